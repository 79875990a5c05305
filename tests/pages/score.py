"""How near a cleaned text is to the report: words shared, and what is worst, readers' words and lost paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tests.pages.render import TestPage
from tests.pages.stories import comments

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """F1 over the multiset of words, 0–1; readers' comments and others' headlines that leaked, and lines that are lost."""

    f1: float
    comments: int
    headlines: int
    lost: int


def words(text: str) -> list[str]:
    """Return the words of a text, in small letters."""
    return _WORD.findall(text.casefold())


def f1(text: str, wanted: str) -> float:
    """Return the F1 of the two multisets of words."""
    found, gold = Counter(words(text)), Counter(words(wanted))
    shared = sum((found & gold).values())
    return 2 * shared / (sum(found.values()) + sum(gold.values())) if shared else 0.0


def score(page: TestPage, text: str) -> Score:
    """Return the score of a page's text without its title."""
    told = " ".join(words(text))
    gold = "\n".join(page.lines)
    inside = f" {told} "
    return Score(
        f1(text, gold),
        sum(f" {_bare(comment)} " in inside for comment in comments()),
        sum(f" {_bare(story.title)} " in inside for story in page.others),
        sum(f" {_bare(line)} " not in inside for line in page.lines),
    )


def without_title(text: str, title: str) -> str:
    """Return a text less its first line, where that is the title."""
    first, _, rest = text.partition("\n")
    return rest if words(first) == words(title) else text


def _bare(text: str) -> str:
    return " ".join(words(text))
