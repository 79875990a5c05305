"""Say with what: the weapons and vehicles told close to an event."""

from __future__ import annotations

from fogline.extract import grammar
from fogline.extract.context import Context
from fogline.extract.draft import Draft
from fogline.extract.roles import phrase
from fogline.registries.kinds import kinds
from fogline.registries.words import words

# How many edges of the tree may lie between the event and what it was done with: "fired shells", "hit with rockets".
NEAR = 2


def fill(draft: Draft, context: Context) -> None:
    """Note the weapons of a statement of force and the vehicles of a movement, as worded."""
    named = _instruments(kinds().family[draft.kind])
    suffered = {filler.head for filler in draft.patients}
    for token in draft.sentence:
        part = token.dep_ == "compound" and token.head.lemma_.lower() in named
        if token.lemma_.lower() in named and not part and token.i not in suffered and _close(token.i, draft):
            span = context.chars(*phrase(token, context))
            if not any(span.overlaps(other) for other in draft.means):
                draft.means.append(span)


def _instruments(family: str) -> frozenset[str]:
    """Return the nouns that a family of kinds is done with.

    >>> "rocket" in _instruments("force"), "bus" in _instruments("movement"), sorted(_instruments("speech"))
    (True, True, [])
    """
    if family == "force":
        return words("nouns")["weapons"]
    return words("nouns")["vehicles"] if family in {"movement", "relief"} else frozenset()


def _close(token: int, draft: Draft) -> bool:
    noun = draft.sentence.doc[token]
    return any(grammar.distance(word, noun) <= NEAR for word in draft.words)
