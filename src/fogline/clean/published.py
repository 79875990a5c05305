"""When a report was published: every reading of it, ranked, with how it is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from fogline.clean.inference import inferred, weekdays_told, yearless
from fogline.clean.passages import Draft, Passage
from fogline.clean.stamped import days_in_name, days_of_other_calendars
from fogline.clean.stamps import Stamp, find_stamps
from fogline.records import DateCandidate, DatePrecision, Dropped, Published
from fogline.registries.outlets import outlets
from fogline.spans import Span

# A byline stands before the end of the first paragraph of so many characters, or after the last one.
_LONG = 100
# "BEIRUT, Lebanon, 25 March 2018 (Agency) –", "(Beirut, March 25, 2018) –": in one of the first paragraphs.
_PLACE = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|al|el|of|and)){0,3}"
_BEFORE_DAY = re.compile(rf"\(?{_PLACE}(?:[,/] ?{_PLACE})?(?:[,/]| [(–—-]) ?")
_AFTER_DAY = re.compile(r"\)? ?(?:[-–—:]|\([^()]{2,40}\) ?[-–—:])")
_FIRST = 3


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
    INFERRED = 9


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading: the day, how it is known, and where it stands in the raw text."""

    rank: Rank
    day: date
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Traces:
    """All that may tell the date: what container and page say, the addresses, the passages, the report's own text, its outlet.

    `titled` tells that the first passage kept is the title.
    """

    metadata: str | None
    page: Sequence[tuple[str, str]]
    addresses: Sequence[str]
    draft: Draft
    text: str
    outlet: str | None
    titled: bool


def published_of(traces: Traces) -> Published | None:
    """Return the best reading with the others as candidates, or `None` where nothing tells."""
    readings = sorted(_readings(traces), key=lambda reading: reading.rank)
    if not readings:
        return None
    best = readings[0]
    return Published(
        start=best.day,
        end=best.day,
        basis=best.basis,
        precision=DatePrecision.DAY,
        candidates=tuple(_candidates(readings)),
    )


def _candidates(readings: Sequence[Reading]) -> Iterator[DateCandidate]:
    best = readings[0]
    for reading in readings:
        if reading is best:
            reason = "taken"
        elif reading.day == best.day:
            reason = "agrees with the one taken"
        else:
            reason = f"less sure than {best.basis}"
        yield DateCandidate(reading.day, reading.day, reading.basis, reason, reading.span)


def _readings(traces: Traces) -> Iterator[Reading]:
    if traces.metadata:
        yield from _written(Rank.METADATA, traces.metadata, "metadata field")
    for basis, value in traces.page:
        yield from _written(Rank.PAGE, value, basis)
    head = list(_head_passages(traces.draft, traces.titled))
    for passage in head:
        yield from _stamped(passage, traces)
    yield from _datelines(traces)
    for passage in head:
        for day, calendar, span in days_of_other_calendars(passage.text):
            yield Reading(Rank.OTHER_CALENDAR, day, f"date in the text ({calendar})", passage.part(span.start, span.end).raw)
    for address in traces.addresses:
        for day, calendar, _ in days_in_name(address):
            yield Reading(Rank.ADDRESS, day, f"address ({calendar})")
    yield from _file_names(traces)
    for found in (*(yearless(passage.text, traces.text) for passage in head), inferred(traces.text)):
        if found:
            yield Reading(Rank.INFERRED, found.day, found.basis)


def _written(rank: Rank, value: str, basis: str) -> Iterator[Reading]:
    stamp = next(find_stamps(value), None)
    if stamp:
        yield Reading(rank, stamp.days[0], basis)


def _head_passages(draft: Draft, titled: bool) -> Iterator[Passage]:
    """Yield the dropped bylines that stand before the report's first long paragraph ends, or after its last."""
    body = draft.kept[int(titled) :]
    long = [passage for passage in body if len(passage.text) >= _LONG] or list(body)
    for passage, reason in sorted(draft.dropped, key=lambda dropped: dropped[0].raw):
        if reason is Dropped.BYLINE and long and (passage.raw.start < long[0].raw.end or passage.raw.start >= long[-1].raw.end):
            yield passage


def _stamped(passage: Passage, traces: Traces) -> Iterator[Reading]:
    for stamp in find_stamps(passage.text):
        day, why = _decided(stamp, traces)
        rank = Rank.UPDATED if stamp.updated else Rank.LABELLED if stamp.label else Rank.STAMP
        basis = " ".join(("date stamp", *([f"({stamp.label})"] if stamp.label else []), *([why] if why else [])))
        yield Reading(rank, day, basis, passage.part(stamp.span.start, stamp.span.end).raw)


def _datelines(traces: Traces) -> Iterator[Reading]:
    for passage in traces.draft.kept[:_FIRST]:
        stamp = next(find_stamps(passage.text[:_LONG]), None)
        if stamp and _BEFORE_DAY.fullmatch(passage.text, 0, stamp.span.start) and _AFTER_DAY.match(passage.text, stamp.span.end):
            day, _ = _decided(stamp, traces)
            yield Reading(Rank.DATELINE, day, "dateline", passage.part(stamp.span.start, stamp.span.end).raw)


def _decided(stamp: Stamp, traces: Traces) -> tuple[date, str]:
    """Choose between day-month and month-day: by the weekdays that the report names, else as the outlet's country writes."""
    if len(stamp.days) == 1:
        return stamp.days[0], ""
    told = weekdays_told(traces.text)
    fitting = [day for day in stamp.days if told and _distance(day, told[0]) <= 1]
    if len(fitting) == 1:
        return fitting[0], "with the order of day and month that fits the weekday told"
    outlet = outlets().named(traces.outlet) if traces.outlet else None
    if outlet and outlet.country == "US":
        return stamp.days[1], "read month first, as the outlet's country writes"
    return stamp.days[0], "read day first, as all but American outlets write"


def _distance(day: date, weekday: int) -> int:
    """Return how many days `day` comes after the last such weekday."""
    return (day.weekday() - weekday) % 7


def _file_names(traces: Traces) -> Iterator[Reading]:
    """Read the days in names of images and in dumps: a report is not older than its picture, mostly of its day."""
    told = weekdays_told(traces.text)
    for passage, reason in traces.draft.dropped:
        if reason not in (Dropped.CAPTION_REPEAT, Dropped.DUMP):
            continue
        for day, calendar, span in days_in_name(passage.text):
            agrees = day.weekday() in told
            basis = f"name of an image ({calendar}){', which fits a weekday told' if agrees else ''}"
            yield Reading(Rank.FILE_NAME, day, basis, passage.part(span.start, span.end).raw)
