"""Who is who: states, armed groups, bodies and people in public roles, with their spellings, renames and memberships in time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property

from fogline.errors import DataError
from fogline.records import Candidate
from fogline.registries.actor_data import shipped_actors
from fogline.registries.actor_entry import ActorEntry, ActorName, MemberOf
from fogline.registries.descriptions import describe
from fogline.registries.folding import folded_name, skeleton
from fogline.registries.names import NameFinder, NameFound
from fogline.registries.spellings import Bearers, NearSpellings, bearers

__all__ = ["ActorEntry", "ActorName", "ActorRegistry", "MemberOf", "registry"]

# Scores of a match: the name to the letter, after judging words are read neutrally, a name outside its time,
# one inside a longer description.
EXACT, NEUTRAL, OUT_OF_TIME, INSIDE = 1.0, 0.95, 0.8, 0.8
# What an actor gains on the one that it was made out of, once that one has ended.
FOLLOWS = 0.05
# Below this likeness two spellings with one skeleton are too often two names ("Fatah" and "Fath" score 89).
NEAR_SPELLING = 80
# "Fighters of" a group stand for it, its allies and opponents do not.
_OF = re.compile(r"\b(?:of|to|for|against|by|with)\b")
_PART_OF_IT = re.compile(
    r"(?i)\b(?:fighter|member|militant|force|troop|soldier|element|unit|position|commander|leader|group|brigade|wing|branch|army)s?\b"
)
# A spelling is only compared where a name is written ("the army" is not "Thai army").
_NAME = re.compile(r"\b[A-Z]")
_DETERMINER = re.compile(r"^(?:[Tt]he|[Aa]n?) ")
_COORDINATED = re.compile(r"\band\b|,")


class ActorRegistry:
    """All actors, by name and by id."""

    def __init__(self, entries: Iterable[ActorEntry]) -> None:
        self._entries: dict[str, ActorEntry] = {}
        for entry in entries:
            if entry.actor_id in self._entries:
                raise DataError(f"two actors have the id {entry.actor_id}", hint="rename one of them")
            self._entries[entry.actor_id] = entry

    def __iter__(self) -> Iterator[ActorEntry]:
        return iter(self._entries.values())

    def entry(self, actor_id: str) -> ActorEntry:
        """Return the entry with that id; `KeyError` where there is none."""
        return self._entries[actor_id]

    def names_in(self, text: str) -> tuple[NameFound, ...]:
        """Return the names of actors in `text`; metonyms ("Moscow") are not among them.

        >>> [found.text for found in registry().names_in("The Syrian army and HTS met in Moscow.")]
        ['Syrian army', 'HTS']
        """
        return self._finder.find(text)

    def match(self, name: str, on: date | None) -> tuple[Candidate, ...]:
        """Return the actors that `name` may mean on that day, best first, with scores in 0–1; none where nothing is like it.

        >>> registry().match("Syrian regime", None)[0].entry_id
        'government-sy'
        """
        name = _DETERMINER.sub("", name)
        described = describe(name)
        wordings = ((name, EXACT), (described.neutral, NEUTRAL), (_without_government(described.neutral), NEUTRAL))
        named = next(((wording, score) for wording, score in wordings if folded_name(wording) in self._by_name), None)
        scores = (
            {actor_id: self._in_time(actor_id, *named, on) for actor_id in self._by_name[folded_name(named[0])]} if named else {}
        )
        scores = scores or self._inside(described.neutral, described.actor_class) or self._alike(described.neutral)
        return self._ranked(self._with_followers(scores, on))

    @cached_property
    def _finder(self) -> NameFinder:
        return NameFinder((name.text, entry.actor_id) for entry in self._entries.values() for name in entry.names)

    @cached_property
    def _followers(self) -> Mapping[str, tuple[ActorEntry, ...]]:
        made: dict[str, list[ActorEntry]] = {}
        for entry in self._entries.values():
            if entry.follows:
                made.setdefault(entry.follows, []).append(entry)
        return {actor_id: tuple(entries) for actor_id, entries in made.items()}

    @cached_property
    def _by_name(self) -> Bearers:
        return bearers(
            (text, entry.actor_id)
            for entry in self._entries.values()
            for text in (*(name.text for name in entry.names), *entry.metonyms)
        )

    @cached_property
    def _near(self) -> NearSpellings:
        return NearSpellings(self._by_name, NEAR_SPELLING)

    def _in_time(self, actor_id: str, wording: str, score: float, on: date | None) -> float:
        entry, key = self._entries[actor_id], folded_name(wording)
        named = [name for name in entry.names if folded_name(name.text) == key]
        in_use = entry.existed_on(on) and (not named or any(name.used_on(on) for name in named))
        return score if in_use else score * OUT_OF_TIME

    def _inside(self, wording: str, actor_class: str | None) -> dict[str, float]:
        """Return the actors whose names stand inside a longer description of fighters or forces of theirs."""
        if actor_class in ("civilian", "place", "organisation", "outlet"):
            return {}
        found = self.names_in(wording)
        if not found or (len(found) > 1 and _COORDINATED.search(wording)):
            return {}
        if _OF.search(wording[: found[-1].span.start]) and not _PART_OF_IT.search(wording):
            return {}
        return dict.fromkeys(found[-1].entry_ids, INSIDE)

    def _alike(self, wording: str) -> dict[str, float]:
        if len(skeleton(wording)) < 3 or not _NAME.search(wording):
            return {}
        return {actor_id: likeness * NEUTRAL for actor_id, likeness in self._near.of(wording).items()}

    def _with_followers(self, scores: dict[str, float], on: date | None) -> dict[str, float]:
        """Put an actor that had ended by then behind the one made out of it: "al-Nusra" in 2018 means what it became."""
        followed = dict(scores)
        for actor_id, score in scores.items():
            end = self._entries[actor_id].end
            if on is None or end is None or end >= on:
                continue
            for entry in self._followers.get(actor_id, ()):
                if entry.start is not None and entry.existed_on(on):
                    followed[entry.actor_id] = max(followed.get(entry.actor_id, 0.0), min(score + FOLLOWS, EXACT))
        return followed

    def _ranked(self, scores: Mapping[str, float]) -> tuple[Candidate, ...]:
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Candidate(actor_id, self._entries[actor_id].name, round(score, 3)) for actor_id, score in ranked)


def _without_government(name: str) -> str:
    return " ".join(word for word in name.split() if word.lower() != "government")


@cache
def registry() -> ActorRegistry:
    """Return the shipped actors."""
    return ActorRegistry(shipped_actors())
