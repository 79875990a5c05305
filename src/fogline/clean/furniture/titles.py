"""The title: where it stands, what is added to it, and where it is told again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fogline.clean.furniture.whole import is_heading, is_prose
from fogline.clean.passages import Cut, Passage
from fogline.records import Dropped
from fogline.registries.outlets import Outlet, outlets

_WORD = re.compile(r"\w+")
_SUFFIX = re.compile(r"(?:\s+[|–—-]\s+[^|–—]{2,40})+$")
_LABEL_WORDS = 3
_NAMES = re.compile(r"[A-Z][\w.'’-]*(?:(?:,? | [-–|/] | and )\(?[A-Z][\w.'’-]*\)?| \([\w ]+\)){1,4}")
_UNDER = 3
_SIGNATURE = 60
# A title of few words may well be part of a sentence.
_SURE_WORDS = 4


def labels_before_title(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut short lines above the title: the section of the site, the outlet's name."""
    for index, (passage, following) in enumerate(pairwise(passages[:5])):
        words = _WORD.findall(passage.text)
        if (
            len(words) > _LABEL_WORDS
            or passage.text == following.text
            or not is_heading(following.text)
            or is_prose(following.text)
        ):
            return
        yield Cut(index, 0, len(passage.text), Dropped.NAVIGATION)


def suffix_of(title: str) -> tuple[int, Outlet | None]:
    """Return where the outlet's name that a page adds to its title begins (or the title's length), and the outlet.

    >>> at, outlet = suffix_of("Dozens killed in north - Region - World - Daily Sabah")
    >>> "Dozens killed in north - Region - World - Daily Sabah"[:at], outlet.name
    ('Dozens killed in north', 'Daily Sabah')
    """
    found = _SUFFIX.search(title)
    outlet = outlets().named(re.split(r"\s[|–—-]\s", title)[-1]) if found else None
    if not found or not outlet:
        return len(title), None
    if "|" in found[0]:
        return title.index("|", found.start()) - 1 if found[0].count("|") == 1 else found.start(), outlet
    return found.start(), outlet


def title_pattern(title: str) -> re.Pattern[str] | None:
    """Return a pattern that finds the title whatever its case and punctuation, or `None` for one without words."""
    words = _WORD.findall(title)
    if not words:
        return None
    wording = r"\W{1,4}".join(map(re.escape, words))
    # A title that goes on in small letters is the beginning of a sentence.
    return re.compile(rf"(?i:{wording})[’”\"»)]*(?:\s?[.:!]|(?! ?[a-z]))(?!\w)")


def names_under_title(passages: Sequence[Passage], *, first: int) -> Iterator[Cut]:
    """Cut names alone on a line between the title and the first sentence: authors, agencies."""
    for index in range(first, min(first + _UNDER, len(passages))):
        text = passages[index].text
        if is_prose(text) or not first:
            return
        if len(text) <= _SIGNATURE and _NAMES.fullmatch(text):
            yield Cut(index, 0, len(text), Dropped.BYLINE)


def title_again(passages: Sequence[Passage], title: str, *, first: int) -> Iterator[Cut]:
    """Cut the title where it stands again from passage `first` on: as a paragraph, or at the head of one."""
    pattern = title_pattern(title)
    if pattern is None:
        return
    sure = len(_WORD.findall(title)) >= _SURE_WORDS
    for index in range(first, len(passages)):
        found = pattern.match(passages[index].text)
        if found and (sure or found.end() == len(passages[index].text)):
            yield Cut(index, found.start(), found.end(), Dropped.DUPLICATE_TITLE)
