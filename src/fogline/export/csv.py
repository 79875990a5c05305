"""Events as rows in the order of ACLED's 31 columns, with fogline's own after them.

The columns are ACLED-compatible; the rows are coded by fogline's crosswalk, not by ACLED. As in ACLED, which actor is `actor1`
says nothing about who attacked; the claims say it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import duckdb

from fogline.export.cells import safe_cell
from fogline.export.facts import EventFacts, day, event_facts
from fogline.records import Actor, Counted
from fogline.registries.countries import Country, countries

_STATE, _REBELS, _CIVILIANS = "State forces", "Rebel group", "Civilians"
_INTER: Mapping[str | None, str] = {
    "state-force": _STATE,
    "government": _STATE,
    "armed-group": _REBELS,
    "civilian": _CIVILIANS,
    "person": _CIVILIANS,
}
_DISORDER: Mapping[str | None, str] = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Riots": "Political violence; Demonstrations",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}


def csv_lines(connection: duckdb.DuckDBPyConnection, with_names: bool) -> Iterator[str]:
    """Yield a row for each event, ordered by time; what is not known is empty."""
    for facts in event_facts(connection, with_names=with_names):
        yield _line(safe_cell(column(facts)) for column in COLUMNS.values())


def _line(cells: Iterable[object]) -> str:
    sink = io.StringIO()
    csv.writer(sink, lineterminator="").writerow(cells)
    return sink.getvalue()


def _most(values: Iterator[str | None]) -> str | None:
    told = Counter(value for value in values if value)
    return min(told, key=lambda value: (-told[value], value), default=None)


def _event_type(facts: EventFacts) -> str | None:
    return _most(claim.codes.acled for claim in facts.claims)


def _sub_event_type(facts: EventFacts) -> str | None:
    kept = _event_type(facts)
    return _most(claim.codes.acled_sub for claim in facts.claims if claim.codes.acled == kept)


def _time_precision(facts: EventFacts) -> int | None:
    """1 a day, 2 a week, 3 more."""
    if facts.event.start is None or facts.event.end is None:
        return None
    days = (facts.event.end - facts.event.start).days
    return 1 if days == 0 else 2 if days <= 7 else 3


def _geo_precision(facts: EventFacts) -> int | None:
    """1 the place itself, 2 near it or its district, 3 its region."""
    radius = facts.event.place.radius_km if facts.event.place else None
    if radius is None:
        return None
    return 1 if radius <= 5 else 2 if radius <= 30 else 3


def _first(actors: tuple[Actor, ...]) -> str | None:
    return actors[0].name if actors else None


def _others(actors: tuple[Actor, ...]) -> str:
    return "; ".join(actor.name for actor in actors[1:])


def _inter(actors: tuple[Actor, ...]) -> str:
    return _INTER.get(actors[0].actor_class, "") if actors else ""


def _interaction(facts: EventFacts) -> str:
    sides = [side for side in (_inter(facts.agents), _inter(facts.patients)) if side]
    return "-".join(sides) if len(sides) == 2 else ""


def _civilian_targeting(facts: EventFacts) -> str:
    violent = _DISORDER.get(_event_type(facts)) == "Political violence"
    return "Civilian targeting" if violent and _inter(facts.patients) == _CIVILIANS else ""


def _country(facts: EventFacts) -> Country | None:
    return countries().get(facts.event.place.country or "") if facts.event.place else None


def _iso(facts: EventFacts) -> int | None:
    country = _country(facts)
    return country.number if country else None


def _country_name(facts: EventFacts) -> str | None:
    country = _country(facts)
    return country.name if country else None


def _place(facts: EventFacts, name: str) -> object:
    return getattr(facts.event.place, name) if facts.event.place else None


def _alternatives(facts: EventFacts) -> str:
    candidates = facts.event.place.candidates if facts.event.place else ()
    return "; ".join(f"{candidate.name} ({candidate.entry_id})" for candidate in candidates)


def _killed(facts: EventFacts, bound: str) -> int | None:
    toll = facts.toll(Counted.KILLED)
    value: int | None = getattr(toll, bound) if toll else None
    return value


def _nothing(_: EventFacts) -> None:
    """Return nothing: the column is ACLED's own, and fogline does not know it."""


COLUMNS: Mapping[str, Callable[[EventFacts], object]] = {
    "event_id_cnty": lambda facts: facts.event.event_id,
    "event_date": lambda facts: day(facts.event.start),
    "year": lambda facts: facts.event.start.year if facts.event.start else None,
    "time_precision": _time_precision,
    "disorder_type": lambda facts: _DISORDER.get(_event_type(facts)),
    "event_type": _event_type,
    "sub_event_type": _sub_event_type,
    "actor1": lambda facts: _first(facts.agents),
    "assoc_actor_1": lambda facts: _others(facts.agents),
    "inter1": lambda facts: _inter(facts.agents),
    "actor2": lambda facts: _first(facts.patients),
    "assoc_actor_2": lambda facts: _others(facts.patients),
    "inter2": lambda facts: _inter(facts.patients),
    "interaction": _interaction,
    "civilian_targeting": _civilian_targeting,
    "iso": _iso,
    "region": _nothing,
    "country": _country_name,
    "admin1": lambda facts: _place(facts, "admin1"),
    "admin2": _nothing,
    "admin3": _nothing,
    "location": lambda facts: _place(facts, "name"),
    "latitude": lambda facts: _place(facts, "latitude"),
    "longitude": lambda facts: _place(facts, "longitude"),
    "geo_precision": _geo_precision,
    "source": lambda facts: "; ".join(facts.outlets),
    "source_scale": _nothing,
    "notes": lambda facts: facts.telling.quote,
    "fatalities": lambda facts: _killed(facts, "best"),
    "tags": _nothing,
    "timestamp": _nothing,
    "fl_event_id": lambda facts: facts.event.event_id,
    "fl_claim_ids": lambda facts: "; ".join(facts.event.claim_ids),
    "fl_n_sources": lambda facts: len(facts.reports),
    "fl_n_independent_sources": lambda facts: facts.event.independent_voices,
    "fl_fatalities_low": lambda facts: _killed(facts, "low"),
    "fl_fatalities_high": lambda facts: _killed(facts, "high"),
    "fl_confidence": lambda facts: facts.telling.confidence,
    "fl_review_status": _nothing,
    "fl_reviewer": _nothing,
    "fl_geo_source": lambda facts: _place(facts, "place_id"),
    "fl_geo_alt_candidates": _alternatives,
    "fl_date_earliest": lambda facts: day(facts.event.start),
    "fl_date_latest": lambda facts: day(facts.event.end),
    "fl_source_urls": lambda facts: "; ".join(sorted({report.url for report in facts.reports if report.url})),
    "fl_doc_sha256": lambda facts: "; ".join(sorted({report.sha256 for report in facts.reports})),
    "fl_quote": lambda facts: facts.telling.quote,
    "fl_char_start": lambda facts: facts.telling.span.start,
    "fl_char_end": lambda facts: facts.telling.span.end,
    "fl_kind": lambda facts: facts.event.kind,
    "fl_status": lambda facts: "; ".join(sorted({claim.status for claim in facts.claims})),
    "fl_disputes": lambda facts: "; ".join(dispute.about for dispute in facts.event.disputes),
}
"""Every column with how it is filled: ACLED's 31 in its order, then fogline's own."""

HEAD = _line(COLUMNS)
