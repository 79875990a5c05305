"""Date stamps: how pages write the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fogline.spans import Span
from fogline.times.words import MONTHS, WEEKDAYS

_LABEL = (
    r"(?P<label>(?i:(?:date of publication|first published|published(?: duration)?|posted|created|date|last updated|updated"
    r"|last modified)(?: on| at)?:? ?))?"
)


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


_WEEKDAY = rf"(?:(?P<weekday>{_longest_first(name.capitalize() for name in WEEKDAYS)})\.?,? )?"
_MONTH = rf"(?P<{{}}>{_longest_first(form for name in MONTHS for form in (name.capitalize(), name.upper()))})\.?"
_YEAR = r"(?P<{}>(?:19|20)\d\d)"
_DAY = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
_ZONE = r"(?: ?(?:GMT|UTC|Z\b|E[SD]T|BST|CES?T|[+-]\d\d:?\d\d))?"
_TIME = (
    rf"(?:,? at \d{{4}}\b|(?:,|,? at|T)? ?\d{{1,2}}:\d\d(?::\d\d)?(?:\.\d+)?(?: ?[AaPp]\.?[Mm]\.?)?{_ZONE})?"
    r"(?: ?\(updated[^()]{0,30}\))?"
)
_FORMS = (
    rf"{_MONTH.format('month1')} {_DAY.format('day1')},? ?{_YEAR.format('year1')}",
    rf"{_DAY.format('day2')} {_MONTH.format('month2')},? ?{_YEAR.format('year2')}",
    rf"{_DAY.format('day3')}(?P<mark>[./-])(?P<month3>[01]?\d|[0-3]\d)(?P=mark){_YEAR.format('year3')}",
    rf"{_YEAR.format('year4')}[-/](?P<month4>[01]\d)[-/]{_DAY.format('day4')}",
)
_LONGEST_LINE = 100
_SET_OFF_BEFORE = re.compile(r"(?:.*[|·•—–/,:-]\s*)?", re.DOTALL)
_SET_OFF_AFTER = re.compile(r"\s*(?:[|·•—–/(-].*)?", re.DOTALL)
_STAMP = re.compile(rf"(?<!\w){_LABEL}{_WEEKDAY}(?:{'|'.join(f'(?:{form})' for form in _FORMS)}){_TIME}(?!\d)")
_YEARLESS = re.compile(
    rf"{_WEEKDAY}(?:{_MONTH.format('month1')} {_DAY.format('day1')}|{_DAY.format('day2')} {_MONTH.format('month2')})"
    rf"{_TIME}(?:,? by .*)?"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A full date in a text: the days it may mean (two where day and month may be swapped), its label and weekday."""

    span: Span
    days: tuple[date, ...]
    label: str
    weekday: int | None
    numeric: bool

    @property
    def updated(self) -> bool:
        """Tell whether the label speaks of a change rather than of publication."""
        return "updated" in self.label or "modified" in self.label


def find_stamps(text: str) -> Iterator[Stamp]:
    """Yield the full dates in `text` in order; dates that no calendar has are left out.

    >>> [stamp.days for stamp in find_stamps("Sat Apr 1, 2017 14:02:08")]
    [(datetime.date(2017, 4, 1),)]
    """
    for found in _STAMP.finditer(text):
        weekday = WEEKDAYS[found["weekday"].lower()] if found["weekday"] else None
        days = _days(found)
        if weekday is not None and any(day.weekday() == weekday for day in days):
            days = tuple(day for day in days if day.weekday() == weekday)
        if days:
            yield Stamp(Span(*found.span()), days, (found["label"] or "").strip().lower(), weekday, found["year3"] is not None)


def is_stamp(text: str) -> bool:
    """Tell whether `text` is a date and nothing else, or nothing but labels set off from it by a mark.

    >>> is_stamp("Friday, 16 December 2016 | 2 min read"), is_stamp("They left on Friday, 16 December 2016")
    (True, False)
    """
    if len(text) > _LONGEST_LINE:
        return False
    return any(
        _SET_OFF_BEFORE.fullmatch(text[: stamp.span.start]) and _SET_OFF_AFTER.fullmatch(text[stamp.span.end :])
        for stamp in find_stamps(text)
    )


def is_yearless(text: str) -> bool:
    """Tell whether `text` is a day without a year, with a signature at most.

    >>> is_yearless("Saturday, 5 January, by our correspondent"), is_yearless("5 January saw clashes in the town")
    (True, False)
    """
    return len(text) <= _LONGEST_LINE and bool(_YEARLESS.fullmatch(text))


def _days(found: re.Match[str]) -> tuple[date, ...]:
    for form in "12":
        if found[f"year{form}"]:
            return _real((int(found[f"year{form}"]), MONTHS[found[f"month{form}"].lower()], int(found[f"day{form}"])))
    if found["year4"]:
        return _real((int(found["year4"]), int(found["month4"]), int(found["day4"])))
    year, first, second = int(found["year3"]), int(found["day3"]), int(found["month3"])
    if found["mark"] == ".":
        return _real((year, second, first))
    return _real((year, second, first), (year, first, second))


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
