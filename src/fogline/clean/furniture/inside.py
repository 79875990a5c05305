"""Rules on parts of paragraphs, for text whose line ends were lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from fogline.clean.dates.stamps import find_stamps
from fogline.clean.furniture.headlines import caption_end, headline_end, is_plain, tags_end
from fogline.clean.furniture.patterns import Inside, Reach, patterns
from fogline.clean.furniture.sentences import TOLD, sentence_end, sentence_start
from fogline.clean.passages import Cut, Passage
from fogline.records import Dropped

_CODE = re.compile(r"[A-Z]{2,6}(?: ?-? ?\d{1,3})?|\d{1,3}(?:-\d{1,3})?")
_NAMES = re.compile(r"[A-Z][\w.’'-]*(?:(?: |-|(?: ?/ ?))(?:al-|el-)?[A-Z][\w.’'-]*){0,6}")
_OWN = re.compile(r"\b(?:I|I'm|[Mm]y|me|[Yy]ou|[Yy]our)\b")
_TOP = 600
# The letters of a time zone, and what sets two dates apart.
_ZONE = re.compile(r"(?: \(?(?:[A-Z]{1,3}T|UTC|MSK)\)?(?= [A-Z|·•/-]|$))?(?: ?[|·•/](?= ))?")
_LAST_STOP = re.compile(r".*(?<!\b[A-Z])[.!?][\"”’)\]]*\s+", re.DOTALL)


def furniture_parts(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut what the patterns of `inside` name, each with its reach."""
    # Most of what the patterns need stands nowhere in a text.
    whole = "\n".join(passage.text for passage in passages)
    rules = [rule for rule in patterns().inside if rule.may_match(whole)]
    for index, passage in enumerate(passages):
        for rule in rules:
            if rule.may_match(passage.text):
                yield from (Cut(index, start, end, rule.reason) for start, end in _matches(rule, passage.text))


def _matches(rule: Inside, text: str) -> Iterator[tuple[int, int]]:
    """Yield what each match takes with it; the next is looked for behind that, so the work is in proportion to the text."""
    at = 0
    while found := rule.pattern.search(text, at):
        start, end = _reached(rule, text, found.start(), found.end())
        if end > start:
            yield start, end
        at = max(end, found.end(), at + 1)


def marks(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut the marks that stand inside sentences, which go on behind them."""
    for index, passage in enumerate(passages):
        if "[" in passage.text:
            for found in patterns().marks.finditer(passage.text):
                yield Cut(index, found.start(), found.end(), Dropped.BOILERPLATE, heals=True)


def _reached(rule: Inside, text: str, start: int, end: int) -> tuple[int, int]:
    if rule.reach is Reach.BEFORE:
        return _before(text, start, end)
    if rule.reach is Reach.POST:
        return _post(text, start, end)
    if rule.reach is Reach.SENTENCE:
        return sentence_start(text, start), sentence_end(text, end)
    return start, _ENDS[rule.reach](text, end)


_ENDS: Mapping[Reach, Callable[[str, int], int]] = {
    Reach.MATCH: lambda _, end: end,
    Reach.HEADLINE: headline_end,
    Reach.CAPTION: caption_end,
    Reach.TAGS: tags_end,
    Reach.REST: lambda text, _: len(text),
}


def _before(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the caption that a credit ends; a credit at the very end, or after what someone said, belongs to no caption."""
    first = sentence_start(text, start)
    ended = text[start] == "."
    if ended and (end == len(text) or TOLD.search(text, first, start)):
        return start + 1, end
    return first, end


def _post(text: str, start: int, end: int) -> tuple[int, int]:
    """Return what goes of a post in a report: all of it where it is a headline or about its writer, else its link alone."""
    first = sentence_start(text, start)
    words = text[first:start].split()
    own = _OWN.search(text, first, start) or not any(is_plain(word) for word in words)
    return (first if own else start), end


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
    return Dropped.BYLINE if _NAMES.fullmatch(tail) and len(tail) <= 60 and not tail.endswith(".") else None


def labelled_stamps(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut dates with a label such as "Published on" near the top, wherever they stand in a paragraph."""
    for index, passage in enumerate(passages[:5]):
        for stamp in find_stamps(passage.text[:_TOP]):
            if stamp.label:
                zone = _ZONE.match(passage.text, stamp.span.end)
                yield Cut(index, stamp.span.start, zone.end() if zone else stamp.span.end, Dropped.BYLINE)
