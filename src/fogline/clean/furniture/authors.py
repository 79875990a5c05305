"""What a page says of the author at the end of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fogline.clean.furniture.patterns import patterns
from fogline.clean.furniture.sentences import sentences
from fogline.clean.passages import Cut, Passage
from fogline.records import Dropped

_LAST_PASSAGES = 4
_LAST_SENTENCES = 3


def authors(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut sentences about a journalist's post among the last ones of a report, in which nothing happens."""
    for index in range(max(1 if len(passages) > 1 else 0, len(passages) - _LAST_PASSAGES), len(passages)):
        text = passages[index].text
        if patterns().authors.search(text):
            for span in list(sentences(text))[-_LAST_SENTENCES:]:
                if span.start + index > 0 and patterns().authors.match(text, span.start, span.end):
                    yield Cut(index, span.start, span.end, Dropped.BYLINE)
