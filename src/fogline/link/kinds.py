"""Which kinds two reports may give one event, and how long events of a kind last, from `data/linking.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from fogline.registries.data import read_yaml

# Days the tellings of one event may lie apart: reports name the night differently, convoys leave for a week, deals take time.
INCIDENT_DAYS = 1
LASTING_DAYS = 7
Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Linking:
    """What the data file says of kinds, and of pairs of kinds; `relations` are what kinds between two actors are called."""

    general: Pairs
    confused: Pairs
    excluding: Pairs
    seldom: frozenset[str]
    lasting: frozenset[str]
    leaving: frozenset[str]
    mutual: frozenset[str]
    relations: Mapping[str, str]


@cache
def linking() -> Linking:
    """Return what `linking.yaml` says."""
    data = read_yaml("linking.yaml")
    return Linking(
        general=_pairs(data["general"]),
        confused=_pairs(data["confused"]),
        excluding=_pairs(data["excluding"]),
        seldom=frozenset(data["seldom"]),
        lasting=frozenset(data["lasting"]),
        leaving=frozenset(data["leaving"]),
        mutual=frozenset(data["mutual"]),
        relations=data["relations"],
    )


def _pairs(listed: Iterable[Iterable[str]]) -> Pairs:
    return frozenset(map(frozenset, listed))


def kinds_agree(one: str, other: str) -> bool:
    """Tell whether two kinds may be told of one event.

    >>> kinds_agree("shelling", "ground-attack"), kinds_agree("shelling", "talks")
    (True, False)
    """
    return kinds_likeness(one, other) > -1.0


def kinds_likeness(one: str, other: str) -> float:
    """Return how much it says that two kinds are those: 1 for the same, more for one that is seldom, -1 for two that never agree.

    >>> kinds_likeness("shelling", "shelling"), kinds_likeness("shelling", "ground-attack"), kinds_likeness("shelling", "bombing")
    (1.0, 0.4, -0.5)
    """
    if one == other:
        return 1.5 if one in linking().seldom else 1.0
    pair = frozenset((one, other))
    return 0.4 if pair in linking().general else -0.5 if pair in linking().confused else -1.0


def compatible_pairs() -> list[tuple[str, str]]:
    """Return the pairs of different kinds that agree, each in its alphabetical order."""
    return sorted((min(pair), max(pair)) for pair in linking().general | linking().confused)


def lasts(kind: str) -> bool:
    """Tell whether events of a kind take days rather than hours."""
    return kind in linking().lasting


def leaves(kind: str) -> bool:
    """Tell whether events of a kind happen where people leave from."""
    return kind in linking().leaving


def days_apart(one: str, other: str) -> int:
    """Return how many days apart two claims of these kinds may place one event."""
    return LASTING_DAYS if lasts(one) and lasts(other) else INCIDENT_DAYS
