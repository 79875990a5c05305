"""Which format an entry has, where its name, a server and its bytes agree and where not."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.read.packing import REPORT, documents, items, problems, tarred, told, zipped

from fogline.config import Limits
from fogline.read import Options
from fogline.read.entry import Entry
from fogline.read.formats import SUFFIXES, reading_with
from fogline.records import Problem, RawDocument

PAGE = b"<!DOCTYPE html><html><body><p>The army left the town."
HTML, TEXT, JSON, PDF = "text/html", "text/plain", "application/json", "application/pdf"


@pytest.mark.parametrize(
    ("name", "content", "media_type", "noted"),
    [
        ("a.txt", PAGE, HTML, True),
        ("a.md", b"<div>\n\n# It left", "text/markdown", False),
        ("a.md", b"[It left](https://a.example)", "text/markdown", False),
        ("a.html", b"%PDF-1.4", PDF, True),
        ("a.pdf", PAGE, HTML, True),
        ("a.doc", PAGE, HTML, False),
        ("a.aspx", PAGE, HTML, False),
        ("a.html", PAGE.decode().encode("utf-16"), HTML, False),
        ("a.csv", b'[{"text": "It left."}]', JSON, True),
        ("a.csv", PAGE, HTML, True),
        ("a.json", b'{"text": "It left."}\n{"text": "It came."}', JSON, False),
        ("a.jsonl", b'[\n{"text": "It left."},\n{"text": "It came."}]', JSON, False),
        ("a.txt", gzip.compress(REPORT), TEXT, True),
        ("a.txt", b'{"dump": [1]}\nThe army left.', TEXT, False),
        ("a.txt", b"[Photo] The army left.", TEXT, False),
        ("a", REPORT, TEXT, False),
        ("a", PAGE, HTML, False),
        ("a", b'{"text": "It left."}', JSON, False),
    ],
)
def test_the_bytes_decide_and_a_name_that_promises_something_else_is_noted(
    name: str, content: bytes, media_type: str, noted: bool
) -> None:
    found = items(name, content)
    assert {document.media_type for document in documents(found)} == {media_type}
    assert [problem.code for problem in problems(found)] == (["wrong-type"] if noted else [])
    assert not any(problem.fatal for problem in problems(found))


def test_what_a_server_says_counts_where_the_name_says_nothing() -> None:
    reading = reading_with(Options())
    for said, media_type in ((f"{HTML}; charset=utf-8", HTML), (TEXT, TEXT), ("Text/Markdown", "text/markdown")):
        (document,) = reading.read(Entry("https://a.example/b", "b", lambda: BytesIO(b"It left."), media_type=said))
        assert isinstance(document, RawDocument)
        assert document.media_type == media_type


def test_xml_that_is_no_feed_is_told_by_its_root() -> None:
    (problem,) = problems(items("a.xml", b"<?xml version='1.0'?><nitf><body>It left.</body></nitf>"))
    assert problem.code == "unknown-format"
    assert "<nitf>" in problem.detail


def test_a_file_without_a_suffix_is_no_text_unless_it_is_named() -> None:
    assert told(items("LICENSE", REPORT, named=False)) == ["unknown-format"]


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_an_empty_file_is_told_whatever_its_name(suffix: str) -> None:
    assert told(items(f"a{suffix}", b"")) == ["empty-file"]


SMALL = Limits(document_bytes=5000, office_bytes=20_000, archive_entries=20, table_cells=2000, feed_entries=5)
WHOLE = [
    PAGE,
    zipped(("a.txt", REPORT), ("b.html", PAGE)),
    zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a><b/></a>")),
    zipped(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/a.xml", b"<c r='A1'/>")),
    tarred(("a.txt", REPORT)),
    gzip.compress(tarred(("a.txt", REPORT))),
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://[a\r\nContent-Type: application/http\r\nContent-Length: 30"
    b"\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\n<html>\r\n\r\n",
    b'id,text\n1,"It left."\n2,It came.\n',
    b'{"name": "a", "type": "b", "messages": [{"id": 1, "text": ["It left."]}]}',
    b"<rss version='2.0'><channel><item><title>It left</title><link>http://a.example</link></item></channel></rss>",
    b"From: a@a.example\r\nSubject: It left\r\nContent-Type: text/plain\r\n\r\nIt left.",
]


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    """Something whole in which bytes were changed, taken out or put in."""
    content = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(content)))
        content[at : at + draw(st.integers(0, 8))] = draw(st.binary(max_size=8))
    return bytes(content)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(_damaged() | st.binary(max_size=400), st.sampled_from(["", ".png", ".xml", *SUFFIXES]), st.booleans())
def test_any_bytes_under_any_name_give_documents_or_problems_and_never_nothing(content: bytes, suffix: str, named: bool) -> None:
    found = items(f"a{suffix}", content, SMALL, named=named)
    assert found
    for item in found:
        assert isinstance(item, RawDocument) or (isinstance(item, Problem) and item.detail)
