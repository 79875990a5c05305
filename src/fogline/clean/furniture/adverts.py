"""Paragraphs that sell something, told by the signs that make a phrase doubtful and by the want of anything told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fogline.clean.furniture.sentences import HAPPENED
from fogline.clean.furniture.suspects import sells
from fogline.clean.passages import Cut, Passage
from fogline.records import Dropped

_LONGEST = 200
_ASIDE = re.compile(r"[!?]\W*$|\b(?:you|your)\b", re.IGNORECASE)


def adverts(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut each short paragraph that offers goods or services to its reader, in which nothing happens and nobody speaks."""
    for index, passage in enumerate(passages):
        if len(passage.text) <= _LONGEST and _pushes(passage.text) and sells(passage.text):
            yield Cut(index, 0, len(passage.text), Dropped.ADVERTISEMENT)


def _pushes(text: str) -> bool:
    return bool(_ASIDE.search(text)) and not HAPPENED.search(text)
