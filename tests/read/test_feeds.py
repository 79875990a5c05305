"""Feeds of every dialect, and the pages that they link to."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.site import LIMITS, PAGE, Page, Site, fetcher

from fogline.config import Limits
from fogline.read import Options, Web, read_source
from fogline.read.entry import Entry
from fogline.read.feeds.entries import parsed
from fogline.read.formats import reading_with
from fogline.records import Problem, RawDocument

LONG = "The rebels left Alder on Friday after talks, a monitor said. " * 20
TEASER = "The rebels left Alder …"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Valley Courier</title><link>{root}/</link>
<item><title>Convoy leaves &amp;amp; returns</title><link>/one</link><dc:creator>Jane Roe</dc:creator>
<pubDate>Sat, 05 Jan 2019 14:02:08 +0000</pubDate><description>{teaser}</description></item>
<item><title>Second</title><guid isPermaLink="true">{root}/two</guid><pubDate>Sun, 06 Jan 2019 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>{long}</p>]]></content:encoded></item>
</channel></rss>"""
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="{root}/"><title>Valley Courier</title></channel>
<item rdf:about="{root}/one"><title>Convoy leaves</title><link>{root}/one</link><dc:date>2019-01-05T14:02:08Z</dc:date></item>
</rdf:RDF>"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{root}/"><title type="html">Valley &amp;lt;b&amp;gt;Courier</title>
<entry><title>Convoy leaves</title><link rel="enclosure" href="x.mp3"/><link rel="alternate" href="one"/><id>urn:1</id>
<published>2019-01-05T14:02:08Z</published><updated>2019-02-01T00:00:00Z</updated><author><name>Jane Roe</name></author></entry>
</feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Valley Courier",
    "items": [
        {
            "id": "1", "url": "/one", "title": "Convoy leaves", "date_published": "2019-01-05T14:02:08Z",
            "authors": [{"name": "Jane Roe"}, {"name": "John Doe"}], "content_html": f"<p>{LONG}</p>",
        },
        "no item", {"id": 7, "content_text": LONG, "url": ["x"]},
    ],
}  # fmt: skip


def read(address: str, web: Web | None, limits: Limits = LIMITS) -> tuple[list[RawDocument], list[Problem]]:
    items = list(read_source(address, Options(limits, web=web)))
    documents = [item for item in items if isinstance(item, RawDocument)]
    return documents, [item for item in items if isinstance(item, Problem)]


def read_bytes(content: bytes, name: str = "feed.xml", limits: Limits = LIMITS) -> tuple[list[RawDocument], list[Problem]]:
    items = list(reading_with(Options(limits)).read(Entry.of_bytes(name, name, content)))
    documents = [item for item in items if isinstance(item, RawDocument)]
    return documents, [item for item in items if isinstance(item, Problem)]


def put(site: Site, feed: str, media_type: str = "application/rss+xml", **pages: str) -> str:
    """Put a feed with its pages on a site and return its address."""
    filled = feed.replace("{root}", site.root).replace("{long}", LONG).replace("{teaser}", TEASER)
    site.pages["/feed"] = Page(filled, media_type)
    for name, text in pages.items():
        site.pages[f"/{name}"] = Page(PAGE.format(text))
    return f"{site.root}/feed"


def said(document: RawDocument) -> Mapping[str, str]:
    return dict(document.metadata)


@pytest.mark.parametrize(
    ("feed", "media_type"),
    [
        (RSS, "text/xml"),
        (RDF, "text/html"),
        (ATOM, "application/atom+xml; charset=utf-8"),
        (json.dumps(JSON), "application/feed+json"),
    ],
)
def test_the_pages_of_a_feed_are_read_with_what_it_says_of_them(site: Site, feed: str, media_type: str) -> None:
    documents, _ = read(put(site, feed, media_type, one="The rebels left Alder."), fetcher())
    one = documents[0]
    assert one.content == PAGE.format("The rebels left Alder.").encode()
    assert (one.address, one.media_type, one.name) == (f"{site.root}/one", "text/html", "127.0.0.1-one")
    assert said(one)["url"] == f"{site.root}/one"
    assert said(one)["title"].startswith("Convoy leaves")
    assert said(one)["published"] in {"Sat, 05 Jan 2019 14:02:08 +0000", "2019-01-05T14:02:08Z"}
    assert said(one)["feed"].startswith("Valley")
    assert "outlet" not in said(one)


def test_titles_and_authors_come_without_markup(site: Site) -> None:
    documents, problems = read(put(site, RSS, one="a report", two="another"), fetcher())
    assert [(said(document)["title"], said(document).get("author")) for document in documents] == [
        ("Convoy leaves & returns", "Jane Roe"),
        ("Second", None),
    ]
    assert problems == []


