"""A record of a table or a line (fields with their values) into the document that it holds or leads to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fogline.ids import content_hash
from fogline.read.addresses import fetched, offline
from fogline.read.entry import Entry, Metadata
from fogline.read.options import Item, Reading
from fogline.read.problems import unreadable
from fogline.read.tables import autoarchiver
from fogline.read.tables.columns import Said, said, usual
from fogline.records import Problem, RawDocument

JSON = "application/json"
_TOLD = ("title", "url", "outlet", "published", "author")


@dataclass(frozen=True, slots=True)
class Record:
    """A record as found: its fields, its address (`place`), and its `name` where it has no id of its own.

    `content` are the bytes that stand for it; where there are none, as in a table, its fields written as JSON do.
    """

    fields: Mapping[str, Any]
    place: str
    name: str
    content: bytes | None = None


def items_of(record: Record, entry: Entry, reading: Reading) -> Iterator[Item]:
    """Yield the document of a record's text; of a record without one, what its address leads to."""
    told = Said(record.fields, reading.options.columns)
    if autoarchiver.is_row(record.fields):
        yield from _archived(record, told, entry, reading)
        return
    field = _text_field(record.fields, told)
    address = told.value("url") or ""
    if field is not None:
        yield _document(record, field, told, (*entry.metadata, *_metadata(told)))
    elif address.lower().startswith(("http:", "https:")):
        yield from _linked(address, record, _metadata(told), entry, reading)
    else:
        wanted = repr(reading.options.columns.text) if reading.options.columns.text else f"one of: {', '.join(usual()['text'])}"
        detail = f"{record.place} has no text"
        yield unreadable(record.place, "no-text", detail, f"put the text in {wanted}; --text-column names another")


def told_once(items: Iterator[Item], entry: Entry) -> Iterator[Item]:
    """Yield the items of a table or a list; the pages that it leads to and that were not fetched are one problem at the end."""
    left = 0
    for item in items:
        if isinstance(item, Problem) and item.code == "offline":
            left += 1
        else:
            yield item
    if left:
        yield offline(entry.address, f"{left:,} pages that {entry.address} leads to and whose text it does not hold were")


def _archived(record: Record, told: Said, entry: Entry, reading: Reading) -> Iterator[Item]:
    metadata = autoarchiver.metadata_of(told)
    if note := autoarchiver.status_note(told, record.place):
        yield note
    field = told.field("text", archived=True)
    address = told.value("url", archived=True) or ""
    if field is not None:
        yield _document(record, field, told, (*entry.metadata, *metadata))
    elif kept := autoarchiver.kept_beside(told, entry):
        yield from autoarchiver.read_kept(kept, address, metadata, reading)
    elif address:
        yield from _linked(address, record, metadata, entry, reading)
    else:
        yield unreadable(record.place, "no-text", f"{record.place} has neither a link nor a text", "look at the sheet")


def _document(record: Record, field: str, told: Said, metadata: Metadata) -> RawDocument:
    text = _text(record.fields[field])
    content = record.content
    if content is None or text is not record.fields[field]:
        fields = {**record.fields, field: text}
        content = json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return RawDocument(
        name=told.value("id") or record.name,
        content=content,
        sha256=content_hash(content),
        address=record.place,
        media_type=JSON,
        field=field,
        metadata=metadata,
    )


def _text_field(fields: Mapping[str, Any], told: Said) -> str | None:
    """Return the field that holds the text; a text may be written in parts, as messages with links in them are."""
    field = told.field("text")
    if field is None:
        joined = {key: text for key, value in fields.items() if isinstance(value, list) and (text := _text(value))}
        field = Said(joined, told.columns).field("text") if joined else None
    return field


def _text(value: object) -> str:
    """Return a text whole: parts that are marked up follow one another, paragraphs stand on lines of their own."""
    if isinstance(value, str):
        return value
    if not isinstance(value, Sequence):
        return said(value)
    marked = any(isinstance(part, Mapping) for part in value)
    parts = (part.get("text") if isinstance(part, Mapping) else part for part in value)
    return ("" if marked else "\n").join(part for part in parts if isinstance(part, str))


def _linked(address: str, record: Record, metadata: Metadata, entry: Entry, reading: Reading) -> Iterator[Item]:
    """Yield the documents of the page that a record leads to."""
    if entry.depth >= reading.limits.archive_depth:
        detail = f"{record.place} lies too deep in what leads to it: {address} was not fetched"
        yield unreadable(record.place, "too-deep", detail, "name it as a source of its own")
        return
    found = fetched(address, reading)
    if isinstance(found, Entry):
        yield from reading.read(replace(found, metadata=(*found.metadata, *metadata), depth=entry.depth + 1))
    elif found:
        yield found


def _metadata(told: Said) -> Metadata:
    return tuple((key, value) for key in _TOLD if (value := told.value(key)) is not None)
