"""Segments of a PDF page: runs of characters on one line without a wide gap, each with its place."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import pi

from pypdfium2 import PdfTextPage, raw

# A wider gap than this share of the letters' height may part two columns or cells.
_GAP = 0.8
# What stands for glyphs without a meaning; half characters do too.
_MEANINGLESS = frozenset(range(14)) - {2, 9}
_HYPHEN = "\x02"
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\ufffe": "-", _HYPHEN: "-"}
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Text with its edges in points, as read: x to the right, y upwards; `size` is the height of its letters."""

    text: str
    left: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.bottom + self.size / 2


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    left: float
    right: float
    bottom: float
    top: float


def segments_of(text_page: PdfTextPage, size: tuple[float, float]) -> tuple[list[Segment], list[Segment]]:
    """Return the segments of a page, and those that are no part of its text, in the order of its file.

    No part are those outside the page, which is `size` (width, height) points large, and those across the direction of most
    text: a stamp over the page, a note at the margin.
    """
    turned: dict[int, list[Segment]] = {}
    letters: Counter[int] = Counter()
    for quarter, run in _runs(text_page):
        segment = _segment(run)
        if segment.text:
            turned.setdefault(quarter, []).append(segment)
            letters[quarter] += len(segment.text)
    if not letters:
        return [], []
    main = max(letters, key=lambda quarter: (letters[quarter], -quarter))
    others = [segment for quarter in sorted(turned) if quarter != main for segment in turned[quarter]]
    inside = [main > 0 or _within(segment, size) for segment in turned[main]]
    others += [segment for segment, within in zip(turned[main], inside, strict=True) if not within]
    return [segment for segment, within in zip(turned[main], inside, strict=True) if within], others


def _within(segment: Segment, size: tuple[float, float]) -> bool:
    return segment.right > 0 and segment.left < size[0] and segment.bottom + segment.size > 0 and segment.bottom < size[1]


def _segment(run: Sequence[_Character]) -> Segment:
    shown = [character for character in run if not character.text.isspace()]
    sizes = sorted(character.top - character.bottom for character in shown)
    return Segment(
        text="".join(character.text for character in run).strip().translate(_LIGATURES),
        left=min((character.left for character in shown), default=0.0),
        right=max((character.right for character in shown), default=0.0),
        bottom=min((character.bottom for character in shown), default=0.0),
        size=sizes[len(sizes) // 2] if sizes else 0.0,
    )


def _runs(text_page: PdfTextPage) -> Iterator[tuple[int, list[_Character]]]:
    """Yield the runs of characters with the quarter turns (0–3) that they stand in; spaces between runs belong to none."""
    run: list[_Character] = []
    last: _Character | None = None
    turn = 0
    for quarter, character in _characters(text_page):
        if last and (quarter != turn or character.text == "\n" or _parts(last, character)):
            yield turn, run
            run, last = [], None
        if character.text == "\n":
            continue
        run.append(character)
        if not character.text.isspace():
            last, turn = character, quarter
    if last:
        yield turn, run


def _parts(last: _Character, character: _Character) -> bool:
    """Tell whether a character does not go on where the last one ended."""
    if character.text.isspace():
        return False
    height = max(last.top - last.bottom, character.top - character.bottom)
    gap = character.left - last.right
    return not -height < gap < _GAP * height or abs(character.bottom - last.bottom) > height / 2


def _characters(text_page: PdfTextPage) -> Iterator[tuple[int, _Character]]:
    box = raw.FS_RECTF()
    turn = 0
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if code in (10, 13):
            yield turn, _Character("\n", 0.0, 0.0, 0.0, 0.0)
        if code in _MEANINGLESS or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        character = chr(code)
        if not character.isspace():
            turn = round(2 * raw.FPDFText_GetCharAngle(text_page, index) / pi) % 4
        raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
        yield turn, _Character(character, *_turned(turn, box))


def _turned(turn: int, box: raw.FS_RECTF) -> tuple[float, float, float, float]:
    """Return left, right, bottom and top of a box as they are once the page is turned so that its text runs to the right."""
    match turn:
        case 1:
            return -box.top, -box.bottom, box.left, box.right
        case 2:
            return -box.right, -box.left, -box.top, -box.bottom
        case 3:
            return box.bottom, box.top, -box.right, -box.left
        case _:
            return box.left, box.right, box.bottom, box.top
