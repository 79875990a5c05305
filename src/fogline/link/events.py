"""Events from the claims that tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from fogline.ids import content_id
from fogline.link.clusters import Join
from fogline.link.disputes import disputes
from fogline.link.independence import independent_voices
from fogline.link.kinds import lasts, leaves
from fogline.link.scores import Scored, explain
from fogline.link.spots import EXACT_KM
from fogline.link.tellings import Telling, main_kind
from fogline.link.tolls import tolls
from fogline.records import Event, Link, Place, PlaceRole, Status

FIRST = "The first of its event."
DECIDED = "A reviewer put them together."
# A claim of a longer time says less about when than its event's other claims do.
_LONG = 31


def make_events(tellings: Sequence[Telling], groups: Iterable[Sequence[int]], joins: Iterable[Join]) -> list[Event]:
    """Return an event for each group of positions, ordered by id; every claim has a link that says why it is there."""
    edges: dict[int, list[tuple[int, bool]]] = {}
    for join in joins:
        edges.setdefault(join.one, []).append((join.other, join.decided))
        edges.setdefault(join.other, []).append((join.one, join.decided))
    made = (_event([tellings[row] for row in group], _links(tellings, group[0], edges)) for group in groups)
    return sorted(made, key=lambda event: event.event_id)


def _event(told: Sequence[Telling], links: tuple[Link, ...]) -> Event:
    start, end = when(told)
    documents = {telling.document_id: telling.source.copy_group for telling in told}
    return Event(
        event_id=content_id(told[0].claim_id),
        kind=main_kind(told),
        start=start,
        end=end,
        place=_place(told),
        documents=tuple(sorted(documents)),
        copies=_copies(documents),
        claim_ids=tuple(telling.claim_id for telling in told),
        voices=tuple(sorted({telling.speaker for telling in told})),
        independent_voices=independent_voices(told),
        tolls=tolls(told),
        disputes=disputes(told),
        links=links,
    )


def when(told: Sequence[Telling]) -> tuple[date | None, date | None]:
    """Return the days that most claims tell of; what lasts takes all the days told, from the first to the last.

    Where several stretches have as many claims, the earliest is taken.
    """
    dated = [telling for telling in told if telling.start and telling.end and telling.claim.status is not Status.NEGATED]
    dated = dated or [telling for telling in told if telling.start and telling.end]
    short = [telling for telling in dated if (telling.days or 0) <= _LONG]
    if not short:
        days = Counter((telling.start, telling.end) for telling in dated)
        return min(days, key=lambda pair: (-days[pair], pair)) if days else (None, None)
    exact = [telling for telling in short if telling.days == min(t.days or 0 for t in short)]
    if all(lasts(telling.kind) for telling in told):
        return min(t.start for t in exact if t.start), max(t.end for t in exact if t.end)
    return _most_told(short)


def _most_told(dated: Sequence[Telling]) -> tuple[date, date]:
    support: Counter[date] = Counter()
    for telling in dated:
        if telling.start:
            support.update(telling.start + timedelta(days=day) for day in range(telling.days or 0))
    most = max(support.values())
    start = min(day for day, count in support.items() if count == most)
    end = start
    while support[end + timedelta(days=1)] == most:
        end += timedelta(days=1)
    return start, end


def _place(told: Sequence[Telling]) -> Place | None:
    """Return the most exact place told, the place of the deed before others; of what lasts, the exact place that is told most."""
    lasting = all(lasts(telling.kind) for telling in told)
    places = [(place, telling.kind) for telling in told for place in telling.claim.places]
    named = Counter(place.place_id or place.name for place, _ in places)

    def rank(told_place: tuple[Place, str]) -> tuple[bool, bool, bool, int, float, int, str]:
        place, kind = told_place
        radius = place.radius_km if place.radius_km is not None else float("inf")
        told_by = -named[place.place_id or place.name]
        elsewhere = place.role is not PlaceRole.AT and not (leaves(kind) and place.role is PlaceRole.FROM)
        return place.latitude is None, elsewhere, radius > EXACT_KM, told_by if lasting else 0, radius, told_by, place.name

    return min(places, key=rank)[0] if places else None


def _copies(documents: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    groups: dict[str, list[str]] = {}
    for document, group in sorted(documents.items()):
        groups.setdefault(group, []).append(document)
    return tuple(sorted(tuple(group) for group in groups.values() if len(group) > 1))


def _links(tellings: Sequence[Telling], first: int, edges: Mapping[int, list[tuple[int, bool]]]) -> tuple[Link, ...]:
    """Return a link for each claim of the event that holds `first`, walking outward from it along the joins."""
    links = [Link(tellings[first].claim_id, None, 0.0, (FIRST,))]
    seen, waiting = {first}, [first]
    for row in waiting:
        for other, decided in sorted(edges.get(row, ())):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
                why = Scored(0.0, (DECIDED,)) if decided else explain(tellings[other], tellings[row])
                links.append(Link(tellings[other].claim_id, tellings[row].claim_id, why.score, why.reasons))
    return tuple(sorted(links, key=lambda link: link.claim_id))
