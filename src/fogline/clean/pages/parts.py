"""What an element is by its name, role, type and the words of its class and id: `data/page_parts.yaml`, read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from fogline.errors import DataError
from fogline.records import Dropped
from fogline.registries.data import read_yaml

# "mediaCaption", "media__caption", "HTMLNav": a name's words.
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# What a builder adds to keep names apart means nothing, though "ad" may stand in it: "Card_root__x1ad", "css-1ad4bq".
_MODULE = re.compile(r"__[\w-]{2,7}$")
_RANDOM = re.compile(r"(?<![a-zA-Z0-9])(?=[a-zA-Z]*\d+[a-zA-Z])[a-zA-Z0-9]+")


@dataclass(frozen=True, slots=True)
class Named:
    """Why an element is not the report, by which word; `always` tells that this holds for a paragraph of prose too."""

    reason: Dropped
    always: bool
    word: str


@dataclass(frozen=True, slots=True)
class PageParts:
    """The reasons by tag, role, type and word, the words that tell a state, and the names that mean something else."""

    tags: Mapping[str, Named]
    roles: Mapping[str, Named]
    types: Mapping[str, Named]
    words: Mapping[str, Named]
    states: frozenset[str]
    exempt: frozenset[str]


@cache
def page_parts() -> PageParts:
    """Return the shipped names."""
    return parse_page_parts(read_yaml("page_parts.yaml"))


def parse_page_parts(data: Mapping[str, Any]) -> PageParts:
    """Build the names from the form of `page_parts.yaml`; a word that stands under two reasons is an error that names it."""
    words: dict[str, Named] = {}
    for always in (True, False):
        for word, reason in _each(data["words"]["always" if always else "around"]):
            if word in words:
                raise DataError(f"page_parts.yaml: {word!r} stands under two reasons", hint="keep the surer one")
            words[word] = Named(reason, always, word)
    return PageParts(
        tags=_always(data["tags"]),
        roles=_always(data["roles"]),
        types=_always(data["types"]),
        words=words,
        states=frozenset(data["states"].split()),
        exempt=frozenset(data["not"].split()),
    )


def named_by(attributes: Mapping[str, str]) -> Named | None:
    """Return what role, type, class and id say that an element is, the surest first; `None` where they say nothing.

    >>> named_by({"class": "article-comments wide"}).reason.value, named_by({"class": "page-with-sidebar"})
    ('comment', None)
    """
    told = page_parts().roles.get(attributes.get("role", "")) or page_parts().types.get(
        attributes.get("itemtype", "").rpartition("/")[2].lower()
    )
    if told:
        return told
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    found = [named for name in names if (named := _by_name(name))]
    return next((named for named in found if named.always), found[0] if found else None)


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of one class name or id, in small letters.

    >>> words_of("AdSlot_container__3sd"), words_of("mediaCaption")
    (('ad', 'slot', 'container'), ('media', 'caption'))
    """
    kept = _MODULE.sub("", name[:200]) if name[:1].isupper() else name[:200]
    return tuple(word.lower() for word in _WORD.findall(_RANDOM.sub("", kept)))


@lru_cache(maxsize=20_000)
def _by_name(name: str) -> Named | None:
    words = words_of(name)
    if page_parts().states.intersection(words) or "-".join(words) in page_parts().exempt:
        return None
    known = page_parts().words
    pairs = ["-".join(pair) for pair in pairwise(words)]
    found = [known[word] for word in (*pairs, *words, "".join(words)) if word in known]
    return next((named for named in found if named.always), found[0] if found else None)


def _always(data: Mapping[str, str]) -> dict[str, Named]:
    return {name.lower(): Named(reason, True, name.lower()) for name, reason in _each(data)}


def _each(data: Mapping[str, str]) -> Iterator[tuple[str, Dropped]]:
    for reason, words in data.items():
        for word in words.split():
            yield word, Dropped(reason)
