"""Readers' comments that no heading announces, told by how a page signs them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from fogline.clean.dates.stamps import is_stamp
from fogline.clean.furniture.patterns import patterns
from fogline.clean.furniture.whole import BEGUN, is_prose, reason_of
from fogline.clean.passages import Cut, Passage
from fogline.records import Dropped

_CLOCK = re.compile(r"\d:\d\d")
# A post as a network signs it: the name, the handle, the day.
_HANDLED = re.compile(r"(?P<name>\S[^()@.!?]{1,50}) \(@\w{2,30}\)[ ·•–—-]*(?=[A-Z\d])")
_NAME = re.compile(r"[^\W\d_]{4,}")
_NAME_LENGTH = 40
_SHORT = 120


def posts(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut all from the first signed comment on, where two are signed, or one is signed and can be answered."""
    first = _first_post(passages)
    for later in range(first, len(passages)):
        reason = reason_of(passages[later].text)
        kind = Dropped.WIDGET if reason is Dropped.WIDGET else Dropped.COMMENT
        yield Cut(later, 0, len(passages[later].text), kind)


def _first_post(passages: Sequence[Passage]) -> int:
    """Return the number of the passage with which the comments begin; the number of passages where there are none."""
    prose, signed, dated, answers = 0, [], [], []
    for index, passage in enumerate(passages):
        text = passage.text
        if prose >= BEGUN and len(text) <= _SHORT:
            if patterns().posts_signed.fullmatch(text):
                signed.append(index)
            elif patterns().posts_dated.fullmatch(text) or (_CLOCK.search(text) and is_stamp(text)):
                dated.append(index)
            elif patterns().posts_answers.fullmatch(text):
                answers.append(index)
        prose += len(text) if is_prose(text) and not signed else 0
    starts = sorted([*signed, *(_with_name(passages, index) for index in dated)])
    sure = len(signed) > 1 or (starts and any(index > starts[0] for index in answers))
    return starts[0] if sure else len(passages)


def _with_name(passages: Sequence[Passage], dated: int) -> int:
    """Return the number of the passage that names who wrote the comment of this date: often the one above."""
    above = passages[dated - 1].text if dated else ""
    return dated - 1 if above and len(above) <= _NAME_LENGTH and not above.endswith((".", "!", "?", '"', "”")) else dated


def strangers(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut each paragraph that is a post with the handle of someone whom the report does not name: no voice of the report's."""
    signed = [(index, found) for index, passage in enumerate(passages) if (found := _HANDLED.match(passage.text))]
    if not signed:
        return
    told = Counter(word for passage in passages for word in set(_NAME.findall(passage.text)))
    for index, found in signed:
        name = _NAME.findall(found["name"])
        if name and told[name[-1]] == 1:
            yield Cut(index, 0, len(passages[index].text), Dropped.COMMENT)
