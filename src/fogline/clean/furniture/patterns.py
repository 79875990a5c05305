"""The patterns of `data/furniture.yaml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from fogline.errors import DataError
from fogline.records import Dropped
from fogline.registries.data import read_yaml


class Reach(StrEnum):
    """How much of a paragraph goes with a match."""

    MATCH = "match"
    BEFORE = "before"
    POST = "post"
    SENTENCE = "sentence"
    HEADLINE = "headline"
    CAPTION = "caption"
    TAGS = "tags"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Inside:
    """A part of a paragraph that is not the report; `needs` are words without any of which the pattern cannot match."""

    pattern: re.Pattern[str]
    reason: Dropped
    reach: Reach
    needs: tuple[str, ...] = ()

    def may_match(self, text: str) -> bool:
        """Tell whether a text holds what the pattern needs."""
        return not self.needs or any(word in text for word in self.needs)


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns: of whole paragraphs and endings by reason, of the markers of comments and headlines, and of parts.

    `marks` stand inside sentences, `service` names what a page offers, `authors` is a sentence about one; `posts_signed`,
    `posts_dated` and `posts_answers` are the lines around a reader's comment. `small` are the words that stay small in a
    headline, `openers` those that begin a sentence.
    """

    whole: tuple[tuple[Dropped, re.Pattern[str]], ...]
    comments: re.Pattern[str]
    comments_sure: re.Pattern[str]
    headings: re.Pattern[str]
    marks: re.Pattern[str]
    service: re.Pattern[str]
    service_likely: re.Pattern[str]
    service_cues: frozenset[str]
    authors: re.Pattern[str]
    posts_signed: re.Pattern[str]
    posts_dated: re.Pattern[str]
    posts_answers: re.Pattern[str]
    inside: tuple[Inside, ...]
    trailing: tuple[tuple[Dropped, re.Pattern[str]], ...]
    small: frozenset[str]
    openers: frozenset[str]


@cache
def patterns() -> Patterns:
    """Return the shipped patterns."""
    return parse_patterns(read_yaml("furniture.yaml"))


def parse_patterns(data: Mapping[str, Any]) -> Patterns:
    """Build the patterns from the form of `furniture.yaml`; a pattern that does not compile is an error that names it."""
    return Patterns(
        whole=_by_reason(data["whole"]),
        comments=_any_of([*data["comments"]["sure"], *data["comments"]["likely"]]),
        comments_sure=_any_of(data["comments"]["sure"]),
        headings=_any_of(data["headings"]),
        marks=_any_of(data["marks"]),
        service=_words(data["service"]["sure"]),
        service_likely=_words(data["service"]["likely"]),
        service_cues=frozenset(data["service"]["cues"].split()),
        authors=compiled("|".join(data["authors"])),
        posts_signed=_any_of(data["posts"]["signed"]),
        posts_dated=_any_of(data["posts"]["dated"]),
        posts_answers=_any_of(data["posts"]["answers"]),
        inside=tuple(_inside(item) for item in data["inside"]),
        trailing=_by_reason(data["trailing"]),
        small=frozenset(data["words"]["small"].split()),
        openers=frozenset(data["words"]["openers"].split()),
    )


def _inside(item: Mapping[str, Any]) -> Inside:
    return Inside(compiled(item["pattern"]), Dropped(item["reason"]), Reach(item["reach"]), tuple(item.get("needs", ())))


def _by_reason(data: Mapping[str, Iterable[str]]) -> tuple[tuple[Dropped, re.Pattern[str]], ...]:
    return tuple((Dropped(reason), compiled(source)) for reason, sources in data.items() for source in sources)


def _any_of(sources: Iterable[str]) -> re.Pattern[str]:
    # The flag for case may stand only at the start of a whole pattern.
    return compiled("|".join(f"(?i:{source.removeprefix('(?i)')})" for source in sources))


def _words(sources: Iterable[str]) -> re.Pattern[str]:
    return compiled(rf"\b(?i:{'|'.join(sources)})\b")


def compiled(source: str, name: str = "furniture.yaml") -> re.Pattern[str]:
    """Return a pattern of the data file `name`; one that does not compile is an error that names it."""
    try:
        return re.compile(source)
    except re.error as error:
        raise DataError(f"{name}: {source!r}: {error}", hint="mend the pattern") from error
