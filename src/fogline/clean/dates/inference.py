"""A publication date that stands nowhere, from what the report itself says: a day without a year, weekdays, who existed when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.clean.dates.evidence import Evidence
from fogline.clean.dates.stamp_forms import YEARLESS
from fogline.clean.dates.told import DAY_OF_YEAR, WEEKDAY, Yearless
from fogline.clean.dates.years import Placed, bounded, placed
from fogline.times.words import WEEKDAYS

_FIGURES = re.compile(r",? ?\d")
_SAID_ON = re.compile(
    r"\b(?:said|reported|announced|stated|confirmed|told|declared|added|claimed)(?: [\w-]+){0,3}? (?:on|late on|early on)? ?$"
)
_NEWS_DAY = re.compile(rf"\bearlier (?:on |this )?(?P<first>{WEEKDAY})\b|\b(?P<second>{WEEKDAY}), earlier\b")
_LEAD = re.compile(rf"\b(?:said|reported|announced|told|confirmed)(?: [\w-]+){{0,3}}? (?:on )?(?P<day>{WEEKDAY})\b")
# A day told without its year is at most this far from the day of publication.
_NEAR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Inferred:
    """The days of publication that the evidence leaves, and the evidence."""

    days: tuple[date, ...]
    basis: str


def yearless(line: str, evidence: Evidence, where: str) -> Inferred | None:
    """Return the days that a date without a year may be, such as "Saturday, 5 January" in a line or the dateline (`where`)."""
    found = YEARLESS.match(line)
    # What figures follow is a year, or no date at all.
    told = placed(Yearless.of(found, "12"), evidence) if found and not _FIGURES.match(line, found.end()) else None
    return Inferred(told.days, f'{where} "{line.strip()}"; {told.why}') if told else None


def inferred(evidence: Evidence) -> Inferred | None:
    """Return when the text must have been written, if it tells a day without its year.

    The year is bounded by who is named (an actor is not named before it exists), by years told and a weekday told with the day.
    """
    text = evidence.traces.text
    days = [(found, told) for found in DAY_OF_YEAR.finditer(text) if (told := bounded(Yearless.of(found, "12"), evidence))]
    single = [(found, told) for found, told in days if len(told.days) == 1]
    for found, told in single or days:
        if _SAID_ON.search(text, max(0, found.start() - 60), found.start()):
            return Inferred(told.days, f'"{found[0]}" as the day of the news; {told.why}')
    return _after(text, max((told for _, told in single), key=lambda told: told.days[0])) if single else None


def _after(text: str, last: Placed) -> Inferred | None:
    """Return the weekday of the news on or after the latest day told."""
    found = _NEWS_DAY.search(text)
    lead = None if found else _LEAD.search(text[:600])
    name = (found["first"] or found["second"]) if found else lead["day"] if lead else None
    if name is None:
        return None
    day = last.days[0]
    news = day + timedelta(days=(WEEKDAYS[name.lower()] - day.weekday()) % _NEAR.days)
    told = f"{day.day} {day:%B}"
    return Inferred((news,), f"{name}, told as the day of the news, after {told}, the latest day told; {last.why}")
