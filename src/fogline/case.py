"""A case from Python: read into it, ask it, export it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from os import PathLike
from pathlib import Path
from typing import Any, Unpack

import duckdb

from fogline.export import write_export
from fogline.queries import (
    SUBJECTS,
    ActorRow,
    Asked,
    DisputeRow,
    Filters,
    Movement,
    PlaceRow,
    Query,
    SourceRow,
    open_database,
)
from fogline.queries.names import without_names
from fogline.queries.query import chosen_sql, rows_sql
from fogline.records import Claim, Event
from fogline.run import Choices, Engine, Progress, Summary, read_into
from fogline.store import CaseFolder


class Case:
    """A case folder; it need not exist before something is read into it.

    Each query takes the fields of `Filters` as keywords, and gives records when iterated.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self.folder = CaseFolder(Path(path))

    def read(
        self,
        *sources: str | PathLike[str],
        engine: Engine | None = None,
        told: Callable[[Progress], None] | None = None,
        choices: Choices | None = None,
    ) -> Summary:
        """Read addresses, paths, folders and patterns into the case; what is already there is not read again.

        Without an `engine` this process does it alone, so that it works in a notebook and wherever else no other can be started.
        """
        return read_into(self.folder, map(str, sources), engine or Engine(workers=1), told or (lambda _: None), choices)

    def claims(self, **asked: Unpack[Asked]) -> Query[Claim]:
        """Return the claims."""
        chosen = Filters.of(**asked)
        records = (
            f"select * from claims where claim_id in ({chosen_sql(chosen, 'claim_id')})"
            ' order by document_id, span.start, span."end", claim_id'
        )
        return Query(self._connect, Claim, rows_sql(SUBJECTS["claims"], chosen), records, without_names)

    def events(self, **asked: Unpack[Asked]) -> Query[Event]:
        """Return the events that the claims belong to."""
        chosen = Filters.of(**asked)
        records = (
            f"select * from events where event_id in ({chosen_sql(chosen, 'event_id')})"
            ' order by "start" nulls last, "end", event_id'
        )
        return Query(self._connect, Event, rows_sql(SUBJECTS["events"], chosen), records)

    def disputes(self, **asked: Unpack[Asked]) -> Query[DisputeRow]:
        """Return the values in dispute, a row for each."""
        return self.rows("disputes", **asked)

    def movements(self, **asked: Unpack[Asked]) -> Query[Movement]:
        """Return who moved from where to where, a row for each claim."""
        return self.rows("movements", **asked)

    def actors(self, **asked: Unpack[Asked]) -> Query[ActorRow]:
        """Return the actors of the claims."""
        return self.rows("actors", **asked)

    def sources(self, **asked: Unpack[Asked]) -> Query[SourceRow]:
        """Return the outlets with whom they cite."""
        return self.rows("sources", **asked)

    def places(self, **asked: Unpack[Asked]) -> Query[PlaceRow]:
        """Return the places of the claims."""
        return self.rows("places", **asked)

    def rows(self, subject: str, *, limit: int | None = None, **asked: Unpack[Asked]) -> Query[Any]:
        """Return the flat rows of a subject of `SUBJECTS`, at most `limit` of them."""
        chosen = SUBJECTS[subject]
        return Query(self._connect, chosen.row, rows_sql(chosen, Filters.of(**asked), limit))

    def export(self, form: str, path: str | PathLike[str], *, with_names: bool = False) -> int:
        """Write the case to a file as `claims`, `events`, `csv` or `geojson`, and return how many reports or events it has."""
        return write_export(self._connect, form, Path(path), with_names=with_names)

    def _connect(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        self.folder.settings()
        return open_database(self.folder.database)
