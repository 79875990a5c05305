"""Settle the kind of words that tell of force but not by what means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fogline.extract.draft import Draft
from fogline.registries.kinds import kinds

# How many sentences back the means of "the attack" may have been told.
MEMORY = 4


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, listed), key=len, reverse=True)) + r")\b", re.IGNORECASE))
        for kind, listed in kinds().means
    )


def means_named(text: str, at: int | None = None) -> str | None:
    """Return the kind of force whose means `text` names, nearest to character `at`, or the first in the order of `kinds.yaml`.

    >>> means_named("rockets hit the market after warplanes left", at=8)
    'shelling'
    >>> means_named("they met in Geneva") is None
    True
    """
    found = [(match.start(), rank, kind) for rank, (kind, pattern) in enumerate(_patterns()) for match in pattern.finditer(text)]
    if not found:
        return None
    if at is None:
        return min(found, key=lambda item: item[1])[2]
    return min(found, key=lambda item: (abs(item[0] - at), item[1]))[2]


def settle(drafts: Sequence[Draft], title: str | None) -> None:
    """Give each open draft the kind told by the means in its sentence, else by the attack it follows, else its group's own."""
    seen: list[tuple[int, str]] = []
    for draft in drafts:
        sentence = draft.word.sent
        number = sentence.start
        if draft.kind.startswith("?"):
            _settle_one(draft, [kind for start, kind in seen if draft.word.i - start < MEMORY * 30], title)
        if kinds().family[draft.kind] == "force" and draft.kind not in {"armed-clash", "ground-attack"}:
            seen.append((number, draft.kind))


def _settle_one(draft: Draft, earlier: Sequence[str], title: str | None) -> None:
    sentence = draft.word.sent
    group = draft.kind[1:]
    named = means_named(sentence.text, draft.word.idx - sentence.start_char)
    if named == "armed-clash" and group == "attack":
        named = None
    if named is not None:
        draft.kind, draft.rule = named, f"{draft.rule}+means_in_sentence"
    elif earlier:
        draft.kind, draft.rule, draft.confidence = earlier[-1], f"{draft.rule}+means_told_before", 0.5
    elif title and (told := means_named(title)):
        draft.kind, draft.rule, draft.confidence = told, f"{draft.rule}+means_in_title", 0.5
    else:
        draft.kind, draft.confidence = _default(draft, group), 0.5


def _default(draft: Draft, group: str) -> str:
    return kinds().defaults[group]
