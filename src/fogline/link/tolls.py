"""How many an event killed, wounded or moved: low, best and high, each by a rule that is named."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, groupby

from fogline.link.figures import OUTCOMES, Figure, figures
from fogline.link.independence import independent_voices
from fogline.link.tellings import Telling
from fogline.records import Counted, Toll

ONE_VOICE = "one-voice"
ALL_FIT = "all-fit"
MOST_VOICES = "most-independent-voices"
LATEST = "latest-report"
UNDECIDED = "undecided"


def tolls(tellings: Sequence[Telling]) -> tuple[Toll, ...]:
    """Return the tolls of an event by outcome and class counted.

    `low` is the smallest and `high` the largest figure that any voice gives, open where no voice closes it. `best` is the figure
    told; of several that can be true together (`all-fit`) the highest lower bound; else the one that the most independent voices
    give, else that of the latest report; else there is none (`undecided`). It is never an average.
    """
    return tuple(
        _toll(what, who, tuple(given))
        for what in OUTCOMES
        for who, given in groupby(figures(tellings, what), key=lambda figure: figure.who)
    )


def _toll(what: Counted, who: str, given: Sequence[Figure]) -> Toll:
    best, rule = _best(given)
    lows = [figure.bounds.figure for figure in given if figure.bounds.figure is not None]
    highs = [figure.bounds.high for figure in given if figure.bounds.high is not None]
    closed = bool(highs) and max(highs) >= max(lows)
    return Toll(what, who or "people", min(lows, default=None), best, max(highs) if closed else None, rule)


def _best(given: Sequence[Figure]) -> tuple[int | None, str]:
    if len(given) == 1:
        return given[0].bounds.figure, ONE_VOICE
    if all(one.bounds.fits(other.bounds) for one, other in combinations(given, 2)):
        return max((figure.bounds.low for figure in given if figure.bounds.low is not None), default=None), ALL_FIT
    by_figure: dict[int, list[Figure]] = {}
    for figure in given:
        if figure.bounds.figure is not None:
            by_figure.setdefault(figure.bounds.figure, []).append(figure)
    support = {value: independent_voices(t for figure in told for t in figure.tellings) for value, told in by_figure.items()}
    most = [value for value, voices in support.items() if voices == max(support.values())]
    if len(most) == 1:
        return most[0], MOST_VOICES
    latest = max((figure.published for figure in given if figure.published), default=None)
    last = {figure.bounds.figure for figure in given if latest and figure.published == latest}
    return (last.pop(), LATEST) if len(last) == 1 else (None, UNDECIDED)
