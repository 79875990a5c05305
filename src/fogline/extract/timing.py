"""Say when: give each time expression to the events of its clause, not to the day of speaking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from fogline.extract import grammar
from fogline.extract.context import Context
from fogline.extract.draft import Draft, When
from fogline.registries.kinds import kinds
from fogline.registries.words import words
from fogline.spans import Span

# "The seven-year war": a length that describes and dates nothing.
DESCRIBING = re.compile(r"-(?:year|month|week|day|hour)(?:-old|-long)?$", re.IGNORECASE)
# Families whose statements carry a day of their own only where it stands right beside them.
LOOSE = {"ties", "speech", "deal"}


def fill(drafts: Sequence[Draft], context: Context) -> None:
    """Give each draft the nearest time expression of its sentence that is not the time of speaking."""
    by_sentence: dict[int, list[tuple[Span, Token]]] = {}
    for span in context.times:
        head = _head(span, context)
        if head is not None and not DESCRIBING.search(span.of(context.article.text)) and not _tells_speaking(head, drafts):
            by_sentence.setdefault(context.sentences[head.i].start, []).append((span, head))
    for draft in drafts:
        near = by_sentence.get(draft.sentence.start, [])
        if near and kinds().family[draft.kind] in LOOSE:
            near = [item for item in near if _cost(item[1], draft)[0] <= 2]
        if near:
            span, _ = min(near, key=lambda item: _cost(item[1], draft))
            draft.time = When(span, span.of(context.article.text), "time_in_sentence")


def _head(span: Span, context: Context) -> Token | None:
    tokens = context.doc.char_span(span.start, span.end, alignment_mode="expand")
    return tokens.root if tokens is not None else None


def _cost(head: Token, draft: Draft) -> tuple[int, int]:
    return min((grammar.distance(word, head), abs(word.i - head.i)) for word in draft.words)


def _tells_speaking(head: Token, drafts: Sequence[Draft]) -> bool:
    """Tell whether a time hangs on a verb of speech that governs what was said: "said on Thursday that"."""
    for ancestor in grammar.climb(head):
        if any(ancestor.i == word.i for draft in drafts for word in draft.words):
            return False
        if ancestor.pos_ == "VERB":
            return ancestor.lemma_.lower() in words("speech")["verbs"] and any(
                child.dep_ in {"ccomp", "parataxis"} or (child.dep_ == "nsubj") for child in ancestor.children
            )
    return False
