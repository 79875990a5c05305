"""Passages: stretches of text that know, for each character, where it was found."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fogline.records import Dropped
from fogline.spans import OffsetMap, Span

# Most text is verbatim, and so many characters are compared at once.
_BLOCK = 256


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of cleaned text; character n stands for the raw characters `starts[n]` to `ends[n]`.

    `tag` is the element of a page that it was found in, empty for plain text; `reason` what the elements around it say it is.
    """

    text: str
    starts: array[int]
    ends: array[int]
    tag: str = ""
    reason: Dropped | None = None

    @classmethod
    def verbatim(cls, raw: str, span: Span) -> Passage:
        """Return the passage at `span` of `raw`, unchanged."""
        return cls(span.of(raw), array("q", range(span.start, span.end)), array("q", range(span.start + 1, span.end + 1)))

    @property
    def raw(self) -> Span:
        """The raw characters from the first to the last."""
        return Span(self.starts[0], self.ends[-1])

    def part(self, start: int, end: int) -> Passage:
        """Return the characters from `start` to `end` as a passage."""
        return Passage(self.text[start:end], self.starts[start:end], self.ends[start:end], self.tag, self.reason)

    def stripped(self) -> Passage:
        """Return the passage without the white space around it."""
        if self.text[:1].strip() and self.text[-1:].strip():
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(start, len(self.text.rstrip())))

    def pieces(self) -> Iterator[tuple[int, Span]]:
        """Yield (length, raw span) in order: verbatim runs as long as they go, other characters as a whole."""
        first, at = 0, 1
        while at < len(self.text):
            block = min(at + _BLOCK, len(self.text))
            if self._verbatim(at - 1, block):
                at = block
                continue
            for place in range(at, block):
                if not self._goes_on(first, place):
                    yield place - first, Span(self.starts[first], self.ends[place - 1])
                    first = place
            at = block
        if self.text:
            yield len(self.text) - first, Span(self.starts[first], self.ends[-1])

    def _verbatim(self, first: int, end: int) -> bool:
        """Tell whether the characters from `first` to `end` stand for as many raw ones in a row, none of them shared."""
        start, size = self.starts[first], end - first
        return (
            self.starts[first:end] == array("q", range(start, start + size))
            and self.ends[first:end] == array("q", range(start + 1, start + size + 1))
            and (first == 0 or self.starts[first - 1] != start)
            and (end == len(self.starts) or self.starts[end] != self.starts[end - 1])
        )

    def _goes_on(self, first: int, at: int) -> bool:
        """Tell whether character `at` goes on the piece that begins at `first`."""
        starts, ends = self.starts, self.ends
        start, before = starts[at], starts[at - 1]
        if start == before:
            return before == starts[first]
        alone = at - 1 == first or before != starts[first]
        follows = start - before == 1 and ends[at] - start == 1 and ends[at - 1] - before == 1
        return follows and alone and (at + 1 == len(starts) or starts[at + 1] != start)


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of passage number `index` that is not the report, and why; what stands around it is one passage after it `heals`."""

    index: int
    start: int
    end: int
    reason: Dropped
    heals: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What is kept so far and what was dropped."""

    kept: tuple[Passage, ...]
    dropped: tuple[tuple[Passage, Dropped], ...] = ()

    def without(self, cuts: Iterable[Cut]) -> Draft:
        """Return the draft less the parts cut; a passage falls in two where its middle is cut."""
        by_index: dict[int, list[Cut]] = {}
        for cut in cuts:
            by_index.setdefault(cut.index, []).append(cut)
        if not by_index:
            return self
        kept: list[Passage] = []
        dropped = list(self.dropped)
        for index, passage in enumerate(self.kept):
            own = by_index.get(index, ())
            if not own:
                kept.append(passage)
            elif own[0].start == 0 and own[0].end == len(passage.text):
                dropped.append((passage, own[0].reason))
            else:
                rest, gone = _divide(passage, own)
                kept += rest
                dropped += gone
        return Draft(tuple(kept), tuple(dropped))


def _divide(passage: Passage, cuts: Sequence[Cut]) -> tuple[list[Passage], list[tuple[Passage, Dropped]]]:
    kept: list[Passage] = []
    dropped: list[tuple[Passage, Dropped]] = []
    parts: list[Passage] = []
    at = 0
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        parts.append(passage.part(at, cut.start))
        if not cut.heals:
            kept.append(_together(parts))
            parts = []
        dropped.append((passage.part(max(at, cut.start), cut.end).stripped(), cut.reason))
        at = max(at, cut.end)
    parts.append(passage.part(at, len(passage.text)))
    kept.append(_together(parts))
    return [part for part in kept if part.text], [gone for gone in dropped if gone[0].text]


def _together(parts: Sequence[Passage]) -> Passage:
    """Return the parts as one passage, with one space where two of them have one at their seam."""
    if len(parts) == 1:
        return parts[0].stripped()
    text: list[str] = []
    starts, ends = array("q"), array("q")
    spaced = False
    for part in parts:
        past = int(spaced and part.text.startswith(" "))
        text.append(part.text[past:])
        starts += part.starts[past:]
        ends += part.ends[past:]
        spaced = part.text.endswith(" ") if part.text else spaced
    return Passage("".join(text), starts, ends, parts[0].tag, parts[0].reason).stripped()


def joined(passages: Sequence[Passage]) -> tuple[str, OffsetMap]:
    """Return the passages one a line, with the map to the raw text; a line's end stands for what lies between."""
    pieces: list[tuple[int, Span]] = []
    for number, passage in enumerate(passages):
        if number:
            pieces.append((1, Span(passages[number - 1].raw.end, passage.raw.start)))
        pieces += passage.pieces()
    return "\n".join(passage.text for passage in passages), OffsetMap.of_pieces(pieces)
