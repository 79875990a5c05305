"""Make one draft of the words that tell one event in one statement: "air strikes … killed", "shelled the town, killing five"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from fogline.extract import grammar
from fogline.extract.draft import Draft
from fogline.extract.means import OF_A_SEASON
from fogline.registries.kinds import kinds

# How many edges of the tree may lie between words that tell one event; wider apart they are mostly two statements.
NEAR = 3


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with tolls and bare words of attack joined to the more telling word they hang on."""
    kept: list[Draft] = []
    for draft in drafts:
        host = _host(draft, kept)
        if host is None:
            kept.append(draft)
        elif _telling(draft) > _telling(host):
            _absorb(draft, host)
            kept[kept.index(host)] = draft
        else:
            _absorb(host, draft)
    return kept


def _telling(draft: Draft) -> int:
    """Rank a draft: a named means tells more than "attack", and that more than a toll."""
    if draft.trigger.kind is not None:
        return 2
    return {"attack": 1, "operation": 1}.get(draft.trigger.group or "", 0)


def _absorb(host: Draft, other: Draft) -> None:
    host.words += other.words
    host.harms += other.harms


def _host(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """Return the nearest earlier draft of the same sentence that tells the same event."""
    near = [
        (distance, -index, other)
        for index, other in enumerate(kept)
        if other.sentence.start == draft.sentence.start
        and (distance := min(grammar.distance(word, draft.word) for word in other.words)) <= NEAR
        and _one_event(other, draft)
    ]
    return min(near, key=lambda item: item[:2])[2] if near else None


def _one_event(a: Draft, b: Draft) -> bool:
    both_tell = a.trigger.kind is not None and b.trigger.kind is not None
    if both_tell or kinds().family[a.kind] == kinds().family[b.kind] == "movement":
        return a.kind == b.kind and not (_has_own_subject(a.word) and _has_own_subject(b.word))
    if any(draft.trigger.kind and kinds().family[draft.trigger.kind] != "force" for draft in (a, b)):
        return False
    # A war's toll is not told of one clash: "hundreds have been killed in the fighting since May".
    if any(draft.rule.endswith(OF_A_SEASON) for draft in (a, b)) and "armed-clash" in (a.kind, b.kind):
        return False
    groups = {a.trigger.group, b.trigger.group}
    if groups & {"toll", "ruin"} or a.kind == b.kind:
        return True
    # "Attack" and the like join a word that names the means.
    return "attack" in groups


def _has_own_subject(word: Token) -> bool:
    """Tell whether a verb is told with a subject of its own: two such verbs make two statements."""
    return word.pos_ == "VERB" and any(child.dep_ in grammar.SUBJECTS for child in word.children)
