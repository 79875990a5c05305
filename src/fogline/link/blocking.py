"""Which claims are compared at all: blocks of place and time, joined in the database."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from importlib.resources import files

import duckdb
import pyarrow as pa

from fogline.link.kinds import INCIDENT_DAYS, LASTING_DAYS, compatible_pairs, lasts
from fogline.link.spots import Spot
from fogline.link.tellings import Telling

# Degrees: about 28 km from north to south, more than two settlements that fit lie apart.
CELL = 0.25
# Days that share a bucket; a claim stands in each bucket that its days, widened by what its kind allows, touch.
BUCKET = 8
# A claim told of a longer time meets claims of other documents only where they tell of the very same time.
LONGEST = 31
# A claim told of no time meets claims of other documents of the days before it was reported.
NEWS_DAYS = 3
REACH = 400
_SCHEMA = pa.schema(
    [
        ("row", pa.int64()),
        ("kind", pa.string()),
        ("key", pa.string()),
        ("bucket", pa.string()),
        ("near", pa.bool_()),
        ("start", pa.date32()),
        ("end", pa.date32()),
    ]
)
_Key = tuple[str, str, bool]


def candidate_pairs(connection: duckdb.DuckDBPyConnection, tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Return the pairs of positions in `tellings` that share a block, the smaller first, in order."""
    rows = [
        (row, telling.kind, *key, telling.start, telling.end)
        for row, telling in enumerate(tellings)
        for key in dict.fromkeys(_keys(telling))
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(_SCHEMA)
    connection.register(
        "link_keys", pa.Table.from_arrays([pa.array(c, f.type) for c, f in zip(columns, _SCHEMA, strict=True)], schema=_SCHEMA)
    )
    connection.register("link_kinds", _kind_pairs(tellings))
    query = files("fogline.link").joinpath("blocking.sql").read_text(encoding="utf-8")
    found: list[tuple[int, int]] = connection.execute(query, {"reach": REACH, "days": LASTING_DAYS}).fetchall()
    connection.unregister("link_keys")
    connection.unregister("link_kinds")
    return found


def _kind_pairs(tellings: Sequence[Telling]) -> pa.Table:
    same = {(telling.kind, telling.kind) for telling in tellings}
    pairs = sorted(same.union(compatible_pairs(), ((b, a) for a, b in compatible_pairs())))
    return pa.table({"one": pa.array([a for a, _ in pairs], pa.string()), "other": pa.array([b for _, b in pairs], pa.string())})


def _keys(telling: Telling) -> Iterator[_Key]:
    """Yield the blocks of a claim: key, bucket, and whether it is the side that looks (`near`) or is found."""
    for near in (False, True):
        yield f"text {telling.source.copy_group}", "", near
    window = _window(telling)
    if window is None:
        return
    places = list(dict.fromkeys(_where(telling)))
    for bucket in _buckets(*window, lasts(telling.kind)):
        yield from ((key, bucket, near) for key, near in places)


def _window(telling: Telling) -> tuple[date, date] | None:
    """Return the days in which the event may lie; untold, it is news when it is reported."""
    if telling.start and telling.end:
        return telling.start, telling.end
    if telling.source.published and telling.true:
        return telling.source.published - timedelta(days=NEWS_DAYS), telling.source.published
    return None


def _where(telling: Telling) -> Iterator[tuple[str, bool]]:
    """Yield the keys of the places; a claim told of a day but of no place meets all of that day."""
    for spot in (*telling.spots, *telling.goals):
        yield from _place_keys(spot)
    if telling.start and telling.start == telling.end:
        yield "anywhere", False
        if not telling.spots and not telling.goals:
            yield "anywhere", True


def _buckets(start: date, end: date, lasting: bool) -> tuple[str, ...]:
    if (end - start).days >= LONGEST:
        return (f"{start} {end}",)
    around = timedelta(days=LASTING_DAYS if lasting else INCIDENT_DAYS)
    first, last = (start - around).toordinal() // BUCKET, end.toordinal() // BUCKET
    return tuple(str(number) for number in range(first, last + 1))


def _place_keys(spot: Spot) -> Iterator[tuple[str, bool]]:
    if spot.latitude is None or spot.longitude is None:
        yield from ((f"name {spot.name}", near) for near in (False, True))
        return
    area = f"area {spot.country} {spot.admin1}"
    yield area, False
    if spot.country:
        yield f"country {spot.country}", False
    if not spot.exact or spot.names_province:
        yield (area if spot.admin1 else f"country {spot.country}"), True
    if not spot.exact:
        return
    north, east = math.floor(spot.latitude / CELL), math.floor(spot.longitude / CELL)
    yield f"cell {north} {east}", False
    yield from ((f"cell {north + up} {east + right}", True) for up in (-1, 0, 1) for right in (-1, 0, 1))