def test_where_a_page_cannot_be_had_the_feed_s_own_text_is_read(site: Site) -> None:
    documents, problems = read(put(site, RSS, one="a report"), fetcher())
    two = documents[1]
    assert two.content.decode() == f"<p>{LONG}</p>"
    assert (two.address, two.media_type, two.name) == (f"{site.root}/feed#{site.root}/two", "text/html", "127.0.0.1-two")
    assert said(two) == {
        "title": "Second",
        "feed": "Valley Courier",
        "published": "Sun, 06 Jan 2019 10:00:00 GMT",
        "outlet": "Valley Courier",
        "url": f"{site.root}/two",
        "fetched": "2019-01-08T09:30:00+00:00",
        "charset": "utf-8",
    }
    assert [(problem.code, problem.fatal, problem.record_id) for problem in problems] == [
        ("http-error", False, f"{site.root}/two")
    ]


def test_a_summary_is_the_last_resort_and_told(site: Site) -> None:
    documents, problems = read(put(site, RSS, two="a report"), fetcher())
    assert documents[0].content.decode() == TEASER
    assert [(problem.code, problem.fatal) for problem in problems] == [("only-summary", False)]


def test_where_there_is_no_text_at_all_the_report_is_lost(site: Site) -> None:
    documents, problems = read(put(site, ATOM), fetcher())
    assert documents == []
    assert [(problem.code, problem.fatal) for problem in problems] == [("http-error", True)]


def test_offline_a_feed_gives_what_it_carries() -> None:
    documents, problems = read_bytes(RSS.replace("{root}", "http://news.invalid").replace("{long}", LONG).encode())
    assert len(documents) == 2
    assert [(problem.code, problem.fatal) for problem in problems] == [("offline", False)]
    assert "2 pages" in problems[0].detail


def test_an_address_offline_is_one_clear_problem() -> None:
    documents, problems = read("http://news.invalid/feed", None)
    assert documents == []
    assert [(problem.code, problem.fatal, bool(problem.hint)) for problem in problems] == [("offline", True, True)]


def test_a_feed_of_json_gives_its_texts() -> None:
    documents, _ = read_bytes(json.dumps(JSON).encode(), "feed.json")
    assert [document.media_type for document in documents] == ["text/html", "text/plain"]
    assert said(documents[0])["author"] == "Jane Roe, John Doe"
    assert documents[1].content.decode() == LONG


def test_a_feed_that_links_to_itself_ends(site: Site) -> None:
    address = put(site, RSS.replace("/one", "/feed").replace("/two", "/other"))
    site.pages["/other"] = Page(RSS.replace("{root}", site.root).replace("{long}", LONG), "application/rss+xml")
    documents, problems = read(address, fetcher())
    assert site.paths() == ["/feed", "/other"]
    assert [document.content.decode() for document in documents] == [f"<p>{LONG}</p>"]
    assert {problem.code for problem in problems} == {"no-report"}


def test_what_is_linked_but_no_report_gives_the_feed_s_own_text(site: Site) -> None:
    address = put(site, RSS, one="a report")
    site.pages["/two"] = Page(b"\x89PNG\r\n\x1a\n" + bytes(100), "image/png")
    documents, problems = read(address, fetcher())
    assert documents[1].content.decode() == f"<p>{LONG}</p>"
    assert not any(problem.fatal for problem in problems)


def test_links_elsewhere_than_to_the_web_are_not_followed(site: Site) -> None:
    feed = RSS.replace("<link>/one</link>", "<link>file:///etc/passwd</link>").replace("{root}/two", "javascript:alert(1)")
    documents, problems = read(put(site, feed), fetcher())
    assert site.paths() == ["/feed"]
    assert len(documents) == 2
    assert problems == []


@pytest.mark.parametrize("form", ["size", "time"])
def test_a_feed_that_never_ends_is_read_as_far_as_it_came(site: Site, form: str) -> None:
    head, _, item = RSS.replace("{root}", site.root).replace("{long}", LONG).rpartition("<item>")
    ended = Event()

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/rss+xml")
        handler.end_headers()
        handler.wfile.write((head + "<item>" + item.replace("</channel></rss>", "")).encode())
        while not ended.wait(0.1 if form == "time" else 0):
            handler.wfile.write(b"<!-- and so on -->" * (1 if form == "time" else 1000))

    site.pages["/feed"] = endless
    limits = replace(LIMITS, document_bytes=100_000, fetch_seconds=1 if form == "time" else 20)
    documents, problems = read(f"{site.root}/feed", fetcher(limits), limits)
    ended.set()
    assert len(documents) == 2
    assert ("broken-feed", False) in {(problem.code, problem.fatal) for problem in problems}


