"""The forms a case is exported in, each written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from fogline.errors import QueryError
from fogline.export.claims import claim_lines
from fogline.export.csv import HEAD, csv_lines
from fogline.export.events import event_lines
from fogline.export.geojson import geojson_lines

Connect = Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: `lines` gives a line for each record of a case, told whether private persons' names are wanted.

    `head` and `tail` stand around them, `link` before each line but the first.
    """

    lines: Callable[[duckdb.DuckDBPyConnection, bool], Iterator[str]]
    head: str = ""
    link: str = ""
    tail: str = ""


FORMS: Mapping[str, Form] = {
    "claims": Form(claim_lines),
    "events": Form(event_lines),
    "csv": Form(csv_lines, head=f"{HEAD}\n"),
    "geojson": Form(geojson_lines, head='{"type": "FeatureCollection", "features": [\n', link=",", tail="]}\n"),
}


def write_export(connect: Connect, form: str, path: Path, *, with_names: bool) -> int:
    """Write a case in one of `FORMS` and return how many articles or events the file has.

    Raises `QueryError` for a form that does not exist or a path that cannot be written.
    """
    if form not in FORMS:
        raise QueryError(f"there is no export {form!r}", hint=f"one of: {', '.join(FORMS)}")
    with connect() as connection:
        try:
            return _write(path, FORMS[form], FORMS[form].lines(connection, with_names))
        except OSError as error:
            raise QueryError(f"{path} cannot be written: {error.strerror}", hint="name another file with -o") from error


def _write(path: Path, form: Form, lines: Iterator[str]) -> int:
    part = path.with_name(path.name + ".part")
    count = 0
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            stream.write(form.head)
            for count, line in enumerate(lines, 1):
                stream.write(f"{form.link if count > 1 else ''}{line}\n")
            stream.write(form.tail)
        part.replace(path)
    except BaseException:
        if part.is_file():
            part.unlink()
        raise
    return count
