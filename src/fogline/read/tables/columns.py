"""What the columns of a table, or the fields of a record, say: found by the names that the user gives, or else by usual ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from fogline.read.options import Columns
from fogline.registries.data import read_yaml

_MARKS = re.compile(r"[\W_]+")
_EITHER = "source"
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)

Names = Mapping[str, Sequence[str]]


@cache
def usual() -> Names:
    """Return the usual names of each thing that a record says."""
    shipped: Mapping[str, Any] = read_yaml("columns.yaml")
    return {what: names for what, names in shipped.items() if what != "archiver"}


@cache
def archiver() -> Names:
    """Return the names of the columns of an auto-archiver's sheet."""
    names: Names = read_yaml("columns.yaml")["archiver"]
    return names


@cache
def _folded(*, archived: bool) -> Names:
    return {what: tuple(map(folded, names)) for what, names in (archiver() if archived else usual()).items()}


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a column's name without what does not count.

    >>> folded("Full_Text "), folded("fullText")
    ('fulltext', 'fulltext')
    """
    return _MARKS.sub("", name).casefold()


class Said:
    """What a record says under which of its own names."""

    def __init__(self, record: Mapping[str, Any], columns: Columns) -> None:
        self._record = record
        self._own = {folded(key): key for key in reversed(list(record)) if isinstance(key, str)}
        self.columns = columns

    def field(self, what: str, *, archived: bool = False) -> str | None:
        """Return the record's own name of a field that says `what`.

        That is the one that the user names, or the first of the usual ones that holds something; where it is `archived`, of
        those of an auto-archiver's sheet.
        """
        named = getattr(self.columns, what, None)
        for name in (folded(named),) if named else _folded(archived=archived)[what]:
            own = self._own.get(name)
            if own is not None and (text := said(self._record[own])) and _fits(what, text, name):
                return own
        return None

    def value(self, what: str, *, archived: bool = False) -> str | None:
        """Return what a record says, as text; `None` where it says nothing."""
        own = self.field(what, archived=archived)
        return None if own is None else whole(said(self._record[own]))


def holds(header: Iterable[str], columns: Columns, what: str) -> bool:
    """Tell whether one of a table's columns says `what`, whatever its values are."""
    own = {folded(name) for name in header} - {_EITHER}
    named = getattr(columns, what, None)
    return any(name in own for name in ((folded(named),) if named else _folded(archived=False)[what]))


def _fits(what: str, text: str, name: str) -> bool:
    """Tell whether a value may be what its column's name says: "source" is an outlet or an address, as it is."""
    return name != _EITHER or bool(_WEB.match(text)) == (what == "url")


def said(value: object) -> str:
    """Return a value as text: names joined, a number as written, what has a name by it; nothing for anything else.

    >>> said(["A. Author", {"name": "B. Author"}]), said(7), said(None)
    ('A. Author, B. Author', '7', '')
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Mapping):
        return said(value["name"]) if isinstance(value.get("name"), str) else ""
    if isinstance(value, Sequence):
        parts = [said(item) for item in value if isinstance(item, str | Mapping)]
        return ", ".join(parts) if all(parts) and len(parts) == len(value) else ""
    return ""


def whole(value: str) -> str:
    """Return text whose half characters, which JSON may escape but no text can hold, are replaced."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
