"""In which time all the actors that a text names existed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fogline.registries.actors import registry
from fogline.registries.folding import folded_name


@dataclass(frozen=True, slots=True)
class Existence:
    """The days on which all of the actors existed, and who bounds them; `None` where a side is open."""

    start: date | None
    end: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class _Lifetime:
    name: str
    start: date | None
    end: date | None


def existence(text: str) -> Existence:
    """Return the time in which everyone named in the text existed under that name.

    An actor cannot be named before it exists; one that has ended may still be told of, so an end before another begins is none.

    >>> existence("The National Front for Liberation said on Monday that it had lost the town.").basis
    'National Front for Liberation (from 2018-05-28)'
    """
    found = list(_lifetimes(text))
    first = max((life for life in found if life.start), key=_start, default=None)
    last = min((life for life in found if life.end and (first is None or life.end >= _start(first))), key=_end, default=None)
    told = [f"{first.name} (from {first.start})"] if first else []
    told += [f"{last.name} (to {last.end})"] if last else []
    return Existence(first.start if first else None, last.end if last else None, " and ".join(told))


def _start(life: _Lifetime) -> date:
    return life.start or date.min


def _end(life: _Lifetime) -> date:
    return life.end or date.max


def _lifetimes(text: str) -> Iterator[_Lifetime]:
    for found in registry().names_in(text):
        if len(found.entry_ids) > 1:
            continue
        entry = registry().entry(found.entry_ids[0])
        yield _Lifetime(entry.name, entry.start, entry.end)
        for name in entry.names:
            if (name.start or name.end) and folded_name(name.text) == folded_name(found.text):
                yield _Lifetime(name.text, name.start, name.end)
