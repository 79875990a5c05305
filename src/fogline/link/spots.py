"""Places as points with an uncertainty, and how well two of them fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fogline.records import Place
from fogline.registries.distance import kilometres
from fogline.registries.folding import folded_name, skeleton

# Up to here a place is a settlement or a part of one; above, a district, province, country.
EXACT_KM = 15.0
# Two points of one village differ by a few kilometres from gazetteer to gazetteer.
GAZETTEER_KM = 3.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place told: degrees (WGS 84) and radius in km where it was found in the gazetteer, else a name alone."""

    name: str
    latitude: float | None
    longitude: float | None
    radius_km: float
    country: str | None
    admin1: str | None

    @property
    def located(self) -> bool:
        """Whether the place has coordinates."""
        return self.latitude is not None and self.longitude is not None

    @property
    def names_province(self) -> bool:
        """Whether it is a city whose name its province has too, so that a report may mean either ("a mosque in Idlib")."""
        return self.exact and bool(self.admin1) and bool(self.name) and _ends_with(self.admin1 or "", self.name)

    @property
    def exact(self) -> bool:
        """Whether the place is a settlement or smaller."""
        return self.radius_km <= EXACT_KM


def spot_of(place: Place) -> Spot:
    """Return a place as a spot; one without coordinates keeps its folded name and counts as a settlement.

    >>> from fogline.records import PlaceRole
    >>> from fogline.spans import Span
    >>> spot_of(Place(PlaceRole.AT, "al-Bab", "al-Bab", Span(0, 6), "", 1.0)).name
    'bab'
    """
    radius = place.radius_km if place.radius_km is not None else EXACT_KM
    return Spot(folded_name(place.name), place.latitude, place.longitude, radius, place.country, place.admin1)


def most_exact(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return the spots that do not merely hold another of them: of a quarter, its city and its country, the quarter."""
    return tuple(spot for spot in spots if not any(_holds(spot, other) for other in spots))


def distance_km(one: Spot, other: Spot) -> float:
    """Return the great-circle distance of two located spots in km.

    >>> aleppo, idlib = Spot("a", 36.2, 37.16, 5, "SY", None), Spot("i", 35.93, 36.63, 5, "SY", None)
    >>> round(distance_km(aleppo, idlib))
    56
    """
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        raise ValueError("a place without coordinates is at no distance")
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


def spots_fit(one: Spot, other: Spot) -> bool:
    """Tell whether two places may be one, given how exact each is."""
    if one.located and other.located:
        return _near(one, other) or _in_province(one, other)
    return one.name == other.name


def closeness(one: Spot, other: Spot) -> float:
    """Return what it says that two places fit: much (1) for a village, little for a province, -1 where they do not."""
    if not spots_fit(one, other):
        return -1.0
    if one.located and other.located and not _near(one, other):
        return 0.1
    wider = max(one.radius_km, other.radius_km)
    if wider <= EXACT_KM and (one.latitude, one.longitude) != (other.latitude, other.longitude):
        return 0.7
    return 1.0 if wider <= 5 else 0.4 if wider <= EXACT_KM else 0.35 if wider <= 50 else 0.25 if wider <= 120 else 0.05


def spots_closeness(ours: tuple[Spot, ...], theirs: tuple[Spot, ...]) -> float | None:
    """Return the best closeness of two sets of places, `None` where one is empty."""
    return max((closeness(one, other) for one in ours for other in theirs), default=None)


@cache
def _ends_with(province: str, name: str) -> bool:
    return skeleton(province).endswith(skeleton(name))


def _near(one: Spot, other: Spot) -> bool:
    return distance_km(one, other) <= one.radius_km + other.radius_km + GAZETTEER_KM


def _in_province(one: Spot, other: Spot) -> bool:
    return one.admin1 == other.admin1 and (one.names_province or other.names_province)


def _holds(wide: Spot, narrow: Spot) -> bool:
    if wide is narrow or not (wide.located and narrow.located) or wide.radius_km <= narrow.radius_km:
        return False
    return distance_km(wide, narrow) <= wide.radius_km + narrow.radius_km
