"""Sentences in which a page speaks to its reader: about cookies, newsletters, donations, accounts, apps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fogline.clean.furniture.patterns import patterns
from fogline.clean.furniture.sentences import HAPPENED, sentences
from fogline.clean.passages import Cut, Passage
from fogline.records import Dropped

# A notice is short; a longer sentence that speaks of such things is a report on them.
_LONGEST = 260
_WORD = re.compile(r"\w+")
_QUOTE = re.compile(r"[\"“”«»]|(?<!\w)[‘’']\w|\w[’'](?!\w)(?=.)")
# "US" is a country.
_ADDRESS = re.compile(r"\b(?:(?i:you|your|yours|our|please)|us)\b|^\W*We\b")


def notices(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut each sentence in which the page speaks to its reader."""
    for index, passage in enumerate(passages):
        if not _cued(passage.text):
            continue
        for span in sentences(passage.text):
            sentence = span.of(passage.text)
            if _cued(sentence) and is_notice(sentence):
                yield Cut(index, span.start, span.end, Dropped.BOILERPLATE)


def _cued(text: str) -> bool:
    """Tell whether a text holds a word of those without which it names no service: far quicker to see than the services."""
    return not patterns().service_cues.isdisjoint(map(str.lower, _WORD.findall(text)))


def is_notice(sentence: str) -> bool:
    """Tell whether a sentence speaks to a reader about a page's services, and neither quotes nor tells of anyone.

    >>> is_notice("Get the top stories in your inbox."), is_notice("He asked the families to check your inbox, an aide said.")
    (True, False)
    """
    if len(sentence) > _LONGEST or HAPPENED.search(sentence) or _QUOTE.search(sentence):
        return False
    sure = {found[0].lower() for found in patterns().service.finditer(sentence)}
    likely = {found[0].lower() for found in patterns().service_likely.finditer(sentence)}
    if _ADDRESS.search(sentence):
        return bool(sure) or len(likely) > 1
    if sentence.rstrip().endswith("?"):
        return bool(sure)
    return len(sure) > 1 or (bool(sure) and len(likely) > 1)
