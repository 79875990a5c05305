"""Columns of lines into paragraphs, by the room that a line leaves, the space above it, its indent and its letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from fogline.clean.office.layout import Column, Line

_ENDED = re.compile(r"[.!?:;][\"”’)\]]*$")
_ITEM = re.compile(r"(?:[•▪●○■–—*·-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_HYPHENED = re.compile(r"[^\W\d_](?:[-\u2010\u00ad])$")
_LEADER = re.compile(r"(?:[.·_…] ?){5}\s*(?:\d{1,4}|[ivxl]{1,7})$")
_LEADER_END = 60
_FIRST_WORD = re.compile(r"\S+")
# Heights of letters, in shares of each other: what differs more is another kind of text.
_SAME_SIZE = 0.08
_NOTE_SIZE = 0.88
# Usual distances of lines differ less from each other; an empty line or space between paragraphs makes more.
_APART = 1.25
# Lines with more space between them, in heights of their letters, are not of one paragraph.
_WIDEST = 2.5
_INDENT = 0.8
# A line that is to be filled with the next word may stay so many heights of a letter short of the right edge.
_SLACK = 0.3
# Lines of running text have at least so many characters; lists of names and addresses have fewer.
_FILLED = 30
# A last line is as full as the others if it stays no more heights of a letter short of the longest: about half a long word.
_ROOM = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's lines; `beside` tells that it stands beside the run of the text: a note at the foot of a page."""

    lines: tuple[Line, ...]
    beside: bool = False

    @property
    def size(self) -> float:
        """The height of its letters in points."""
        return self.lines[0].size


def paragraphs_of(pages: Iterable[Sequence[Column]]) -> list[Paragraph]:
    """Return the paragraphs of all pages; one that goes on in the next column or on the next page is put together."""
    pages = list(pages)
    body = _usual_size(line for page in pages for column in page for line in column)
    found: list[Paragraph] = []
    for page in pages:
        for column in page:
            for number, paragraph in enumerate(_with_notes(list(_paragraphs(column)), body)):
                at = _open(found) if number == 0 and not paragraph.beside else None
                if at is not None and _goes_on(found[at].lines, paragraph.lines[0]):
                    found[at] = replace(found[at], lines=(*found[at].lines, *paragraph.lines))
                else:
                    found.append(paragraph)
    return found


def leads_to_page(text: str) -> bool:
    """Tell whether a line is one of a table of contents: dots lead to a page's number.

    >>> leads_to_page("2 The north . . . . . . . 14"), leads_to_page("It left in 2014")
    (True, False)
    """
    return bool(_LEADER.search(text[-_LEADER_END:]))


def is_hyphened(text: str) -> bool:
    """Tell whether a line ends within a word."""
    return bool(_HYPHENED.search(text))


def _usual_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _paragraphs(column: Column) -> Iterator[Paragraph]:
    """Yield the paragraphs of a column."""
    edge = max(line.right for line in column)
    for block in _blocks(column):
        own = max(line.right for line in block)
        filled = median(len(line.text) for line in block) >= _FILLED
        gathered = [block[0]]
        for line in block[1:]:
            if _begins(gathered, line, own if filled else edge):
                yield Paragraph(tuple(gathered))
                gathered = []
            gathered.append(line)
        yield Paragraph(tuple(gathered))


def _blocks(column: Column) -> Iterator[list[Line]]:
    """Yield the lines of a column that stand together: at the usual distance, in letters of one size."""
    distances: dict[int, list[float]] = {}
    for above, line in pairwise(column):
        if _same_size(above, line) and above.bottom - line.bottom < _WIDEST * line.size:
            distances.setdefault(round(line.size), []).append(above.bottom - line.bottom)
    usual = {size: median(found) for size, found in distances.items()}
    block = [column[0]]
    for above, line in pairwise(column):
        apart = above.bottom - line.bottom > _APART * max(usual.get(round(line.size), 0), line.size)
        if apart or not _same_size(above, line) or len(above.cells) + len(line.cells) > 2:
            yield block
            block = []
        block.append(line)
    yield block


def _begins(gathered: Sequence[Line], line: Line, edge: float) -> bool:
    """Tell whether a line begins a paragraph under the lines gathered, in a block with its right edge at `edge`."""
    above = gathered[-1]
    if _ITEM.match(line.text) or leads_to_page(line.text) or leads_to_page(above.text):
        return True
    if line.text[:1].islower() and not _ENDED.search(above.text):
        return False
    left = above.left if len(gathered) > 1 else min(above.left, line.left)
    if line.left - left > _INDENT * line.size and not _is_centred(above, line):
        return True
    return not _was_full(above, line, edge)


def _is_centred(above: Line, line: Line) -> bool:
    return abs((above.left + above.right) - (line.left + line.right)) < line.size


def _was_full(above: Line, line: Line, edge: float) -> bool:
    """Tell whether the first word of `line` had no room left on the line above."""
    word = _FIRST_WORD.match(line.text)
    letters = (len(word[0]) if word else 0) + 1
    width = (line.right - line.left) / max(len(line.text), 1) * letters
    return edge - above.right < width + _SLACK * line.size


def _same_size(above: Line, line: Line) -> bool:
    return abs(above.size - line.size) <= _SAME_SIZE * max(above.size, line.size)


def _with_notes(found: list[Paragraph], body: float) -> list[Paragraph]:
    """Mark the small print at the foot of a column, below text of the usual size, as beside the run of the text."""
    first = len(found)
    while first > 1 and found[first - 1].size < _NOTE_SIZE * body:
        first -= 1
    return [*found[:first], *(replace(paragraph, beside=True) for paragraph in found[first:])]


def _open(found: Sequence[Paragraph]) -> int | None:
    """Return the number of the last paragraph in the run of the text."""
    return next((index for index in range(len(found) - 1, -1, -1) if not found[index].beside), None)


def _goes_on(lines: Sequence[Line], first: Line) -> bool:
    """Tell whether a paragraph ends in mid-sentence and the next one, in another column or on another page, goes on with it."""
    last = lines[-1]
    if not _same_size(last, first) or len(last.cells) + len(first.cells) > 2 or _ENDED.search(last.text):
        return False
    full = len(lines) > 1 and last.right > max(line.right for line in lines[:-1]) - _ROOM * last.size
    return full or first.text[:1].islower() or is_hyphened(last.text)
