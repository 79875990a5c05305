"""Sheets of spreadsheet programs (xlsx, ods)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from fogline.read.budget import BrokenError
from fogline.read.entry import Entry
from fogline.read.options import Item, Reading
from fogline.read.problems import unreadable
from fogline.read.tables.delimited import Numbered
from fogline.read.tables.sheet_size import measured
from fogline.read.tables.tables import read_table
from fogline.records import Problem

_NOT_A_TABLE = frozenset({"no-text", "empty-file"})


def read_sheets(entry: Entry, stream: BinaryIO, kind: str, reading: Reading) -> Iterator[Item]:
    """Yield the documents of the rows of all sheets that have a column for the text; the other sheets are noted."""
    measured(stream, kind, reading.limits)
    stream.seek(0)
    try:
        workbook = CalamineWorkbook.from_filelike(stream)
        sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise BrokenError("damaged", f"its sheets cannot be read: {error}", "open it and save it again") from error
    passed: list[Problem] = []
    found = False
    for sheet in sheets:
        for item in read_table(_rows(sheet), entry, reading, sheet.name):
            if isinstance(item, Problem) and item.code in _NOT_A_TABLE:
                passed.append(item)
            else:
                found = True
                yield item
    yield from _told(entry, passed, found)


def _told(entry: Entry, passed: Sequence[Problem], found: bool) -> Iterator[Item]:
    """Yield what is told of sheets that are no tables of reports: notes, or why nothing was found at all."""
    named = [problem for problem in passed if problem.code == "no-text"]
    if not found and not named:
        yield unreadable(entry.address, "empty-file", f"{entry.address} has no rows", "fetch the reports again")
    for problem in named:
        yield replace(problem, fatal=not found)


def _rows(sheet: CalamineSheet) -> Iterator[Numbered]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, [_text(cell) for cell in row]


def _text(cell: object) -> str:
    """Return a cell as text: dates as ISO 8601 has them, whole numbers without a point.

    >>> _text(7.0), _text(datetime(2016, 12, 17)), _text(True)
    ('7', '2016-12-17', 'true')
    """
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)
