"""The test set is what it says, before anything is measured on it."""

from __future__ import annotations

from tests.pages.render import pages


def test_the_set_is_large_and_varied_and_the_same_each_time() -> None:
    made = pages()
    assert len(made) >= 60
    assert len({page.design for page in made}) >= 12
    assert len({page.name for page in made}) == len(made)
    assert not [page.name for page in made if "{{" in page.source or "{{" in "".join(page.lines)]


def test_every_page_holds_its_report() -> None:
    assert [page.name for page in pages() if not page.lines or len(page.source) < 500] == []
