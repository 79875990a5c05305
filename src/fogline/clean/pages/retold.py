"""What trafilatura finds on a page: the page is told to it without scripts and known furniture, each block with a mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import trafilatura

from fogline.clean.pages.blocks import Layout
from fogline.clean.pages.elements import Element

LARGEST = 3_000_000
"""The most characters of a page without its scripts, styles and pictures; what trafilatura needs grows faster than they do."""

# Of 60 real pages, and of the test pages, three each had less of their text in the quick reading.
_MUCH = 0.6

# A block's number in three signs of Braille, which no report holds, which are no letters, and which trafilatura leaves alone.
_FIRST, _BASE = 0x2801, 255
_MARK = re.compile("[\u2801-\u28ff]{3}")
_SIGNS = re.compile("[\u2800-\u28ff]+")


def retold(layout: Layout, without: Iterable[Element]) -> str:
    """Return the page's source made anew, with a mark at the head of each block and without the elements named."""
    pieces = list(layout.pieces)
    if _SIGNS.search("".join(pieces)):
        pieces = [_SIGNS.sub("", piece) for piece in pieces]
    for number, slot in enumerate(layout.slots):
        pieces[slot] = f"{_mark(number)}{pieces[slot]}"
    for element in without:
        pieces[element.opened : element.closed] = [""] * (element.closed - element.opened)
    return f"<html><body>{''.join(pieces)}</body></html>"


def extracted(page: str, weights: Mapping[int, int]) -> set[int]:
    """Return the numbers of the blocks that trafilatura takes for the report; none where it finds no report.

    It is asked for its quick and strict reading, and for its long one, which compares others' readings, where much of what
    reads as a report (`weights`, in characters, by block) is not in the quick one.
    """
    found = _found(page, fast=True)
    if sum(weights.get(number, 0) for number in found) < _MUCH * sum(weights.values()):
        found = _found(page, fast=False)
    return found


def _found(page: str, *, fast: bool) -> set[int]:
    text = trafilatura.extract(
        page, fast=fast, favor_precision=fast, include_comments=False, include_tables=True, include_links=False, deduplicate=False
    )
    return {_number(found[0]) for found in _MARK.finditer(text or "")}


def _mark(number: int) -> str:
    rest, low = divmod(number, _BASE)
    high, middle = divmod(rest, _BASE)
    return "".join(chr(_FIRST + digit) for digit in (high % _BASE, middle, low))


def _number(mark: str) -> int:
    high, middle, low = (ord(sign) - _FIRST for sign in mark)
    return (high * _BASE + middle) * _BASE + low
