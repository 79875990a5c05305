"""Events on a map: a GeoJSON collection of points (RFC 7946, which lets a feature be without a place)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb

from fogline.export.facts import EventFacts, day, event_facts
from fogline.records import Actor, Counted, Place

DIGITS = 6
"""Of a degree: a tenth of a metre."""


def geojson_lines(connection: duckdb.DuckDBPyConnection, with_names: bool) -> Iterator[str]:
    """Yield a feature for each event, ordered by time; one whose place has no coordinates has no geometry."""
    for facts in event_facts(connection, with_names=with_names):
        yield json.dumps(_feature(facts), ensure_ascii=False)


def _feature(facts: EventFacts) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": facts.event.event_id,
        "geometry": _point(facts.event.place),
        "properties": _properties(facts),
    }


def _point(place: Place | None) -> dict[str, Any] | None:
    if place is None or place.longitude is None or place.latitude is None:
        return None
    return {"type": "Point", "coordinates": [round(place.longitude, DIGITS), round(place.latitude, DIGITS)]}


def _properties(facts: EventFacts) -> dict[str, Any]:
    event, place = facts.event, facts.event.place
    return {
        "event_id": event.event_id,
        "date_start": day(event.start),
        "date_end": day(event.end),
        "event_type": event.kind,
        "status": "; ".join(sorted({claim.status for claim in facts.claims})),
        "actor1": _name(facts.agents),
        "actor2": _name(facts.patients),
        "location": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "uncertainty_m": round(place.radius_km * 1000) if place and place.radius_km is not None else None,
        **_toll(facts),
        "disputes": "; ".join(dispute.about for dispute in event.disputes),
        "n_sources": len(facts.reports),
        "n_independent_sources": event.independent_voices,
        "source_names": "; ".join(facts.outlets),
        "source_urls": "; ".join(sorted({report.url for report in facts.reports if report.url})),
        "confidence": facts.telling.confidence,
        "notes": facts.telling.quote,
    }


def _toll(facts: EventFacts) -> dict[str, int | None]:
    killed, wounded = facts.toll(Counted.KILLED), facts.toll(Counted.WOUNDED)
    return {
        "killed_low": killed.low if killed else None,
        "killed_best": killed.best if killed else None,
        "killed_high": killed.high if killed else None,
        "injured_best": wounded.best if wounded else None,
    }


def _name(actors: tuple[Actor, ...]) -> str | None:
    return actors[0].name if actors else None
