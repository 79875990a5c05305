"""Events with their claims and reports at hand, as the flat forms need them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import duckdb

from fogline.queries.names import without_names
from fogline.queries.query import as_dicts, record_rows
from fogline.records import Actor, Claim, Counted, Event, Status, Toll
from fogline.tables import from_rows

_EVENTS = 'select * from events order by "start" nulls last, "end", event_id'

# The claims of an event side by side, the surest first.
_CLAIMS = """\
select member.event_id, claims.*
from claims join (select event_id, "start", "end", unnest(claim_ids) as claim_id from events) as member using (claim_id)
order by member."start" nulls last, member."end", member.event_id, confidence desc, document_id, claims.span.start, claim_id"""

_REPORTS = """\
select documents.document_id, documents.id, outlet, sha256,
    list_filter(metadata, lambda pair: pair[1] = 'url')[1][2] as url
from documents left join articles using (document_id)"""


@dataclass(frozen=True, slots=True)
class Report:
    """A report as events point to it."""

    document_id: str
    id: str
    outlet: str | None
    sha256: str
    url: str | None


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event with its claims, the surest first, and its reports."""

    event: Event
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]

    @property
    def telling(self) -> Claim:
        """The claim that is shown for the event: the surest that says it happened, else the surest."""
        told = (claim for claim in self.claims if claim.status in (Status.HAPPENED, Status.ONGOING))
        return next(told, self.claims[0])

    @property
    def agents(self) -> tuple[Actor, ...]:
        """Who does it, the most often named first."""
        return most_named(actor for claim in self.claims for actor in claim.agents)

    @property
    def patients(self) -> tuple[Actor, ...]:
        """To whom it is done, the most often named first."""
        return most_named(actor for claim in self.claims for actor in claim.patients)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell of it; a report whose outlet is not known goes by its id."""
        return tuple(sorted({report.outlet or report.id for report in self.reports}))

    def toll(self, what: Counted) -> Toll | None:
        """Return the toll of an outcome over the largest class told, if any is told."""
        tolls = [toll for toll in self.event.tolls if toll.what == what]
        return max(tolls, key=lambda toll: (toll.high or toll.best or toll.low or 0, toll.who), default=None)


def event_facts(connection: duckdb.DuckDBPyConnection, *, with_names: bool) -> Iterator[EventFacts]:
    """Yield every event with its claims and reports, ordered by time; names of private persons are replaced unless wanted."""
    reports = {row["document_id"]: Report(**row) for row in as_dicts(connection, _REPORTS)}
    rows = record_rows(connection.cursor(), _CLAIMS)
    for event, (_, group) in zip(events(connection), groupby(rows, key=lambda row: row["event_id"]), strict=True):
        claims = tuple(from_rows(Claim, group))
        shown = claims if with_names else tuple(map(without_names, claims))
        yield EventFacts(event, shown, tuple(reports[document] for document in event.documents))


def events(connection: duckdb.DuckDBPyConnection) -> Iterator[Event]:
    """Yield the events, ordered by time."""
    return from_rows(Event, record_rows(connection.cursor(), _EVENTS))


def document_ids(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the exported id of every document."""
    return {row["document_id"]: row["id"] for row in as_dicts(connection, "select document_id, id from documents")}


def most_named(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return one of each actor, the most often named first; names settle ties."""
    found = list(actors)
    times = Counter(actor.actor_id or actor.name for actor in found)
    first = {actor.actor_id or actor.name: actor for actor in sorted(found, key=lambda actor: actor.name, reverse=True)}
    return tuple(first[key] for key, _ in sorted(times.items(), key=lambda item: (-item[1], item[0])))


def day(value: date | None) -> str | None:
    """Return a day as ISO 8601."""
    return value.isoformat() if value else None
