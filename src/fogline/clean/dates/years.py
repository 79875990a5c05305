"""The year of a day that is written without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.clean.dates.evidence import Evidence, Known
from fogline.clean.dates.told import Yearless

# A line with a day and what else tells the day are at most so far apart.
_NEAR = timedelta(days=31)
# Reports go on to call an actor by its name for some time after it has ended.
_TOLD_OF = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Placed:
    """The days that the evidence leaves, and what it is."""

    days: tuple[date, ...]
    why: str


def placed(told: Yearless, evidence: Evidence) -> Placed | None:
    """Return the day in the one year that fits, or in those that remain; `None` where a side is open.

    It is bounded by who is named, by when the report was fetched, and by the latest year told.
    """
    between = bounded(told, evidence)
    if between and len(between.days) == 1:
        return between
    signs = (*_near_known(told, evidence.known), *_near_past(told, evidence), *_in_the_year(told, evidence))
    for sign in signs:
        if not between or sign.days[0] in between.days:
            return sign
    return between


def bounded(told: Yearless, evidence: Evidence) -> Placed | None:
    """Return the days between the bounds, less those that the case's neighbours leave out."""
    life = evidence.existence
    ends = [end for end in (life.end + _TOLD_OF if life.end else None, evidence.latest) if end]
    years = [year for year in evidence.years if not ends or year <= min(ends).year]
    starts = [start for start in (life.start, date(max(years), 1, 1) if years else None) if start]
    near = evidence.neighbours
    if not ends or not starts or (life.start is None and evidence.latest is None):
        return Placed(days, f"year from the {near.basis}") if near and (days := _around(told, near)) else None
    days = told.within(max(starts), min(ends))
    if len(days) > 1 and near and (fitting := tuple(day for day in days if day in _around(told, near))):
        return Placed(fitting, f"year from the {near.basis}")
    told_by = [life.basis] if life.basis else []
    told_by += [f"{evidence.fetched.basis} on {evidence.latest}"] if evidence.fetched else []
    return Placed(days, f"year from {' and '.join(told_by)}") if days else None


def _around(told: Yearless, known: Known) -> tuple[date, ...]:
    return told.within(known.days.start, known.days.end)


def _near_known(told: Yearless, known: Iterable[Known]) -> Iterator[Placed]:
    for each in known:
        days = told.within(each.days.start - _NEAR, each.days.end + _NEAR)
        if len(days) == 1:
            yield Placed(days, f"year from the {each.basis}")


def _near_past(told: Yearless, evidence: Evidence) -> Iterator[Placed]:
    """Place it behind a full date told: publication mostly follows within the month."""
    for past in sorted(evidence.news, reverse=True):
        days = told.within(past, past + _NEAR)
        if len(days) == 1:
            yield Placed(days, f"year from {past}, told in the text")


def _in_the_year(told: Yearless, evidence: Evidence) -> Iterator[Placed]:
    """Place it by its weekday, which fits one year in five or six: the year of the latest full date told, or the one after it."""
    if told.weekday is None or not evidence.past:
        return
    latest = max(day.year for day in evidence.past)
    days = told.within(date(latest, 1, 1), date(latest + 1, 12, 31))
    if len(days) == 1:
        yield Placed(days, f"year from the weekday and from {max(evidence.past)}, the latest date told")
