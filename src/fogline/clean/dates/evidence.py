"""What tells an open date: bounds, what the page says elsewhere, what the text tells of, the case's neighbours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fogline.clean.dates.existence import Existence, existence
from fogline.clean.dates.fetched import Fetched, fetched_of
from fogline.clean.dates.stamped import days_in_name, months_in_address
from fogline.clean.dates.stamps import Stamp, find_stamps
from fogline.clean.dates.told import Yearless, days_of_year, news_days, past_days, weekdays_told
from fogline.clean.dates.written import Days, stamp_or_days
from fogline.clean.outlets.addresses import original
from fogline.clean.outlets.dateline import Heading
from fogline.clean.passages import Draft
from fogline.registries.outlets import outlets

_YEAR = re.compile(r"\b(?:19[89]\d|20[0-4]\d)\b")


@dataclass(frozen=True, slots=True)
class Traces:
    """All that may tell the date: what container and page say, the addresses, the passages, the report's own text, its outlet.

    `titled` tells that the first passage kept is the title; `heading` is what the report is headed with; `made` tells when the
    file was made, as `page` does when the report was published.
    """

    metadata: Mapping[str, str]
    page: Sequence[tuple[str, str]]
    addresses: Sequence[str]
    draft: Draft
    text: str
    outlet: str | None
    titled: bool
    heading: Heading | None = None
    made: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Days that one sign gives, and what to call it."""

    days: Days
    basis: str


class Evidence:
    """The traces weighed as evidence, each sign read when it is first asked for."""

    def __init__(self, traces: Traces) -> None:
        self.traces = traces

    @cached_property
    def fetched(self) -> Fetched | None:
        """When the report was there at the latest."""
        return fetched_of(self.traces.metadata, self.traces.addresses)

    @cached_property
    def latest(self) -> date | None:
        """The last day on which the report can have been published."""
        return self.fetched.latest if self.fetched else None

    @cached_property
    def existence(self) -> Existence:
        """When all the actors named existed."""
        return existence(self.traces.text)

    @cached_property
    def weekdays(self) -> tuple[int, ...]:
        """The weekdays that the text names, in order."""
        return weekdays_told(self.traces.text)

    @cached_property
    def past(self) -> tuple[date, ...]:
        """The full dates that the text tells of as past."""
        return tuple(sorted(set(past_days(self.traces.text))))

    @cached_property
    def news(self) -> tuple[date, ...]:
        """The past days that are no beginning of something long."""
        return tuple(sorted(set(news_days(self.traces.text))))

    @cached_property
    def days_of_year(self) -> tuple[Yearless, ...]:
        """The days that the text tells without a year."""
        return tuple(dict.fromkeys(days_of_year(self.traces.text)))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that the text names."""
        return tuple(sorted({int(year) for year in _YEAR.findall(self.traces.text)}))

    @cached_property
    def neighbours(self) -> Known | None:
        """The days that other documents of the case leave, with their reason."""
        value = self.traces.metadata.get("neighbours", "")
        days = stamp_or_days(value)
        reason = value.partition(" ")[2].strip()
        return Known(days, f"neighbours in the case: {reason}") if isinstance(days, Days) else None

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """What metadata, page and addresses tell beyond doubt."""
        values = [("metadata field", self.traces.metadata.get("published")), *self.traces.page]
        told = [(basis, stamp_or_days(value)) for basis, value in values if value]
        found = [Known(days, basis) for basis, read in told if (days := _sure(read))]
        for name in self.names:
            found += [Known(Days.one(day), "address") for day, _, _ in days_in_name(name)]
            found += [Known(Days.month(year, month), "address") for year, month in months_in_address(name)]
        return tuple(found)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The addresses without what archives add to them; the time of the archive is no day of publication."""
        pairs = [original(address) for address in self.traces.addresses]
        taken = [at for _, at in pairs if at]
        names = []
        for name, _ in pairs:
            for at in taken:
                name = name.replace(at, "")  # noqa: PLW2901 - an archive's time goes also into names made from the address
            names.append(name)
        return tuple(names)

    @cached_property
    def day_first(self) -> frozenset[bool]:
        """In which orders other dates on the page, of the same form, write day and month."""
        passages = (*self.traces.draft.kept, *(passage for passage, _ in self.traces.draft.dropped))
        stamps = (stamp for passage in passages for stamp in find_stamps(passage.text))
        return frozenset(stamp.day_first for stamp in stamps if stamp.day_first is not None)

    @cached_property
    def country(self) -> str | None:
        """The country of the outlet, where it is known."""
        outlet = outlets().named(self.traces.outlet) if self.traces.outlet else None
        return outlet.country if outlet else None


def _sure(read: Stamp | Days | None) -> Days | None:
    if isinstance(read, Stamp):
        return Days.one(read.days[0]) if len(read.days) == 1 else None
    return read
