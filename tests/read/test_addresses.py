"""Lists of addresses and of feeds."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.site import LIMITS, PAGE, Page, Site, fetcher, moved

from fogline.config import Limits
from fogline.read import Options, Web, read_source
from fogline.read.entry import Entry
from fogline.read.formats import reading_with
from fogline.records import Problem, RawDocument

FEED = """<rss version="2.0"><channel><title>Valley Courier</title>
<item><title>Convoy</title><link>{root}/{name}</link></item></channel></rss>"""


def read(source: str, web: Web | None, limits: Limits = LIMITS) -> tuple[list[str], list[str]]:
    """Return the addresses of the documents, and the codes of the problems."""
    items = list(read_source(source, Options(limits, web=web)))
    documents = [item.address for item in items if isinstance(item, RawDocument)]
    return documents, [item.code for item in items if isinstance(item, Problem)]


def test_a_list_of_addresses_is_read_each_once(site: Site, tmp_path: Path) -> None:
    site.pages.update({f"/{name}": Page(PAGE.format(name)) for name in "ab"})
    listed = f"# reports\n{site.root}/a\n\n  {site.root}/b\r\n{site.root}/a\n"
    (tmp_path / "list.txt").write_text(listed, encoding="utf-8-sig")
    assert read(str(tmp_path / "list.txt"), fetcher()) == ([f"{site.root}/a", f"{site.root}/b"], [])
    assert site.paths() == ["/a", "/b"]


def test_a_line_that_is_no_web_address_is_told_and_the_others_are_read(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = Page(PAGE.format("a"))
    lines = [*[f"{site.root}/a"] * 400, "convoy leaves", "ftp://127.0.0.1/b"]
    (tmp_path / "list.txt").write_text("\n".join(lines))
    assert read(str(tmp_path / "list.txt"), fetcher()) == ([f"{site.root}/a"], ["unknown-scheme", "unknown-scheme"])


def test_a_list_offline_is_one_clear_problem(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("http://a.invalid/\nhttp://b.invalid/\n")
    (problem,) = read_source(str(tmp_path / "list.txt"), Options(LIMITS))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.fatal) == ("offline", True)
    assert "2 addresses" in problem.detail


def test_too_long_a_list_is_told(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = Page(PAGE.format("a"))
    (tmp_path / "list.txt").write_text(f"{site.root}/a\n{site.root}/b\n")
    limits = replace(LIMITS, feed_entries=1)
    assert read(str(tmp_path / "list.txt"), fetcher(limits), limits) == ([f"{site.root}/a"], ["too-many-addresses"])


@pytest.mark.parametrize("address", ["ftp://example.org/a", "gopher://example.org/", "ftp://example.org/\udcff"])
def test_other_schemes_are_refused(address: str) -> None:
    assert read(address, fetcher()) == ([], ["unknown-scheme"])
    assert read(address, None) == ([], ["unknown-scheme"])


def test_an_address_with_half_characters_is_a_problem_that_can_be_kept(site: Site) -> None:
    (problem,) = read_source(f"{site.root}/\udcff", Options(LIMITS, web=fetcher()))
    assert isinstance(problem, Problem)
    assert problem.record_id.encode()


def test_a_page_that_is_no_longer_encrypted_is_noted() -> None:
    class Moved:
        def fetch(self, address: str) -> Entry:
            return Entry.of_bytes(address, "a.html", PAGE.format("a").encode(), (("url", "http://news.invalid/a"),))

        def keep(self, address: str) -> None:
            raise AssertionError(address)

    assert read("https://news.invalid/a", Moved()) == (["https://news.invalid/a"], ["not-encrypted"])


@pytest.mark.parametrize(
    ("media_type", "body", "wanted"),
    [
        ("text/plain", PAGE.format("a"), "text/html"),
        ("image/png", PAGE.format("a"), "text/html"),
        ("application/octet-stream", PAGE.format("a"), "text/html"),
        (None, PAGE.format("a"), "text/html"),
        ("text/html", "%PDF-1.7 …", "application/pdf"),
        ("text/plain", "The army left.", "text/plain"),
        (None, "The army left.", "text/plain"),
    ],
)
def test_what_a_server_sends_counts_more_than_what_it_says(site: Site, media_type: str | None, body: str, wanted: str) -> None:
    site.pages["/a"] = Page(body, media_type)
    items = list(read_source(f"{site.root}/a", Options(LIMITS, web=fetcher())))
    assert [item.media_type for item in items if isinstance(item, RawDocument)] == [wanted]
    assert not any(isinstance(item, Problem) and item.fatal for item in items)


def test_a_picture_is_one_problem(site: Site) -> None:
    site.pages["/a"] = Page(b"\x89PNG\r\n\x1a\n", "text/html")
    assert read(f"{site.root}/a", fetcher()) == ([], ["unknown-format"])


def test_an_archive_on_the_web_is_read_like_one_that_lies_here(site: Site) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.html", PAGE.format("a"))
        archive.writestr("b.txt", "The army left Birch.")
    site.pages["/reports"] = Page(packed.getvalue(), "application/zip")
    documents = list(read_source(f"{site.root}/reports", Options(LIMITS, web=fetcher())))
    assert [item.name for item in documents if isinstance(item, RawDocument)] == ["a", "b"]
    assert all(dict(item.metadata)["fetched"] for item in documents if isinstance(item, RawDocument))


# OPML


def opml(*outlines: str) -> str:
    return f'<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>{"".join(outlines)}</body></opml>'


def test_a_list_of_feeds_leads_to_their_pages(site: Site) -> None:
    for name in "ab":
        site.pages[f"/{name}.rss"] = Page(FEED.format(root=site.root, name=name), "application/rss+xml")
        site.pages[f"/{name}"] = Page(PAGE.format(name))
    nested = f'<outline text="x"><outline text="y"><outline type="rss" xmlUrl="{site.root}/b.rss"/></outline></outline>'
    site.pages["/feeds.opml"] = Page(opml(f'<outline type="rss" XMLURL="{site.root}/a.rss"/>', nested), "text/x-opml")
    assert read(f"{site.root}/feeds.opml", fetcher()) == ([f"{site.root}/a", f"{site.root}/b"], [])


def test_lists_that_include_each_other_end(site: Site) -> None:
    include = '<outline type="include" url="{}"/>'
    site.pages["/feeds.opml"] = Page(opml(include.format(f"{site.root}/feeds.opml"), include.format(f"{site.root}/0.opml")))
    for number in range(20):
        site.pages[f"/{number}.opml"] = Page(opml(include.format(f"{site.root}/{number + 1}.opml")), "text/x-opml")
    assert read(f"{site.root}/feeds.opml", fetcher()) == ([], ["wrong-type", "too-deep"])
    assert site.paths() == ["/feeds.opml", "/0.opml", "/1.opml", "/2.opml"]


def test_a_list_of_feeds_fills_in_no_files(tmp_path: Path, site: Site) -> None:
    (tmp_path / "secret").write_text("SECRET")
    doctype = f'<!DOCTYPE opml [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>'
    text = opml(f'<outline xmlUrl="{site.root}/a">&s;</outline>').replace("?>", f"?>{doctype}", 1)
    (tmp_path / "feeds.opml").write_text(text)
    assert read(str(tmp_path / "feeds.opml"), fetcher()) == ([], ["http-error"])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (opml(), "empty-list"),
        ("<opml", "empty-list"),
        ("<opml a=\x01", "empty-list"),
        (opml('<outline xmlUrl="file:///etc/passwd"/>'), "unknown-scheme"),
    ],
)
def test_what_is_no_list_of_feeds_is_one_problem(tmp_path: Path, content: str, code: str) -> None:
    (tmp_path / "feeds.opml").write_text(content)
    assert read(str(tmp_path / "feeds.opml"), fetcher()) == ([], [code])


@given(st.binary(max_size=60), st.integers(0, 200), st.integers(0, 20))
def test_a_mutated_list_of_feeds_gives_problems(part: bytes, at: int, cut: int) -> None:
    content = opml('<outline text="a"><outline type="rss" xmlUrl="http://a.invalid/feed"/></outline>').encode()
    content = content[:at] + part + content[at + cut :]
    items = list(reading_with(Options(LIMITS)).read(Entry.of_bytes("feeds.opml", "feeds.opml", content)))
    assert items
    assert all(isinstance(item, RawDocument) or item.detail.encode() for item in items)


def test_a_permanent_move_is_read_from_where_it_leads(site: Site) -> None:
    site.pages.update({"/old": moved("/new", 301), "/new": Page(PAGE.format("a"))})
    (document,) = read_source(f"{site.root}/old", Options(LIMITS, web=fetcher()))
    assert isinstance(document, RawDocument)
    assert (document.address, document.name) == (f"{site.root}/old", "127.0.0.1-new")
