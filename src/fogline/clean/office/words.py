"""Lines of a PDF into running text: words that a line's end parts, put together where the text itself makes it sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fogline.clean.office.flow import Paragraph, is_hyphened

_SOFT = "\u00ad"
_HYPHENS = "-\u2010"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?=[-\u2010\u00ad]$)")
_LONGEST_WORD = 60
_FIRST = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Joiner:
    """The words of the whole text, and whether its line ends part words by the rules of typesetting."""

    words: frozenset[str]
    parts_words: bool = False

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph]) -> Joiner:
        """Return the joiner for a text, which learns from the words that its line ends do not part."""
        words = frozenset(word for paragraph in paragraphs for line in paragraph.lines for word in _inner_words(line.text))
        known = [cls(words)._known(*ends) for ends in _parted(paragraphs)]
        return cls(words, known.count(True) > known.count(False))

    def text(self, paragraph: Paragraph) -> str:
        """Return a paragraph's lines as one.

        A soft hyphen at a line's end goes. Any other goes where the text has the whole word elsewhere, or where its line ends
        do part words and the word's halves are not both words; else it stays, as in "long-range".
        """
        parts = [paragraph.lines[0].text]
        for line in paragraph.lines[1:]:
            last, first = _last_word(parts[-1]), _FIRST.match(line.text)
            if not is_hyphened(parts[-1]) or not first or not last:
                parts.append(" ")
            elif parts[-1].endswith(_SOFT) or (first[0].islower() and self._is_whole(last[0], first[0])):
                parts[-1] = parts[-1][:-1]
            parts.append(line.text)
        return "".join(parts)

    def _is_whole(self, last: str, first: str) -> bool:
        known = self._known(last, first)
        if known is not None:
            return known
        return self.parts_words and not {last.casefold(), first.casefold()} <= self.words

    def _known(self, last: str, first: str) -> bool | None:
        """Tell whether the text elsewhere has both halves as one word (true) or with a hyphen (false)."""
        whole, hyphened = ((last + middle + first).casefold() for middle in ("", "-"))
        return True if whole in self.words else False if hyphened in self.words else None


def _last_word(line: str) -> re.Match[str] | None:
    return _LAST.search(line[-_LONGEST_WORD:])


def _inner_words(line: str) -> Iterator[str]:
    """Yield the words of a line, without the half at its end; a compound also without its hyphens' kinds."""
    end = len(line.rstrip(_HYPHENS + _SOFT))
    for found in _WORD.finditer(line):
        if found.end() < end or end == len(line):
            yield found[0].casefold().replace("\u2010", "-")


def _parted(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, str]]:
    for paragraph in paragraphs:
        for above, line in zip(paragraph.lines, paragraph.lines[1:], strict=False):
            last, first = _last_word(above.text), _FIRST.match(line.text)
            if last and first:
                yield last[0], first[0]
