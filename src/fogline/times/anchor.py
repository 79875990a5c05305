"""What a date expression is read against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fogline.records import DatePrecision, Published


@dataclass(frozen=True, slots=True)
class Interval:
    """The days that an expression means (inclusive), how exact that is, and the convention that gave them."""

    start: date
    end: date
    precision: DatePrecision
    reason: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The publication date, and whether the text speaks of what is to come."""

    published: Published | None
    future: bool = False

    @property
    def day(self) -> date | None:
        """The one day of publication, `None` where it is not known to the day."""
        return self.published.day if self.published else None

    @property
    def last(self) -> date | None:
        """The last day on which the text can have been published."""
        return self.published.end if self.published else None

    def year_of(self, month: int, day: int = 1) -> int | None:
        """Return the year of a date told without one: the latest not after publication, the next in a text about the future."""
        if self.last is None:
            return None
        told = (month, day)
        today = (self.last.month, self.last.day)
        if self.future:
            return self.last.year + (told < (self.last.month, 1))
        return self.last.year - (told > today)
