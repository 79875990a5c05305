"""Sheets of Bellingcat's auto-archiver: links, each with where, when and how it was archived."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from fogline.read.entry import Entry, Metadata
from fogline.read.options import Item, Reading
from fogline.read.problems import unreadable
from fogline.read.tables.columns import Said, archiver, folded
from fogline.records import Problem, RawDocument

_TOLD = ("title", "url", "published", "archived", "archive", "archive_hash")
_DONE = "success"


def is_row(fields: Mapping[str, Any]) -> bool:
    """Tell whether a record is a row of such a sheet: it has the link's column and that of its status.

    >>> is_row({"Link": "https://a.example", "Archive status": ""})
    True
    """
    own = {folded(name) for name in fields if isinstance(name, str)}
    return all(any(folded(name) in own for name in archiver()[what]) for what in ("url", "status"))


def metadata_of(told: Said) -> Metadata:
    """Return what a row says of its link; of several places where it is archived the first."""
    found = ((key, told.value(key, archived=True)) for key in _TOLD)
    return tuple((key, value.splitlines()[0] if key == "archive" else value) for key, value in found if value)


def status_note(told: Said, place: str) -> Problem | None:
    """Return the note that a link was not archived, with what the sheet says of it."""
    status = told.value("status", archived=True) or "nothing"
    if _DONE in status.lower():
        return None
    detail = f"{place} was not archived: the sheet says {status[:200]!r} of it"
    return unreadable(place, "not-archived", detail, "archive it again, or read the page itself", fatal=False)


def kept_beside(told: Said, entry: Entry) -> Entry | None:
    """Return the archived page, or the web archive of it, that lies beside the sheet, where one does."""
    if entry.beside is None:
        return None
    places = [line for what in ("wacz", "archive") for line in (told.value(what, archived=True) or "").splitlines()]
    return next((found for place in places if (found := entry.beside(place.strip()))), None)


def read_kept(kept: Entry, link: str, metadata: Metadata, reading: Reading) -> Iterator[Item]:
    """Yield the archived page; of a web archive the page of the link, and where it has none, all of its pages."""
    others: list[RawDocument] = []
    found = False
    for item in reading.read(kept):
        if not isinstance(item, RawDocument):
            yield item
            continue
        url = dict(item.metadata).get("url")
        if url is None or _same_page(url, link):
            found = True
            yield replace(item, metadata=(*item.metadata, *metadata))
        else:
            others.append(item)
    if not found:
        yield from others


def _same_page(one: str, other: str) -> bool:
    """Tell whether two addresses are one but for their scheme, `www.`, a closing slash and what stands behind #."""
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    bare = address.partition("#")[0].partition("://")[2].rstrip("/").casefold()
    return bare.removeprefix("www.")
