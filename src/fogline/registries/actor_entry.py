"""The records of the actor registry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ActorName:
    """A name with the days between which it was in use, `None` for open."""

    text: str
    start: date | None = None
    end: date | None = None

    def used_on(self, day: date | None) -> bool:
        """Tell whether the name was in use on `day`; without a day it is taken to be."""
        return _covers(self.start, self.end, day)


@dataclass(frozen=True, slots=True)
class MemberOf:
    """A dated membership in another actor."""

    group: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor: `names` are all spellings, `metonyms` words that mean it only where an actor is meant ("Moscow").

    `country` is ISO 3166 alpha-2, `start` and `end` the days of its existence, `follows` the actor it was made out of.
    """

    actor_id: str
    name: str
    actor_class: str
    country: str | None
    source: str
    names: tuple[ActorName, ...] = ()
    metonyms: tuple[str, ...] = ()
    member_of: tuple[MemberOf, ...] = ()
    start: date | None = None
    end: date | None = None
    follows: str | None = None

    def existed_on(self, day: date | None) -> bool:
        """Tell whether the actor existed on `day`; without a day it is taken to have."""
        return _covers(self.start, self.end, day)


def _covers(start: date | None, end: date | None, day: date | None) -> bool:
    return day is None or ((start is None or start <= day) and (end is None or day <= end))
