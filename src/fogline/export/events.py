"""Events, one a line, with what their voices agree on and what not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb

from fogline.export.facts import day, document_ids, events
from fogline.records import Dispute, Event, Place
from fogline.tables import as_row


def event_lines(connection: duckdb.DuckDBPyConnection, with_names: bool) -> Iterator[str]:  # noqa: ARG001 — events hold no names
    """Yield every event of the case as JSON, ordered by time; documents go by their exported ids."""
    ids = document_ids(connection)
    for event in events(connection):
        yield json.dumps(_event(event, ids), ensure_ascii=False)


def _event(event: Event, ids: dict[str, str]) -> dict[str, Any]:
    return {
        "event_id": event.event_id,
        "kind": event.kind,
        "start": day(event.start),
        "end": day(event.end),
        "place": _place(event.place) if event.place else None,
        "documents": _named(event.documents, ids),
        "copies": sorted(_named(group, ids) for group in event.copies),
        "claim_ids": list(event.claim_ids),
        "voices": list(event.voices),
        "independent_voices": event.independent_voices,
        "tolls": [as_row(toll) for toll in event.tolls],
        "disputes": [_dispute(dispute, ids) for dispute in event.disputes],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "place_id": place.place_id,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.latitude,
        "lon": place.longitude,
        "radius_km": place.radius_km,
    }


def _dispute(dispute: Dispute, ids: dict[str, str]) -> dict[str, Any]:
    values = [
        {
            "value": side.value,
            "low": side.low,
            "high": side.high,
            "voices": list(side.voices),
            "documents": _named(side.documents, ids),
            "claim_ids": list(side.claim_ids),
        }
        for side in dispute.values
    ]
    return {"about": dispute.about, "values": values}


def _named(documents: tuple[str, ...], ids: dict[str, str]) -> list[str]:
    return sorted(ids[document] for document in documents)
