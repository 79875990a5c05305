"""Counts as bounds: which figures can be true together, and whom they count."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.records import Count

# Words for people whatever they are; a figure of them counts everybody.
_EVERYBODY = frozenset(
    {"people", "persons", "person", "individuals", "dead", "victims", "casualties", "others", "bodies", "killed", "wounded", "injured", ""}
)


@dataclass(frozen=True, slots=True, order=True)
class Bounds:
    """How many at least and at most, `None` where open."""

    low: int | None
    high: int | None

    @property
    def figure(self) -> int | None:
        """The one figure told: an exact one, or the bound of "at least" and "up to"."""
        return self.low if self.low is not None else self.high

    def fits(self, other: Bounds) -> bool:
        """Tell whether both can be true together.

        >>> Bounds(1500, 1500).fits(Bounds(1001, None)), Bounds(1500, 1500).fits(Bounds(2300, 2300))
        (True, False)
        """
        return not (_under(self.high, other.low) or _under(other.high, self.low))

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

    >>> counted_class("people"), counted_class("Civilians")
    ('', 'civilians')
    """
    name = " ".join(who.lower().split())
    return "" if name in _EVERYBODY else name


def _under(high: int | None, low: int | None) -> bool:
    return high is not None and low is not None and high < low
