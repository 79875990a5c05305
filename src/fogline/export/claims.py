"""Claims in the form in which articles are annotated: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import duckdb

from fogline.export.facts import day
from fogline.queries.names import without_names
from fogline.queries.query import as_dicts, record_rows
from fogline.records import Actor, Claim, Count, DroppedPassage, Place, Published, Suspect, Time
from fogline.tables import as_row, from_rows

_ARTICLES = """\
select documents.id, documents.addresses, documents.field, articles.*
from articles join documents using (document_id) order by documents.id"""

_CLAIMS = """\
select claims.*, documents.id, member.event_id
from claims join documents using (document_id)
left join (select event_id, unnest(claim_ids) as claim_id from events) as member using (claim_id)
order by documents.id, claims.span.start, claims.span."end", claim_id"""


def claim_lines(connection: duckdb.DuckDBPyConnection, with_names: bool) -> Iterator[str]:
    """Yield every article of the case with its claims as JSON, ordered by id."""
    claims = _Ahead(record_rows(connection.cursor(), _CLAIMS))
    for article in as_dicts(connection, _ARTICLES):
        told = [_claim(row, with_names) for row in claims.of(article["id"])]
        yield json.dumps(_head(article) | {"claims": told}, ensure_ascii=False)


class _Ahead:
    """Rows in the order of their articles, given out article by article."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def of(self, article_id: str) -> Iterator[dict[str, Any]]:
        while self._next is not None and self._next["id"] == article_id:
            yield self._next
            self._next = next(self._rows, None)


def _head(article: dict[str, Any]) -> dict[str, Any]:
    dropped = list(from_rows(DroppedPassage, article["dropped"]))
    suspects = from_rows(Suspect, article["suspects"])
    published = next(from_rows(Published, [article["published"]])) if article["published"] else None
    return {
        "id": article["id"],
        "document_id": article["document_id"],
        "addresses": article["addresses"],
        "field": article["field"],
        "offsets_in": article["raw_form"],
        "title": article["title"],
        "byline": article["byline"],
        "agency": article["agency"],
        "dateline": article["dateline"],
        "language": article["language"],
        "outlet": article["outlet"],
        "published": day(published.day) if published else None,
        "published_start": day(published.start) if published else None,
        "published_end": day(published.end) if published else None,
        "published_basis": published.basis if published else None,
        "drop": [passage.text for passage in dropped],
        "dropped": [{"reason": passage.reason, "start": passage.span.start, "end": passage.span.end} for passage in dropped],
        "suspects": [
            {"text": suspect.text, "reason": suspect.reason, "start": suspect.span.start, "end": suspect.span.end}
            for suspect in suspects
        ],
    }


def _claim(row: dict[str, Any], with_names: bool) -> dict[str, Any]:
    found = next(from_rows(Claim, [row]))
    claim = found if with_names else without_names(found)
    return {
        "claim_id": claim.claim_id,
        "event_id": row["event_id"],
        "kind": claim.kind,
        "status": claim.status,
        "status_rule": claim.status_rule,
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "trigger": claim.trigger,
        "trigger_start": claim.trigger_span.start,
        "trigger_end": claim.trigger_span.end,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "agents": [_actor(actor) for actor in claim.agents],
        "patients": [_actor(actor) for actor in claim.patients],
        "places": [_place(place) for place in claim.places],
        "time": _time(claim.time),
        "counts": [_count(count) for count in claim.counts],
        "voices": [voice.name for voice in claim.voices],
        "voice_ids": [voice.actor_id for voice in claim.voices],
        "means": [thing.text for thing in claim.means],
        "codes": as_row(claim.codes),
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "text": actor.text,
        "name": actor.name,
        "actor_id": actor.actor_id,
        "actor_class": actor.actor_class,
        "label": actor.label,
        "start": actor.span.start,
        "end": actor.span.end,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "role": place.role,
        "text": place.text,
        "name": place.name,
        "country": place.country,
        "place_id": place.place_id,
        "lat": place.latitude,
        "lon": place.longitude,
        "admin1": place.admin1,
        "radius_km": place.radius_km,
        "start": place.span.start,
        "end": place.span.end,
    }


def _time(time: Time | None) -> dict[str, Any] | None:
    if time is None or time.start is None or time.end is None:
        return None
    return {"text": time.text, "start": day(time.start), "end": day(time.end)}


def _count(count: Count) -> dict[str, Any]:
    return {"what": count.what, "who": count.who, "text": count.text, "low": count.low, "high": count.high}
