"""Arithmetic on days, months and years: the stretch of days that each expression covers."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

DAY = timedelta(days=1)
Days = tuple[date, date]

# Parts of a year in thirds, summer for its middle: how annotators read "early 2011" and "mid-2012".
YEAR_PARTS = {"early": (1, 4), "start": (1, 1), "mid": (6, 8), "late": (9, 12), "end": (12, 12)}


def whole_month(year: int, month: int) -> Days:
    """Return the first and last day of a month.

    >>> whole_month(2016, 2)[1].day
    29
    """
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def whole_year(year: int) -> Days:
    """Return the first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def month_part(year: int, month: int, part: str | None) -> Days:
    """Return the days of an early, mid or late month in thirds, of its start or end the one day.

    >>> [day.day for day in month_part(2016, 6, "late")]
    [21, 30]
    """
    first, last = whole_month(year, month)
    return {
        "early": (first, first.replace(day=10)),
        "start": (first, first),
        "mid": (first.replace(day=11), first.replace(day=20)),
        "late": (first.replace(day=21), last),
        "end": (last, last),
    }.get(part or "", (first, last))


def year_part(year: int, part: str | None) -> Days:
    """Return the days of a part of a year; see `YEAR_PARTS`."""
    if part is None:
        return whole_year(year)
    first, last = YEAR_PARTS[part]
    return date(year, first, 1), whole_month(year, last)[1]


def months_before(day: date, months: int) -> date:
    """Return the same day `months` earlier, or the month's last day where it has no such day.

    >>> months_before(date(2016, 3, 31), 1)
    datetime.date(2016, 2, 29)
    """
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def before(day: date, amount: int, unit: str) -> date:
    """Return the day that lies `amount` hours, days, weeks, months or years before; hours count as begun days.

    >>> before(date(2016, 4, 5), 48, "hours")
    datetime.date(2016, 4, 3)
    """
    unit = unit.lower().removesuffix("s")
    if unit in ("month", "year"):
        return months_before(day, amount * (12 if unit == "year" else 1))
    days = -(-amount // 24) if unit == "hour" else amount * (7 if unit == "week" else 1)
    return day - timedelta(days=days)


def nearest_weekday(day: date, weekday: int, *, future: bool) -> date:
    """Return the latest such weekday not after `day`, or the next one not before it.

    >>> nearest_weekday(date(2016, 8, 10), 3, future=False), nearest_weekday(date(2016, 8, 10), 3, future=True)
    (datetime.date(2016, 8, 4), datetime.date(2016, 8, 11))
    """
    if future:
        return day + timedelta(days=(weekday - day.weekday()) % 7)
    return day - timedelta(days=(day.weekday() - weekday) % 7)
