"""An entry that is one document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from fogline.ids import content_hash
from fogline.read.entry import Entry
from fogline.read.options import Item, Reading
from fogline.read.problems import too_large, unreadable
from fogline.read.sniff import is_text, wide_encoding
from fogline.records import RawDocument

HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"

# What follows the last dot of "page.php?id=7" and of "no. 12" tells no format.
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}")
_INDEXES = frozenset({"index", "default"})


def read_text(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield a plain text."""
    yield from _read(entry, stream, reading, TEXT)


def read_markdown(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield a text in Markdown."""
    yield from _read(entry, stream, reading, MARKDOWN)


def read_page(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield a web page."""
    yield from _read(entry, stream, reading, HTML)


def read_pdf(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield a PDF; its text is extracted when it is cleaned."""
    yield from read_office(entry, stream, reading, PDF)


def read_office(entry: Entry, stream: BinaryIO, reading: Reading, media_type: str) -> Iterator[Item]:
    """Yield a document that holds its text packed."""
    limit = reading.limits.office_bytes
    content = stream.read(limit + 1)
    if len(content) > limit:
        yield too_large(entry.address, f"over {limit:,} bytes", limit, "office_bytes")
    else:
        yield document(entry, content, media_type)


def document(entry: Entry, content: bytes, media_type: str) -> RawDocument:
    """Return the document that an entry's bytes are."""
    return RawDocument(
        name=_name(entry),
        content=content,
        sha256=content_hash(content),
        address=entry.address,
        media_type=media_type,
        metadata=entry.metadata,
    )


def _name(entry: Entry) -> str:
    """Return the name of a document: of its file, or of the folder of a site's mirror where every file is the index.

    >>> _name(Entry.of_bytes("site/convoy-leaves/index.html", "index.html", b""))
    'convoy-leaves'
    """
    name = entry.stem if _SUFFIX.fullmatch(entry.suffix) else entry.name
    folder = entry.address.rpartition("/")[0].rpartition("/")[2]
    return folder if folder and name.lower() in _INDEXES else name


def _read(entry: Entry, stream: BinaryIO, reading: Reading, media_type: str) -> Iterator[Item]:
    limit = reading.limits.document_bytes
    content = stream.read(limit + 1)
    address = entry.address
    if len(content) > limit:
        yield too_large(address, f"over {limit:,} bytes", limit, "document_bytes")
    elif not content.strip():
        yield unreadable(address, "empty-file", f"{address} is empty", "fetch the report again")
    elif not is_text(content):
        hint = "save the report as text or html in UTF-8"
        yield unreadable(address, "binary", f"{address} holds NUL bytes, so it is no text", hint)
    else:
        wide = wide_encoding(content)
        yield document(replace(entry, metadata=(*entry.metadata, ("charset", wide))) if wide else entry, content, media_type)
