"""The head of a report whose line ends were lost: date, agency and title in front of the first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fogline.clean.dates.stamps import Stamp, find_stamps
from fogline.clean.furniture.headlines import is_plain
from fogline.clean.furniture.titles import title_pattern
from fogline.clean.passages import Cut, Passage
from fogline.records import Dropped
from fogline.registries.outlets import outlets

_GAP = re.compile(r"[\s.,:;|)–—-]*")
_NAME = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}")
_NEXT_SENTENCE = re.compile(r"[\s.:–—-]+[\"“]?[A-Z0-9]")
# Signatures between the date and the title, and labels before the date, are shorter than this.
_SIGNATURE = 60
_STAMP_LENGTH = 130


def head_parts(passages: Sequence[Passage], title: str | None, *, first: int) -> Iterator[Cut]:
    """Cut, in passage `first`, the date stamps, agency and repeated title that stand before the first sentence."""
    if first >= len(passages):
        return
    text = passages[first].text
    at = 0
    while step := _step(text, at, title):
        start, end, reason = step
        yield Cut(first, start, end, reason)
        at = end


def _step(text: str, at: int, title: str | None) -> tuple[int, int, Dropped] | None:
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    stamp = next(find_stamps(text[start : start + _STAMP_LENGTH]), None)
    if stamp and _opens(stamp, text[start : start + stamp.span.start]):
        return at, start + stamp.span.end, Dropped.BYLINE
    pattern = title_pattern(title) if title else None
    found = pattern.search(text, start, start + _SIGNATURE + len(title or "")) if pattern else None
    if found and (found.start() == start or at > 0):
        return (start, found.end(), Dropped.DUPLICATE_TITLE) if found.start() == start else (start, found.start(), Dropped.BYLINE)
    agency = _agency_end(text, start) if at else None
    return (start, agency, Dropped.BYLINE) if agency else None


def _opens(stamp: Stamp, before: str) -> bool:
    """Tell whether a stamp stands at the head, or behind nothing but labels such as an agency or a section."""
    if not before:
        return True
    if outlets().named(before):
        return True
    words = before.split()
    return stamp.numeric and len(before) <= _SIGNATURE and not any(is_plain(word) for word in words)


def _agency_end(text: str, start: int) -> int | None:
    """Return where an agency's name ends that stands alone before a new sentence ("AFP A barrage …")."""
    found = _NAME.match(text, start)
    words = found[0].split() if found else []
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        outlet = outlets().named(name)
        if outlet and outlet.kind == "agency" and _NEXT_SENTENCE.match(text, start + len(name)):
            return start + len(name)
    return None
