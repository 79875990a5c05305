"""Which actors stand on one side: a name for the whole is no contradiction to a name for the part."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from fogline.records import Actor
from fogline.registries.actors import ActorEntry, registry

PARTIES = frozenset({"state-force", "armed-group", "government"})
_STATE = frozenset({"state-force", "government"})


@cache
def on_one_side(one: str, other: str) -> bool:
    """Tell whether two actor ids are one actor, of one state, or one within the other.

    >>> on_one_side("government-sy", "government-sy")
    True
    """
    if one == other:
        return True
    return not _wholes(one).isdisjoint(_wholes(other))


def on_sides_apart(one: Actor, other: Actor) -> bool:
    """Tell whether two parties stand on different sides; one that no registry knows is only told from a state by being none."""
    if one.actor_id and other.actor_id:
        return not on_one_side(one.actor_id, other.actor_id)
    return (one.actor_class in _STATE) != (other.actor_class in _STATE)


def strangers(ours: tuple[Actor, ...], theirs: tuple[Actor, ...]) -> bool:
    """Tell whether both name parties to the war that the registry knows, and none of one side."""
    here, there = (sorted(a.actor_id for a in actors if a.actor_id and a.actor_class in PARTIES) for actors in (ours, theirs))
    return bool(here and there) and not any(on_one_side(one, other) for one in here for other in there)


@cache
def _entries() -> Mapping[str, ActorEntry]:
    return {entry.actor_id: entry for entry in registry()}


def _wholes(actor_id: str) -> frozenset[str]:
    """Return the actor, what it was made out of and belongs to, up to the top, and its state."""
    found: set[str] = set()
    waiting = [actor_id]
    while waiting:
        name = waiting.pop()
        entry = _entries().get(name)
        if entry and name not in found:
            waiting.extend(member.group for member in entry.member_of)
            waiting.extend([entry.follows] if entry.follows else [])
            found.update({f"state {entry.country}"} if entry.actor_class in _STATE and entry.country else ())
        found.add(name)
    return frozenset(found)
