"""A record of a table or a line (fields with their values) into the document that it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fogline.ids import content_hash
from fogline.read.entry import Metadata
from fogline.read.options import Columns
from fogline.read.problems import unreadable
from fogline.records import Problem, RawDocument

USUAL: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "maintext", "article_content", "article_text", "full_text", "fulltext", "body", "content", "notes",
        "article",
    ),
    "id": ("id", "unit_id", "event_id_cnty", "article_id", "doc_id", "document_id"),
    "title": ("title", "headline", "article_title", "upload title"),
    "published": (
        "published", "date", "date_publish", "publish_date", "published_at", "publication_date", "pubdate", "event_date",
        "upload timestamp",
    ),
    "outlet": ("outlet", "source", "source_domain", "publisher", "newspaper", "site", "sitename"),
    "url": ("url", "link", "source_url", "address", "permalink", "canonical_link"),
    "author": ("author", "authors", "byline"),
}  # fmt: skip
"""The usual names of what a record says, the first that holds something is taken; letters' case and `_` count for nothing."""

JSON = "application/json"


def document_of(
    record: Mapping[str, Any], content: bytes, place: str, name: str, columns: Columns, metadata: Metadata = ()
) -> RawDocument | Problem:
    """Return the document that a record holds.

    `content` are the bytes that stand for it, `place` its address, `name` its name where it has no id of its own.
    """
    fields = {_folded(key): key for key in reversed(list(record)) if isinstance(key, str)}
    field = _field(record, fields, "text", columns.text)
    if field is None:
        wanted = repr(columns.text) if columns.text else f"one of: {', '.join(USUAL['text'])}"
        return unreadable(place, "no-text", f"{place} has no text", f"put the text in {wanted}; --text-column names another")
    return RawDocument(
        name=_id(record, fields, columns) or name,
        content=content,
        sha256=content_hash(content),
        address=place,
        media_type=JSON,
        field=field,
        metadata=(*metadata, *_metadata(record, fields, columns)),
    )


def text_of(record: Mapping[str, Any], columns: Columns, what: str) -> str | None:
    """Return what a record says of `what`, one of `USUAL`, in the column named or in one of the usual ones."""
    fields = {_folded(key): key for key in reversed(list(record)) if isinstance(key, str)}
    field = _field(record, fields, what, getattr(columns, what, None))
    return whole(_said(record[field])) if field is not None else None


def _metadata(record: Mapping[str, Any], fields: Mapping[str, str], columns: Columns) -> Iterator[tuple[str, str]]:
    for key in ("title", "url", "outlet", "published", "author"):
        field = _field(record, fields, key, getattr(columns, key, None))
        if field is not None:
            yield key, whole(_said(record[field]))


def _id(record: Mapping[str, Any], fields: Mapping[str, str], columns: Columns) -> str:
    field = _field(record, fields, "id", columns.id)
    return whole(_said(record[field])) if field is not None else ""


def _field(record: Mapping[str, Any], fields: Mapping[str, str], what: str, named: str | None) -> str | None:
    """Return the record's own name of a field that holds something: the one named, else the first of the usual ones."""
    for name in (named,) if named else USUAL[what]:
        field = fields.get(_folded(name))
        if field is not None and _said(record[field]):
            return field
    return None


def _folded(name: str) -> str:
    return name.strip().lower().replace("_", " ")


def _said(value: object) -> str:
    """Return a value as text: a list of names joined, a number as written; nothing for anything else."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value).strip()
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value).strip()
    return ""


def whole(value: str) -> str:
    """Return text whose half characters, which JSON may escape but no text can hold, are replaced."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
