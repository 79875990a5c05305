"""Spans of text and the maps that lead from cleaned text back to the text as found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, in Unicode code points.

    >>> Span(3, 8).of("On Friday it left")
    'Frida'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether both spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of cleaned text and the run of the text as found that it stands for.

    Runs of equal length map character by character; others (an entity such as `&amp;`) map as a whole.
    """

    clean: Span
    raw: Span


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each character of a cleaned text stands in the text as found; segments are in order and do not overlap.

    >>> offsets = OffsetMap((Segment(Span(0, 4), Span(10, 14)), Segment(Span(4, 5), Span(14, 19))))
    >>> offsets.to_raw(Span(1, 3)), offsets.to_raw(Span(3, 5))
    (Span(start=11, end=13), Span(start=13, end=19))
    """

    segments: tuple[Segment, ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Return the map of a text that was not changed."""
        return cls((Segment(Span(0, length), Span(0, length)),))

    @classmethod
    def of_pieces(cls, pieces: Iterable[tuple[int, Span]]) -> OffsetMap:
        """Build a map from (length in the cleaned text, span as found), neighbours joined where they allow it."""
        segments: list[Segment] = []
        at = 0
        for length, raw in pieces:
            clean = Span(at, at + length)
            at += length
            last = segments[-1] if segments else None
            if last and _linear(last) and last.raw.end == raw.start and length == raw.end - raw.start:
                segments[-1] = Segment(Span(last.clean.start, clean.end), Span(last.raw.start, raw.end))
            else:
                segments.append(Segment(clean, raw))
        return cls(tuple(segments))

    def to_raw(self, span: Span) -> Span:
        """Return the smallest span of the text as found that holds all of `span`."""
        first = self._segment_at(span.start)
        last = self._segment_at(max(span.start, span.end - 1))
        start = first.raw.start + (span.start - first.clean.start if _linear(first) else 0)
        end = last.raw.end - (last.clean.end - span.end if _linear(last) else 0)
        return Span(start, max(start, end))

    def _segment_at(self, position: int) -> Segment:
        if not self.segments:
            raise IndexError("an empty text has no positions")
        index = bisect_right(self.segments, position, key=lambda segment: segment.clean.start) - 1
        return self.segments[max(index, 0)]


def _linear(segment: Segment) -> bool:
    return segment.clean.end - segment.clean.start == segment.raw.end - segment.raw.start
