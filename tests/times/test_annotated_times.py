"""How often the annotated expressions resolve to the annotated days."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from tests.shared import SHARED, needs_shared

from fogline.records import DatePrecision, Published
from fogline.times import find_times, interval

TO_COME = ("planned", "expected", "conditional")
# Share of expressions with exactly the annotated days: measured .837 and .832.
FLOORS = [("train", 0.83), ("dev", 0.82)]


def told(part: str) -> Iterator[tuple[dict[str, str], Published | None, bool]]:
    for line in (SHARED / "gold" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        day = date.fromisoformat(article["published"]) if article["published"] else None
        published = Published(day, day, "annotated", DatePrecision.DAY) if day else None
        for claim in article["claims"]:
            if claim["time"] and claim["time"]["text"]:
                yield claim["time"], published, claim["status"] in TO_COME


@needs_shared
@pytest.mark.parametrize(("part", "floor"), FLOORS)
def test_annotated_times_resolve(part: str, floor: float) -> None:
    right = []
    for time, published, future in told(part):
        found = interval(time["text"], published, future=future)
        right.append(bool(found) and found is not None and (str(found.start), str(found.end)) == (time["start"], time["end"]))
    assert sum(right) / len(right) >= floor


@needs_shared
def test_annotated_times_are_found() -> None:
    found = [bool(find_times(time["text"])) for time, _, _ in told("train")]
    assert sum(found) / len(found) >= 0.9
