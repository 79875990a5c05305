"""How far two points of the earth lie apart."""

from __future__ import annotations

import math

EARTH_KM = 6371.0


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance of two points in km; latitudes and longitudes in degrees.

    >>> round(kilometres(36.2, 37.16, 35.93, 36.63))
    56
    """
    north, south = math.radians(latitude), math.radians(other_latitude)
    east = math.radians(longitude - other_longitude)
    chord = math.sin((north - south) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(chord))
