"""Dates as containers and pages write them for machines: days, months, years, seconds since 1970."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from fogline.clean.dates.digits import western_digits
from fogline.clean.dates.stamp_forms import LABEL, MONTH_NAMES
from fogline.clean.dates.stamped import days_in_name, days_of_other_calendars
from fogline.clean.dates.stamps import Stamp, find_stamps
from fogline.records import DatePrecision
from fogline.spans import Span
from fogline.times.words import MONTHS

WRITTEN_YEARS = range(1900, 2100)
"""The years that dates of publication are written with."""
_SECONDS = re.compile(r"(?P<seconds>\d{9,10})(?:\.\d+|\d{3})?")
_RANGE = re.compile(r"(?P<start>(?:19|20)\d\d-\d\d-\d\d)(?:/| to )(?P<end>(?:19|20)\d\d-\d\d-\d\d)(?:\s.*)?", re.DOTALL)
_MONTH = re.compile(
    rf"{LABEL}(?:(?i:in|during) )?(?:(?:(?P<name>{MONTH_NAMES})\.?,? (?P<year>(?:19|20)\d\d))"
    r"|(?P<year2>(?:19|20)\d\d)[-/](?P<month2>0[1-9]|1[0-2])|(?P<month3>0[1-9]|1[0-2])/(?P<year3>(?:19|20)\d\d))\.?"
)
_YEAR = re.compile(rf"{LABEL}(?:(?i:in) )?(?P<year>(?:19|20)\d\d)\.?")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEK = re.compile(
    rf"{LABEL}(?:(?i:in|for) )?(?i:the )?(?i:week) (?i:(?P<from>of|beginning|from|commencing)|ending|to)(?i: on)? "
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `start` to `end`, how exact that is, and what is to be said of how they were written."""

    start: date
    end: date
    precision: DatePrecision
    how: str = ""

    @classmethod
    def one(cls, day: date, how: str = "") -> Days:
        """Return one day."""
        return cls(day, day, DatePrecision.DAY, how)

    @classmethod
    def between(cls, start: date, end: date, how: str = "") -> Days:
        """Return the days between two, one day where they are the same."""
        return cls(start, end, DatePrecision.DAY if start == end else DatePrecision.INTERVAL, how)

    @classmethod
    def month(cls, year: int, month: int) -> Days:
        """Return a month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), DatePrecision.MONTH)


def stamp_or_days(value: str) -> Stamp | Days | None:
    """Return what a field for a date says: a stamp, whose order of day and month may be open, or days; `None` for anything else.

    >>> stamp_or_days("1481932800").start
    datetime.date(2016, 12, 17)
    """
    value = western_digits(value.strip())
    found = _RANGE.fullmatch(value)
    if found:
        return _between(found["start"], found["end"])
    loose = loose_days(value)
    if loose:
        return loose
    stamps = sorted(find_stamps(value), key=lambda stamp: stamp.updated)
    if stamps:
        return stamps[0]
    seconds = _SECONDS.fullmatch(value)
    if seconds:
        moment = datetime.fromtimestamp(int(seconds["seconds"]), UTC)
        return Days.one(moment.date(), "seconds since 1970") if moment.year in WRITTEN_YEARS else None
    for day, calendar_name, _ in (*days_of_other_calendars(value), *days_in_name(value)):
        return Days.one(day, calendar_name)
    return _year(int(value)) if _BARE_YEAR.fullmatch(value) else None


def loose_days(line: str) -> Days | None:
    """Return the month, year or week that a line consists of, with a label at most; a year alone needs one.

    >>> str(loose_days("Published in June 2016").start)
    '2016-06-01'
    """
    line = western_digits(line.strip())
    found = _MONTH.fullmatch(line)
    if found:
        year = found["year"] or found["year2"] or found["year3"]
        named = MONTHS[found["name"].lower()] if found["name"] else int(found["month2"] or found["month3"])
        return Days.month(int(year), named)
    week = _WEEK.match(line)
    if week:
        return _week(line, week)
    found = _YEAR.fullmatch(line)
    return _year(int(found["year"])) if found and found["label"] else None


def _year(year: int) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def _week(line: str, week: re.Match[str]) -> Days | None:
    stamp = next(find_stamps(line[week.end() :]), None)
    if stamp is None or stamp.span != Span(0, len(line) - week.end()) or len(stamp.days) > 1:
        return None
    day = stamp.days[0]
    start = day if week["from"] else day - timedelta(days=6)
    return Days(start, start + timedelta(days=6), DatePrecision.WEEK)


def _between(start: str, end: str) -> Days | None:
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return None
    return Days.between(first, last) if first <= last else None
