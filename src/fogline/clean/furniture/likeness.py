"""The title told again in the middle of the text, in the same or nearly the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fogline.clean.furniture.headlines import headline_end
from fogline.clean.furniture.sentences import sentences
from fogline.clean.passages import Cut, Passage
from fogline.records import Dropped

_WORD = re.compile(r"\w+")
# A title of few words may well be part of a sentence, and shares them with many.
_SURE_WORDS = 5
_LIKE = 0.75
# What is alike begins alike: so many words of the title stand in the first characters.
_HEAD = 40
_HEAD_WORDS = 2


def title_retold(passages: Sequence[Passage], title: str | None, *, first: int) -> Iterator[Cut]:
    """Cut words in headline style at the head of a sentence that are the title's own, three in four of them or more."""
    wanted = _words(title or "")
    if len(wanted) < _SURE_WORDS:
        return
    for index in range(first, len(passages)):
        text = passages[index].text
        for sentence in sentences(text):
            if len(_words(text[sentence.start : sentence.start + _HEAD]) & wanted) < _HEAD_WORDS:
                continue
            end = headline_end(text, sentence.start)
            found = _words(text[sentence.start : end])
            if len(found & wanted) >= _LIKE * max(len(found), len(wanted)):
                yield Cut(index, sentence.start, end, Dropped.DUPLICATE_TITLE)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))
