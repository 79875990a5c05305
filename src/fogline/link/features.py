"""What speaks for or against two claims telling of one event.

Each feature is a fact about a pair, from -1 (against) to 1 (for), 0 where there is nothing to compare; its first sentence is the
reason that readers are shown.
"""

from __future__ import annotations

import math

from fogline.link.bounds import bounds_of, counted_class
from fogline.link.figures import OUTCOMES
from fogline.link.kinds import days_apart, kinds_likeness, leaves
from fogline.link.sides import strangers
from fogline.link.spots import spots_closeness
from fogline.link.tellings import Telling
from fogline.records import Counted

# A figure this small is shared by many events.
_COMMON_TOLL = 3
_NEAR_SENTENCES = 3
_WEEK, _MONTH = 7, 31
# Against a claim of another text that tells no time, or a long one, which the rest must outweigh.
_UNTOLD = -0.35


def kinds_compatible(one: Telling, other: Telling) -> float:
    """Both tell of the same kind of event, or of kinds that are told of one event.

    >>> from fogline.link.examples import telling
    >>> kinds_compatible(telling(kind="shelling"), telling(kind="ground-attack"))
    0.4
    """
    return kinds_likeness(one.kind, other.kind)


def distance_fits(one: Telling, other: Telling) -> float:
    """Their places lie as near to each other as both are exact.

    >>> from fogline.link.examples import telling
    >>> distance_fits(telling(place=(36.37, 37.52, 3.0)), telling(place=(36.37, 37.52, 3.0)))
    1.0
    >>> distance_fits(telling(place=(36.37, 37.52, 3.0)), telling(place=(33.51, 36.29, 10.0)))
    -1.0
    """
    places = spots_closeness(one.spots, other.spots)
    goals = spots_closeness(one.goals, other.goals)
    told = [close for close in (places, goals) if close is not None]
    return -1.0 if -1.0 in told else max(told, default=0.0)


def times_overlap(one: Telling, other: Telling) -> float:
    """Their times overlap, or lie no further apart than reports of such an event do.

    >>> from fogline.link.examples import telling
    >>> times_overlap(telling(day="2016-07-05"), telling(day="2016-07-05"))
    1.0
    >>> times_overlap(telling(day="2016-07-05"), telling(day="2016-07-09"))
    -1.0
    """
    if not (one.start and one.end and other.start and other.end and one.days and other.days):
        return 0.0 if one.source.copy_group == other.source.copy_group else _UNTOLD
    gap = (max(one.start, other.start) - min(one.end, other.end)).days
    if gap > 0:
        return 0.4 if gap <= days_apart(one.kind, other.kind) else -1.0
    longer = max(one.days, other.days)
    if longer > _MONTH:
        return 0.5 if (one.start, one.end) == (other.start, other.end) else _UNTOLD
    return 1.0 if longer == 1 else 0.8 if longer <= 3 else 0.4 if longer <= _WEEK else 0.1


def actors_shared(one: Telling, other: Telling) -> float:
    """They name the same actors in the same part, or else actors of different sides.

    >>> from fogline.link.examples import telling
    >>> actors_shared(telling(agents=("army-sy",)), telling(agents=("army-sy",)))
    0.6
    """
    agents = one.agents & other.agents
    patients = one.patients & other.patients
    if not agents and strangers(one.claim.agents, other.claim.agents):
        # Who did it may be in dispute; who left cannot.
        return -1.0 if leaves(one.kind) else -0.3
    # Who fights whom is told from either side.
    crossed = (one.agents & other.patients) | (one.patients & other.agents)
    return 0.6 * bool(agents) + 0.4 * bool(patients) or 0.3 * bool(crossed)


def tolls_compatible(one: Telling, other: Telling) -> float:
    """They give the same figure, or figures that can be true together.

    >>> from fogline.link.examples import telling
    >>> tolls_compatible(telling(killed=16), telling(killed=16)), tolls_compatible(telling(killed=16), telling(killed=30))
    (1.0, -0.5)
    """
    return max((_tolls_agree(one, other, what) for what in OUTCOMES), key=abs)


def same_article(one: Telling, other: Telling) -> float:
    """They stand in one article, not far from each other.

    >>> from fogline.link.examples import telling
    >>> same_article(telling(), telling())
    1.0
    """
    if one.document_id != other.document_id:
        return 0.0
    return 1.0 if abs(one.claim.sentence - other.claim.sentence) <= _NEAR_SENTENCES else 0.5


def same_text(one: Telling, other: Telling) -> float:
    """They stand in copies of one text, in the same words.

    >>> from fogline.link.examples import telling
    >>> same_text(telling(copy_group="g", killed=3), telling(copy_group="g", killed=4))
    1.0
    """
    if one.source.copy_group != other.source.copy_group or one.document_id == other.document_id:
        return 0.0
    return 1.0 if one.claim.quote == other.claim.quote else wording(one, other)


def articles_alike(one: Telling, other: Telling) -> float:
    """Their articles share many rare words.

    >>> from fogline.link.examples import telling
    >>> articles_alike(telling(), telling())
    0.0
    """
    ours, theirs = one.source.words, other.source.words
    if one.source.copy_group == other.source.copy_group or not ours or not theirs:
        return 0.0
    return round(min(1.0, 3 * len(ours & theirs) / math.sqrt(len(ours) * len(theirs))), 3)


def wording(one: Telling, other: Telling) -> float:
    """They use the same rare words.

    >>> from fogline.link.examples import telling
    >>> wording(telling(words="hamdaniyeh rockets school"), telling(words="hamdaniyeh school mortar"))
    0.667
    """
    return round(min(1.0, len(one.words & other.words) / 3), 3)


def _tolls_agree(one: Telling, other: Telling, what: Counted) -> float:
    best = 0.0
    for here in one.counted(what):
        for there in other.counted(what):
            ours, theirs = bounds_of(here), bounds_of(there)
            if ours.figure == theirs.figure and ours.figure is not None:
                return 1.0 if ours.figure > _COMMON_TOLL else 0.5
            if counted_class(here.who) == counted_class(there.who):
                best = max(best, 0.2) if ours.fits(theirs) else best or -0.5
    return best
