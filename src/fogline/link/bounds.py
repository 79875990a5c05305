"""Counts as bounds: which figures can be true together, and whom they count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fogline.records import Count
from fogline.registries.words import words

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, order=True)
class Bounds:
    """How many at least and at most, `None` where open."""

    low: int | None
    high: int | None

    @property
    def figure(self) -> int | None:
        """The one figure told: an exact one, that of "about", or the bound of "at least" and "up to".

        >>> Bounds(12, 12).figure, Bounds(1350, 1650).figure, Bounds(4000, 5000).figure, Bounds(70, None).figure
        (12, 1500, 4000, 70)
        """
        if self.low is None or self.high is None:
            return self.low if self.low is not None else self.high
        middle = (self.low + self.high) // 2
        # "About 1,500" is kept as 1,350 to 1,650.
        return middle if (round(middle * 0.9), round(middle * 1.1)) == (self.low, self.high) else self.low

    def fits(self, other: Bounds) -> bool:
        """Tell whether both can be true together.

        >>> Bounds(1500, 1500).fits(Bounds(1001, None)), Bounds(1500, 1500).fits(Bounds(2300, 2300))
        (True, False)
        """
        return not (self.exceeds(other) or other.exceeds(self))

    def exceeds(self, other: Bounds) -> bool:
        """Tell whether it is more than the other even at the least."""
        return _under(other.high, self.low)

    def __str__(self) -> str:
        if self.low == self.high:
            return str(self.low)
        if self.low is None:
            return f"up to {self.high}"
        return f"at least {self.low}" if self.high is None else f"{self.low} to {self.high}"


def bounds_of(count: Count) -> Bounds:
    """Return the bounds of a count."""
    return Bounds(count.low, count.high)


def counted_class(who: str) -> str:
    """Return whom a figure counts, "" for everybody.

    >>> counted_class("people"), counted_class("Civilians"), counted_class("pro-government fighters")
    ('', 'civilians', 'fighters')
    """
    return next((_classes()[word] for word in _WORD.findall(who.lower()) if word in _classes()), "")


@cache
def _classes() -> Mapping[str, str]:
    return {word: counted for counted, listed in words("counted").items() for word in listed}


def _under(high: int | None, low: int | None) -> bool:
    return high is not None and low is not None and high < low
