"""Who belonged to whom and when: dated edges between actors, with the claims that tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fogline.link.kinds import linking
from fogline.link.tellings import Telling, identity
from fogline.records import Membership

_Edge = tuple[str, str, str]


def find_memberships(tellings: Iterable[Telling]) -> tuple[Membership, ...]:
    """Return an edge for each pair of actors and relation told as a fact, from the first to the last day told.

    Actors are told by their id, or by name where no registry knows them; persons have no edges.
    """
    edges: dict[_Edge, list[Telling]] = {}
    for telling in tellings:
        if telling.true:
            for edge in _edges(telling):
                edges.setdefault(edge, []).append(telling)
    return tuple(_membership(edge, told) for edge, told in sorted(edges.items()))


def _edges(telling: Telling) -> Iterator[_Edge]:
    relation = linking().relations.get(telling.kind)
    if relation is None:
        return
    for agent in telling.claim.agents:
        for patient in telling.claim.patients:
            if "person" in (agent.actor_class, patient.actor_class) or identity(agent) == identity(patient):
                continue
            yield agent.actor_id or agent.name, relation, patient.actor_id or patient.name


def _membership(edge: _Edge, told: list[Telling]) -> Membership:
    start = min((telling.start for telling in told if telling.start), default=None)
    end = max((telling.end for telling in told if telling.end), default=None)
    return Membership(*edge, start, end, tuple(sorted({telling.claim_id for telling in told})))
