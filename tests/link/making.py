"""Small claims and cases for the tests of linking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import duckdb
import pyarrow as pa

from fogline.ids import content_id
from fogline.link import link_case
from fogline.link.tellings import Source, Telling, tell
from fogline.records import Actor, Claim, Count, Counted, Event, Place, PlaceRole, Status, Time, Voice
from fogline.spans import Span
from fogline.tables import from_rows, to_arrow

NOWHERE = Span(0, 0)
# Invented towns: latitude, longitude, radius in km, province.
TOWNS = {
    "Tal Anbar": (36.10, 37.10, 3.0, "North"),
    "Karm Lawz": (36.11, 37.13, 2.0, "North"),
    "Deir Safa": (36.90, 38.40, 3.0, "East"),
    "North": (36.10, 37.00, 75.0, "North"),
}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def actor(actor_id: str, actor_class: str = "armed-group") -> Actor:
    return Actor(actor_id, actor_id, NOWHERE, "test", 1.0, actor_id=actor_id, actor_class=actor_class)


def place(name: str, role: PlaceRole = PlaceRole.AT) -> Place:
    latitude, longitude, radius, admin1 = TOWNS[name]
    return Place(role, name, name, NOWHERE, "test", 1.0, name, "XX", admin1, latitude, longitude, radius)


def count(what: Counted, low: int | None, high: int | None, who: str = "people") -> Count:
    return Count(what, who, f"{low}-{high}", low, high, NOWHERE, "test", 1.0)


def killed(figure: int) -> Count:
    return count(Counted.KILLED, figure, figure)


def claim(  # noqa: PLR0913
    document: str,
    *,
    kind: str = "bombing",
    quote: str = "",
    at: str | Sequence[Place] | None = "Tal Anbar",
    on: str | None = "2016-07-05",
    until: str | None = None,
    counts: Sequence[Count] = (),
    voice: str | None = None,
    agents: Sequence[Actor] = (),
    patients: Sequence[Actor] = (),
    status: Status = Status.HAPPENED,
    sentence: int = 0,
) -> Claim:
    places = (place(at),) if isinstance(at, str) else tuple(at or ())
    start, end = day(on), day(until or on)
    parts = (document, kind, quote, str(places), str(start), str(counts), str(voice), status.value, str(agents))
    return Claim(
        claim_id=content_id(*parts),
        document_id=document,
        kind=kind,
        status=status,
        status_rule="test",
        quote=quote,
        span=NOWHERE,
        trigger="",
        trigger_span=NOWHERE,
        sentence=sentence,
        rule="test",
        confidence=1.0,
        agents=tuple(agents),
        patients=tuple(patients),
        places=places,
        time=Time("", NOWHERE, "test", 1.0, start, end) if start else None,
        counts=tuple(counts),
        voices=(Voice(voice, voice, NOWHERE, "test", 1.0),) if voice else (),
    )


@dataclass(frozen=True, slots=True)
class Report:
    """An article as far as linking reads it."""

    document_id: str
    text: str
    outlet: str | None = None
    published: str | None = None


def tellings(claims: Iterable[Claim], published: str | None = "2016-07-06", copies: Sequence[str] = ()) -> tuple[Telling, ...]:
    """Return the claims as tellings; the documents in `copies` are one text."""
    told = list(claims)
    sources = {
        c.document_id: Source(
            c.document_id, "copies" if c.document_id in copies else c.document_id, c.document_id, None, day(published)
        )
        for c in told
    }
    return tell(told, sources)


def linked(claims: Iterable[Claim], reports: Iterable[Report] = (), decisions: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Return a linked case in memory; documents without a report of their own have a text that is nobody else's."""
    told = list(claims)
    known = {report.document_id: report for report in reports}
    for document in sorted({c.document_id for c in told}):
        known.setdefault(document, Report(document, own_text(document), None, "2016-07-06"))
    rows = [
        {
            "document_id": report.document_id,
            "text": report.text,
            "outlet": report.outlet,
            "published": {"start": day(report.published), "end": day(report.published)} if report.published else None,
        }
        for report in known.values()
    ]
    published = pa.struct([("start", pa.date32()), ("end", pa.date32())])
    schema = pa.schema([("document_id", pa.string()), ("text", pa.string()), ("outlet", pa.string()), ("published", published)])
    connection = duckdb.connect()
    connection.register("articles_found", pa.Table.from_pylist(rows, schema=schema))
    connection.register("claims_found", to_arrow(Claim, told))
    connection.execute("create table articles as select * from articles_found")
    connection.execute("create table documents as select document_id, document_id as id from articles")
    connection.execute("create table claims as select * from claims_found")
    link_case(connection, decisions)
    return connection


def events(connection: duckdb.DuckDBPyConnection) -> list[Event]:
    """Return the events of a linked case, those of the most claims first."""
    rows = connection.execute("select * from events").to_arrow_table().to_pylist()
    return sorted(from_rows(Event, rows), key=lambda event: (-len(event.claim_ids), event.event_id))


def own_text(document: str, words: int = 80) -> str:
    """Return a text that only this document has."""
    random = Random(document)
    return " ".join("".join(random.choices("abcdefghij", k=6)) for _ in range(words))
