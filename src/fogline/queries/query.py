"""One question to a case: its SQL, and its answer as records or as a pandas frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import duckdb

from fogline.errors import FoglineError, QueryError
from fogline.queries.filters import Filters
from fogline.queries.subjects import Subject
from fogline.tables import from_rows

if TYPE_CHECKING:
    import pandas as pd

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Query(Generic[Record]):
    """A question that is asked each time it is iterated; `text` is the SQL of its rows.

    `records` is the SQL of the whole records where those hold more than the rows do; `finish` is done to each.
    """

    connect: Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]
    record_type: type[Record]
    text: str
    records: str | None = None
    finish: Callable[[Record], Record] | None = None

    def __iter__(self) -> Iterator[Record]:
        """Yield the records, in an order that does not change."""
        with self.connect() as connection:
            rows = as_dicts(connection, self.records or self.text)
        found = from_rows(self.record_type, rows)
        return found if self.finish is None else map(self.finish, found)

    def sql(self) -> str:
        """Return the SQL of the rows, to be run on `case.duckdb` with any DuckDB client."""
        return self.text

    def df(self) -> pd.DataFrame:
        """Return the rows as a pandas frame; raises `FoglineError` where pandas is not installed."""
        try:
            import_module("pandas")
        except ModuleNotFoundError as error:
            raise FoglineError("pandas is not installed", hint="python -m pip install 'fogline[pandas]'") from error
        with self.connect() as connection:
            frame: pd.DataFrame = connection.execute(self.text).df()
            return frame


def rows_sql(subject: Subject, filters: Filters, limit: int | None = None) -> str:
    """Return the SQL of a subject's rows for the claims that the filters leave."""
    if not subject.filtered and filters != Filters():
        raise QueryError("problems are of documents, not of claims", hint="leave the filters out")
    chosen = f"chosen as (\n    select * from claim_rows where {filters.where()}\n)"
    # A subject's own parts come after the claims they start from.
    head = f"with {chosen}, {rest}" if (rest := subject.sql.removeprefix("with ")) != subject.sql else f"with {chosen}\n{rest}"
    return head if limit is None else f"{head}\nlimit {limit:d}"


def chosen_sql(filters: Filters, column: str) -> str:
    """Return the SQL of one column of the claims that the filters leave."""
    return f"select {column} from claim_rows where {filters.where()}"


def as_dicts(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    """Return the rows of a query as mappings."""
    rows: list[dict[str, Any]] = connection.execute(sql).to_arrow_table().to_pylist()
    return rows


def record_rows(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a query as mappings, some thousands in memory at a time."""
    for batch in connection.execute(sql).to_arrow_reader(2048):
        yield from batch.to_pylist()
