"""The database of a case, opened to read, and the views that every query starts from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import duckdb

from fogline.errors import CaseError
from fogline.version import build_version


def add_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the views and macros to a database that holds all tables."""
    connection.execute(files("fogline.queries").joinpath("views.sql").read_text(encoding="utf-8"))


@contextmanager
def open_database(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a case's database read-only; one that is missing or broken, or built by another version, is a `CaseError`."""
    if not path.is_file():
        hint = "run `fogline read SOURCE…` first; it makes the case, or takes up a run that was stopped"
        raise CaseError(f"nothing has been read into the case {path.parent} yet", hint=hint)
    again = f"run `fogline read --case {path.parent}`: it builds the database again from what is stored"
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise CaseError(f"the database {path} cannot be opened: {_first_line(error)}", hint=again) from error
    with connection:
        try:
            connection.execute("set enable_progress_bar = false")
            yield connection
        except duckdb.Error as error:
            if isinstance(error, duckdb.ProgrammingError) and _built_by_this(connection):
                raise
            raise CaseError(f"the database {path} cannot be read: {_first_line(error)}", hint=again) from error


def _built_by_this(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether this version built the database, so that what it lacks is a fault here and not its age."""
    try:
        return bool(connection.execute("select version from built").fetchone() == (build_version(),))
    except duckdb.Error:
        return False


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
