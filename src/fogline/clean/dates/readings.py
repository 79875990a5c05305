"""Every reading of the publication date that the traces allow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from fogline.clean.dates.evidence import Evidence, Traces
from fogline.clean.dates.inference import Inferred, inferred, yearless
from fogline.clean.dates.order import decided
from fogline.clean.dates.relative import days_before
from fogline.clean.dates.stamped import days_in_name, days_of_other_calendars, months_in_address
from fogline.clean.dates.stamps import Stamp, find_stamps
from fogline.clean.dates.written import Days, loose_days, stamp_or_days
from fogline.clean.passages import Draft, Passage
from fogline.records import Dropped
from fogline.spans import Span

# A byline stands before the end of the first paragraph of so many characters, or after the last one.
_LONG = 100
# A line that tells a month or a time is one of the first.
_FIRST = 3
# What a page calls the day on which it was changed.
_CHANGED = re.compile(r"modified|updated|lastmod", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?<=[ ,])['’]?(\d\d)$")


class Rank(IntEnum):
    """How far each kind of reading is to be trusted, the best first."""

    METADATA = 0
    PAGE = 1
    LABELLED = 2
    STAMP = 3
    DATELINE = 4
    UPDATED = 5
    OTHER_CALENDAR = 6
    ADDRESS = 7
    FILE_NAME = 8
    MONTH_LINE = 9
    RELATIVE = 10
    INFERRED = 11
    MADE = 12
    NEIGHBOURS = 13


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading: its days, how it is known, where it stands in the raw text, and the days it leaves where it leaves several.

    `doubt` tells what speaks against it, `refused` why it cannot be.
    """

    rank: Rank
    days: Days
    basis: str
    span: Span | None = None
    left: tuple[date, ...] = ()
    doubt: str = ""
    refused: str = ""


def readings_of(evidence: Evidence) -> Iterator[Reading]:
    """Yield the readings in no order."""
    traces = evidence.traces
    head = list(head_lines(traces.draft, titled=traces.titled))
    if traces.metadata.get("published"):
        yield from _written(Rank.METADATA, traces.metadata["published"], "metadata field", evidence)
    for basis, value in traces.page:
        yield from _written(Rank.UPDATED if _CHANGED.search(basis) else Rank.PAGE, value, basis, evidence)
    for passage in head:
        yield from _stamped(passage, evidence)
    yield from _dateline(evidence)
    yield from _names(head, evidence)
    yield from _lines(head, evidence)
    yield from _left_over(head, evidence)


def head_lines(draft: Draft, *, titled: bool) -> Iterator[Passage]:
    """Yield the dropped bylines that stand before the report's first long paragraph ends, or after its last."""
    body = draft.kept[int(titled) :]
    long = [passage for passage in body if len(passage.text) >= _LONG] or list(body)
    for passage, reason in sorted(draft.dropped, key=lambda dropped: dropped[0].raw):
        if reason is Dropped.BYLINE and long and (passage.raw.start < long[0].raw.end or passage.raw.start >= long[-1].raw.end):
            yield passage


def _written(rank: Rank, value: str, basis: str, evidence: Evidence) -> Iterator[Reading]:
    read = stamp_or_days(value)
    if isinstance(read, Stamp):
        yield _of_stamp(rank, read, basis, None, evidence)
    elif read:
        yield Reading(rank, read, f"{basis} ({read.how})" if read.how else basis)
    elif counted := _counted(rank, value, evidence):
        yield counted


def _counted(rank: Rank, value: str, evidence: Evidence, span: Span | None = None) -> Reading | None:
    """Count a time such as "3 hours ago" from when the report was fetched; where that is not told it tells nothing."""
    fetched = evidence.fetched
    days = days_before(value, fetched.moment, timed=fetched.timed) if fetched else None
    return Reading(rank, days, f'"{value.strip()}", counted from when it was {fetched.basis}', span) if fetched and days else None


def _of_stamp(rank: Rank, stamp: Stamp, basis: str, span: Span | None, evidence: Evidence) -> Reading:
    days, why = decided(stamp, evidence)
    return _of_days(rank, days, " ".join(filter(None, (basis, why))), span)


