"""Which of two numbers is the day: 6/9/2013 is the 6th of September or the 9th of June."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from fogline.clean.dates.evidence import Evidence
from fogline.clean.dates.stamps import Stamp

Fits = Callable[[date], bool]
# A stamp, an address and metadata of one report are at most so far apart.
_SAME = timedelta(days=2)
# What a report tells of with its date happened mostly in the week before.
_NEWS = timedelta(days=7)
# A day told without its year is one of the last weeks, or of those to come.
_SEASON = timedelta(days=31)
# Where dates are written month first.
_MONTH_FIRST = frozenset({"US"})


def decided(stamp: Stamp, evidence: Evidence) -> tuple[tuple[date, ...], str]:
    """Return the days that the evidence leaves, and what decided: one where day and month can be told apart."""
    if len(stamp.days) == 1:
        return stamp.days, ""
    for fits, why in _rules(stamp, evidence):
        fitting = tuple(day for day in stamp.days if fits(day))
        if len(fitting) == 1:
            return fitting, why
    return stamp.days, "whose day and month may be swapped"


def _rules(stamp: Stamp, evidence: Evidence) -> Iterator[tuple[Fits, str]]:
    """Yield what a day must be to fit, the surest evidence first; what costs to find is looked for only when it is needed."""
    latest = evidence.latest
    if latest:
        yield (lambda day: day <= latest), f"in the order that is not after {latest}, when it was {_basis(evidence)}"
    for known in evidence.known:
        start, end = known.days.start - _SAME, known.days.end + _SAME
        yield (lambda day, start=start, end=end: start <= day <= end), f"in the order that fits the {known.basis}"  # type: ignore[misc]
    if len(evidence.day_first) == 1:
        first = stamp.days[0] if True in evidence.day_first else stamp.days[1]
        yield (lambda day: day == first), "in the order of another date on the page"
    if evidence.weekdays:
        yield (
            (lambda day: (day.weekday() - evidence.weekdays[0]) % 7 <= 1),
            ("with the order of day and month that fits the weekday told"),
        )
    if evidence.past:
        yield (
            (lambda day: any(timedelta(0) <= day - past <= _NEWS for past in evidence.past)),
            ("in the order that follows the days told in the text"),
        )
    if evidence.days_of_year:
        yield (
            (lambda day: any(told.within(day - _SEASON, day) for told in evidence.days_of_year)),
            ("in the order that follows the days told in the text"),
        )
    if evidence.country:
        first = stamp.days[1] if evidence.country in _MONTH_FIRST else stamp.days[0]
        order = "month" if evidence.country in _MONTH_FIRST else "day"
        yield (lambda day: day == first), f"read {order} first, as the outlet's country writes"
    yield from _last_rules(evidence)


def _last_rules(evidence: Evidence) -> Iterator[tuple[Fits, str]]:
    begun = evidence.existence.start
    if begun:
        yield (lambda day: day >= begun), f"in the order that fits {evidence.existence.basis}"
    near = evidence.neighbours
    if near:
        yield (lambda day: near.days.start <= day <= near.days.end), f"in the order that fits the {near.basis}"


def _basis(evidence: Evidence) -> str:
    return evidence.fetched.basis if evidence.fetched else "there"
