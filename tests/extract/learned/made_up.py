"""A network that says what a test wants it to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from fogline.extract.context import Context, context_of
from fogline.extract.draft import Draft
from fogline.extract.learned.labels import KINDS, OUTPUTS, ROLES, STATUSES
from fogline.extract.learned.network import About, Reading
from fogline.extract.learned.windows import words_of
from fogline.extract.means import settle
from fogline.extract.merge import merge
from fogline.extract.triggers import find
from fogline.parse import parse
from fogline.records import Article, Status
from fogline.spans import OffsetMap


@dataclass(frozen=True)
class MadeUp:
    """`kinds` are chances of a kind by word; `roles` the words that fill a role, with their chance, by trigger."""

    kinds: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    roles: Mapping[str, Mapping[str, tuple[str, float]]] = field(default_factory=dict)
    status: Status = Status.HAPPENED

    def read(self, context: Context) -> Reading:
        """Return the chances made up for an article."""
        words = words_of(context)
        chances = np.zeros((len(words.texts), len(KINDS)), np.float32)
        chances[:, 0] = 1.0
        for number, text in enumerate(words.texts):
            if text in self.kinds:
                kind, chance = self.kinds[text]
                chances[number, 0], chances[number, KINDS.index(kind)] = 1 - chance, chance
        return Reading(words, chances, ())

    def about(self, reading: Reading, triggers: Sequence[int]) -> Mapping[int, About]:
        """Return what is made up about triggers."""
        return {number: self._about(reading, number) for number in triggers}

    def _about(self, reading: Reading, number: int) -> About:
        roles = np.full((len(reading.words.texts), OUTPUTS), 0.01, np.float32)
        for role, (phrase, chance) in self.roles.get(reading.words.texts[number], {}).items():
            for word in phrase.split():
                roles[reading.words.texts.index(word), ROLES.index(role)] = chance
        status = np.full(len(STATUSES), 0.01, np.float32)
        status[STATUSES.index(self.status)] = 0.9
        return About(0, roles, status)


def context_for(text: str) -> Context:
    """Return the context of a text."""
    article = Article("made-up", "made-up", text, text, OffsetMap.identity(len(text)), "text/plain")
    return context_of(next(iter(parse([article]))))


def ruled(context: Context) -> list[Draft]:
    """Return the drafts of the rules, unfilled."""
    drafts = find(context)
    settle(drafts, context)
    return merge(drafts)
