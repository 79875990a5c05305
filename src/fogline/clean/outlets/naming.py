"""Names of outlets in running text, and the words that tell them from other names."""

from __future__ import annotations

import re
from functools import cache

from fogline.registries.data import read_yaml
from fogline.registries.outlets import Outlet, outlets

_PART = re.compile(r"[^\s-]+")
# No outlet's name is longer.
_LONGEST = 80
_ACRONYM = re.compile(r"[A-Z]{3,8}|[A-Z]&[A-Z]")
# Those who publish news; a monitor or a government is quoted by name in anyone's report.
_PRESS = frozenset({"agency", "broadcaster", "newspaper", "magazine", "website"})


def known_start(name: str) -> tuple[str, Outlet] | None:
    """Return the longest beginning of a name that is a known outlet's, as written, and the outlet.

    >>> known_start("Al-Manar TV Correspondent")[0]
    'Al-Manar'
    """
    ends = [found.end() for found in _PART.finditer(name[:_LONGEST])]
    starts = (name[:end].rstrip(".’'") for end in reversed(ends))
    return next(((start, known) for start in starts if (known := outlets().named(start))), None)


def known_end(name: str) -> Outlet | None:
    """Return the known outlet that the longest possible end of a name means.

    >>> known_end("Qasr FNA").name
    'Fars News Agency'
    """
    last = name[-_LONGEST:]
    starts = (last[found.start() :] for found in _PART.finditer(last))
    return next((known for start in starts if (known := outlets().named(start))), None)


def press(outlet: Outlet) -> bool:
    """Tell whether an outlet is one of the press, so that what is told to it is told in its own report."""
    return outlet.kind in _PRESS


def sounds_like_an_outlet(name: str) -> bool:
    """Tell whether a name that no list knows is made like an outlet's: an acronym, or words that end in one such as "Times".

    >>> sounds_like_an_outlet("Qasr Herald"), sounds_like_an_outlet("Qasr")
    (True, False)
    """
    if _ACRONYM.fullmatch(name):
        return name not in words("not_agencies")
    return " " in name and name.rsplit(" ", maxsplit=1)[-1] in words("outlet_words")


@cache
def words(key: str) -> frozenset[str]:
    """Return the words of `datelines.yaml` under `key`."""
    return frozenset(read_yaml("datelines.yaml")[key].split())
