"""A publication date that stands nowhere, from what the report itself says: a day without a year, weekdays, who existed when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.clean.existence import Existence, existence
from fogline.times.words import MONTHS, WEEKDAYS

_WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS if name.endswith("day"))
_MONTH = "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True))
_TOLD = re.compile(rf"\b({_WEEKDAY})\b")
_NUMBER = r"[0-3]?\d"
_DAY = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY}),? )?(?:(?P<month>{_MONTH})\.? (?P<day>{_NUMBER})(?:st|nd|rd|th)?"
    rf"|(?P<day2>{_NUMBER})(?:st|nd|rd|th)? (?P<month2>{_MONTH}))\b(?!,? ?\d)(?!\.\d)"
)
_YEAR = re.compile(r"\b(?:19[89]\d|20[0-4]\d)\b")
_SAID_ON = re.compile(
    r"\b(?:said|reported|announced|stated|confirmed|told|declared|added|claimed)(?: [\w-]+){0,3}? (?:on|late on|early on)? ?$"
)
_NEWS_DAY = re.compile(rf"\bearlier (?:on |this )?(?P<first>{_WEEKDAY})\b|\b(?P<second>{_WEEKDAY}), earlier\b")
_LEAD = re.compile(rf"\b(?:said|reported|announced|told|confirmed)(?: [\w-]+){{0,3}}? (?:on )?(?P<day>{_WEEKDAY})\b")
# A day told without its year is at most this far from the day of publication.
_NEAR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Inferred:
    """The one day of publication that the evidence leaves, and the evidence."""

    day: date
    basis: str


def weekdays_told(text: str) -> tuple[int, ...]:
    """Return the weekdays (0 is Monday) that the text names, in order.

    >>> weekdays_told("He said on Monday that it began on Sunday.")
    (0, 6)
    """
    return tuple(WEEKDAYS[name.lower()] for name in _TOLD.findall(text))


def yearless(line: str, text: str) -> Inferred | None:
    """Return the day of a date line without a year, such as "Saturday, 5 January", if only one year fits the actors in `text`."""
    found = _DAY.match(line)
    if not found:
        return None
    bounds = existence(text)
    day = _placed(found, bounds, [int(year) for year in _YEAR.findall(text)])
    return Inferred(day, f'date line "{found[0]}"; year from {bounds.basis}') if day else None


def inferred(text: str) -> Inferred | None:
    """Return when the text must have been written, if it tells a day without its year and only one year fits.

    The year is bounded by who is named (an actor is not named before it exists), by years told and a weekday told with the day.
    """
    days = list(_DAY.finditer(text))
    if not days:
        return None
    bounds = existence(text)
    years = [int(year) for year in _YEAR.findall(text)]
    placed = [(found, day) for found in days if (day := _placed(found, bounds, years))]
    if not placed:
        return None
    for found, day in placed:
        if _SAID_ON.search(text, max(0, found.start() - 60), found.start()):
            return Inferred(day, f'"{found[0]}" as the day of the news; year from {bounds.basis}')
    return _after(text, max(day for _, day in placed), bounds)


def _placed(found: re.Match[str], bounds: Existence, years: Sequence[int]) -> date | None:
    """Return the day in the one year that fits, `None` where none or several do."""
    month = MONTHS[(found["month"] or found["month2"]).lower()]
    number = int(found["day"] or found["day2"])
    weekday = WEEKDAYS[found["weekday"].lower()] if found["weekday"] else None
    fitting = [day for day in _days(month, number, bounds, years) if weekday is None or day.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _days(month: int, number: int, bounds: Existence, years: Sequence[int]) -> Iterator[date]:
    if bounds.start is None or bounds.end is None:
        return
    first = max(bounds.start.year, max((year for year in years if year <= bounds.end.year), default=bounds.start.year))
    for year in range(first, bounds.end.year + 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue  # 29 February of a year that has none
        if bounds.start <= day <= bounds.end:
            yield day


def _after(text: str, day: date, bounds: Existence) -> Inferred | None:
    """Return the weekday of the news on or after the latest day told."""
    found = _NEWS_DAY.search(text)
    lead = None if found else _LEAD.search(text[:600])
    name = (found["first"] or found["second"]) if found else lead["day"] if lead else None
    if name is None:
        return None
    news = day + timedelta(days=(WEEKDAYS[name.lower()] - day.weekday()) % _NEAR.days)
    told = f"{day.day} {day:%B}"
    return Inferred(news, f"{name}, told as the day of the news, after {told}, the latest day told; year from {bounds.basis}")
