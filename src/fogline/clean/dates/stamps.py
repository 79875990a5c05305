"""Date stamps: how pages write the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fogline.clean.dates.digits import western_digits
from fogline.clean.dates.stamp_forms import AGO, FULL, YEARLESS
from fogline.clean.dates.stamped import days_of_other_calendars
from fogline.spans import Span
from fogline.times.words import MONTHS, WEEKDAYS

_LONGEST_LINE = 100
_SET_OFF_BEFORE = re.compile(r"(?:.*[|·•—–/,:-]\s*)?", re.DOTALL)
_SET_OFF_AFTER = re.compile(r"\s*(?:[|·•—–/(-].*)?", re.DOTALL)
# What years of two digits mean: reports of the web's time, and of the years before it that were put there later.
_FIRST_SHORT_YEAR = 70


@dataclass(frozen=True, slots=True)
class Stamp:
    """A full date in a text: the days it may mean (two where day and month may be swapped), its label and weekday.

    `day_first` tells the order of a numeric date where it shows, and is `None` otherwise.
    """

    span: Span
    days: tuple[date, ...]
    label: str
    weekday: int | None
    numeric: bool
    day_first: bool | None = None

    @property
    def updated(self) -> bool:
        """Tell whether the label speaks of a change rather than of publication."""
        return "updated" in self.label or "modified" in self.label


def find_stamps(text: str) -> Iterator[Stamp]:
    """Yield the full dates in `text` in order; dates that no calendar has are left out.

    >>> [stamp.days for stamp in find_stamps("Sat Apr 1, 2017 14:02:08")]
    [(datetime.date(2017, 4, 1),)]
    """
    text = western_digits(text)
    for found in FULL.finditer(text):
        if not _sure(found, text):
            continue
        weekday = WEEKDAYS[found["weekday"].lower()] if found["weekday"] else None
        days = _days(found)
        if weekday is not None and any(day.weekday() == weekday for day in days):
            days = tuple(day for day in days if day.weekday() == weekday)
        if days:
            label = (found["label"] or "").strip().lower()
            yield Stamp(Span(*found.span()), days, label, weekday, found["month3"] is not None, _day_first(found, days))


def is_stamp(text: str) -> bool:
    """Tell whether `text` is a date or a time ago and nothing else, or nothing but labels set off from it by a mark.

    >>> is_stamp("Friday, 16 December 2016 | 2 min read"), is_stamp("They left on Friday, 16 December 2016")
    (True, False)
    """
    if len(text) > _LONGEST_LINE:
        return False
    if AGO.fullmatch(western_digits(text.strip())):
        return True
    spans = [stamp.span for stamp in find_stamps(text)] or [span for _, _, span in days_of_other_calendars(text)]
    return any(_SET_OFF_BEFORE.fullmatch(text[: span.start]) and _SET_OFF_AFTER.fullmatch(text[span.end :]) for span in spans)


def is_yearless(text: str) -> bool:
    """Tell whether `text` is a day without a year, with a signature at most.

    >>> is_yearless("Saturday, 5 January, by our correspondent"), is_yearless("5 January saw clashes in the town")
    (True, False)
    """
    return len(text) <= _LONGEST_LINE and bool(YEARLESS.fullmatch(western_digits(text)))


def _sure(found: re.Match[str], text: str) -> bool:
    """Tell a date of three short numbers from a version or a score: by a label, weekday or time, or as it stands alone."""
    if not found["short3"]:
        return True
    return bool(found["label"] or found["weekday"] or found["time"] or found[0].strip() == text.strip())


def _days(found: re.Match[str]) -> tuple[date, ...]:
    form = next(number for number in "123456" if found[f"day{number}"])
    year = _year(found, form)
    first, second = found[f"day{form}"], found[f"month{form}"]
    if form == "4":
        return _real((year, int(second), int(first)))
    if form != "3":
        return _real((year, MONTHS[second.lower()], int(first)))
    day_first, month_first = (year, int(second), int(first)), (year, int(first), int(second))
    if found["mark"] == ".":
        return _real(day_first) or _real(month_first)
    return _real(day_first, month_first)


def _year(found: re.Match[str], form: str) -> int:
    if form in "46" or found[f"year{form}"]:
        return int(found[f"year{form}"])
    short = int(found[f"short{form}"])
    return short + (1900 if short >= _FIRST_SHORT_YEAR else 2000)


def _day_first(found: re.Match[str], days: tuple[date, ...]) -> bool | None:
    if found["month3"] is None or len(days) > 1 or int(found["day3"]) == int(found["month3"]):
        return None
    return days[0].day == int(found["day3"])


def _real(*readings: tuple[int, int, int]) -> tuple[date, ...]:
    days: list[date] = []
    for year, month, day in readings:
        try:
            found = date(year, month, day)
        except ValueError:
            continue  # a day that the calendar has not is one reading less, not a fault of the document
        if found not in days:
            days.append(found)
    return tuple(days)
