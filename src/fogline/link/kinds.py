"""Which kinds two reports may give one event, and how long events of a kind last."""

from __future__ import annotations

# Told of one event by different voices, or by one voice in more general words; symmetric.
_PAIRS = """
air-strike bombing | air-strike shelling | air-strike ground-attack | air-strike chemical-attack | air-strike destruction
shelling ground-attack | shelling bombing | shelling chemical-attack | shelling destruction
bombing ground-attack | bombing destruction | bombing execution
chemical-attack ground-attack | chemical-attack bombing | chemical-attack shelling
armed-clash ground-attack | armed-clash advance | execution ground-attack
casualties air-strike | casualties shelling | casualties bombing | casualties ground-attack | casualties chemical-attack
casualties armed-clash | casualties execution
capture withdrawal | capture loss | capture advance | capture siege | loss withdrawal | surrender withdrawal
siege coercion | evacuation withdrawal | evacuation displacement | evacuation release | displacement withdrawal
agreement talks | agreement surrender | agreement violation
"""
_COMPATIBLE = frozenset(frozenset(pair.split()) for line in _PAIRS.strip().splitlines() for pair in line.split("|"))

# Days the tellings of one event may lie apart: reports name the night differently, convoys leave for a week, deals take time.
INCIDENT_DAYS = 1
LASTING_DAYS = 7
_LASTING = frozenset(
    {"evacuation", "withdrawal", "displacement", "return", "agreement", "talks", "siege", "surrender", "release", "aid"}
)


# Where these happen is where people leave from, not where they go.
_LEAVING = frozenset({"evacuation", "withdrawal", "displacement", "surrender", "release"})


def kinds_agree(one: str, other: str) -> bool:
    """Tell whether two kinds may be told of one event.

    >>> kinds_agree("shelling", "ground-attack"), kinds_agree("shelling", "talks")
    (True, False)
    """
    return one == other or frozenset((one, other)) in _COMPATIBLE


def compatible_pairs() -> list[tuple[str, str]]:
    """Return the pairs of different kinds that agree, each in its alphabetical order."""
    return sorted((min(pair), max(pair)) for pair in _COMPATIBLE)


def lasts(kind: str) -> bool:
    """Tell whether events of a kind take days rather than hours."""
    return kind in _LASTING


def leaves(kind: str) -> bool:
    """Tell whether events of a kind happen where people leave from."""
    return kind in _LEAVING


def days_apart(one: str, other: str) -> int:
    """Return how many days apart two claims of these kinds may place one event."""
    return LASTING_DAYS if lasts(one) and lasts(other) else INCIDENT_DAYS
