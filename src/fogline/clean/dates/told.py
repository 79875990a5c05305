"""Dates and weekdays that a report itself tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fogline.clean.dates.stamps import find_stamps
from fogline.times.words import MONTHS, WEEKDAYS

WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS if name.endswith("day"))
"""The names of weekdays, as a pattern."""
_MONTH = "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True))
_NUMBER = r"[0-3]?\d"
DAY_OF_YEAR = re.compile(
    rf"\b(?:(?P<weekday>{WEEKDAY}),? )?(?:(?P<month1>{_MONTH})\.? (?P<day1>{_NUMBER})(?:st|nd|rd|th)?"
    rf"|(?P<day2>{_NUMBER})(?:st|nd|rd|th)? (?P<month2>{_MONTH}))\b(?!,? ?\d)(?!\.\d)"
)
"""A day without a year in running text."""
_TOLD = re.compile(rf"\b({WEEKDAY})\b")
# What tells of a day to come, or of a bound, in the part of the sentence before the date.
_TO_COME = re.compile(
    r"\b(?:will|would|shall|due|plan(?:s|ned)?|scheduled|expected|until|till|by|deadline|expires?|before|next|upcoming)\b[^.!?\n]*$"
)
# What tells of the beginning of something long rather than of the news.
_BACKGROUND = re.compile(r"\b(?:since|began|begun|started|erupted|broke out|founded|anniversary)\b[^.!?\n]*$")
_SENTENCE = 120


@dataclass(frozen=True, slots=True)
class Yearless:
    """A day of the year, with the weekday (0 is Monday) where it is told."""

    month: int
    day: int
    weekday: int | None

    @classmethod
    def of(cls, found: re.Match[str], forms: Iterable[str]) -> Yearless:
        """Read the groups `month…` and `day…` that end in one of `forms`, and `weekday`."""
        form = next(form for form in forms if found[f"day{form}"])
        weekday = WEEKDAYS[found["weekday"].lower()] if found["weekday"] else None
        return cls(MONTHS[found[f"month{form}"].lower().rstrip(".")], int(found[f"day{form}"]), weekday)

    def within(self, start: date, end: date) -> tuple[date, ...]:
        """Return the days from `start` to `end` that are this one."""
        return tuple(self._days(start, end))

    def _days(self, start: date, end: date) -> Iterator[date]:
        for year in range(start.year, end.year + 1):
            try:
                day = date(year, self.month, self.day)
            except ValueError:
                continue  # 29 February of a year that has none
            if start <= day <= end and self.weekday in (None, day.weekday()):
                yield day


def weekdays_told(text: str) -> tuple[int, ...]:
    """Return the weekdays (0 is Monday) that the text names, in order.

    >>> weekdays_told("He said on Monday that it began on Sunday.")
    (0, 6)
    """
    return tuple(WEEKDAYS[name.lower()] for name in _TOLD.findall(text))


def past_days(text: str) -> tuple[date, ...]:
    """Return the full dates that the text tells of as past, those left out whose day and month may be swapped.

    >>> [str(day) for day in past_days("It fell on 5 May 2016. Talks will begin on 9 May 2016.")]
    ['2016-05-05']
    """
    return tuple(day for day, before in _dated(text) if not _TO_COME.search(before))


def news_days(text: str) -> tuple[date, ...]:
    """Return the past days that are no beginning of something long, so that publication mostly follows soon.

    >>> [str(day) for day in news_days("It fell on 5 May 2016. The war has gone on since 15 March 2011.")]
    ['2016-05-05']
    """
    return tuple(day for day, before in _dated(text) if not _TO_COME.search(before) and not _BACKGROUND.search(before))


def _dated(text: str) -> Iterator[tuple[date, str]]:
    """Yield the days told beyond doubt, each with what stands before it."""
    for stamp in find_stamps(text):
        if len(stamp.days) == 1:
            yield stamp.days[0], text[max(0, stamp.span.start - _SENTENCE) : stamp.span.start]


def days_of_year(text: str) -> tuple[Yearless, ...]:
    """Return the days that the text tells without a year, in order.

    >>> [(told.month, told.day) for told in days_of_year("It fell on 5 May, after the siege of 2 March 2016.")]
    [(5, 5)]
    """
    return tuple(Yearless.of(found, "12") for found in DAY_OF_YEAR.finditer(text))
