"""Times told from the moment of reading: "3 hours ago", "yesterday"."""

from __future__ import annotations

from datetime import datetime, timedelta

from fogline.clean.dates.digits import western_digits
from fogline.clean.dates.stamp_forms import AGO
from fogline.clean.dates.written import Days

_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
# The shortest and longest that a unit can be: sites round down, so "2 days ago" is up to three days.
_UNITS = {
    "sec": (timedelta(seconds=1), timedelta(seconds=1)),
    "min": (timedelta(minutes=1), timedelta(minutes=1)),
    "hour": (timedelta(hours=1), timedelta(hours=1)),
    "hr": (timedelta(hours=1), timedelta(hours=1)),
    "day": (timedelta(days=1), timedelta(days=1)),
    "week": (timedelta(days=7), timedelta(days=7)),
    "month": (timedelta(days=28), timedelta(days=31)),
    "year": (timedelta(days=365), timedelta(days=366)),
}


def days_before(line: str, read: datetime, *, timed: bool) -> Days | None:
    """Return the days that a relative time means for who read it at `read`; `timed` tells that its hour is known.

    >>> from datetime import datetime
    >>> days_before("2 hours ago", datetime(2016, 12, 17, 14), timed=True).start
    datetime.date(2016, 12, 17)
    """
    found = AGO.fullmatch(western_digits(line.strip()))
    if found is None:
        return None
    if found["word"]:
        day = read.date() - timedelta(days=found["word"].lower() == "yesterday")
        return Days.one(day)
    told = found["number"].lower()
    number = _WORDS[told] if told in _WORDS else int(told)
    unit = found["unit"].lower()
    shortest, longest = _UNITS.get(unit) or _UNITS[unit[:3]]
    # Of a day without an hour, both its first and its last moment may be meant.
    last = read if timed else read.replace(hour=23, minute=59, second=59)
    first = read if timed else read.replace(hour=0, minute=0, second=0)
    return Days.between((first - longest * (number + 1)).date(), (last - shortest * number).date())
