"""Which kinds two reports may give one event, and how long events of a kind last."""

from __future__ import annotations

# Told of one event in more general words, or as another side of it; symmetric.
_GENERAL = """
ground-attack air-strike | ground-attack shelling | ground-attack bombing | ground-attack chemical-attack
ground-attack armed-clash | ground-attack execution | bombing execution
destruction air-strike | destruction shelling | destruction bombing
casualties air-strike | casualties shelling | casualties bombing | casualties ground-attack | casualties chemical-attack
casualties armed-clash | casualties execution | chemical-attack air-strike | chemical-attack shelling | armed-clash advance
capture withdrawal | capture loss | capture advance | capture siege | loss withdrawal | surrender withdrawal | siege coercion
evacuation withdrawal | evacuation displacement | evacuation release | displacement withdrawal
agreement talks | agreement surrender | agreement violation
"""
# Told of one event by mistake or in dispute, and of two events as a rule.
_CONFUSED = "air-strike bombing | air-strike shelling | shelling bombing | chemical-attack bombing"
# Kinds of which a war sees few events a day: that two reports tell of such a thing says more.
_SELDOM = frozenset(
    {
        "chemical-attack",
        "agreement",
        "talks",
        "evacuation",
        "surrender",
        "release",
        "capture",
        "siege",
        "violation",
        "split",
        "join",
    }
)


def _pairs(listed: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for line in listed.strip().splitlines() for pair in line.split("|"))


_GENERAL_PAIRS = _pairs(_GENERAL)
_COMPATIBLE = _GENERAL_PAIRS | _pairs(_CONFUSED)

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


def kinds_likeness(one: str, other: str) -> float:
    """Return how much it says that two kinds are those: 1 for the same, more for one that is seldom, -1 for two that never agree.

    >>> kinds_likeness("shelling", "shelling"), kinds_likeness("shelling", "ground-attack"), kinds_likeness("shelling", "bombing")
    (1.0, 0.4, -0.5)
    """
    if one == other:
        return 1.5 if one in _SELDOM else 1.0
    if frozenset((one, other)) not in _COMPATIBLE:
        return -1.0
    return 0.4 if frozenset((one, other)) in _GENERAL_PAIRS else -0.5


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
