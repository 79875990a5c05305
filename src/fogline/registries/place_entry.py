"""The record of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place: `place_id` is its GeoNames id where it has one, else `fl:` and a slug.

    `kind` is settlement, quarter, site, district, region, admin1 or country; `country` ISO 3166 alpha-2; `latitude` and
    `longitude` degrees (WGS 84), `None` where no point is known; `radius_km` reaches to the place's edge.
    """

    place_id: str
    name: str
    kind: str
    country: str
    admin1: str | None
    latitude: float | None
    longitude: float | None
    population: int
    radius_km: float
    source: str
    names: tuple[str, ...]
