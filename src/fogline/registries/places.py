"""The gazetteer: names of places in a text, and which places a name may mean."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from itertools import chain

from fogline.records import Candidate
from fogline.registries.countries import countries
from fogline.registries.data import read_yaml
from fogline.registries.folding import folded_name
from fogline.registries.names import NameFinder, NameFound
from fogline.registries.place_data import WAR_COUNTRIES, WELL_KNOWN, shipped_places
from fogline.registries.place_entry import PlaceEntry
from fogline.registries.spellings import Bearers, NearSpellings, bearers

__all__ = ["Gazetteer", "PlaceEntry", "gazetteer"]

_WORD_BEFORE = re.compile(r"([A-Z][\w'’.-]*) $")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n\"“])\s*$")
# Capitalised words that stand before a place as its modifier or kind, not as part of a person's name.
_PARTS = ("North", "South", "East", "West", "Northeast", "Northwest", "Southeast", "Southwest")
_MAY_PRECEDE = frozenset(f"{part}{ending}" for part in _PARTS for ending in ("", "ern")) | frozenset(
    ["Central", "Greater", "Rural", "City", "Town", "Village", "In", "Near", "From", "At", "The", "Syrian", "Iraqi", "Old"]
)
# Two spellings with one skeleton are one name from here on (Fua'a and Fu'ah score 75).
NEAR_SPELLING = 70
# What likeness of the name and how well known a place is add to a score; what the article tells adds the rest.
LIKENESS, WEIGHT = 0.6, 0.2
# How well known a place is of which no population is told: as one of some hundred people.
UNCOUNTED = 0.25


class Gazetteer:
    """All places, by name and by id."""

    def __init__(self, entries: Iterable[PlaceEntry], not_places: Iterable[str] = ()) -> None:
        self._entries = {entry.place_id: entry for entry in entries}
        self._not_places = frozenset(not_places)

    def __iter__(self) -> Iterator[PlaceEntry]:
        return iter(self._entries.values())

    def entry(self, place_id: str) -> PlaceEntry:
        """Return the entry with that id; `KeyError` where there is none."""
        return self._entries[place_id]

    def names_in(self, text: str) -> tuple[NameFound, ...]:
        """Return the names of places in `text`, the larger place of one name first; demonyms are none.

        >>> [found.text for found in gazetteer().names_in("Syrian troops left Fua'a for al-Bab.")]
        ["Fua'a", 'al-Bab']
        """
        found = self._finder.find(text)
        ends = {name.span.end for name in found}
        return tuple(name for name in found if self._well_known(name) or not _in_other_name(name, text, ends))

    def _well_known(self, found: NameFound) -> bool:
        entry = self._entries[found.entry_ids[0]]
        return entry.kind != "settlement" or entry.population >= WELL_KNOWN

    def knows(self, name: str) -> bool:
        """Tell whether a place bears exactly this name, spelling of articles and accents aside."""
        return folded_name(name) in self._by_name

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that `name` may mean, best first, with scores in 0–1; none where nothing is like it.

        >>> [gazetteer().entry(each.entry_id).country for each in gazetteer().lookup("Tripoli")[:2]]
        ['LY', 'LB']
        """
        ids = self._by_name.get(folded_name(name), ())
        likeness = dict.fromkeys(ids, 1.0) or self._near.of(name)
        scores = {place_id: LIKENESS * like + WEIGHT * _weight(self._entries[place_id]) for place_id, like in likeness.items()}
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Candidate(place_id, self._entries[place_id].name, round(score, 4)) for place_id, score in ranked)

    @cached_property
    def _finder(self) -> NameFinder:
        ordered = sorted(self._entries.values(), key=lambda entry: -_weight(entry))
        return NameFinder((name, entry.place_id) for entry in ordered for name in entry.names if self._tells(name, entry))

    def _tells(self, name: str, entry: PlaceEntry) -> bool:
        """Tell whether a name in running text is enough: no common word, unless its article is part of it ("al-Bab")."""
        folded = folded_name(name)
        return len(name) > 1 and (entry.kind == "country" or folded not in self._not_places or (len(folded) < 5 < len(name)))

    @cached_property
    def _by_name(self) -> Bearers:
        return bearers((name, entry.place_id) for entry in self._entries.values() for name in entry.names)

    @cached_property
    def _near(self) -> NearSpellings:
        at_war = {
            name: kept
            for name, ids in self._by_name.items()
            if (kept := tuple(place_id for place_id in ids if self._entries[place_id].country in WAR_COUNTRIES))
        }
        return NearSpellings(at_war, NEAR_SPELLING)


def _in_other_name(found: NameFound, text: str, ends: Collection[int]) -> bool:
    """Tell whether a capitalised word right before makes it the tail of a longer name ("Philip Hammond")."""
    before = _WORD_BEFORE.search(text, 0, found.span.start)
    if before is None or before.end(1) in ends or before[1] in _MAY_PRECEDE:
        return False
    return not _SENTENCE_START.search(text, 0, before.start(1))


def _weight(entry: PlaceEntry) -> float:
    """Return how well known a place is, in 0–1: countries and capitals first, then by population."""
    if entry.kind == "country" or (entry.population >= WELL_KNOWN and entry.name == countries()[entry.country].capital):
        return 1.0
    return min(math.log10(entry.population + 1) / 8, 0.95) if entry.population else UNCOUNTED


@cache
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer."""
    return Gazetteer(shipped_places(), chain.from_iterable(read_yaml("words", "not_places.yaml").values()))
