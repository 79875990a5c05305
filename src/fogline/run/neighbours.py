"""When an undated report was published, from the other reports of its case.

Copies of its text tell the days, and so do the reports before and after it in a site's running numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from fogline.link import Copy

# A number of fewer digits counts pages or parts; one of more is a time, or drawn by lot.
_NUMBER = re.compile(r"(?<!\d)\d{4,9}(?!\d)")
_DATE = re.compile(r"(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d|(?:19|20)\d\d")
# Numbers that run with the days show it in three reports; two may stand in order by chance.
_FEWEST = 3
# Neighbours further apart say no more than the season.
_WIDEST = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Report:
    """A report as its neighbours see it: its id, name, addresses, and the day of publication where it is known by itself."""

    document_id: str
    name: str
    addresses: tuple[str, ...]
    day: date | None


@dataclass(frozen=True, slots=True)
class Hint:
    """The days between which a report was published, and why."""

    start: date
    end: date
    reason: str

    def __str__(self) -> str:
        return f"{self.start}/{self.end} {self.reason}"


def hints(reports: Sequence[Report], copies: Iterable[Copy]) -> Mapping[str, Hint]:
    """Return a hint for each undated report whose neighbours tell something, by document id.

    The order of the reports does not matter. Where copies and numbers contradict each other, the copies count.
    """
    numbered = dict(_by_numbers(reports))
    copied = dict(_by_copies(reports, copies))
    return {key: _both(copied.get(key), numbered.get(key)) for key in sorted({*numbered, *copied})}


def _both(copied: Hint | None, numbered: Hint | None) -> Hint:
    if copied is None or numbered is None:
        found = copied or numbered
        assert found is not None
        return found
    start, end = max(copied.start, numbered.start), min(copied.end, numbered.end)
    return Hint(start, end, f"{copied.reason}; {numbered.reason}") if start <= end else copied


def _by_copies(reports: Iterable[Report], copies: Iterable[Copy]) -> Iterator[tuple[str, Hint]]:
    known = {report.document_id: report for report in reports}
    groups: dict[str, list[Report]] = defaultdict(list)
    for copy in copies:
        groups[copy.group_id].append(known[copy.document_id])
    for members in groups.values():
        dated = sorted((member.day, member.name) for member in members if member.day)
        if not dated:
            continue
        told = ", ".join(f"{name} of {day}" for day, name in dated[:3])
        hint = Hint(dated[0][0], dated[-1][0], f"{told} {'has' if len(dated) == 1 else 'have'} the same text")
        yield from ((member.document_id, hint) for member in members if member.day is None)


def _by_numbers(reports: Iterable[Report]) -> Iterator[tuple[str, Hint]]:
    series: dict[str, dict[int, Report]] = defaultdict(dict)
    for report in sorted(reports, key=lambda report: report.document_id):
        for address in (*report.addresses, report.name):
            found = [each for each in _NUMBER.finditer(address) if not _DATE.fullmatch(each[0])]
            if found:
                last = found[-1]
                series[address[: last.start()] + "#" + address[last.end() :]].setdefault(int(last[0]), report)
    for members in series.values():
        yield from _between(sorted(members.items()))


def _between(numbered: Sequence[tuple[int, Report]]) -> Iterator[tuple[str, Hint]]:
    """Yield hints for the undated ones, where the numbers of all dated ones run with their days."""
    dated = [(number, report.name, report.day) for number, report in numbered if report.day]
    if len(dated) < _FEWEST or any(one[2] > other[2] for one, other in pairwise(dated)):
        return
    for number, report in numbered:
        before = max((one for one in dated if one[0] < number), default=None)
        after = min((one for one in dated if one[0] > number), default=None)
        if report.day is None and before and after and after[2] - before[2] <= _WIDEST:
            yield report.document_id, Hint(before[2], after[2], f"numbered between {before[1]} and {after[1]}")
