"""A second run fetches what changed, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.read.site import PAGE, Page, Site, serving

from fogline import Case
from fogline.read.web import Visit
from fogline.records import Problem, Stage
from fogline.run import Choices, Summary
from fogline.run.unreached import as_one
from fogline.run.visits import Visits
from fogline.store import CaseFolder, document_path, write_whole

PRIVATE = Choices(private=True)
NEWS = "The rebels withdrew from Alder on Friday, a monitor said. At least three civilians were killed by shelling in {}."
VISIT = Visit("http://a.invalid/a", "http://a.invalid/a", 200, "2019-01-08T09:30:00+00:00", "0" * 64, etag='"1"')


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = Case(tmp_path / "case")
    made.folder.make()
    with made.folder.toml.open("a") as stream:
        stream.write("\n[limits]\nhost_delay = 0\nfetch_retries = 0\n")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> CaseFolder:
    made = CaseFolder(tmp_path / "case")
    made.make()
    return made


def page(town: str) -> Page:
    return Page(PAGE.format(NEWS.format(town)), headers={"ETag": f'"{town}"'})


def feed(site: Site, *towns: str) -> Page:
    items = "".join(f"<item><title>{town}</title><link>{site.root}/{town}</link></item>" for town in towns)
    text = f'<rss version="2.0"><channel><title>Valley Courier</title>{items}</channel></rss>'
    return Page(text, "application/rss+xml", headers={"ETag": f'"{len(towns)}"'})


def counts(summary: Summary) -> tuple[int, int, int]:
    return summary.read, summary.already, len(summary.unread)


def test_a_page_that_did_not_change_is_not_sent_again(site: Site, case: Case) -> None:
    site.pages["/Alder"] = page("Alder")
    assert counts(case.read(f"{site.root}/Alder", choices=PRIVATE)) == (1, 0, 0)
    assert counts(case.read(f"{site.root}/Alder", choices=PRIVATE)) == (0, 1, 0)
    assert site.statuses == [404, 200, 404, 304]
    site.pages["/Alder"] = page("Birch")
    assert counts(case.read(f"{site.root}/Alder", choices=PRIVATE)) == (1, 0, 0)


def test_a_feed_and_its_pages_are_fetched_again_as_far_as_they_changed(site: Site, case: Case) -> None:
    site.pages.update({"/feed": feed(site, "Alder", "Birch"), "/Alder": page("Alder"), "/Birch": page("Birch")})
    assert counts(case.read(f"{site.root}/feed", choices=PRIVATE)) == (2, 0, 0)
    site.asked.clear()
    assert counts(case.read(f"{site.root}/feed", choices=PRIVATE)) == (0, 0, 0)
    assert (site.paths(), site.statuses[-1]) == (["/feed"], 304)
    site.pages.update({"/feed": feed(site, "Alder", "Birch", "Cedar"), "/Cedar": page("Cedar")})
    site.statuses.clear()
    assert counts(case.read(f"{site.root}/feed", choices=PRIVATE)) == (1, 2, 0)
    assert site.statuses == [404, 200, 304, 304, 200]


def test_a_feed_of_which_a_page_was_not_had_is_read_again(site: Site, case: Case) -> None:
    site.pages.update({"/feed": feed(site, "Alder", "Birch"), "/Alder": page("Alder")})
    assert counts(case.read(f"{site.root}/feed", choices=PRIVATE)) == (1, 0, 1)
    site.pages["/Birch"] = page("Birch")
    assert counts(case.read(f"{site.root}/feed", choices=PRIVATE)) == (1, 1, 0)


def test_without_the_flag_this_machine_is_not_asked(site: Site, case: Case) -> None:
    summary = case.read(f"{site.root}/Alder")
    assert [problem.code for problem in summary.unread] == ["refused-address"]
    assert site.asked == []


def test_offline_nothing_is_asked_for_and_nothing_kept_of_it(site: Site, case: Case) -> None:
    summary = case.read(f"{site.root}/Alder", choices=Choices(offline=True, private=True))
    assert [problem.code for problem in summary.unread] == ["offline"]
    assert site.asked == []
    assert summary.problems == {}


def test_the_answers_of_a_run_are_written_down(site: Site, case: Case) -> None:
    site.pages["/Alder"] = page("Alder")
    case.read(f"{site.root}/Alder", f"{site.root}/gone", choices=PRIVATE)
    lines = case.folder.visits.read_text().splitlines()
    assert len(lines) == 2
    assert '"etag": "\\"Alder\\""' in lines[0]
    assert '"status": 404' in lines[1]


def stored(folder: CaseFolder, visit: Visit) -> None:
    assert visit.sha256
    write_whole(document_path(folder.documents, visit.sha256), b"")


def test_only_answers_that_are_here_are_asked_about(folder: CaseFolder) -> None:
    visits = Visits(folder)
    visits.add(VISIT)
    visits.add(replace(VISIT, address="http://a.invalid/b", etag=None))
    visits.add(replace(VISIT, address="http://a.invalid/feed", sha256="1" * 64))
    visits.add(replace(VISIT, address="http://a.invalid/cut", sha256="2" * 64))
    visits.keep("http://a.invalid/feed")
    visits.save(ended=True)
    assert Visits(folder).last(VISIT.address) is None
    stored(folder, VISIT)
    known = Visits(folder)
    assert known.last(VISIT.address) == VISIT
    assert known.last("http://a.invalid/b") is None
    assert known.last("http://a.invalid/cut") is None
    whole = known.last("http://a.invalid/feed")
    assert whole
    assert known.content(whole) is None


def test_answers_are_written_down_as_their_documents_are_stored(folder: CaseFolder) -> None:
    visits = Visits(folder)
    visits.add(VISIT)
    visits.add(replace(VISIT, address="http://a.invalid/b", sha256="1" * 64))
    visits.save(ended=False)
    assert not folder.visits.exists()
    stored(folder, VISIT)
    visits.save(ended=False)
    assert len(folder.visits.read_text().splitlines()) == 1
    visits.save(ended=True)
    visits.save(ended=True)
    assert len(folder.visits.read_text().splitlines()) == 2


@pytest.mark.parametrize(
    "half", ['{"address": "http://a.inv', "\udcff".encode("utf-8", "surrogateescape").decode("latin-1"), "[1]", "{}"]
)
def test_half_a_line_of_a_killed_run_is_passed_over(folder: CaseFolder, half: str) -> None:
    stored(folder, VISIT)
    visits = Visits(folder)
    visits.add(VISIT)
    visits.save(ended=True)
    with folder.visits.open("a", encoding="latin-1") as stream:
        stream.write(half)
    again = Visits(folder)
    assert again.last(VISIT.address) == VISIT
    again.add(replace(VISIT, etag='"2"'))
    again.save(ended=True)
    last = Visits(folder).last(VISIT.address)
    assert last
    assert last.etag == '"2"'


def test_the_same_lack_of_a_network_is_told_once() -> None:
    def lost(address: str, code: str) -> Problem:
        return Problem(Stage.READ, address, code, f"{address} was not fetched", "later", fatal=True)

    problems = [lost("a", "no-network"), lost("b", "http-error"), lost("c", "no-network"), lost("a", "no-network")]
    (other, one) = as_one(problems)
    assert other.code == "http-error"
    assert (one.record_id, one.detail) == ("a", "a was not fetched; for the same reason 1 more was not")
