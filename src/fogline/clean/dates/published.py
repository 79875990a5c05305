"""When a report was published: every reading of it, weighed, with how it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from fogline.clean.dates.evidence import Evidence, Traces
from fogline.clean.dates.readings import Rank, Reading, readings_of
from fogline.clean.dates.written import Days
from fogline.records import DateCandidate, DatePrecision, Published

__all__ = ["Traces", "published_of"]

# A page moved to another system may carry the day of the move; its text's own stamp is then older by years.
_MOVED = timedelta(days=365)
_BY_THE_PAGE = frozenset({Rank.PAGE, Rank.ADDRESS})
_BY_THE_TEXT = frozenset({Rank.LABELLED, Rank.STAMP, Rank.DATELINE})


def published_of(traces: Traces) -> Published | None:
    """Return the best reading with the others as candidates, or `None` where nothing tells both its first and last day.

    A day refines an interval in which it lies. What speaks against a reading puts it behind the others; none is after the day
    on which the report was fetched. When a file was made tells nothing alone: it may be made anew years later.
    """
    evidence = Evidence(traces)
    found = [_bounded(reading, evidence) for reading in readings_of(evidence)]
    readings = sorted((_doubted(reading, found, evidence) for reading in found), key=_trust)
    possible = [reading for reading in readings if not reading.refused]
    if not possible or possible[0].rank is Rank.MADE:
        return None
    best, basis = _narrowed(possible)
    basis += f", though {best.doubt}" if best.doubt else ""
    return Published(best.days.start, best.days.end, basis, best.days.precision, tuple(_candidates(best, readings)))


def _trust(reading: Reading) -> tuple[bool, int]:
    return bool(reading.doubt), reading.rank


def _bounded(reading: Reading, evidence: Evidence) -> Reading:
    """Refuse what is after the report was fetched; end there what reaches further."""
    if evidence.fetched is None or reading.days.end <= evidence.fetched.latest:
        return reading
    latest = evidence.fetched.latest
    if reading.days.start > latest:
        return replace(reading, refused=f"after {latest}, when it was {evidence.fetched.basis}")
    left = tuple(day for day in reading.left if day <= latest)
    days = Days.between(reading.days.start, left[-1] if left else latest)
    return replace(reading, days=days, left=left if len(left) > 1 else ())


def _doubted(reading: Reading, readings: Sequence[Reading], evidence: Evidence) -> Reading:
    """Tell what speaks against a reading: the text tells only of later days as past, or its own stamp is older by years."""
    first = min(evidence.past, default=None) if reading.rank < Rank.INFERRED else None
    if first and first > reading.days.end + timedelta(days=1):
        return replace(reading, doubt=f"the text tells of {first} as past")
    if reading.rank not in _BY_THE_PAGE:
        return reading
    own = [other.days.end for other in readings if other.rank in _BY_THE_TEXT and not other.refused]
    if own and reading.days.start - max(own) > _MOVED:
        return replace(reading, doubt=f"the text's own stamp tells {max(own)}, years before, as where a page was moved")
    return reading


def _narrowed(readings: Sequence[Reading]) -> tuple[Reading, str]:
    """Return the best reading, or one that lies within its days, and how it is known."""
    best = readings[0]
    basis = best.basis
    for reading in readings[1:]:
        if reading.doubt or reading.rank is Rank.UPDATED or best.days.precision is DatePrecision.DAY:
            continue
        start, end = max(best.days.start, reading.days.start), min(best.days.end, reading.days.end)
        if (start, end) == (best.days.start, best.days.end) or start > end:
            continue
        if (start, end) == (reading.days.start, reading.days.end):
            best, basis = replace(reading, doubt=best.doubt), f"{reading.basis}, within {basis}"
        elif reading.rank is Rank.NEIGHBOURS:
            best, basis = replace(best, days=Days.between(start, end), left=()), f"{basis}; narrowed by {reading.basis}"
    return best, basis


def _candidates(best: Reading, readings: Sequence[Reading]) -> Iterator[DateCandidate]:
    for reading in readings:
        yield DateCandidate(reading.days.start, reading.days.end, reading.basis, _reason(reading, best), reading.span)
        for day in reading.left:
            yield DateCandidate(day, day, reading.basis, f"one of {len(reading.left)} that the evidence leaves", reading.span)


def _reason(reading: Reading, best: Reading) -> str:
    if reading.refused or (reading.doubt and reading.basis != best.basis):
        return reading.refused or reading.doubt
    if (reading.rank, reading.basis, reading.span) == (best.rank, best.basis, best.span):
        return "taken"
    if (reading.days.start, reading.days.end) == (best.days.start, best.days.end):
        return "agrees with the one taken"
    if reading.days.start <= best.days.start and best.days.end <= reading.days.end:
        return "less exact than the one taken"
    return f"less sure than {best.basis}"
