"""The words that may tell an event: those of the rules and those of the network, each with the kind both settle on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np

from fogline.extract.confidence import confidence
from fogline.extract.context import Context
from fogline.extract.draft import Draft
from fogline.extract.learned.decision import logit
from fogline.extract.learned.labels import KINDS
from fogline.extract.learned.network import About, Reading
from fogline.registries.kinds import Trigger, kinds

RULE = "learned"
# Words less likely than this to tell an event are left alone.
LEAST = 0.1
# How much surer another of its words must be for a claim to be told by that one.
SURER = 0.3


@dataclass(slots=True)
class Candidate:
    """A claim that may be: its draft, the number of its word, the rule's confidence (`None` where the network alone found it).

    `features` are what speaks for and against it, `sure` how likely it is right; `about` is what the network says of its word,
    `None` until it was asked.
    """

    draft: Draft
    number: int
    ruled: float | None
    features: dict[str, float] = field(default_factory=dict)
    sure: float = 0.0
    about: About | None = None


def candidates(drafts: Sequence[Draft], reading: Reading, context: Context, trust: Mapping[str, float]) -> list[Candidate]:
    """Return a candidate for each draft of the rules and each word that the network alone takes to tell an event."""
    found = [_of_rule(draft, reading, context, trust) for draft in drafts]
    numbers = reading.words.numbers
    told = {numbers[word.i] for draft in drafts for word in draft.words if word.i in numbers}
    taken = {candidate.number for candidate in found}
    found += [_of_network(number, number in told, reading, context) for number in _peaks(reading) if number not in taken]
    return sorted(found, key=lambda candidate: candidate.draft.word.i)


def _of_rule(draft: Draft, reading: Reading, context: Context, trust: Mapping[str, float]) -> Candidate:
    numbers = reading.words.numbers
    own = [numbers[word.i] for word in draft.words if word.i in numbers]
    told = numbers[draft.word.i]
    best = max(own, key=reading.telling, default=told)
    sure = confidence("claims", draft.rule)
    weight = trust["kind"] * logit(sure) + trust["kind_always"]
    features = _features(best, draft.kind, weight, reading) | {
        "ruled": 1.0,
        "rule_sure": logit(sure),
        "both": logit(reading.telling(best)),
        "both_chance": reading.telling(best),
        "words": float(min(len(own), 3)),
    }
    if reading.telling(best) > reading.telling(told) + SURER:
        draft.word = context.doc[reading.words.tokens[best]]
        told = best
    kind = features.pop("kind")
    if draft.kind in KINDS:
        _settle(draft, kind)
    return Candidate(draft, told, sure, features)


def _of_network(number: int, inside: bool, reading: Reading, context: Context) -> Candidate:
    word = context.doc[reading.words.tokens[number]]
    features = _features(number, None, 0.0, reading)
    kind = KINDS[int(features.pop("kind"))]
    part = "verb" if word.pos_ in {"VERB", "AUX"} else "noun"
    trigger = Trigger((word.lemma_.lower(),), part, kind, None, None, frames()[kind], {})
    draft = Draft(word, context.sentences[word.i], trigger, kind, RULE, words=[word])
    return Candidate(draft, number, None, features | {"inside": float(inside)})


def _features(number: int, ruled: str | None, weight: float, reading: Reading) -> dict[str, float]:
    """Return the settled kind (its number) and what speaks for it: how likely a word tells an event, and one of this kind."""
    chances = reading.kinds[number]
    scores = np.log(chances[1:] / max(reading.telling(number), 1e-6) + 1e-4)
    if ruled in KINDS:
        scores[KINDS.index(ruled) - 1] += weight
    shares = np.exp(scores - scores.max())
    best = int(scores.argmax())
    return {
        "kind": best + 1,
        "telling": logit(reading.telling(number)),
        "chance": reading.telling(number),
        "kind_share": logit(float(shares[best] / shares.sum())),
        "kind_alone": logit(float(chances[best + 1])),
        "agreed": float(ruled == KINDS[best + 1]),
    }


def _settle(draft: Draft, number: float) -> None:
    kind = KINDS[int(number)]
    if kind != draft.kind:
        draft.kind, draft.rule = kind, f"{draft.rule}+{RULE}"
        draft.trigger = replace(draft.trigger, frame=frames()[kind])


def _peaks(reading: Reading) -> Iterator[int]:
    """Yield the words that may tell an event; of neighbours that tell one kind the surer alone."""
    likely = reading.kinds.argmax(-1)
    for number in range(len(reading.kinds)):
        near = [
            other
            for other in (number - 1, number + 1)
            if 0 <= other < len(reading.kinds) and reading.words.sentences[other] == reading.words.sentences[number]
        ]
        if reading.telling(number) >= LEAST and not any(
            reading.telling(other) > reading.telling(number) and likely[other] == likely[number] for other in near
        ):
            yield number


@cache
def frames() -> Mapping[str, Mapping[str, str]]:
    """Return the usual frame of each kind: that of the first of its triggers, which means alone give none the frame of a deed."""
    found: dict[str, Mapping[str, str]] = {}
    for triggers in kinds().triggers.values():
        for trigger in triggers:
            if trigger.kind is not None:
                found.setdefault(trigger.kind, trigger.frame)
    return {kind: found.get(kind, found["shelling"]) for kind in kinds().family}
