"""Phrases that may not be the report's own: inserted advertising and leftovers of a page, marked and left where they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from fogline.clean.furniture.patterns import compiled
from fogline.records import Suspect
from fogline.registries.data import read_yaml
from fogline.spans import OffsetMap, Span

_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r"(\w+) \Z")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{0,600}[”\"]")


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern of doubtful words: a match begins with a word of `starts`, or holds one of `holds`, where these are given."""

    pattern: re.Pattern[str]
    starts: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One reason to doubt a phrase and its signs; `least` different ones within `within` characters make a phrase.

    A phrase right behind a word of `never_after` is none, nor is one in quoted speech unless `quoted`. One that `sells` makes a
    paragraph an advertisement in which nothing else is told.
    """

    says: str
    signs: tuple[Sign, ...]
    least: int
    within: int
    quoted: bool
    never_after: frozenset[str]
    sells: bool


@cache
def suspicions() -> tuple[Suspicion, ...]:
    """Return the shipped reasons."""
    return tuple(map(parse_suspicion, read_yaml("suspects.yaml")))


def parse_suspicion(entry: Mapping[str, Any]) -> Suspicion:
    """Build a reason from the form of `suspects.yaml`; a pattern that does not compile is an error that names it."""
    signs = (
        Sign(compiled(item["pattern"], "suspects.yaml"), tuple(item.get("starts", "").split()), tuple(item.get("holds", ())))
        for item in entry["patterns"]
    )
    return Suspicion(
        entry["says"],
        tuple(signs),
        entry.get("least", 1),
        entry.get("within", 0),
        entry.get("quoted", False),
        frozenset(entry.get("never_after", "").split()),
        entry.get("sells", False),
    )


@cache
def _starts() -> Mapping[str, tuple[Sign, ...]]:
    """Return by word the signs that begin with it: trying them where it stands is far quicker than to look for each."""
    found: dict[str, list[Sign]] = {}
    for sign in (sign for reason in suspicions() for sign in reason.signs):
        for word in sign.starts:
            found.setdefault(word, []).append(sign)
    return {word: tuple(signs) for word, signs in found.items()}


def suspects_of(text: str, raw: str, offsets: OffsetMap) -> tuple[Suspect, ...]:
    """Return the doubtful phrases of a report's text in order, each once, with their places in the raw text."""
    matches = _matches(text)
    if not matches:
        return ()
    quoted = [Span(*found.span()) for found in _QUOTED.finditer(text)]
    found = [
        (span, reason.says)
        for reason in suspicions()
        for span in _phrases(reason, matches, quoted)
        if _word_before(text, span.start) not in reason.never_after
    ]
    return tuple(_suspect(span, says, raw, offsets) for span, says in _apart(found) if "\n" not in span.of(text))


def sells(text: str) -> bool:
    """Tell whether a text has a phrase of a reason that is about selling.

    >>> sells("Win big at the best online casinos!"), sells("The best hotel of the town was hit.")
    (True, False)
    """
    matches = _matches(text)
    return any(reason.sells and any(_phrases(reason, matches, ())) for reason in suspicions()) if matches else False


def _matches(text: str) -> Mapping[Sign, list[Span]]:
    """Return where each sign matches, in order."""
    matches: dict[Sign, list[Span]] = {}
    for word in _WORD.finditer(text):
        for sign in _starts().get(word[0].lower(), ()):
            if found := sign.pattern.match(text, word.start()):
                matches.setdefault(sign, []).append(Span(*found.span()))
    for sign in (sign for reason in suspicions() for sign in reason.signs if not sign.starts):
        if not sign.holds or any(held in text for held in sign.holds):
            for found in sign.pattern.finditer(text):
                matches.setdefault(sign, []).append(Span(*found.span()))
    return matches


def _phrases(reason: Suspicion, matches: Mapping[Sign, Sequence[Span]], quoted: Sequence[Span]) -> Iterator[Span]:
    """Yield where the phrases of one reason stand: single matches, or as many near each other as the reason asks for."""
    spans = sorted((span, number) for number, sign in enumerate(reason.signs) for span in matches.get(sign, ()))
    if not reason.quoted:
        spans = _outside(spans, quoted)
    at = 0
    while at < len(spans):
        last, end = at, spans[at][0].end
        while reason.least > 1 and last + 1 < len(spans) and spans[last + 1][0].start - end <= reason.within:
            last += 1
            end = max(end, spans[last][0].end)
        if len({number for _, number in spans[at : last + 1]}) >= reason.least:
            yield Span(spans[at][0].start, end)
        at = last + 1


def _outside(spans: Iterable[tuple[Span, int]], quoted: Sequence[Span]) -> list[tuple[Span, int]]:
    """Return the spans that are in no quoted speech; both are in order."""
    left, at = [], 0
    for span, number in spans:
        while at < len(quoted) and quoted[at].end <= span.start:
            at += 1
        if at == len(quoted) or not quoted[at].overlaps(span):
            left.append((span, number))
    return left


def _word_before(text: str, at: int) -> str:
    found = _BEFORE.search(text, max(0, at - 20), at)
    return found[1].lower() if found else ""


def _apart(found: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Yield the phrases in order; of those that overlap the longest of the first."""
    end = 0
    for span, says in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if span.start >= end:
            yield span, says
            end = span.end


def _suspect(span: Span, says: str, raw: str, offsets: OffsetMap) -> Suspect:
    place = offsets.to_raw(span)
    return Suspect(place, says, place.of(raw))
