"""The five reports, where they are there."""

from __future__ import annotations

from tests.clean.documents import cleaned
from tests.shared import SHARED, needs_shared

from fogline.read import read_source
from fogline.records import RawDocument

PUBLISHED = {"000": "2017-04-01", "001": "2016-09-25", "002": "2019-01-10", "003": "2016-12-17", "004": "2016-08-22"}


@needs_shared
def test_every_seed_has_its_day() -> None:
    found = {
        item.name[:3]: cleaned(item).published for item in read_source(str(SHARED / "seeds")) if isinstance(item, RawDocument)
    }
    assert {name: str(published.day) for name, published in found.items() if published} == PUBLISHED


@needs_shared
def test_the_seeds_keep_their_report_alone() -> None:
    articles = [cleaned(item) for item in read_source(str(SHARED / "seeds")) if isinstance(item, RawDocument)]
    for article in articles:
        assert article.title is not None
        assert article.text.startswith(article.title)
        assert article.text.count(article.title) == 1
        assert not any(word in article.text for word in ("string(", "Support ", "Notify of", "Back to top", "Facebook", "PhotoI"))
