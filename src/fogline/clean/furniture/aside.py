"""Plain text into passages, but for the lines that are known to be no part of the report."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.clean.lines import paragraphs, tidy
from fogline.clean.passages import Draft, Passage
from fogline.records import Dropped
from fogline.spans import Span


def draft_without(raw: str, aside: Sequence[tuple[Span, Dropped]]) -> Draft:
    r"""Return the paragraphs of `raw`, with the lines `aside` (in order) dropped for their reason.

    >>> draft = draft_without("The army left.\n> Who left?", [(Span(15, 26), Dropped.BOILERPLATE)])
    >>> [passage.text for passage in draft.kept], [passage.text for passage, _ in draft.dropped]
    (['The army left.'], ['> Who left?'])
    """
    # Line ends in their place keep every other character where it is, and part the paragraphs around them.
    parts: list[str] = []
    at = 0
    for span, _ in aside:
        parts += (raw[at : span.start], "\n" * (span.end - span.start))
        at = span.end
    dropped = ((tidy(Passage.verbatim(raw, span)), reason) for span, reason in aside)
    return Draft(paragraphs("".join((*parts, raw[at:]))), tuple(each for each in dropped if each[0].text))
