"""Segments of a PDF page into columns of lines, in the order in which they are read."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fogline.clean.office.extracted import CELLS
from fogline.clean.office.segments import Segment

# A wider gap on a line, in heights of its letters, parts two cells; justified text has narrower ones between its words.
_CELL_GAP = 1.5
# The next line of a cell is no further below, in heights of its letters.
_NEXT_LINE = 2.0
# Columns of a page have lines of so many characters, at least so many of them side by side; columns of a table have not.
_COLUMN_CHARACTERS = 20
_COLUMN_LINES = 4
_EDGES_TRIED = 6
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """Text on a line with its left and right edge."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: one cell, or those of a row of a table; `bottom` and `size`, the height of its letters, in points."""

    cells: tuple[Cell, ...]
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """Its text, cells with a mark between them."""
        return CELLS.join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.cells[-1].right


Column = tuple[Line, ...]


def columns(segments: Sequence[Segment], depth: int = 0) -> Iterator[Column]:
    """Yield the columns of a page in reading order; what stands across several is a column of its own between them."""
    gutter = _gutter(segments) if depth < _DEEPEST else None
    if gutter is None:
        if segments:
            yield _lines(segments)
        return
    for band, across in _bands(segments, gutter):
        if across:
            yield _lines(band)
        else:
            yield from columns([segment for segment in band if segment.left < gutter], _DEEPEST)
            yield from columns([segment for segment in band if segment.left >= gutter], depth + 1)


def rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return segments that stand at one height together, the highest first, each row from left to right."""
    found: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: (-segment.middle, segment.left)):
        last = found[-1][0] if found else None
        if last and last.middle - segment.middle < max(last.size, segment.size) / 2:
            found[-1].append(segment)
        else:
            found.append([segment])
    return [sorted(row, key=lambda segment: segment.left) for row in found]


def _lines(segments: Sequence[Segment]) -> Column:
    """Return the lines that segments make; of a table, what goes on in the cells of the row above is put there."""
    found: list[Line] = []
    for row in rows(segments):
        line = _line(row)
        if found and _goes_on_in_cells(found[-1], line):
            found[-1] = _with_more(found[-1], line)
        else:
            found.append(line)
    return tuple(found)


def _line(row: Sequence[Segment]) -> Line:
    cells = [Cell(row[0].text, row[0].left, row[0].right)]
    for before, segment in pairwise(row):
        if segment.left - before.right > _CELL_GAP * segment.size:
            cells.append(Cell(segment.text, segment.left, segment.right))
        else:
            cells[-1] = Cell(f"{cells[-1].text} {segment.text}", cells[-1].left, segment.right)
    longest = max(row, key=lambda segment: len(segment.text))
    return Line(tuple(cells), longest.bottom, longest.size)


def _goes_on_in_cells(above: Line, line: Line) -> bool:
    """Tell whether each cell of a line stands right under one of the row above, and none under its first one."""
    if len(above.cells) == 1 or above.bottom - line.bottom > _NEXT_LINE * line.size:
        return False
    edges = [cell.left for cell in above.cells[1:]]
    return all(any(abs(cell.left - edge) < line.size / 2 for edge in edges) for cell in line.cells)


def _with_more(above: Line, line: Line) -> Line:
    cells = list(above.cells)
    for more in line.cells:
        at = min(range(len(cells)), key=lambda number: abs(cells[number].left - more.left))
        cells[at] = Cell(f"{cells[at].text} {more.text}", cells[at].left, max(cells[at].right, more.right))
    return Line(tuple(cells), line.bottom, above.size)


def _bands(segments: Sequence[Segment], gutter: float) -> Iterator[tuple[list[Segment], bool]]:
    """Yield, from top to bottom, what stands across the gutter (true) and what stands beside it (false)."""
    band: list[Segment] = []
    across = False
    for segment in sorted(segments, key=lambda segment: -segment.middle):
        crosses = segment.left < gutter - 1 and segment.right > gutter
        if band and crosses != across:
            yield band, across
            band = []
        band.append(segment)
        across = crosses
    if band:
        yield band, across


def _gutter(segments: Sequence[Segment]) -> float | None:
    """Return the left edge of the column right of the first gutter, or `None` where the page has one column or a table."""
    edges = Counter(round(segment.left / 3) for segment in segments)
    usual = [edge for edge, _ in sorted(edges.items(), key=lambda item: (-item[1], item[0]))[:_EDGES_TRIED]]
    fitting = (edge * 3 - 1.5 for edge in sorted(usual))
    return next((edge for edge in fitting if _parts_columns(segments, edge)), None)


def _parts_columns(segments: Sequence[Segment], edge: float) -> bool:
    before = [segment for segment in segments if segment.right <= edge]
    after = [segment for segment in segments if segment.left >= edge - 1]
    if min(len(before), len(after)) < _COLUMN_LINES or not _is_text(before) or not _is_text(after):
        return False
    heights = sorted(segment.middle for segment in before)
    beside = sum(_stands_beside(segment, heights) for segment in after)
    return beside >= _COLUMN_LINES


def _is_text(segments: Sequence[Segment]) -> bool:
    return sum(len(segment.text) for segment in segments) >= _COLUMN_CHARACTERS * len(segments)


def _stands_beside(segment: Segment, heights: Sequence[float]) -> bool:
    """Tell whether one of the sorted `heights` is within a line of the segment."""
    at = bisect_left(heights, segment.middle - segment.size)
    return at < len(heights) and heights[at] <= segment.middle + segment.size
