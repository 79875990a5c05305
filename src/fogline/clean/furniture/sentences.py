"""Where sentences begin and end in a paragraph, told by their stops alone: good enough to say how far furniture goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.spans import Span

# A full stop ends a sentence unless it stands after a single capital ("U.S.") or a short title.
STOP = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Lt))(?<!\b(?:Gen|Col|Maj|Mrs|Rep|Sen))[.!?][\"”’)\]]* (?=[A-Z0-9\"“‘(\[#@©])")
TOLD = re.compile(r"\b(?:said|told|added|according|reported|noted|announced)\b", re.IGNORECASE)
"""Words by which a sentence tells what someone said."""
HAPPENED = re.compile(
    rf"{TOLD.pattern}|\b(?:says|claim(?:ed|s)|stated|warned|urged|called|asked|wrote|denied|accused|killed|wounded|attacked|died|fled)\b",
    re.IGNORECASE,
)
"""Words by which a sentence tells what someone said or did: one that has them is likely the report's own."""

# No sentence of a report is longer.
_LONGEST = 1000


def sentence_end(text: str, at: int) -> int:
    """Return where the sentence that holds position `at` ends."""
    found = STOP.search(text, at, at + _LONGEST)
    return found.end() if found else min(len(text), at + _LONGEST)


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence that holds position `at` begins; `at` itself where that is too far back."""
    first = max(0, at - _LONGEST)
    ends = [found.end() for found in STOP.finditer(text, first, at)]
    return ends[-1] if ends else at if first else 0


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a paragraph, the space behind them included.

    >>> [span.of("They left. Mr. Nur stayed.") for span in sentences("They left. Mr. Nur stayed.")]
    ['They left. ', 'Mr. Nur stayed.']
    """
    at = 0
    for found in STOP.finditer(text):
        yield Span(at, found.end())
        at = found.end()
    if at < len(text):
        yield Span(at, len(text))
