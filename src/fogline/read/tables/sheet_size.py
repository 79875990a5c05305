"""How large the sheets of a workbook are, before they are opened.

The library that reads them makes room for every cell up to the last row and column that hold anything, and for every repeated
text: two cells in far corners, or one cell that says that it stands a billion times, would take more memory than there is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate

from fogline.config import Limits
from fogline.read.archives.zipped import opened_member, opened_zip
from fogline.read.budget import BrokenError

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.IGNORECASE)
_SHEET = re.compile(r"xl/worksheets/.*\.xml", re.IGNORECASE)
_STRINGS = "xl/sharedstrings.xml"


def measured(stream: BinaryIO, kind: str, limits: Limits) -> None:
    """Raise `BrokenError` if a workbook unpacks to too many bytes, cells or characters, or its parts are broken.

    All of its parts are unpacked for that, as their sizes are not to be believed.
    """
    unpacked = _Counted(limits.office_bytes, "office_bytes", "bytes")
    cells = _Counted(limits.table_cells, "table_cells", "cells")
    characters = _Counted(limits.office_bytes, "office_bytes", "characters")
    with opened_zip(stream) as archive:
        strings: list[int] = []
        # The texts that the sheets of xlsx share stand in a part of their own, which has to be known first.
        members = sorted(archive.infolist(), key=lambda member: member.filename.lower() != _STRINGS)
        for member in members:
            part: _Shared | _Xlsx | _Ods | None = None
            if kind == "xlsx" and member.filename.lower() == _STRINGS:
                part = _Shared(strings)
            elif kind == "xlsx" and _SHEET.fullmatch(member.filename):
                part = _Xlsx(strings, cells, characters)
            elif kind == "ods" and member.filename == "content.xml":
                part = _Ods(cells, characters)
            with opened_member(archive, member, unpacked.add) as opened:
                _parse(opened, part)


class _Counted:
    """A number that has a limit."""

    def __init__(self, limit: int, setting: str, what: str) -> None:
        self._left = limit
        self._limit = limit
        self._setting = setting
        self._what = what

    def add(self, number: int) -> None:
        """Count some more."""
        self._left -= number
        if self._left < 0:
            detail = f"its sheets have more than {self._limit:,} {self._what}"
            raise BrokenError("too-large", detail, f"split it, save it as CSV, or raise {self._setting} in case.toml")


class _Shared:
    """The lengths of shared texts."""

    def __init__(self, lengths: list[int]) -> None:
        self._lengths = lengths

    def start(self, name: str, _: dict[str, str]) -> None:
        """Begin an element."""
        if _local(name) == "si":
            self._lengths.append(0)

    def end(self, name: str) -> None:
        """End an element."""

    def text(self, text: str) -> None:
        """Count characters."""
        if self._lengths:
            self._lengths[-1] += len(text)


@dataclass(slots=True)
class _Xlsx:
    """A sheet of xlsx: its cells by the last row and column, its characters with the shared texts that it refers to."""

    strings: list[int]
    cells: _Counted
    characters: _Counted
    rows: int = 0
    columns: int = 0
    counted: int = 0
    shared: bool = False
    value: list[str] = field(default_factory=list)

    def start(self, name: str, said: dict[str, str]) -> None:
        """Begin an element."""
        if _local(name) != "c":
            return
        self.value.clear()
        self.shared = said.get("t") == "s"
        if place := _CELL.fullmatch(said.get("r", "")):
            self.columns = max(self.columns, _column(place[1]))
            self.rows = max(self.rows, int(place[2]))
            area = self.rows * self.columns
            self.cells.add(area - self.counted)
            self.counted = area

    def end(self, name: str) -> None:
        """End an element."""
        if _local(name) == "c" and self.shared:
            index = "".join(self.value).strip()
            if index.isdecimal() and len(index) < 10 and int(index) < len(self.strings):
                self.characters.add(self.strings[int(index)])

    def text(self, text: str) -> None:
        """Take characters."""
        if self.shared:
            self.value.append(text)
        else:
            self.characters.add(len(text))


@dataclass(slots=True)
class _Ods:
    """The sheets of ods, whose rows and cells may say how often they stand there; empty ones at the end count for nothing."""

    cells: _Counted
    characters: _Counted
    row: int = 1
    width: int = 0
    filled: int = 0
    times: int = 1
    length: int = 0
    row_length: int = 0
    empty_rows: int = 0
    height: int = 0
    widest: int = 0
    counted: int = 0

    def start(self, name: str, said: dict[str, str]) -> None:
        """Begin an element."""
        local = _local(name)
        if local == "table":
            self.widest = self.height = self.empty_rows = self.counted = 0
        elif local == "table-row":
            self.row = _number(said, "number-rows-repeated")
            self.width = self.filled = self.row_length = 0
        elif local in {"table-cell", "covered-table-cell"}:
            self.times = _number(said, "number-columns-repeated")
            self.width += self.times
            self.length = 0
            if any(_local(key) == "value-type" for key in said):
                self.filled = self.width

    def end(self, name: str) -> None:
        """End an element."""
        local = _local(name)
        if local in {"table-cell", "covered-table-cell"}:
            if self.length:
                self.filled = self.width
            self.row_length += self.times * self.length
            self.characters.add(self.times * self.length)
        elif local == "table-row":
            self._end_row()

    def text(self, text: str) -> None:
        """Take characters."""
        self.length += len(text)

    def _end_row(self) -> None:
        if not self.filled:
            self.empty_rows += self.row
            return
        self.widest = max(self.widest, self.filled)
        self.characters.add((self.row - 1) * self.row_length)
        # Empty rows count once there is a filled one below them.
        self.height += self.row + self.empty_rows
        self.empty_rows = 0
        area = self.height * self.widest
        self.cells.add(area - self.counted)
        self.counted = area


def _parse(stream: BinaryIO, part: _Shared | _Xlsx | _Ods | None) -> None:
    if part is None:
        while stream.read(1 << 16):
            pass
        return
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = part.start
    parser.EndElementHandler = part.end
    parser.CharacterDataHandler = part.text
    try:
        parser.ParseFile(stream)
    except ExpatError as error:
        raise BrokenError("damaged", f"its sheets cannot be read: {error}", "open it and save it again") from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _column(letters: str) -> int:
    """Return a column's number.

    >>> _column("A"), _column("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _number(said: dict[str, str], name: str) -> int:
    """Return how often a row or cell stands there."""
    told = next((value for key, value in said.items() if _local(key) == name), "1")
    return int(told) if told.isdecimal() and len(told) < 12 else 1
