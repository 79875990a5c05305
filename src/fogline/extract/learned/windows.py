"""The words that the network reads, and the windows of whole sentences in which it reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.extract.context import Context
from fogline.spans import Span

# Most pieces in a window, those that begin and end it included.
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article without white space: texts, the sentence of each, and their numbers to and from spaCy's tokens."""

    texts: tuple[str, ...]
    sentences: tuple[int, ...]
    tokens: tuple[int, ...]
    numbers: Mapping[int, int]

    def held(self, context: Context, span: Span) -> range:
        """Return the numbers of the words that a span of the article's text touches."""
        found = context.doc.char_span(span.start, span.end, alignment_mode="expand")
        inside = [self.numbers[token.i] for token in found or () if token.i in self.numbers]
        return range(inside[0], inside[-1] + 1) if inside else range(0)


def words_of(context: Context) -> Words:
    """Return the words of an article."""
    kept = [token for token in context.doc if not token.is_space]
    return Words(
        tuple(token.text for token in kept),
        tuple(context.sentence_number(token) for token in kept),
        tuple(token.i for token in kept),
        {token.i: number for number, token in enumerate(kept)},
    )


def windows(sentences: Sequence[int], lengths: Sequence[int], first: int = 0) -> Iterator[tuple[int, int]]:
    """Yield (first word, end) of windows; `lengths` are pieces a word, `first` the most sentences in the first window, 0 for any.

    A sentence longer than a window is cut.

    >>> list(windows([0, 0, 1, 2], [60, 60, 60, 60]))
    [(0, 2), (2, 4)]
    """
    start, used = 0, 2
    for held, (begins, end) in enumerate(_sentences(sentences)):
        size = sum(lengths[begins:end])
        full = used + size > LONGEST or (first and held == first and start == 0)
        if begins > start and full:
            yield start, begins
            start, used = begins, 2
        for word in range(begins, end):
            if used + lengths[word] > LONGEST:
                yield start, word
                start, used = word, 2
            used += lengths[word]
    if start < len(lengths):
        yield start, len(lengths)


def _sentences(sentences: Sequence[int]) -> Iterator[tuple[int, int]]:
    begins = 0
    for word in range(1, len(sentences) + 1):
        if word == len(sentences) or sentences[word] != sentences[begins]:
            yield begins, word
            begins = word
