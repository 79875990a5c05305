"""Which words tell of the dead and which of the wounded."""

from __future__ import annotations

from fogline.extract.draft import Draft
from fogline.records import Counted
from fogline.registries.words import words


def harm_told(lemma: str) -> Counted | None:
    """Return what a word of harm counts.

    >>> harm_told("wound").value, harm_told("kill").value, harm_told("shell")
    ('wounded', 'killed', None)
    """
    if lemma in words("verbs")["wounding"]:
        return Counted.WOUNDED
    return Counted.KILLED if lemma in words("verbs")["killing"] else None


def draft_harm(draft: Draft) -> Counted | None:
    """Return what a draft's own words count, phrases such as "left 27 dead" and "claimed the lives of" included."""
    if draft.trigger.group == "toll" and draft.word.lemma_.lower() in words("verbs")["killing_phrase"]:
        return Counted.KILLED
    return harm_told(draft.word.lemma_.lower())
