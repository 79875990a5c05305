"""Rules for expressions that name a date, with its year or without."""

from __future__ import annotations

import re
from datetime import date

from fogline.records import DatePrecision
from fogline.times.anchor import Anchor, Interval
from fogline.times.days import month_part, whole_month, whole_year, year_part
from fogline.times.words import DAY, MONTH, PART, WEEKDAY_NAME, YEAR, month_number, part

Found = re.Match[str]
_WEEKDAY_BEFORE = rf"(?:{WEEKDAY_NAME},? (?:the )?)?"
_LAST_DAY = DAY.replace("day>", "last>")

DAY_MONTH = rf"{_WEEKDAY_BEFORE}\b{DAY}(?: ?[-–] ?{_LAST_DAY})?(?i: of)? {MONTH}(?:,? {YEAR})?"
MONTH_DAY = (
    rf"{_WEEKDAY_BEFORE}\b{MONTH} (?:the )?{DAY}\b(?! ?(?:people|civilians|killed))(?: ?[-–] ?{_LAST_DAY}\b)?(?:,? {YEAR})?"
)
NUMERIC = r"\b(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}))\b"
MONTH_ONLY = rf"(?:\b{PART}[- ])?(?:(?P<last>(?i:last|this past)) )?\b{MONTH}(?:,? (?:of )?{YEAR})?"
SEASON = rf"\b(?P<season>(?i:spring|summer|autumn|winter)|(?<=the )fall)(?: of)?,? {YEAR}"
YEAR_ONLY = rf"(?:\b{PART}[- ])?\b{YEAR}(?![-–.,/]?\d)"
YEARS = r"\b(?P<year>(?:1[5-9]|20)\d\d)[-–](?P<short>\d\d(?:\d\d)?)\b"
DECADE = r"\b(?:the )?(?:(?P<part>early|mid|late)[- ])?(?P<decade>(?:1[5-9]|20)\d0)s\b"
CENTURY = r"\b(?P<century>\d\d?)(?:st|nd|rd|th)[- ]century\b"


def day_of_month(found: Found, anchor: Anchor) -> Interval | None:
    """Read a day and month; without a year it is the latest such day not after publication.

    >>> from fogline.times import interval
    >>> str(interval("14 Nov 2017", None).start)
    '2017-11-14'
    """
    month, first = month_number(found["month"]), int(found["day"])
    year = int(found["year"]) if found["year"] else anchor.year_of(month, first)
    if year is None:
        return None
    reason = "date as told" if found["year"] else "latest such date not after publication"
    return _days(year, month, (first, int(found["last"] or first)), reason)


def _days(year: int, month: int, span: tuple[int, int], reason: str) -> Interval | None:
    last_of_month = whole_month(year, month)[1].day
    first, last = span
    if not first <= last <= last_of_month:
        return None
    precision = DatePrecision.DAY if first == last else DatePrecision.INTERVAL
    return Interval(date(year, month, first), date(year, month, last), precision, reason)


def numeric(found: Found, _: Anchor) -> Interval | None:
    """Read 2017-04-16 and 16.04.2017; with slashes the day comes first unless it cannot."""
    if found["iso"]:
        year, month, day = (int(part) for part in found["iso"].split("-"))
    else:
        year, day, month = int(found["year"]), int(found["first"]), int(found["second"])
        if month > 12 >= day:
            day, month = month, day
    if not 1 <= month <= 12:
        return None
    return _days(year, month, (day, day), "date as told")


def month_only(found: Found, anchor: Anchor) -> Interval | None:
    """Read a month or a part of it; without a year it is the latest that began by the day of publication."""
    month = month_number(found["month"])
    year = int(found["year"]) if found["year"] else anchor.year_of(month)
    if year is None:
        return None
    if found["last"] and anchor.last and not found["year"] and (year, month) == (anchor.last.year, anchor.last.month):
        year -= 1
    start, end = month_part(year, month, part(found["part"]) if found["part"] else None)
    reason = "month as told" if found["year"] else "latest such month not after publication"
    return Interval(start, end, DatePrecision.DAY if start == end else DatePrecision.MONTH, reason)


def season(found: Found, _: Anchor) -> Interval:
    """Read a season of a year, of the northern half of the earth; a winter begins in its year."""
    year, word = int(found["year"]), found["season"].lower()
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[word]
    end_year, last = (year + 1, 2) if first == 12 else (year, first + 2)
    return Interval(whole_month(year, first)[0], whole_month(end_year, last)[1], DatePrecision.INTERVAL, "season as told")


def year_only(found: Found, _: Anchor) -> Interval:
    """Read a year or a part of it."""
    start, end = year_part(int(found["year"]), part(found["part"]) if found["part"] else None)
    return Interval(start, end, DatePrecision.YEAR, "year as told")


def years(found: Found, _: Anchor) -> Interval | None:
    """Read "1980-88"."""
    first = int(found["year"])
    last = int(found["short"]) if len(found["short"]) == 4 else first // 100 * 100 + int(found["short"])
    if last < first:
        return None
    return Interval(whole_year(first)[0], whole_year(last)[1], DatePrecision.INTERVAL, "years as told")


def decade(found: Found, _: Anchor) -> Interval:
    """Read "the 1990s"; early is its first four years, mid the middle three, late the last three."""
    first = int(found["decade"])
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(found["part"] or "", (0, 9))
    return Interval(whole_year(first + low)[0], whole_year(first + high)[1], DatePrecision.INTERVAL, "decade as told")


def century(found: Found, _: Anchor) -> Interval | None:
    """Read "the 19th century"."""
    last = int(found["century"]) * 100
    if not 100 <= last <= 2100:
        return None
    return Interval(date(last - 99, 1, 1), date(last, 12, 31), DatePrecision.INTERVAL, "century as told")