def _of_days(rank: Rank, days: Sequence[date], basis: str, span: Span | None = None) -> Reading:
    left = tuple(sorted(days))
    return Reading(rank, Days.between(left[0], left[-1]), basis, span, left if len(left) > 1 else ())


def _stamped(passage: Passage, evidence: Evidence) -> Iterator[Reading]:
    for stamp in find_stamps(passage.text):
        rank = Rank.UPDATED if stamp.updated else Rank.LABELLED if stamp.label else Rank.STAMP
        basis = f"date stamp ({stamp.label})" if stamp.label else "date stamp"
        yield _of_stamp(rank, stamp, basis, passage.part(stamp.span.start, stamp.span.end).raw, evidence)


def _dateline(evidence: Evidence) -> Iterator[Reading]:
    heading = evidence.traces.heading
    if heading is None or heading.day is None:
        return
    text = heading.day.of(heading.passage.text)
    span = heading.passage.part(heading.day.start, heading.day.end).raw
    stamp = next(find_stamps(_SHORT_YEAR.sub(r"'\1", text)), None)
    if stamp:
        yield _of_stamp(Rank.DATELINE, stamp, "dateline", span, evidence)
    elif found := yearless(text, evidence, "dateline"):
        yield _of_inferred(found, Rank.DATELINE, span)


def _of_inferred(found: Inferred, rank: Rank = Rank.INFERRED, span: Span | None = None) -> Reading:
    return _of_days(rank, found.days, found.basis, span)


def _names(head: Sequence[Passage], evidence: Evidence) -> Iterator[Reading]:
    for passage in head:
        for day, calendar, span in days_of_other_calendars(passage.text):
            raw = passage.part(span.start, span.end).raw
            yield Reading(Rank.OTHER_CALENDAR, Days.one(day), f"date in the text ({calendar})", raw)
    for name in evidence.names:
        for day, calendar, _ in days_in_name(name):
            yield Reading(Rank.ADDRESS, Days.one(day), f"address ({calendar})")
        for year, month in months_in_address(name):
            yield Reading(Rank.ADDRESS, Days.month(year, month), "address")
    yield from _file_names(evidence)


def _file_names(evidence: Evidence) -> Iterator[Reading]:
    """Read the days in names of images and in dumps: a report is not older than its picture, mostly of its day."""
    for passage, reason in evidence.traces.draft.dropped:
        if reason not in (Dropped.CAPTION_REPEAT, Dropped.DUMP):
            continue
        for day, calendar, span in days_in_name(passage.text):
            agrees = day.weekday() in evidence.weekdays
            basis = f"name of an image ({calendar}){', which fits a weekday told' if agrees else ''}"
            yield Reading(Rank.FILE_NAME, Days.one(day), basis, passage.part(span.start, span.end).raw)


def _lines(head: Sequence[Passage], evidence: Evidence) -> Iterator[Reading]:
    """Read lines that tell a month, a week, or a time before the page was read."""
    for passage in (*head, *_opening(evidence.traces)):
        days = loose_days(passage.text)
        if days:
            yield Reading(Rank.MONTH_LINE, days, f'line "{passage.text}"', passage.raw)
        elif counted := _counted(Rank.RELATIVE, passage.text, evidence, passage.raw):
            yield counted


def _opening(traces: Traces) -> Sequence[Passage]:
    return [passage for passage in traces.draft.kept[:_FIRST] if len(passage.text) < _LONG]


def _left_over(head: Sequence[Passage], evidence: Evidence) -> Iterator[Reading]:
    for passage in head:
        found = yearless(passage.text, evidence, "date line")
        if found:
            yield _of_inferred(found, span=passage.raw)
    from_text = inferred(evidence)
    if from_text:
        yield _of_inferred(from_text)
    # A file may have been made anew long after the report, so it only narrows what the text leaves open.
    for basis, value in evidence.traces.made:
        yield from _written(Rank.MADE, value, basis, evidence)
    if evidence.neighbours:
        yield Reading(Rank.NEIGHBOURS, evidence.neighbours.days, evidence.neighbours.basis)
