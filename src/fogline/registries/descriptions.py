"""What a bare description of people is: its class by the head noun, and the judging words in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fogline.registries.data import read_yaml

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# The head noun stands before these: "families of fighters" are families.
_AFTER_HEAD = re.compile(r"\b(?:of|in|from|who|whom|that|which|with|at|on|for|near|under|including|by|inside|loyal|and)\b|[,;(]")
# How many there are says nothing of what they are: "hundreds of fighters" are fighters.
_HOW_MANY = re.compile(
    r"(?i)^(?:[\w-]+ )*?(?:hundreds|dozens|scores|thousands|tens|some|many|most|all|several|number|majority|handful|one|part"
    r"|groups?|members) of "
)
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "families": "family",
    "people": "people",
    "persons": "person",
}
_CIVIL_GROUP = re.compile(
    r"(?i)\b(?:rights|monitor(?:ing)?|aid|relief|activist|opposition political|medical|charity|civil|watchdog|humanitarian)\b"
)


@dataclass(frozen=True, slots=True)
class Description:
    """A description read: `neutral` is its wording without judging words, `label` those words, `actor_class` by the head noun."""

    neutral: str
    label: str | None
    actor_class: str | None


def singular(word: str) -> str:
    """Return the singular of an English noun in lower case.

    >>> [singular(word) for word in ("militiamen", "Armies", "forces", "Regimes")]
    ['militiaman', 'army', 'force', 'regime']
    """
    low = word.lower().removesuffix("'s").removesuffix("’s")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("men"):
        return low[:-3] + "man"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "corps", "is")) else low


@cache
def labels() -> Mapping[str, Mapping[str, Any]]:
    """Return the judging words by their singular."""
    return dict(read_yaml("words", "labels.yaml"))


@cache
def _heads() -> Mapping[str, str]:
    return {head: actor_class for actor_class, heads in read_yaml("words", "classes.yaml").items() for head in heads}


def describe(text: str) -> Description:
    """Read a description: "Takfiri terrorist groups" are groups, an armed group, labelled so.

    >>> describe("the Syrian regime forces")
    Description(neutral='the Syrian government forces', label='regime', actor_class='state-force')
    >>> describe("families of fighters").actor_class
    'civilian'
    """
    found: list[str] = []
    pieces: list[str] = []
    at = 0
    for word in _WORD.finditer(text):
        label = labels().get(singular(word[0]))
        if label is None:
            continue
        found.append(singular(word[0]))
        pieces += [text[at : word.start()], label["reads_as"]]
        at = word.end()
    neutral = " ".join("".join([*pieces, text[at:]]).split())
    return Description(neutral, " ".join(found) or None, _class(text, found))


def _class(text: str, found: list[str]) -> str | None:
    by_head = class_of(text)
    by_label = next((labels()[word]["class"] for word in found if labels()[word]["class"]), None)
    return by_head or by_label


def class_of(text: str) -> str | None:
    """Return the class that the head noun of a description stands for, `None` where no known noun heads it.

    >>> class_of("hundreds of gunmen"), class_of("human rights groups"), class_of("Aleppo")
    ('armed-group', 'organisation', None)
    """
    text = _HOW_MANY.sub("", text)
    before = _AFTER_HEAD.split(text.strip(), maxsplit=1)[0].strip() or text
    words = [singular(word) for word in _WORD.findall(before)]
    for end in range(len(words), 0, -1):
        for start in (end - 2, end - 1):
            head = " ".join(words[max(start, 0) : end])
            if head in _heads():
                group = _heads()[head] == "armed-group" and head in (
                    "group",
                    "organization",
                    "organisation",
                    "coalition",
                    "alliance",
                )
                return "organisation" if group and _CIVIL_GROUP.search(before) else _heads()[head]
    return None
