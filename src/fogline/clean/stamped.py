"""Dates that names of files, addresses and other calendars give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

from fogline.spans import Span

# Running numbers are told from dates by their length: a day stands alone, or with hours and minutes, or with seconds too.
_CLOCK = r"(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?(?!\d)"
_EIGHT = re.compile(
    rf"(?<!\d)(?P<year>1[34]\d\d|20[0-4]\d|199\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?={_CLOCK})"
)
_PATH = re.compile(
    r"(?<!\d)(?P<year>1[34]\d\d|20[0-4]\d|199\d)[/_-](?P<month>0?[1-9]|1[0-2])[/_-](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)
_PERSIAN_MONTHS = (
    "farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar", "mehr", "aban", "azar", "dey", "bahman", "esfand",
)  # fmt: skip
_ISLAMIC_MONTHS = (
    "muharram", "safar", "rabi.? ?(?:al|ul)-?.?awwal", "rabi.? ?(?:al|ul|ath)-?.?thani", "jumada ?(?:al|ul)-?.?(?:ula|awwal)",
    "jumada ?(?:al|ul|ath)-?.?(?:thani|akhira)", "rajab", "sha.?ban", "ramadh?an", "shawwal", "dhu.? ?(?:al|ul|l)-?.?qa.?dah?",
    "dhu.? ?(?:al|ul|l)-?.?hijjah?",
)  # fmt: skip
_NAMED = re.compile(
    r"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?:(?P<persian>" + "|".join(_PERSIAN_MONTHS) + r")|"
    r"(?:" + "|".join(f"(?P<m{n}>{name})" for n, name in enumerate(_ISLAMIC_MONTHS, 1)) + r"))\b,? (?P<year>1[34]\d\d)",
    re.IGNORECASE,
)
# Persian years of our time are 1360–1415, Islamic ones 1400–1450: what both may be is Persian up to 1415, which is 2036.
_LAST_PERSIAN_YEAR = 1415


def days_in_name(name: str) -> Iterator[tuple[date, str, Span]]:
    """Yield the days that a file's name or an address holds, with the calendar they are in and their place.

    >>> [(str(day), calendar) for day, calendar, _ in days_in_name("13950601000829_PhotoI")]
    [('2016-08-22', 'Persian calendar')]
    """
    for pattern in (_EIGHT, _PATH):
        for found in pattern.finditer(name):
            reading = _read(int(found["year"]), int(found["month"]), int(found["day"]))
            if reading:
                yield (*reading, Span(*found.span()))


def days_of_other_calendars(text: str) -> Iterator[tuple[date, str, Span]]:
    """Yield the days written with Persian or Islamic month names.

    >>> [str(day) for day, _, _ in days_of_other_calendars("19 Dhu al-Hijjah 1437")]
    ['2016-09-20']
    """
    for found in _NAMED.finditer(text):
        year, day = int(found["year"]), int(found["day"])
        if found["persian"]:
            reading = _persian(year, _PERSIAN_MONTHS.index(found["persian"].lower()) + 1, day)
        else:
            reading = _islamic(year, next(n for n in range(1, 13) if found[f"m{n}"]), day)
        if reading:
            yield (*reading, Span(*found.span()))


def _read(year: int, month: int, day: int) -> tuple[date, str] | None:
    if year < 1500:
        return _persian(year, month, day) if year <= _LAST_PERSIAN_YEAR else _islamic(year, month, day)
    try:
        return date(year, month, day), "Gregorian calendar"
    except ValueError:
        return None  # digits that are no day are a running number


def _persian(year: int, month: int, day: int) -> tuple[date, str] | None:
    try:
        return JalaliDate(year, month, day).to_gregorian(), "Persian calendar"
    except ValueError:
        return None


def _islamic(year: int, month: int, day: int) -> tuple[date, str] | None:
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day), "Islamic calendar"
