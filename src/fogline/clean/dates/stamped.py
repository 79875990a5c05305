"""Dates that names of files, addresses and other calendars give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

from fogline.clean.dates.digits import western_digits
from fogline.registries.data import read_yaml
from fogline.spans import Span
from fogline.times.words import MONTHS

# Running numbers are told from dates by their length: a day stands alone, or with hours and minutes, or with seconds too.
_CLOCK = r"(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?(?!\d)"
_YEAR = r"(?P<year>1[34]\d\d|20[0-4]\d|199\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_EIGHT = re.compile(rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?={_CLOCK})")
_PATH = re.compile(rf"(?<!\d){_YEAR}(?P<mark>[/_-])(?P<month>0?[1-9]|1[0-2])(?P=mark){_DAY}(?!\d)")
_FIGURES = re.compile(rf"(?<!\d)(?P<year>1[34]\d\d)(?P<mark>[/.-])(?P<month>0?[1-9]|1[0-2])(?P=mark){_DAY}(?!\d)")
# "/2016/dec/17/", "17-december-2016"
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_NAMED_PATH = re.compile(rf"(?<!\d){_YEAR}[/_-](?P<month>{_NAMES})[/_-]{_DAY}(?!\d)", re.IGNORECASE)
_NAMED_DAY = re.compile(rf"(?<!\d){_DAY}[_-](?P<month>{_NAMES})[_-](?P<year>20[0-4]\d|199\d)(?!\d)", re.IGNORECASE)
_IN_NAMES = (_EIGHT, _PATH, _NAMED_PATH, _NAMED_DAY)
_MONTH_PATH = re.compile(r"/(?P<year>20[0-4]\d|199\d)[/-](?P<month>0[1-9]|1[0-2])/(?!\d)")
# Persian years of our time are 1360–1415, Islamic ones 1400–1450: what both may be is Persian up to 1415, which is 2036.
_LAST_PERSIAN_YEAR = 1415


def days_in_name(name: str) -> Iterator[tuple[date, str, Span]]:
    """Yield the days that a file's name or an address holds, with the calendar they are in and their place.

    >>> [(str(day), calendar) for day, calendar, _ in days_in_name("13950601000829_PhotoI")]
    [('2016-08-22', 'Persian calendar')]
    """
    name = western_digits(name)
    for pattern in _IN_NAMES:
        for found in pattern.finditer(name):
            month = found["month"].lower()
            reading = _read(int(found["year"]), MONTHS[month] if month in MONTHS else int(month), int(found["day"]))
            if reading:
                yield (*reading, Span(*found.span()))


def months_in_address(address: str) -> Iterator[tuple[int, int]]:
    """Yield the years and months that folders of an address are named by.

    >>> list(months_in_address("https://example.org/2016/12/army-leaves"))
    [(2016, 12)]
    """
    for found in _MONTH_PATH.finditer(address):
        yield int(found["year"]), int(found["month"])


def days_of_other_calendars(text: str) -> Iterator[tuple[date, str, Span]]:
    """Yield the days written with Persian or Islamic month names, or in figures with a year of those calendars.

    >>> [str(day) for day, _, _ in days_of_other_calendars("19 Dhu al-Hijjah 1437")]
    ['2016-09-20']
    """
    text = western_digits(text)
    for found in _named().finditer(text):
        year, day = int(found["year"]), int(found["day"])
        persian = next((number for number in range(1, 13) if found[f"p{number}"]), None)
        if persian:
            reading = _persian(year, persian, day)
        else:
            reading = _islamic(year, next(number for number in range(1, 13) if found[f"i{number}"]), day)
        if reading:
            yield (*reading, Span(*found.span()))
    for found in _FIGURES.finditer(text):
        reading = _read(int(found["year"]), int(found["month"]), int(found["day"]))
        if reading:
            yield (*reading, Span(*found.span()))


@cache
def _named() -> re.Pattern[str]:
    data = read_yaml("calendars.yaml")
    months = [f"(?P<p{number}>{name})" for number, name in enumerate(data["persian"], 1)]
    months += [f"(?P<i{number}>{name})" for number, name in enumerate(data["islamic"], 1)]
    return re.compile(
        rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?:{'|'.join(months)})\b,? (?P<year>1[34]\d\d)", re.IGNORECASE
    )


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
