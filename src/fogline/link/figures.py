"""Who gives which figure of an event's outcome, each voice counted with the last it gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fogline.link.bounds import Bounds, bounds_of, counted_class
from fogline.link.kinds import kinds_likeness, lasts
from fogline.link.tellings import Telling
from fogline.records import Counted

LONG_DAYS = 4
OUTCOMES = (Counted.KILLED, Counted.WOUNDED, Counted.CAPTURED, Counted.RELEASED, Counted.MOVED)


@dataclass(frozen=True, slots=True)
class Figure:
    """A voice's figure of a class with the claims that give it; `published` is the day of the last report of it."""

    who: str
    bounds: Bounds
    speaker_key: str
    tellings: tuple[Telling, ...]
    published: date | None

    @property
    def long(self) -> bool:
        """Whether it is told of more than a few days."""
        return all((telling.days or 0) > LONG_DAYS for telling in self.tellings)


def figures(tellings: Iterable[Telling], what: Counted) -> list[Figure]:
    """Return the figures of an outcome, one for a voice and class counted: running updates leave its last.

    The last is that of the latest report; of one day the highest, since tolls rise.
    """
    given: dict[tuple[str, str], dict[Bounds, list[Telling]]] = {}
    for telling in tellings:
        if telling.true:
            for count in telling.counted(what):
                by_bounds = given.setdefault((counted_class(count.who), telling.speaker_key), {})
                by_bounds.setdefault(bounds_of(count), []).append(telling)
    return [
        max((_figure(whose, bounds, told) for bounds, told in by_bounds.items()), key=_recency)
        for whose, by_bounds in sorted(given.items())
    ]


def contradict(one: Figure, other: Figure) -> bool:
    """Tell whether two voices' figures cannot both be true: of one class, or of a class that has more than everybody is.

    Figures of a day and of a week or a war are of different things, and so are those of deeds that only a mistake makes one.
    """
    if one.speaker_key == other.speaker_key or one.long != other.long or plainly_later(one, other):
        return False
    if not any(_comparable(here, there) for here in one.tellings for there in other.tellings):
        return False
    if one.who == other.who:
        return not one.bounds.fits(other.bounds)
    everybody, part = sorted((one, other), key=lambda figure: figure.who)
    return not everybody.who and part.bounds.exceeds(everybody.bounds)


def _comparable(one: Telling, other: Telling) -> bool:
    """Tell whether two claims are of one deed; the convoys of two days carry different people."""
    if kinds_likeness(one.kind, other.kind) <= 0:
        return False
    if not (one.start and one.end and other.start and other.end) or not (lasts(one.kind) and lasts(other.kind)):
        return True
    return one.start <= other.end and other.start <= one.end


def plainly_later(one: Figure, other: Figure) -> bool:
    """Tell whether one figure is the other risen by a later day's report, and so no contradiction."""
    if not (one.published and other.published) or one.published == other.published:
        return False
    earlier, later = sorted((one, other), key=lambda figure: figure.published or date.min)
    return (earlier.bounds.figure or 0) < (later.bounds.figure or 0)


def _figure(whose: tuple[str, str], bounds: Bounds, told: Sequence[Telling]) -> Figure:
    published = max((day for telling in told if (day := telling.source.published)), default=None)
    return Figure(whose[0], bounds, whose[1], tuple(told), published)


def _recency(figure: Figure) -> tuple[date, int, int]:
    return figure.published or date.min, figure.bounds.figure or 0, figure.bounds.high or 0
