"""Places: which entry of the gazetteer is meant, how exactly, and how far from its point the event may have been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fogline.records import Candidate, Place
from fogline.registries.distance import kilometres
from fogline.registries.place_data import WAR_COUNTRIES, WELL_KNOWN
from fogline.registries.place_entry import PlaceEntry
from fogline.registries.places import Gazetteer
from fogline.resolve.context import Context

# What an article's countries and other places add to a candidate's score; population only parts what these leave level.
SPOKEN_OF, NEARBY, RIGHT_KIND = 0.3, 0.1, 0.05
# Taken off a small place of a country that the article never names.
FAR_OFF = 0.2
NEARBY_KM = 60
# The best candidate is taken from this score on, when it leads by the margin.
SURE, MARGIN = 0.42, 0.005
# How many candidates a place keeps to show.
SHOWN = 5

_DIRECTION = r"(?:north|south|east|west|northern|southern|eastern|western|central)"
_DIRECTIONS = re.compile(rf"(?i)\b(?:{_DIRECTION}(?:[- ]?{_DIRECTION})?)\b")
_AROUND = re.compile(r"(?i)\b(?:countryside|rural|rif|reef|hinterland|surroundings?|plains?|axis)\b")
_NEAR = re.compile(r"(?i)\b(?:near|outside|outskirts?|vicinity|edge|close to|around|suburbs?|km|kilomet(?:er|re)s?|miles?)\b")
_PROVINCE = re.compile(r"(?i)\b(?:province|governorate|oblast|region)\b")
_QUARTER = re.compile(r"(?i)\b(?:neighbou?rhoods?|districts?|quarters?|suburbs?)\b")
_SETTLEMENT = re.compile(r"(?i)\b(?:city|town|village)\b")
_GENERIC = re.compile(
    r"(?i)\b(?:the|city|town|village|villages|district|neighbou?rhoods?|suburbs?|outskirts?|countryside|rural|province|governorate|area|areas|region"
    r"|of|in|near|around|outside|vicinity|surrounding|regions|city's|capital|central|downtown|areas)\b"
)


@dataclass(frozen=True, slots=True)
class _Reach:
    """How a place is meant: `precision` in a word, `radius_km` around its point."""

    precision: str
    radius_km: float


def resolve_place(place: Place, context: Context, gazetteer: Gazetteer) -> Place:
    """Return the place with its entry, point, radius and precision; unresolved with its candidates where none is sure."""
    scored = _scored(place, context, gazetteer)
    shown = scored[:SHOWN]
    if not scored or scored[0].score < SURE or (len(scored) > 1 and scored[0].score - scored[1].score < MARGIN):
        return replace(place, candidates=shown)
    entry = gazetteer.entry(scored[0].entry_id)
    reach = _reach(place.text, entry)
    return replace(
        place,
        place_id=entry.place_id,
        country=entry.country,
        admin1=entry.admin1,
        latitude=entry.latitude,
        longitude=entry.longitude,
        radius_km=reach.radius_km,
        precision=reach.precision,
        candidates=shown,
    )


def _scored(place: Place, context: Context, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    names = [name for name in _wordings(place) if name]
    known = next((name for name in names if gazetteer.knows(name)), None)
    found = gazetteer.lookup(known) if known else gazetteer.lookup(place.name) or gazetteer.lookup(_core(place.name))
    rescored = (
        replace(each, score=round(_score(each, gazetteer, place, context), 4)) for each in _no_namesake(found, place, gazetteer)
    )
    return tuple(sorted(rescored, key=lambda each: (-each.score, each.entry_id)))


def _no_namesake(found: tuple[Candidate, ...], place: Place, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Leave out towns named like a country ("Qatar" is a village, too), unless the text speaks of a town."""
    kinds = [gazetteer.entry(each.entry_id).kind for each in found]
    if "country" not in kinds or _SETTLEMENT.search(place.text):
        return found
    return tuple(each for each, kind in zip(found, kinds, strict=True) if kind != "settlement")


def _wordings(place: Place) -> Iterator[str]:
    """Yield the ways to look a place up, the most telling first: "northern Aleppo" is of the province."""
    core = _core(place.name)
    yield place.text
    part = re.search(rf"{_DIRECTIONS.pattern} {re.escape(core)}\b", place.text)
    around = _AROUND.search(place.text) or _PROVINCE.search(place.text)
    within = _NEAR.search(place.text) or _QUARTER.search(place.text) or _SETTLEMENT.search(place.text)
    if part and not around:
        yield part[0]
    if around or (part and not within):
        yield f"{core} province"
        yield f"{core} region"
    yield place.name
    yield core
    yield _core(place.text)


def _core(name: str) -> str:
    return " ".join(_GENERIC.sub(" ", _DIRECTIONS.sub(" ", name)).split())


def _score(candidate: Candidate, gazetteer: Gazetteer, place: Place, context: Context) -> float:
    entry = gazetteer.entry(candidate.entry_id)
    score = candidate.score + SPOKEN_OF * min(1.0, 2 * _share(entry, context))
    if not _share(entry, context) and entry.kind == "settlement" and entry.population < WELL_KNOWN:
        score -= FAR_OFF
    if any(_near(entry, anchor) for anchor in context.anchors if anchor.place_id != entry.place_id):
        score += NEARBY
    if _fits_kind(place.text, entry):
        score += RIGHT_KIND
    return score / (1 + SPOKEN_OF + NEARBY + RIGHT_KIND)


def _share(entry: PlaceEntry, context: Context) -> float:
    """Return how much the article speaks of the place's country; for a small town far from any war it must be about it."""
    obscure = entry.kind == "settlement" and entry.population < WELL_KNOWN and entry.country not in WAR_COUNTRIES
    return 0.0 if obscure and entry.country != context.home else context.shares.get(entry.country, 0.0)


def _near(entry: PlaceEntry, anchor: PlaceEntry) -> bool:
    if entry.latitude is None or entry.longitude is None or anchor.latitude is None or anchor.longitude is None:
        return False
    return kilometres(entry.latitude, entry.longitude, anchor.latitude, anchor.longitude) <= NEARBY_KM


def _fits_kind(text: str, entry: PlaceEntry) -> bool:
    wanted = ((_PROVINCE, "admin1"), (_QUARTER, "quarter"), (_SETTLEMENT, "settlement"))
    return any(pattern.search(text) and entry.kind == kind for pattern, kind in wanted)


def _reach(text: str, entry: PlaceEntry) -> _Reach:
    """Return precision and radius: a modifier widens both ("near Aleppo" 10 km more, its countryside at least 35 km).

    A direction within a large area keeps two thirds of its radius.
    """
    if entry.kind in ("admin1", "region", "country"):
        part = bool(_DIRECTIONS.search(text)) and not _DIRECTIONS.search(entry.name)
        return _Reach(f"part of {entry.kind}" if part else entry.kind, round(entry.radius_km * (2 / 3 if part else 1), 1))
    if _AROUND.search(text) or _PROVINCE.search(text):
        return _Reach("countryside", max(35.0, entry.radius_km))
    if _NEAR.search(text):
        return _Reach("near", round(entry.radius_km + 10, 1))
    return _Reach(entry.kind, entry.radius_km)
