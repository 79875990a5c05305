"""Outlets that a report names as its own: whom its sources spoke to, whose correspondent tells it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from fogline.clean.outlets.naming import known_end, known_start, sounds_like_an_outlet
from fogline.registries.outlets import Outlet

# From the beginning of a word on, and no longer than names are, so that no text takes long.
_NAME = r"(?<![\w.&’'-])(?P<name>[A-Z][\w.&’'-]{0,30}(?: [A-Z][\w.&’'-]{0,30}){0,4})"
_DESK = r"(?:['’]s?)?(?: [Tt][Vv]| television| news agency| news| channel)?"
_CORRESPONDENTS = (
    re.compile(rf"(?P<article>\b(?:an?|the|our) )?{_NAME}{_DESK} (?:[Rr]eporter|[Cc]orrespondent)s?\b"),
    re.compile(rf"\b(?:reporter|correspondent)s? (?:of|for|from) (?:the )?{_NAME}"),
)
_TOLD = (
    re.compile(rf"\b(?:told|tells) (?:the )?{_NAME}"),
    re.compile(rf"\b(?:phone call|interview|conversation|remarks|comments|statements?) (?:with|to) (?:the )?{_NAME}"),
    re.compile(rf"\b(?:spoke|speaking|talking|talked) (?:to|with) (?:the )?{_NAME}"),
)


# How often an outlet must be named as its own before it is taken for it, by what it is. Measured on 588 articles of 15 outlets:
# a site to which a source spoke was the outlet in 11 of 11, a broadcaster named twice in 4 of 5; the correspondent of an agency,
# twice, in 10 of 14; "SANA reporter said", without an article, in 17 of 25, where the others had taken over the agency's text.
# "Told" an agency was so in 38 of 156 only, since everyone takes over what agencies, and newspapers of the world, were told.
_NEEDED_BY_CORRESPONDENT = {"agency": 2, "broadcaster": 1, "newspaper": 2, "magazine": 2, "website": 1}
_NEEDED_BY_TOLD = {"broadcaster": 2, "newspaper": 2, "magazine": 2, "website": 1}
_NEEDED_UNLISTED = 2


def mentioned(text: str) -> str | None:
    """Return the outlet whose correspondent tells the report, or to whom its sources spoke, if they are all one.

    >>> mentioned("The bridge fell at dawn, a Qasr Herald correspondent reported. He told Qasr Herald that no one was hurt.")
    'Qasr Herald'
    """
    correspondents, told = Counter(_named(_CORRESPONDENTS, text)), Counter(_named(_TOLD, text))
    found = {_usual(name) for name, times in correspondents.items() if times >= _needed(name, _NEEDED_BY_CORRESPONDENT)}
    found |= {_usual(name) for name, times in told.items() if times >= _needed(name, _NEEDED_BY_TOLD)}
    found |= {name for name, times in (correspondents + told).items() if isinstance(name, str) and times >= _NEEDED_UNLISTED}
    named = {_usual(name) for name in (*correspondents, *told) if not isinstance(name, Outlet) or name.kind in _NEEDED_BY_TOLD}
    return found.pop() if len(found) == 1 and len(found | named) == 1 else None


def _needed(name: Outlet | str, by_kind: Mapping[str, int]) -> float:
    return by_kind.get(name.kind, math.inf) if isinstance(name, Outlet) else math.inf


def _usual(name: Outlet | str) -> str:
    return name.name if isinstance(name, Outlet) else name


def _named(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[Outlet | str]:
    """Yield the outlets that the patterns find, others than known ones as written; an agency's own twice ("SANA reporter")."""
    for pattern in patterns:
        for found in pattern.finditer(text):
            known = known_start(found["name"])
            if known:
                own = "article" in pattern.groupindex and not found["article"] and known[1].kind == "agency"
                yield from (known[1],) * (1 + own)
            elif known_end(found["name"]) is None and sounds_like_an_outlet(found["name"]):
                yield found["name"]
