"""What a date expression is read against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fogline.records import DatePrecision, Published

# In so many days a date without its year is rarely told of two years.
_CLOSE = timedelta(days=31)


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
        """Return the year of a date told without one: the latest not after publication, the next in a text about the future.

        Where publication may lie in several years, both ends must tell the same one.
        """
        if self.published is None:
            return None
        start, end = self.published.start, self.published.end
        years = {self._year_before(each, month, day) for each in ((start, end) if self._is_wide else (end,))}
        return years.pop() if len(years) == 1 else None

    @property
    def _is_wide(self) -> bool:
        if self.published is None or self.published.start.year == self.published.end.year:
            return False
        return self.published.end - self.published.start > _CLOSE

    def _year_before(self, published: date, month: int, day: int) -> int:
        told = (month, day)
        if self.future:
            return published.year + (told < (published.month, 1))
        return published.year - (told > (published.month, published.day))
