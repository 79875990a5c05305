"""Claims of one event, put together pair by pair, the surest first, and never against what the rest of the event says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fogline.link.decisions import Decisions
from fogline.link.groups import Forest
from fogline.link.kinds import INCIDENT_DAYS, LASTING_DAYS, kinds_agree, lasts
from fogline.link.scores import ENOUGH, score
from fogline.link.spots import Spot, spots_fit
from fogline.link.tellings import Telling


@dataclass(frozen=True, slots=True)
class Join:
    """Two claims, by position, that put their events together; `decided` where a reviewer said so."""

    one: int
    other: int
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """What the claims of an event say together of its kind, days and places; `claims` are their ids.

    `latest_start` and `earliest_end` tell whether all their times can be one: each pair overlaps when those two do.
    """

    claims: frozenset[str]
    kinds: frozenset[str]
    latest_start: date | None
    earliest_end: date | None
    places: frozenset[tuple[Spot, ...]]

    @classmethod
    def of(cls, telling: Telling) -> Extent:
        """Return the extent of one claim."""
        places = frozenset({telling.spots}) if telling.spots else frozenset()
        return cls(frozenset({telling.claim_id}), frozenset({telling.kind}), telling.start, telling.end, places)

    def with_other(self, other: Extent) -> Extent:
        """Return the extent of both together."""
        return Extent(
            self.claims | other.claims,
            self.kinds | other.kinds,
            max((day for day in (self.latest_start, other.latest_start) if day), default=None),
            min((day for day in (self.earliest_end, other.earliest_end) if day), default=None),
            self.places | other.places,
        )

    def agrees(self, other: Extent) -> bool:
        """Tell whether every claim here may tell of one event with every claim there."""
        both = self.with_other(other)
        if not all(kinds_agree(kind, also) for kind in self.kinds for also in other.kinds):
            return False
        if both.latest_start and both.earliest_end and (both.latest_start - both.earliest_end).days > _slack(both.kinds):
            return False
        return all(_meet(here, there) for here in self.places for there in other.places)


def cluster(
    tellings: Sequence[Telling], pairs: Iterable[tuple[int, int]], decisions: Decisions
) -> tuple[list[list[int]], list[Join]]:
    """Return the events, each as its sorted positions, and the joins that made them.

    Pairs are taken by falling score, so that the surest links decide what an event is before doubtful ones may add to it; a chain
    of pairs that each fit cannot lead to another day or place, since all claims of an event must agree.
    """
    forest = Forest()
    extents = {row: Extent.of(telling) for row, telling in enumerate(tellings)}
    joins: list[Join] = []
    for join in (*_decided(tellings, decisions), *_scored(tellings, pairs)):
        one, other = sorted((forest.root(join.one), forest.root(join.other)))
        if one == other or decisions.part(extents[one].claims, extents[other].claims):
            continue
        if not join.decided and not extents[one].agrees(extents[other]):
            continue
        forest.join(one, other)
        extents[one] = extents[one].with_other(extents.pop(other))
        joins.append(join)
    groups: dict[int, list[int]] = {}
    for row in range(len(tellings)):
        groups.setdefault(forest.root(row), []).append(row)
    return list(groups.values()), joins


def _scored(tellings: Sequence[Telling], pairs: Iterable[tuple[int, int]]) -> list[Join]:
    scored = ((score(tellings[one], tellings[other]), one, other) for one, other in pairs)
    sure = sorted((-points, one, other) for points, one, other in scored if points >= ENOUGH)
    return [Join(one, other) for _, one, other in sure]


def _decided(tellings: Sequence[Telling], decisions: Decisions) -> list[Join]:
    rows = {telling.claim_id: row for row, telling in enumerate(tellings)}
    return [Join(rows[a], rows[b], decided=True) for a, b in decisions.merged if a in rows and b in rows]


def _slack(kinds: frozenset[str]) -> int:
    return LASTING_DAYS if all(map(lasts, kinds)) else INCIDENT_DAYS


def _meet(here: tuple[Spot, ...], there: tuple[Spot, ...]) -> bool:
    return any(spots_fit(one, other) for one in here for other in there)
