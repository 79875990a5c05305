"""Rules on whole paragraphs: widgets, dumps, comments, captions and headlines that stand on lines of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from fogline.clean.dates.stamps import is_stamp, is_yearless
from fogline.clean.furniture.patterns import patterns
from fogline.clean.furniture.sentences import HAPPENED
from fogline.clean.passages import Cut, Passage
from fogline.records import Dropped

# Longer paragraphs are prose; only a dump has no such limit.
_SHORT = 320
_PROSE = 100
# Several rules ask about the same paragraph, and a page says "Reply" or "Share" many times.
_KNOWN = 2**13
BEGUN = 400
"""A link to the comments may stand under the lead; behind so many characters of the report the comments themselves come."""

_DUMP_START = re.compile(r"(?:string|array|object)\(.{1,40}?\)|\[?\{\s*\"|\[\"?\w+\"?\]\s*=>")
_FULL_STOP = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
# A headline of another story: a bullet, a capital, some words. A list of a report's own is in small letters, or has sentences.
_BULLET = re.compile(r"[•·▪►▶●»>*–—-] ?(?=[A-Z])")
_LISTED = re.compile(r"(?:[•·▪►▶●»>*–—-] ?)?[A-Z]\S*(?: \S+){3,20}")
_FEW, _SURELY = 2, 4
_LABEL_WORDS = 5
_NO_LABEL = re.compile(r"^[^\w]|\d|\b(?:was|were|is|are|has|have|had|no|not|[a-z]{2,}ed)\b")
_PARTS = re.compile(r"[\w’'-]+")
# Signs that channels put before and behind their lines.
_SIGNS = "\u2022\u25b6\u25ba\u25cf\u25aa\ufe0f\u200d\u2b07\u2b06\u27a1\u26a1\u2757\u2b50\u2705 "
_SIGN = re.compile(rf"[{_SIGNS}\U0001f000-\U0001faff]+")


def furniture_lines(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut each paragraph that is nothing but furniture, by its wording alone."""
    for index, passage in enumerate(passages):
        reason = reason_of(passage.text)
        if reason:
            yield _all(index, passage, reason)


@lru_cache(maxsize=_KNOWN)
def reason_of(text: str) -> Dropped | None:
    """Return why a paragraph is nothing but furniture, by its wording, or `None`."""
    if _DUMP_START.match(text):
        return Dropped.DUMP
    if len(text) > _SHORT or _tells(text):
        return None
    text = _without_signs(text)
    if not text:
        return Dropped.WIDGET
    if is_stamp(text) or is_yearless(text):
        return Dropped.BYLINE
    if patterns().comments.fullmatch(text):
        return Dropped.WIDGET
    every = (*patterns().whole, *patterns().trailing)
    return next((reason for reason, pattern in every if pattern.fullmatch(text)), None)


def _tells(text: str) -> bool:
    """Tell whether a paragraph is a sentence about what someone said or did."""
    return text.endswith((".", ".”", '."')) and bool(HAPPENED.search(text))


def _without_signs(text: str) -> str:
    start = _SIGN.match(text)
    text = text[start.end() :] if start else text
    return text.rstrip(_SIGNS)


def reader_comments(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut all that stands after the first marker of comments, once the report has begun."""
    prose = 0
    for index, passage in enumerate(passages):
        prose += len(passage.text) if is_prose(passage.text) else 0
        marker = patterns().comments if prose >= BEGUN else patterns().comments_sure
        if prose and len(passage.text) <= _SHORT and marker.fullmatch(passage.text):
            for later in range(index + 1, len(passages)):
                reason = reason_of(passages[later].text)
                yield _all(later, passages[later], Dropped.WIDGET if reason is Dropped.WIDGET else Dropped.COMMENT)
            return


def related_headlines(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut the headlines that stand under a heading such as "Related", up to the next paragraph of prose."""
    under = False
    for index, passage in enumerate(passages):
        reason = reason_of(passage.text)
        if len(passage.text) <= _SHORT and patterns().headings.fullmatch(passage.text):
            under = True
        elif under and reason is None and not is_prose(passage.text) and not _FULL_STOP.search(passage.text):
            yield _all(index, passage, Dropped.RELATED)
        elif reason is None:
            under = False


def headlines_behind(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut the headlines of other stories that stand behind a report without a heading: its last lines, none a sentence."""
    first = len(passages)
    while first and _LISTED.fullmatch(passages[first - 1].text) and is_heading(passages[first - 1].text):
        first -= 1
    before = sum(len(passage.text) for passage in passages[:first] if is_prose(passage.text))
    bullets = all(_BULLET.match(passage.text) for passage in passages[first:])
    if before and len(passages) - first >= (_FEW if bullets else _SURELY):
        for index in range(first, len(passages)):
            yield _all(index, passages[index], Dropped.RELATED)


def labels_behind(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut the labels behind a report's last paragraph of prose: few words without a stop, in which nothing happens."""
    index = len(passages) - 1
    short: list[Cut] = []
    while index >= 0 and not is_prose(passages[index].text):
        text = passages[index].text
        if len(text.split()) <= _LABEL_WORDS and not _FULL_STOP.search(text) and not _NO_LABEL.search(text):
            short.append(_all(index, passages[index], Dropped.NAVIGATION))
        index -= 1
    if index >= 0:
        yield from reversed(short)


def repeated_lines(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut short paragraphs without a full stop that stand more than once: captions, or labels of a page."""
    counts = Counter(passage.text for passage in passages)
    for index, passage in enumerate(passages):
        if counts[passage.text] > 1 and len(passage.text) <= _SHORT and not _FULL_STOP.search(passage.text):
            yield _all(index, passage, Dropped.CAPTION_REPEAT)


def is_prose(text: str) -> bool:
    """Tell whether a paragraph reads as a report's own: long, with a full stop."""
    return len(text) >= _PROSE and bool(_FULL_STOP.search(text) or re.search(r"[a-z][.!?][\"”’)]* [A-Z]", text))


def is_heading(text: str) -> bool:
    """Tell whether a paragraph may be a title: at most thirty words, and no full stop at the end."""
    return len(text) <= 250 and len(_PARTS.findall(text)) <= 30 and not text.endswith((".", "…", ";", ","))


def _all(index: int, passage: Passage, reason: Dropped) -> Cut:
    return Cut(index, 0, len(passage.text), reason)
