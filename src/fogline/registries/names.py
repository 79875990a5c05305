"""Finds many names in a text at once, whatever their spelling of apostrophes, hyphens and articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import ahocorasick_rs

from fogline.registries.folding import BREAK, Word, fold, is_plain
from fogline.spans import Span


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name in a text: its characters as written and the entries that bear it, in the registry's order."""

    span: Span
    text: str
    entry_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """How a name must be written to count: which words with a capital, whether to the letter, whether with its article."""

    entry_id: str
    capitals: tuple[bool, ...]
    exact: str | None = None
    article: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    """The words from `first` to `last` that spell `key`; `cut` letters at the end are no part of the name."""

    first: int
    last: int
    key: str
    cut: int


class NameFinder:
    """A finder over (name, entry id) pairs; the longest name wins, and words are never cut.

    A word with a capital in the name needs one in the text ("Southern Front"), others may have one ("Syrian army"). Short names
    all in capitals count only to the letter ("IS", not "is"), short names with an article only with it ("al-Bab", not "Bab").

    >>> finder = NameFinder([("Hay'at Tahrir al-Sham", "hts"), ("IS", "is")])
    >>> [found.text for found in finder.find("Hayat Tahrir al Sham is not IS.")]
    ['Hayat Tahrir al Sham', 'IS']
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._forms: dict[str, list[_Form]] = {}
        for name, entry_id in names:
            key, form = _form(name, entry_id)
            if key:
                self._forms.setdefault(key, []).append(form)
        self._keys = list(self._forms)
        self._automaton = ahocorasick_rs.AhoCorasick(self._keys)

    def find(self, text: str) -> tuple[NameFound, ...]:
        """Return the names in `text` from left to right, the longest where several start, none overlapping another."""
        words = fold(text)
        kept: list[NameFound] = []
        for match in sorted(self._matches(words), key=lambda match: (match.first, -match.last, match.cut)):
            inside = words[match.first : match.last + 1]
            entry_ids = dict.fromkeys(form.entry_id for form in self._forms[match.key] if _fits(form, inside, text))
            if entry_ids and not (kept and kept[-1].span.end > inside[0].span.start):
                first = inside[0].article or inside[0].span
                span = Span(first.start, inside[-1].span.end - match.cut)
                kept.append(NameFound(span, span.of(text), tuple(entry_ids)))
        return tuple(kept)

    def _matches(self, words: tuple[Word, ...]) -> Iterator[_Match]:
        """Yield every name among the words, then those that texts without apostrophes write with an s ("Syrias").

        Short words keep theirs: "Hamas" is not Hama.
        """
        plain = [word.folded for word in words]
        yield from self._spelled(words, plain)
        bare = [word[:-1] if len(word) > 5 and word.endswith("s") else word for word in plain]
        if bare == plain:
            return
        for match in self._spelled(words, bare):
            if bare[match.first : match.last] == plain[match.first : match.last] and bare[match.last] != plain[match.last]:
                yield replace(match, cut=1)

    def _spelled(self, words: tuple[Word, ...], folded: list[str]) -> Iterator[_Match]:
        haystack, starts, ends = _haystack(words, folded)
        for key, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            yield _Match(starts[start], ends[end], self._keys[key], 0)


def _form(name: str, entry_id: str) -> tuple[str, _Form]:
    if len(name) > 4 and is_plain(name):
        return f" {name.lower().replace(' ', '  ')} ", _Form(entry_id, tuple(word[0].isupper() for word in name.split(" ")))
    words = fold(name)
    short = len(words) == 1 and len(words[0].folded) <= 4
    form = _Form(
        entry_id,
        capitals=tuple(name[word.span.start].isupper() for word in words),
        exact=name.replace(".", "") if short and name.isupper() else None,
        article=short and words[0].article is not None,
    )
    return "".join(f" {word.folded} " for word in words), form


def _haystack(words: tuple[Word, ...], folded: list[str]) -> tuple[str, dict[int, int], dict[int, int]]:
    """Return the folded text with each word between spaces of its own, and the word at each start and end."""
    pieces: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    for index, (word, form) in enumerate(zip(words, folded, strict=True)):
        if not word.joined:
            pieces.append(BREAK)
            at += 1
        pieces.append(f" {form} ")
        starts[at] = index
        at += len(form) + 2
        ends[at] = index
    return "".join(pieces), starts, ends


def _fits(form: _Form, words: tuple[Word, ...], text: str) -> bool:
    if form.exact is not None:
        return words[0].span.of(text).replace(".", "") == form.exact
    if form.article and words[0].article is None:
        return False
    return all(text[word.span.start].isupper() or not capital for word, capital in zip(words, form.capitals, strict=True))