def test_a_broken_feed_gives_what_can_be_read() -> None:
    content = RSS.replace("{root}", "http://news.invalid").replace("{long}", LONG).encode()
    documents, problems = read_bytes(content.replace(b"</channel>", b"<item><title>x & y"))
    assert len(documents) == 2
    assert [problem.code for problem in problems] == ["broken-feed", "offline", "no-text"]


def test_too_many_entries_are_told() -> None:
    content = RSS.replace("{root}", "http://news.invalid").replace("{long}", LONG).encode()
    documents, problems = read_bytes(content, limits=replace(LIMITS, feed_entries=1))
    assert len(documents) == 1
    assert "too-many-entries" in {problem.code for problem in problems}


def test_entities_of_files_and_bombs_are_not_filled_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    doctype = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "file://{secret}"><!ENTITY a "{"a" * 1000}">'
    names = ["a", *(f"a{number}" for number in range(9))]
    doctype += "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)) + "]>"
    feed = RSS.replace("{long}", LONG).replace("{root}", "http://news.invalid")
    for text in ("&s;", "&a8;", "&a0;&a0;"):
        content = feed.replace("?>", "?>" + doctype, 1).replace("Valley Courier", text).replace("{teaser}", text)
        documents, _ = read_bytes(content.encode())
        assert all(b"SECRET" not in document.content and len(document.content) < 100_000 for document in documents)
        assert all("SECRET" not in value for document in documents for _, value in document.metadata)


def test_the_name_of_a_file_is_no_feed(tmp_path: Path) -> None:
    feed = tmp_path / "feed"
    feed.write_text(RSS)
    assert parsed(str(feed).encode(), "http://news.invalid/", None).entries == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_a_feed_s_own_encoding_is_read(encoding: str) -> None:
    text = (
        RSS.replace('encoding="utf-8"', f'encoding="{encoding}"')
        .replace("{long}", LONG + " Слава")
        .replace("{root}", "http://x.invalid")
    )
    documents, _ = read_bytes(text.encode(encoding), "feed.rss")
    assert "Слава" in documents[1].content.decode()


def test_a_wrong_charset_of_the_server_does_not_spoil_a_feed(site: Site) -> None:
    documents, _ = read(put(site, RSS.replace("Second", "Alépo"), "text/xml; charset=iso-8859-1", one="a", two="b"), fetcher())
    assert said(documents[1])["title"] == "Alépo"


@pytest.mark.parametrize("half", ["\\ud800", "\\udcff\\ud800"])
def test_half_characters_come_through_nowhere(site: Site, half: str) -> None:
    text = json.dumps(JSON).replace("/one", f"/{half}").replace("Convoy", half)
    documents, problems = read(put(site, text, "application/json"), fetcher())
    told = [*(value for document in documents for _, value in document.metadata), *(problem.record_id for problem in problems)]
    assert all(value.encode() for value in [*told, *(document.address for document in documents)])


WHOLE = [
    RSS.replace("{root}", "http://news.invalid").replace("{long}", LONG).encode(),
    RDF.replace("{root}", "http://news.invalid").encode(),
    ATOM.replace("{root}", "http://news.invalid").encode(),
    json.dumps(JSON).encode(),
]


@given(st.sampled_from(WHOLE), st.randoms(use_true_random=False), st.lists(st.binary(max_size=8), min_size=1, max_size=12))
def test_a_mutated_feed_gives_documents_and_problems(content: bytes, chance: random.Random, parts: list[bytes]) -> None:
    for part in parts:
        at = chance.randrange(len(content) + 1)
        content = content[:at] + part + content[at + chance.randrange(20) :]
        if chance.random() < 0.3:
            other = chance.randrange(len(content) + 1)
            content += content[other : other + 200]
    documents, problems = read_bytes(content)
    assert documents or problems
    for document in documents:
        assert all(key and value and value.encode() for key, value in document.metadata)
    assert all(problem.detail.encode() for problem in problems)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["url", "title", "name", "items", "authors"]), inner)
    ),
    max_leaves=10,
)


@given(
    st.dictionaries(st.sampled_from(["title", "items", "home_page_url"]), json_values),
    st.lists(
        st.dictionaries(
            st.sampled_from(
                ["id", "url", "external_url", "title", "author", "authors", "content_html", "content_text", "summary"]
            ),
            json_values,
        )
    ),
)
def test_any_json_feed_gives_documents_and_problems(told: dict[str, object], items: list[dict[str, object]]) -> None:
    feed = {"items": items, **told, "version": "https://jsonfeed.org/version/1"}
    documents, problems = read_bytes(json.dumps(feed).encode(), "feed.json")
    assert documents or problems
