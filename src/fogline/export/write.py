"""The forms a case is exported in, each written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import duckdb

from fogline.errors import QueryError
from fogline.export.claims import claim_lines
from fogline.export.csv import csv_lines
from fogline.export.events import event_lines
from fogline.export.geojson import geojson_lines

Connect = Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]
Form = Callable[[duckdb.DuckDBPyConnection, bool], Iterator[str]]

FORMS: Mapping[str, Form] = {"claims": claim_lines, "events": event_lines, "csv": csv_lines, "geojson": geojson_lines}
"""By name, what gives the lines of a file from a case and whether private persons' names are wanted."""


def write_export(connect: Connect, form: str, path: Path, *, with_names: bool) -> int:
    """Write a case in one of `FORMS` and return how many lines the file has.

    Raises `QueryError` for a form that does not exist or a path that cannot be written.
    """
    if form not in FORMS:
        raise QueryError(f"there is no export {form!r}", hint=f"one of: {', '.join(FORMS)}")
    part = path.with_name(path.name + ".part")
    lines = 0
    with connect() as connection:
        try:
            with part.open("w", encoding="utf-8", newline="") as stream:
                for line in FORMS[form](connection, with_names):
                    stream.write(line + "\n")
                    lines += 1
            part.replace(path)
        except OSError as error:
            raise QueryError(f"{path} cannot be written: {error.strerror}", hint="name another file with -o") from error
        finally:
            part.unlink(missing_ok=True)
    return lines
