"""Web archives (WARC): each page that a server answered with, and each text that an archive holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, BinaryIO

from fastwarc.warc import WarcRecordType

from fogline.read.archives.answers import LONGEST_HEAD, Head, body, split
from fogline.read.archives.warc_records import records
from fogline.read.budget import BrokenError
from fogline.read.documents import read_page, read_pdf, read_text
from fogline.read.entry import HEAD, Entry, Metadata
from fogline.read.names import name_of
from fogline.read.options import Item, Reading
from fogline.read.problems import too_large, unreadable
from fogline.read.sniff import packed_as, refused_as, written_as
from fogline.records import Problem

# What a server says of these is believed, so that their bytes need not be looked at.
_NO_REPORTS = {
    "image": "pictures",
    "audio": "sounds and films",
    "video": "sounds and films",
    "font": "fonts",
    "text/css": "scripts and styles",
    "text/javascript": "scripts and styles",
    "application/javascript": "scripts and styles",
    "application/x-javascript": "scripts and styles",
    "application/json": "data",
    "application/ld+json": "data",
    "application/wasm": "scripts and styles",
    "application/font-woff": "fonts",
}
_READ = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_ABOUT = WarcRecordType.request | WarcRecordType.metadata | WarcRecordType.warcinfo
_AGAIN = WarcRecordType.revisit
# Crawlers ask for it before anything else, so that most archives hold many; it is no report, but a text as one.
_ROBOTS = "/robots.txt"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What an archive keeps under an address: the body, its head, and whether it was cut when it was kept."""

    url: str
    address: str
    content: bytes
    head: Head
    metadata: Metadata
    cut: bool


def read_warc(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield a document for each page, text or PDF that an archive holds, and at the end one note on what else it holds.

    Requests and the archive's notes on itself are passed over; so is what was found unchanged and stands elsewhere (`revisit`).
    """
    passed: Counter[str] = Counter()
    found = False
    for number, record in enumerate(records(stream), 1):
        if isinstance(record, BrokenError):
            found = True
            yield unreadable(entry.address, record.code, f"{entry.address}: {record.detail}", record.hint)
        elif record.record_type & _AGAIN:
            passed["found unchanged"] += 1
        elif not record.record_type & _ABOUT and not record.record_type & _READ:
            passed["records of no known kind"] += 1
        elif record.record_type & _READ:
            for item in _read_record(entry, record, number, passed, reading):
                found = True
                yield item
    if passed:
        yield _not_reports(entry, passed)
    elif not found:
        yield unreadable(entry.address, "empty-archive", f"{entry.address} holds no reports", "look at it; was it fetched whole?")


def _not_reports(entry: Entry, passed: Counter[str]) -> Item:
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in sorted(passed.items()))
    detail = f"{entry.address} also holds what is no report: {kinds}"
    return unreadable(entry.address, "not-reports", detail, "nothing to do, if it is as expected", fatal=False)


def _read_record(entry: Entry, record: Any, number: int, passed: Counter[str], reading: Reading) -> Iterator[Item]:  # noqa: ANN401
    kept = _kept(entry, record, number, reading)
    if isinstance(kept, Problem):
        yield kept
    elif isinstance(kept, str):
        passed[kept] += 1
    elif (form := _form(kept)) not in _READERS:
        passed[form] += 1
    else:
        if kept.cut:
            detail = f"{kept.address} was cut when it was archived; it is read as far as it goes"
            yield unreadable(kept.address, "cut-short", detail, "fetch it again if its end matters", fatal=False)
        name = name_of(kept.url) or f"{entry.stem}-record{number:03d}"
        suffix, reader = _READERS[form]
        inner = Entry.of_bytes(kept.address, name + suffix, kept.content, (*entry.metadata, *kept.metadata))
        yield from reader(inner, BytesIO(kept.content), reading)


def _kept(entry: Entry, record: Any, number: int, reading: Reading) -> _Kept | Problem | str:  # noqa: ANN401
    """Return what a record keeps, a word for what it keeps where that is no report, or the problem with it."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if url.startswith("urn:") or url.endswith(_ROBOTS):
        return "notes of the crawler"
    address = f"{entry.address}/{url or f'record {number}'}"
    start = record.reader.read(LONGEST_HEAD + 4)
    answer = _answer(record, start, address)
    if not isinstance(answer, tuple):
        return answer
    head, rest = answer
    limit = _limit(head, reading)
    content = rest + record.reader.read(max(0, limit + 1 - len(rest)))
    if len(start) - len(rest) + len(content) < min(record.content_length, limit + 1):
        return _cut_short(address)
    metadata = _metadata(url, record, head)
    return _opened(_Kept(url, address, content, head, metadata, bool(record.headers.get("WARC-Truncated"))), limit)


def _answer(record: Any, start: bytes, address: str) -> tuple[Head, bytes] | Problem | str:  # noqa: ANN401
    """Return the head of what a record keeps, and what of its body follows in `start`."""
    declared = record.headers.get("Content-Type") or ""
    answer: tuple[Head, bytes] | None = Head(200, {"content-type": declared}), start
    if record.record_type & WarcRecordType.response:
        if not declared.startswith("application/http"):
            return "answers of other services"
        answer = split(start)
    if answer is None and len(start) < min(record.content_length, LONGEST_HEAD):
        return _cut_short(address)
    if answer is None:
        detail = f"{address} is kept without the head of an answer, or with one that cannot be read"
        return unreadable(address, "broken-record", detail, "fetch the page again")
    return _passed_by_head(answer[0]) or answer


def _cut_short(address: str) -> Problem:
    return unreadable(address, "damaged", f"{address} ends before its end", "the archive is cut short; fetch it again")


def _passed_by_head(head: Head) -> str | None:
    if head.status != 200:
        return "redirects and errors"
    return _NO_REPORTS.get(head.media_type) or _NO_REPORTS.get(head.media_type.partition("/")[0])


def _limit(head: Head, reading: Reading) -> int:
    large = head.media_type in {"application/pdf", "application/octet-stream"}
    return reading.limits.office_bytes if large else reading.limits.document_bytes


def _metadata(url: str, record: Any, head: Head) -> Metadata:  # noqa: ANN401
    archived = record.headers.get("WARC-Date")
    said = (("url", url), ("archived", archived), ("charset", head.charset))
    return tuple((key, value) for key, value in said if value)


def _opened(kept: _Kept, limit: int) -> _Kept | Problem | str:
    """Return what is kept with its body as it was before it was packed to be sent."""
    setting = "document_bytes"
    if len(kept.content) > limit:
        return too_large(kept.address, f"over {limit:,} bytes", limit, setting)
    try:
        content = body(kept.head, kept.content, limit + 1)
    except ValueError as error:
        return unreadable(kept.address, "damaged", f"{kept.address} cannot be read: {error}", "fetch the page again")
    return replace(kept, content=content) if content.strip() else "empty answers"


def _form(kept: _Kept) -> str:
    """Return what the bytes are: page, text or pdf, or a word for what holds no report."""
    head = kept.content[:HEAD]
    packed = packed_as(head)
    if packed or refused_as(head):
        return packed if packed == "pdf" else "other files"
    written = written_as(head)
    if written in {"page", None}:
        return _DECLARED.get(kept.head.media_type, "other files") if written is None else "page"
    return "data"


_DECLARED = {"text/html": "page", "application/xhtml+xml": "page", "text/plain": "text", "": "text"}
_READERS = {"page": (".html", read_page), "text": (".txt", read_text), "pdf": (".pdf", read_pdf)}
