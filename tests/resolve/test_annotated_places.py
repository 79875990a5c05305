"""How many annotated places are found in the gazetteer, and in the right country."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from tests.resolve.claims import article, claim, place
from tests.shared import SHARED, needs_shared

from fogline.records import Place
from fogline.resolve import resolve

# Measured on dev: .894 resolved, .997 of those in the annotated country.
RESOLVED, IN_COUNTRY = 0.88, 0.98


def dev_places() -> Iterator[tuple[Place, str | None]]:
    for line in (SHARED / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        text = (SHARED / "gold" / "dev" / f"{told['id']}.txt").read_text(encoding="utf-8")
        published = date.fromisoformat(told["published"]) if told["published"] else None
        claims = tuple(claim(places=tuple(place(p["text"], p["name"]) for p in each["places"])) for each in told["claims"])
        for each, found in zip(told["claims"], resolve(claims, article(text, published)), strict=True):
            yield from zip(found.places, (p["country"] for p in each["places"]), strict=True)


@needs_shared
def test_annotated_places_resolve_into_their_country() -> None:
    places = list(dev_places())
    resolved = [(found.country, country) for found, country in places if found.place_id and country]
    assert len(resolved) / len(places) >= RESOLVED
    assert sum(found == country for found, country in resolved) / len(resolved) >= IN_COUNTRY
