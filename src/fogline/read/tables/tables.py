"""Tables: a document for each row, from the first row that tells what the columns hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import BinaryIO

from fogline.read.budget import BrokenError
from fogline.read.entry import Entry
from fogline.read.options import Columns, Item, Reading
from fogline.read.problems import unreadable
from fogline.read.tables.columns import holds, usual
from fogline.read.tables.delimited import Numbered, Row, rows_of
from fogline.read.tables.rows import Record, items_of, told_once
from fogline.records import Problem

_ABOVE = 20
"""How many rows may stand above the header: a title, the search that gave the table, the day of its export."""


def read_csv(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents of a table in delimited text; its encoding and delimiter are told by its first rows."""
    columns = reading.options.columns
    first = "\t" if entry.suffix == ".tsv" else None
    rows = rows_of(stream, reading.limits.document_bytes, lambda row: is_header(row, columns), first)
    yield from read_table(rows, entry, reading)


def is_header(row: Row, columns: Columns) -> bool:
    """Tell whether a row names a column that holds a text or leads to one."""
    return holds(row, columns, "text") or holds(row, columns, "url")


def read_table(rows: Iterator[Numbered], entry: Entry, reading: Reading, sheet: str | None = None) -> Iterator[Item]:
    """Yield the documents of a table's rows; a table without a column for the text is one problem."""
    table = _Table(entry.address if sheet is None else f"{entry.address}/{sheet}", entry, reading, entry.stem)
    yield from told_once(table.items(rows), entry)


@dataclass(slots=True)
class _Table:
    address: str
    entry: Entry
    reading: Reading
    stem: str
    above: list[tuple[int, Row]] = field(default_factory=list)
    ragged: list[int] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)
    any_row: bool = False

    def items(self, rows: Iterator[Numbered]) -> Iterator[Item]:
        """Yield the documents of the rows, and what is wrong with them or with the table."""
        header = self._header(rows)
        if isinstance(header, BrokenError):
            yield unreadable(self.address, header.code, f"{self.address}: {header.detail}", header.hint)
            return
        if header is None:
            yield self._no_text()
            return
        if self.above:
            yield self._note_above()
        names = _named(header)
        for number, row in rows:
            yield from self._row(number, row, header, names)
        if self.ragged:
            yield self._note_ragged(len(header))
        if self.silent:
            yield self._silent()
        if not self.any_row:
            yield unreadable(self.address, "empty-table", f"{self.address} has no rows below its header", "fetch it again")

    def _header(self, rows: Iterator[Numbered]) -> Row | BrokenError | None:
        """Return the row that names the columns; the rows above it are kept."""
        for number, row in rows:
            if isinstance(row, BrokenError):
                return row
            if is_header(row, self.reading.options.columns):
                return row
            if any(cell.strip() for cell in row):
                self.above.append((number, row))
            if len(self.above) > _ABOVE:
                break
        return None

    def _row(self, number: int, row: Row | BrokenError, header: Row, names: Sequence[str]) -> Iterator[Item]:
        place = f"{self.address}:{number}"
        if isinstance(row, BrokenError):
            self.any_row = True
            yield unreadable(place, row.code, f"{place} is not read: {row.detail}", row.hint)
        elif any(cell.strip() for cell in row) and list(row) != list(header):
            self.any_row = True
            if any(cell.strip() for cell in row[len(header) :]):
                self.ragged.append(number)
            fields = dict(zip_longest(names, row[: len(names)], fillvalue=""))
            for item in items_of(Record(fields, place, f"{self.stem}-row{number:03d}"), self.entry, self.reading):
                if isinstance(item, Problem) and item.code == "no-text":
                    self.silent.append(number)
                else:
                    yield item

    def _no_text(self) -> Item:
        address = self.address
        if not self.above:
            return unreadable(address, "empty-file", f"{address} is empty", "fetch the reports again")
        seen = ", ".join(repr(cell.strip()[:40]) for cell in self.above[0][1][:30])
        named = self.reading.options.columns.text
        wanted = f"none is named {named!r}" if named else "none of them has a usual name of a text or an address"
        detail = f"{address} has the columns {seen}: {wanted}"
        usual_names = ", ".join(usual()["text"][:9])
        hint = (
            f"name the text's column with --text-column (and others with --id-column, --date-column …); usual are {usual_names}"
        )
        return unreadable(address, "no-text", detail, hint)

    def _note_above(self) -> Item:
        first = self.above[0][0]
        detail = f"{self.address} has {len(self.above)} rows above its header, from row {first} on; they are passed over"
        return unreadable(self.address, "above-header", detail, "nothing to do, if they are no reports", fatal=False)

    def _silent(self) -> Item:
        address, first = self.address, self.silent[0]
        detail = f"{len(self.silent):,} rows of {address} have no text, the first is row {first}"
        return unreadable(address, "no-text", detail, "put the text there, or name its column with --text-column")

    def _note_ragged(self, width: int) -> Item:
        first = self.ragged[0]
        detail = f"{len(self.ragged):,} rows of {self.address} have more cells than the {width} columns, the first is row {first}"
        return unreadable(
            self.address, "ragged-rows", detail, "put quotation marks around texts that hold the delimiter", fatal=False
        )


def _named(header: Row) -> list[str]:
    """Return the columns' names, each once: an empty one is its number, one that is there already has its number added."""
    names: list[str] = []
    for number, cell in enumerate(header, 1):
        name = cell.strip().removeprefix("\ufeff") or f"column {number}"
        names.append(f"{name} {number}" if name in names else name)
    return names
