"""Web archives, sound and not, written by another program than the one that reads them."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Sequence

import brotli  # type: ignore[import-not-found, import-untyped, unused-ignore]
import pytest
from tests.read.packing import documents, items, problems, told, zipped
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from fogline.config import Limits
from fogline.read import Options
from fogline.read.entry import Entry
from fogline.read.formats import reading_with
from fogline.records import RawDocument

PAGE = b"<!DOCTYPE html><html><body><p>The army left the town on Monday.</p></body></html>"
DATE = "2017-01-02T03:04:05Z"
HTML = "text/html; charset=windows-1252"


class _Writer(WARCWriter):  # type: ignore[misc, unused-ignore]
    """A writer that leaves no temporary file open."""

    def _create_temp_file(self) -> io.BytesIO:
        return io.BytesIO()


class _Archive:
    """A web archive in the making."""

    def __init__(self, *, packed: bool = False) -> None:
        self.stream = io.BytesIO()
        self._writer = _Writer(self.stream, gzip=packed)

    def answer(
        self,
        url: str,
        body: bytes = PAGE,
        content_type: str = HTML,
        *,
        status: str = "200 OK",
        headers: Sequence[tuple[str, str]] = (),
        warc_headers: Sequence[tuple[str, str]] = (),
    ) -> _Archive:
        head = StatusAndHeaders(status, [("Content-Type", content_type), *headers], protocol="HTTP/1.1")
        said = {"WARC-Date": DATE, **dict(warc_headers)}
        record = self._writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=head, warc_headers_dict=said)
        self._writer.write_record(record)
        return self

    def plain(self, url: str, kind: str, body: bytes, content_type: str) -> _Archive:
        self._writer.write_record(
            self._writer.create_warc_record(
                url, kind, io.BytesIO(body), warc_content_type=content_type, warc_headers_dict={"WARC-Date": DATE}
            )
        )
        return self

    @property
    def content(self) -> bytes:
        return self.stream.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_is_its_body_with_where_and_when_it_was_kept(packed: bool) -> None:
    name = "news.warc.gz" if packed else "news.warc"
    content = (
        _Archive(packed=packed).answer("https://www.example.org/news/2017/convoy.html?ref=1").answer("http://b.example/").content
    )
    first, second = documents(items(name, content))
    assert first.content == PAGE
    assert first.name == "example.org-news-2017-convoy"
    assert first.address == f"{name}/https://www.example.org/news/2017/convoy.html?ref=1"
    assert dict(first.metadata) == {
        "url": "https://www.example.org/news/2017/convoy.html?ref=1",
        "archived": DATE,
        "charset": "windows-1252",
    }
    assert second.name == "b.example"


def _chunks(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(body[at : at + 7]), body[at : at + 7]) for at in range(0, len(body), 7)) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (_chunks(PAGE), [("Transfer-Encoding", "chunked")]),
        (PAGE, [("Transfer-Encoding", "chunked")]),
        (gzip.compress(PAGE), [("Content-Encoding", "gzip")]),
        (PAGE, [("Content-Encoding", "gzip")]),
        (_chunks(gzip.compress(PAGE)), [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]),
        (zlib.compress(PAGE), [("Content-Encoding", "deflate")]),
        (zlib.compress(PAGE)[2:-4], [("Content-Encoding", "deflate")]),
        (brotli.compress(PAGE), [("Content-Encoding", "br")]),
    ],
)
def test_a_body_is_read_as_it_was_before_it_was_sent(body: bytes, headers: Sequence[tuple[str, str]]) -> None:
    (document,) = documents(items("news.warc", _Archive().answer("http://a.example/b", body, headers=headers).content))
    assert document.content == PAGE


@pytest.mark.parametrize(
    ("body", "way"),
    [(b"\x1f\x8b\x08 and so on", "gzip"), (gzip.compress(PAGE)[:-20], "gzip"), (b"\xff\xff\xff", "br"), (b"abc", "odd")],
)
def test_a_body_that_cannot_be_unpacked_is_one_problem(body: bytes, way: str) -> None:
    archive = _Archive().answer("http://a.example/b", body, headers=[("Content-Encoding", way)]).answer("http://a.example/c")
    assert told(items("news.warc", archive.content)) == ["damaged", "news.warc/http://a.example/c"]


def test_what_is_no_report_is_one_note_with_numbers() -> None:
    archive = _Archive()
    for number in range(50):
        archive.answer(f"http://a.example/{number}.png", b"\x89PNG", "image/png")
        archive.answer(f"http://a.example/{number}.css", b"p {}", "text/css")
    archive.answer("http://a.example/gone", PAGE, status="404 Not Found")
    archive.answer("http://a.example/there", b"", status="301 Moved Permanently")
    archive.answer("http://a.example/empty", b"")
    archive.answer("http://a.example/data", b'{"a": 1}', "text/html")
    archive.answer("http://a.example/hidden.html", b"\x89PNG")
    archive.answer("http://a.example/robots.txt", b"User-agent: *", "text/plain")
    archive.plain("http://a.example/again", "revisit", b"", "application/http; msgtype=response")
    archive.plain("urn:text:http://a.example/", "resource", b"The army left.", "text/plain")
    archive.plain("http://a.example/", "metadata", b"a: b", "application/warc-fields")
    archive.answer("http://a.example/page")
    document, note = items("news.warc", archive.content)
    assert isinstance(document, RawDocument)
    assert (note.code, note.fatal) == ("not-reports", False)  # type: ignore[union-attr]
    for said in ("50 pictures", "50 scripts and styles", "2 redirects and errors", "1 empty answers", "1 found unchanged"):
        assert said in note.detail  # type: ignore[union-attr]


def test_texts_pdfs_and_what_servers_call_wrongly_are_told_by_their_bytes() -> None:
    archive = _Archive()
    archive.answer("http://a.example/a", b"The army left.", "text/plain")
    archive.answer("http://a.example/b", b"%PDF-1.4 and so on", "application/octet-stream")
    archive.answer("http://a.example/c", PAGE, "text/plain")
    archive.plain("http://a.example/d", "resource", PAGE, "text/html")
    archive.plain("http://a.example/e", "conversion", b"The army left.", "text/plain")
    types = [document.media_type for document in documents(items("news.warc", archive.content))]
    assert types == ["text/plain", "application/pdf", "text/html", "text/html", "text/plain"]


def test_a_page_that_was_cut_when_it_was_kept_is_noted() -> None:
    archive = _Archive().answer("http://a.example/", warc_headers=[("WARC-Truncated", "length")])
    assert told(items("news.warc", archive.content)) == ["cut-short", "news.warc/http://a.example/"]


def test_a_page_over_the_limit_is_refused_and_the_next_is_read() -> None:
    archive = _Archive().answer("http://a.example/a", PAGE + b"a" * 5000).answer("http://a.example/b")
    assert told(items("news.warc", archive.content, Limits(document_bytes=4000))) == ["too-large", "news.warc/http://a.example/b"]


def test_a_packed_body_over_the_limit_is_refused() -> None:
    body = gzip.compress(PAGE + bytes(10_000_000))
    archive = _Archive().answer("http://a.example/a", body, headers=[("Content-Encoding", "gzip")])
    assert told(items("news.warc", archive.content)) == ["too-large"]


@pytest.mark.parametrize(
    ("found", "becomes"),
    [
        (b"HTTP/1.1 200 OK", b"\0\1 no head is"),
        (b"WARC-Date:", b"X: " + b"a" * 400_000 + b"\r\nWARC-Date:"),
        (b"Content-Type: text/html", b"X: " + b"a" * 400_000),
        (b"Content-Length: ", b"Content-Longth: "),
    ],
)
def test_a_broken_record_is_told_and_the_next_one_read(found: bytes, becomes: bytes) -> None:
    content = _Archive().answer("http://a.example/a").answer("http://a.example/b").answer("http://a.example/c").content
    result = items("news.warc", content.replace(found, becomes, 1))
    assert told(result)[-1] == "news.warc/http://a.example/c"
    assert [problem.code for problem in problems(result) if problem.fatal]


def test_a_record_of_no_known_kind_is_noted() -> None:
    content = _Archive().answer("http://a.example/a").answer("http://a.example/b").content
    assert told(items("news.warc", content.replace(b"WARC-Type:", b"WARC-Tope:", 1))) == [
        "news.warc/http://a.example/b",
        "not-reports",
    ]


def test_the_record_at_a_cut_is_told() -> None:
    content = _Archive().answer("http://a.example/a").answer("http://a.example/b").content
    assert told(items("news.warc", content[:-20])) == ["news.warc/http://a.example/a", "damaged"]


def test_a_cut_packed_archive_is_read_up_to_the_cut() -> None:
    content = _Archive(packed=True).answer("http://a.example/a").answer("http://a.example/b").content
    assert told(items("news.warc.gz", content[:-20]))[0] == "news.warc.gz/http://a.example/a"
    assert told(items("news.warc.gz", content[:-20]))[-1] == "damaged"


@pytest.mark.parametrize("content", [b"", b"WARC/1.0\r\n", b"WARC/1.0\r\n\r\n", b"WARC/1.1"])
def test_an_archive_of_nothing_is_told(content: bytes) -> None:
    assert told(items("news.warc", content)) in (["empty-file"], ["not-reports"])


def test_thousands_of_broken_records_are_not_thousands_of_problems() -> None:
    assert len(items("news.warc", b"WARC/1.0 x\r\n" * 10_000)) < 200


def test_a_wacz_is_read_by_its_archives_alone() -> None:
    packed = _Archive(packed=True).answer("http://a.example/a").content
    content = zipped(
        ("datapackage.json", b'{"profile": "data-package", "wacz_version": "1.1.1"}'),
        ("archive/data.warc.gz", packed),
        ("pages/pages.jsonl", b'{"format": "json-pages-1.0", "id": "pages"}\n{"url": "http://a.example/a", "text": "left"}\n'),
        ("indexes/index.cdx.gz", gzip.compress(b"example,a)/ 2017")),
    )
    (document,) = items("news.wacz", content)
    assert isinstance(document, RawDocument)
    assert document.address == "news.wacz/archive/data.warc.gz/http://a.example/a"
    assert dict(document.metadata)["archived"] == DATE


@pytest.mark.parametrize("packed", [False, True])
def test_the_first_page_comes_before_the_end_is_read(packed: bool) -> None:
    archive = _Archive(packed=packed)
    for number in range(300):
        archive.answer(f"http://a.example/{number}", PAGE + bytes(f"{number**999}", "ascii"))
    stream = io.BytesIO(archive.content)
    reading = reading_with(Options())
    found = reading.read(Entry("news.warc", "news.warc", lambda: stream))
    assert isinstance(next(found), RawDocument)
    assert stream.tell() < len(archive.content) / 2
    assert len(list(found)) == 299
