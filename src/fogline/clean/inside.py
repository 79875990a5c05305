"""Rules on parts of paragraphs, for text whose line ends were lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from fogline.clean.headlines import caption_end, headline_end, tags_end
from fogline.clean.passages import Cut, Passage
from fogline.clean.patterns import Inside, Reach, patterns
from fogline.clean.stamps import find_stamps
from fogline.records import Dropped

# A full stop ends a sentence unless it stands after a single capital ("U.S.") or a short title.
_STOP = re.compile(r"(?<![A-Z])(?<!\b(?:Mr|Dr|St|Lt))(?<!\b(?:Gen|Col|Maj|Mrs|Rep|Sen))[.!?][\"”’)\]]* (?=[A-Z0-9\"“‘(\[])")
_TOLD = re.compile(r"\b(?:said|told|added|according|reported|noted|announced)\b", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{2,6}(?: \d{1,3})?|\d{1,3}(?:-\d{1,3})?")
_NAMES = re.compile(r"[A-Z][\w.’'-]*(?:(?: |-|(?: ?/ ?))(?:al-|el-)?[A-Z][\w.’'-]*){0,6}")
_TOP = 600
# No sentence of a report is longer.
_LONGEST = 1000
_LAST_STOP = re.compile(r".*(?<![A-Z])[.!?][\"”’)\]]*\s+", re.DOTALL)


def furniture_parts(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut what the patterns of `inside` name, each with its reach."""
    for index, passage in enumerate(passages):
        for rule in patterns().inside:
            for found in rule.pattern.finditer(passage.text):
                start, end = _reached(rule, passage.text, found.start(), found.end())
                if end > start:
                    yield Cut(index, start, end, rule.reason)


def _reached(rule: Inside, text: str, start: int, end: int) -> tuple[int, int]:
    if rule.reach is Reach.BEFORE:
        return _before(text, start, end)
    if rule.reach is Reach.SENTENCE:
        return _sentence_start(text, start), _sentence_end(text, end)
    return start, _ENDS[rule.reach](text, end)


def _sentence_end(text: str, at: int) -> int:
    found = _STOP.search(text, at, at + _LONGEST)
    return found.end() if found else min(len(text), at + _LONGEST)


_ENDS: Mapping[Reach, Callable[[str, int], int]] = {
    Reach.MATCH: lambda _, end: end,
    Reach.HEADLINE: headline_end,
    Reach.CAPTION: caption_end,
    Reach.TAGS: tags_end,
    Reach.REST: lambda text, _: len(text),
}


def _before(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the caption that a credit ends; a credit at the very end, or after what someone said, belongs to no caption."""
    first = _sentence_start(text, start)
    ended = text[start] == "."
    if ended and (end == len(text) or _TOLD.search(text, first, start)):
        return start + 1, end
    return first, end


def _sentence_start(text: str, at: int) -> int:
    first = max(0, at - _LONGEST)
    ends = [found.end() for found in _STOP.finditer(text, first, at)]
    return ends[-1] if ends else at if first else 0


def trailing_parts(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut what follows the last full stop of a paragraph and is no sentence: credits, signatures, running numbers."""
    for index, passage in enumerate(passages):
        found = _LAST_STOP.match(passage.text)
        tail = passage.text[found.end() :] if found else ""
        reason = _tail_reason(tail) if tail and len(tail) <= 240 else None
        if reason and found:
            yield Cut(index, found.end(), len(passage.text), reason)


def _tail_reason(tail: str) -> Dropped | None:
    for reason, pattern in patterns().trailing:
        if pattern.fullmatch(tail):
            return reason
    if _CODE.fullmatch(tail):
        return Dropped.BOILERPLATE
    return Dropped.BYLINE if _NAMES.fullmatch(tail) and len(tail) <= 60 else None


def labelled_stamps(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut dates with a label such as "Published on" near the top, wherever they stand in a paragraph."""
    for index, passage in enumerate(passages[:5]):
        for stamp in find_stamps(passage.text[:_TOP]):
            if stamp.label:
                yield Cut(index, stamp.span.start, stamp.span.end, Dropped.BYLINE)
