"""Rows as a table for the eye, or as csv, json or jsonl for other tools."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, TextIO

from rich.markup import escape
from rich.table import Table

from fogline.cli.screen import results
from fogline.export.cells import safe_cell
from fogline.queries import Subject
from fogline.tables import as_row

LONGEST = 160
"""Characters of a cell in a table; the other forms have all of them."""

HEADS = {"place_from": "from", "place_to": "to", "place_via": "via", "place_at": "at", "independent_voices": "voices"}
"""What a table calls a column whose name is long or only clear beside others."""


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


def write_rows(rows: Sequence[Any], subject: Subject, form: Format, out: TextIO) -> None:
    """Write the rows of a subject; a table has the columns that fit, the others all fields."""
    if form is Format.TABLE:
        _write_table(rows, subject)
    elif form is Format.CSV:
        names = [field.name for field in fields(subject.row)]
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([safe_cell(_flat(getattr(row, name))) for name in names] for row in rows)
    elif form is Format.JSON:
        out.write(json.dumps([as_row(row) for row in rows], ensure_ascii=False, indent=2, default=_plain) + "\n")
    else:
        out.writelines(json.dumps(as_row(row), ensure_ascii=False, default=_plain) + "\n" for row in rows)


def _write_table(rows: Sequence[Any], subject: Subject) -> None:
    console = results()
    if not rows:
        console.print("nothing to show")
        return
    table = Table(*(HEADS.get(name, name.replace("_", " ")) for name in subject.columns), show_edge=False, pad_edge=False)
    for row in rows:
        table.add_row(*(escape(_short(_flat(getattr(row, name)))) for name in subject.columns))
    console.print(table)


def _flat(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a row")
