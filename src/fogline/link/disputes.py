"""What voices say of one event that cannot be true together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from fogline.link.bounds import Bounds
from fogline.link.features import tolls_compatible, wording
from fogline.link.figures import contradict, figures
from fogline.link.kinds import lasts, linking
from fogline.link.sides import PARTIES, on_one_side, on_sides_apart
from fogline.link.spots import Spot, spots_fit
from fogline.link.tellings import Telling, identity, main_kind
from fogline.records import Actor, Counted, Dispute, DisputedValue, Status

_OPEN = Bounds(None, None)
_FIGURES = (Counted.KILLED, Counted.WOUNDED, Counted.MOVED)
Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Stand:
    """A value with the tellings that give it."""

    value: str
    bounds: Bounds
    tellings: tuple[Telling, ...]


def disputes(tellings: Sequence[Telling]) -> tuple[Dispute, ...]:
    """Return the disputes of an event, by attribute; copies of one text count as one."""
    told = _once(tellings)
    stands = [(what.value, _figure_stands(told, what)) for what in _FIGURES]
    stands += [
        ("agent", _agents(told)),
        ("kind", _kinds(told)),
        ("status", _statuses(told)),
        ("time", _times(told)),
        ("place", _places(told)),
    ]
    everyone = tuple(tellings)
    return tuple(Dispute(about, tuple(_disputed(stand, everyone) for stand in given)) for about, given in stands if given)


def _once(tellings: Sequence[Telling]) -> list[Telling]:
    """Return the tellings without those that repeat, in a copy, what the same voice says there."""
    seen: dict[tuple[str, str, str], Telling] = {}
    for telling in tellings:
        seen.setdefault(_said(telling), telling)
    return list(seen.values())


def _said(telling: Telling) -> tuple[str, str, str]:
    return telling.source.copy_group, telling.speaker_key, telling.claim.quote


def _figure_stands(told: list[Telling], what: Counted) -> list[Stand]:
    together: dict[tuple[str, Bounds], list[Telling]] = {}
    for figure in _opposed(figures(told, what), contradict):
        together.setdefault((figure.who, figure.bounds), []).extend(figure.tellings)
    ranked = sorted(together, key=lambda key: (key[0], key[1].figure or 0, str(key[1])))
    return [Stand(f"{bounds} {who}".strip(), bounds, tuple(together[who, bounds])) for who, bounds in ranked]


def _agents(told: list[Telling]) -> list[Stand]:
    by_agents: dict[frozenset[str], list[Telling]] = {}
    actors: dict[str, Actor] = {}
    kind = main_kind(told)
    for telling in told:
        known = [actor for actor in telling.claim.agents if actor.actor_class in PARTIES]
        if known and telling.true and telling.kind == kind and kind not in linking().mutual:
            actors.update({identity(actor): actor for actor in known})
            by_agents.setdefault(frozenset(map(identity, known)), []).append(telling)
    against = _by_other_voices(
        by_agents, lambda one, other: all(on_sides_apart(actors[a], actors[b]) for a in one for b in other)
    )
    denied = _denials(told)
    if denied and by_agents:
        against = {**by_agents, **against}
    stands = [Stand(" and ".join(sorted(actors[a].name for a in agents)), _OPEN, tuple(by)) for agents, by in against.items()]
    return sorted(stands, key=lambda stand: stand.value) + denied if stands else []


def _denials(told: list[Telling]) -> list[Stand]:
    """Return the tellings in which an agent denies its own deed; that it happened they may well grant."""
    own = [
        telling
        for telling in told
        if telling.claim.status is Status.NEGATED and any(map(_speaks_of_itself(telling), telling.claim.agents))
    ]
    by_agent: dict[str, list[Telling]] = {}
    for telling in own:
        by_agent.setdefault(telling.claim.agents[0].name, []).append(telling)
    return [Stand(f"not {name}", _OPEN, tuple(by)) for name, by in sorted(by_agent.items())]


def _speaks_of_itself(telling: Telling) -> Callable[[Actor], bool]:
    return lambda actor: on_one_side(identity(actor), telling.speaker_key)


def _kinds(told: list[Telling]) -> list[Stand]:
    by_kind: dict[str, list[Telling]] = {}
    for telling in told:
        if telling.true:
            by_kind.setdefault(telling.kind, []).append(telling)
    against = _by_other_voices(by_kind, lambda one, other: frozenset({one, other}) in linking().excluding)
    return [Stand(kind, _OPEN, tuple(by)) for kind, by in sorted(against.items())]


def _statuses(told: list[Telling]) -> list[Stand]:
    negated = [telling for telling in told if telling.claim.status is Status.NEGATED]
    happened = [telling for telling in told if telling.true]
    voices = {telling.speaker_key for telling in happened}
    denied = [telling for telling in negated if telling.speaker_key not in voices]
    if not denied or not happened:
        return []
    return [Stand("happened", _OPEN, tuple(happened)), Stand("negated", _OPEN, tuple(denied))]


def _times(told: list[Telling]) -> list[Stand]:
    by_day: dict[str, list[Telling]] = {}
    for telling in told:
        if telling.true and telling.days == 1 and not lasts(telling.kind):
            by_day.setdefault(str(telling.start), []).append(telling)
    against = _by_other_voices(by_day, lambda one, other: one != other and _surely_one(by_day[one], by_day[other]))
    return [Stand(day, _OPEN, tuple(by)) for day, by in sorted(against.items())]


def _surely_one(ours: list[Telling], theirs: list[Telling]) -> bool:
    """Tell whether more than day and place says that both tell of one event; else two days are two events."""
    pairs = [(here, there) for here in ours for there in theirs]
    return any(tolls_compatible(*pair) >= 0.5 or wording(*pair) > 0.5 for pair in pairs)


def _places(told: list[Telling]) -> list[Stand]:
    by_place: dict[tuple[Spot, ...], list[Telling]] = {}
    for telling in told:
        exact = tuple(spot for spot in telling.spots if spot.exact and spot.located)
        if exact and telling.true and not lasts(telling.kind):
            by_place.setdefault(exact, []).append(telling)
    against = _by_other_voices(by_place, lambda one, other: not any(spots_fit(a, b) for a in one for b in other))
    return sorted(
        (Stand(", ".join(spot.name for spot in spots), _OPEN, tuple(by)) for spots, by in against.items()),
        key=lambda stand: stand.value,
    )


def _by_other_voices(by_value: dict[Value, list[Telling]], exclude: Callable[[Value, Value], bool]) -> dict[Value, list[Telling]]:
    """Return the values that another value excludes, where no voice gives both."""

    def against(one: Value, other: Value) -> bool:
        voices = [{telling.speaker_key for telling in by_value[value]} for value in (one, other)]
        return exclude(one, other) and voices[0].isdisjoint(voices[1])

    return {value: by_value[value] for value in _opposed(list(by_value), against)}


def _opposed(values: Sequence[Value], against: Callable[[Value, Value], bool]) -> list[Value]:
    """Return the values that stand against another, in their order."""
    opposed = {value for pair in combinations(values, 2) if against(*pair) for value in pair}
    return [value for value in values if value in opposed]


def _disputed(stand: Stand, everyone: tuple[Telling, ...]) -> DisputedValue:
    """Return the stand as a record, with the copies of its claims."""
    said = set(map(_said, stand.tellings))
    all_told = {*stand.tellings, *(telling for telling in everyone if _said(telling) in said)}
    return DisputedValue(
        value=stand.value,
        low=stand.bounds.low,
        high=stand.bounds.high,
        voices=tuple(sorted({telling.speaker for telling in all_told})),
        documents=tuple(sorted({telling.document_id for telling in all_told})),
        claim_ids=tuple(sorted({telling.claim_id for telling in all_told})),
    )
