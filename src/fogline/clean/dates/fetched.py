"""When a report was fetched or archived: nothing is published after that."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from fogline.clean.dates.written import WRITTEN_YEARS, stamp_or_days
from fogline.clean.outlets.addresses import original

# Of one moment, the day is told latest in the easternmost zone.
_EASTERNMOST = timedelta(hours=14)
_DIGITS = re.compile(r"\d{14}")


@dataclass(frozen=True, slots=True)
class Fetched:
    """When a report was read by a machine: the moment (UTC), whether its hour is known, and how it is known."""

    moment: datetime
    timed: bool
    basis: str

    @property
    def latest(self) -> date:
        """The last day that it then was anywhere."""
        return (self.moment + _EASTERNMOST).date() if self.timed else self.moment.date()


def fetched_of(metadata: Mapping[str, str], addresses: Sequence[str]) -> Fetched | None:
    """Return the earliest time at which the report was there, `None` where nothing tells one."""
    told = [(key, metadata[key]) for key in ("fetched", "archived") if metadata.get(key)]
    told += [("archived", at) for address in addresses if (at := original(address)[1])]
    found = [moment for key, value in told if (moment := _moment(value, key))]
    return min(found, key=lambda each: each.latest, default=None)


def _moment(value: str, basis: str) -> Fetched | None:
    if _DIGITS.fullmatch(value):
        value = f"{value[:8]}T{value[8:]}"
    try:
        exact = datetime.fromisoformat(value.strip())
    except ValueError:
        return _day(value, basis)
    if exact.year not in WRITTEN_YEARS:
        return None
    timed = any(mark in value for mark in "T :")
    return Fetched((exact.astimezone(UTC) if exact.tzinfo else exact).replace(tzinfo=None), timed, basis)


def _day(value: str, basis: str) -> Fetched | None:
    """Read what is no ISO 8601; where day and month may be swapped, the later day bounds."""
    found = stamp_or_days(value)
    if found is None:
        return None
    last = found.end if hasattr(found, "end") else max(found.days)
    return Fetched(datetime(last.year, last.month, last.day), timed=False, basis=basis)  # noqa: DTZ001 - a day has no zone
