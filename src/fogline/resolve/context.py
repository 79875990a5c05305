"""What an article as a whole tells about its names: the countries it speaks of, the places it surely means, its day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from fogline.records import Article
from fogline.registries.actors import ActorRegistry
from fogline.registries.names import NameFound
from fogline.registries.place_entry import PlaceEntry
from fogline.registries.places import Gazetteer

# A country told by its name weighs as much as three of its places or forces.
COUNTRY_WEIGHT = 3
# From this share on the army and the government, told without a country, are this country's.
DOMINANT = 0.5


@dataclass(frozen=True, slots=True)
class Context:
    """`shares` are the countries (ISO 3166 alpha-2) by their part of all mentions, largest first.

    `anchors` are the places that can be only one, `actors` the names of actors in the article.
    """

    day: date | None
    shares: dict[str, float]
    anchors: tuple[PlaceEntry, ...]
    actors: tuple[NameFound, ...]

    @property
    def home(self) -> str | None:
        """The country where the events take place, `None` where no one country prevails."""
        return next((iso for iso, share in self.shares.items() if share >= DOMINANT), None)


def context_of(article: Article, gazetteer: Gazetteer, registry: ActorRegistry) -> Context:
    """Count the countries of every place and actor named in the article."""
    weights: Counter[str] = Counter()
    anchors: dict[str, PlaceEntry] = {}
    for found in gazetteer.names_in(article.text):
        entries = [gazetteer.entry(place_id) for place_id in found.entry_ids]
        nations = {entry.country for entry in entries}
        if len(nations) == 1:
            weights[entries[0].country] += COUNTRY_WEIGHT if entries[0].kind == "country" else 1
        if len(entries) == 1 and entries[0].latitude is not None and entries[0].kind != "country":
            anchors[entries[0].place_id] = entries[0]
    actors = registry.names_in(article.text)
    for found in actors:
        country = registry.entry(found.entry_ids[0]).country
        if country:
            weights[country] += 1
    total = sum(weights.values())
    shares = {iso: count / total for iso, count in sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))}
    day = article.published.end if article.published else None
    return Context(day, shares, tuple(anchors.values()), actors)
