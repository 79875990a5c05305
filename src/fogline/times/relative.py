"""Rules for expressions that count from the day of publication; without that day they mean nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fogline.records import DatePrecision
from fogline.times.anchor import Interval
from fogline.times.days import DAY as ONE_DAY
from fogline.times.days import Days, before, months_before, nearest_weekday, whole_month, whole_year, year_part
from fogline.times.words import DAYTIME, NUMBER, UNIT, WEEKDAY, number, part, weekday_number

Found = re.Match[str]
_LOOSELY = r"(?:(?i:just|about|around|nearly|almost|at least|some|more than|less than|over|under|the course of|the|first|a) )*"
_PART_OF = r"(?:\b(?P<part>(?i:early|late|earlier|later|mid|(?:the )?(?:beginning|start|end|middle) of))[- ])?"

NAMED_DAY = (
    r"(?:\b(?i:early|late|earlier|later) (?:(?i:on) )?)?(?:\b(?P<which>(?i:last|this past|this coming|this|next)) )?"
    rf"\b{WEEKDAY}(?: ?{DAYTIME})?"
)
NEAR_DAY = (
    r"\b(?P<near>(?i:today|tonight|yesterday|tomorrow|last night|(?:earlier )?this (?:morning|afternoon|evening)|overnight"
    r"|at dawn|at sunset|earlier in the day|later in the day|in the (?:early )?(?:morning|afternoon|evening)|currently"
    r"|right now|now|the previous day|the day before|a day earlier))\b"
    rf"(?: {DAYTIME})?"
)
CALENDAR_UNIT = rf"{_PART_OF}\b(?P<which>(?i:last|this|next)) (?P<unit>(?i:week|month|year))\b(?:['’]s)?"
WEEKEND = r"\b(?i:(?P<which>last|this past|this|next|the)) (?i:weekend)\b"
PAST = (
    rf"\b(?i:last|past|previous) {_LOOSELY}{NUMBER} {UNIT}"
    r"|\b(?i:the|this) (?i:past|last) (?P<one>(?i:hours|days?|week|weeks|months?|years?))\b"
)
RECENT = r"\b(?i:recent) (?P<unit>(?i:day|week|month|year)s)\b"
COMING = rf"\b(?i:coming|next|upcoming|following) (?:{_LOOSELY}{NUMBER} )?{UNIT}"
AGO = rf"\b{_LOOSELY}{NUMBER} {UNIT} (?i:ago)\b"
LASTING = (
    rf"\b(?i:for|in|within|over) {_LOOSELY}(?:{NUMBER} {UNIT}|(?i:several |many )?(?P<some>(?i:day|week|month|year)s)\b)"
    r"(?! (?i:after|before|later|earlier|ago))"
)
LONG = rf"\b{NUMBER}-(?P<unit>(?i:day|week|month|year))\b"

# How far "recent days" and bare "past months" reach back (annotation rules: recent weeks are four, recent months three).
_RECENT = {"hour": 24, "day": 7, "week": 4, "month": 3, "year": 3}
_NEAR = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the previous day": -1, "the day before": -1, "a day earlier": -1}


def named_day(found: Found, day: date, future: bool) -> Interval:
    """Read a weekday: the latest such day not after publication, the next one in a text about the future."""
    which = (found["which"] or "").lower()
    coming = which in ("next", "this coming") or (future and which in ("", "this"))
    start = day + {"next": ONE_DAY, "last": -ONE_DAY}.get(which, timedelta(0))
    named = nearest_weekday(start, weekday_number(found["weekday"]), future=coming)
    return Interval(named, named, DatePrecision.DAY, f"{'next' if coming else 'latest'} such weekday from publication")


def near_day(found: Found, day: date, _: bool) -> Interval:
    """Read "yesterday", "tonight", "overnight" (the evening before and the day)."""
    word = found["near"].lower()
    if word == "overnight":
        return Interval(day - ONE_DAY, day, DatePrecision.INTERVAL, "the night before publication")
    named = day + timedelta(days=_NEAR.get(word, 0))
    return Interval(named, named, DatePrecision.DAY, "counted from the day of publication")


def calendar_unit(found: Found, day: date, future: bool) -> Interval:
    """Read "last month" (the calendar month), "last week" (the seven days before), "this year" (until publication)."""
    unit, which = found["unit"].lower(), found["which"].lower()
    named = part(found["part"]) if found["part"] else None
    read = {"week": _week, "month": _month, "year": _year}[unit]
    start, end = read(day, which, named, future or named == "later")
    return Interval(start, end, DatePrecision(unit), f"{which} {unit}, from the day of publication")


def _week(day: date, which: str, named: str | None, future: bool) -> Days:
    monday = day - timedelta(days=day.weekday())
    if which == "this" and future:
        return day, monday + timedelta(days=6)
    if which == "this":
        return monday, max(monday, day - ONE_DAY) if named == "earlier" else day
    if which == "last" and named is None:
        return day - timedelta(days=7), day - ONE_DAY
    start = monday + timedelta(days=7 if which == "next" else -7)
    first, last = {"start": (0, 0), "early": (0, 2), "mid": (2, 3), "late": (3, 6), "end": (4, 6)}.get(named or "", (0, 6))
    return start + timedelta(days=first), start + timedelta(days=last)


def _month(day: date, which: str, _: str | None, future: bool) -> Days:
    first, last = whole_month(day.year, day.month)
    if which == "this":
        return (day, last) if future else (first, day)
    moved = months_before(first, -1 if which == "next" else 1)
    return whole_month(moved.year, moved.month)


def _year(day: date, which: str, named: str | None, future: bool) -> Days:
    first, last = whole_year(day.year)
    if which == "this" and named in (None, "earlier", "later"):
        return (day, last) if future else (first, day)
    return year_part(day.year + {"last": -1, "next": 1}.get(which, 0), named)


def weekend(found: Found, day: date, future: bool) -> Interval:
    """Read "the weekend": the latest Saturday and Sunday that had begun, the next in a text about the future."""
    coming = found["which"].lower() == "next" or (future and found["which"].lower() in ("the", "this"))
    saturday = nearest_weekday(day, 5, future=coming)
    return Interval(saturday, saturday + ONE_DAY, DatePrecision.INTERVAL, f"{'next' if coming else 'latest'} weekend")


def past(found: Found, day: date, _: bool) -> Interval:
    """Read "the past 24 hours", "the last three weeks": so far back, until publication."""
    unit = (found["one"] or found["unit"]).lower()
    several = found["one"] and unit.endswith("s")
    amount = _RECENT[unit.removesuffix("s")] if several else number(found["number"] or "a")
    return _back(day, amount, unit)


def recent(found: Found, day: date, _: bool) -> Interval:
    """Read "recent weeks" (four), "recent months" (three), "recent days" (seven)."""
    unit = found["unit"].lower()
    return _back(day, _RECENT[unit.removesuffix("s")], unit)


def lasting(found: Found, day: date, _: bool) -> Interval:
    """Read "for two years", "for months" (as many as recent ones): so long until publication."""
    if found["some"]:
        return _back(day, _RECENT[found["some"].lower().removesuffix("s")], found["some"])
    return _back(day, number(found["number"]), found["unit"])


def long(found: Found, day: date, _: bool) -> Interval:
    """Read "a six-year war": so long until publication."""
    return _back(day, number(found["number"]), found["unit"])


def _back(day: date, amount: int, unit: str) -> Interval:
    return Interval(before(day, amount, unit), day, DatePrecision.INTERVAL, f"{amount} {unit} until publication")


def coming(found: Found, day: date, _: bool) -> Interval:
    """Read "the coming weeks", "the next two days": from the day after publication so far ahead."""
    unit = found["unit"].lower()
    amount = number(found["number"]) if found["number"] else _RECENT[unit.removesuffix("s")] if unit.endswith("s") else 1
    return Interval(day + ONE_DAY, before(day, -amount, unit), DatePrecision.INTERVAL, f"{amount} {unit} after publication")


def ago(found: Found, day: date, _: bool) -> Interval:
    """Read "two days ago" to the day, "three months ago" to the month, "five years ago" to the year."""
    unit, amount = found["unit"].lower().removesuffix("s"), number(found["number"])
    told = before(day, amount, unit)
    if unit == "year":
        return Interval(*whole_year(told.year), DatePrecision.YEAR, f"the year {amount} before publication")
    if unit == "month":
        return Interval(*whole_month(told.year, told.month), DatePrecision.MONTH, f"the month {amount} before publication")
    precision = DatePrecision.WEEK if unit == "week" else DatePrecision.DAY
    return Interval(told, told, precision, f"{amount} {unit}s before publication")
