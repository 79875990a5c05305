"""What cleaning drops of annotated articles, and the days it finds: counts that may get better and never silently get worse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.clean import measured
from tests.shared import needs_shared

FLOORS = json.loads((Path(__file__).parent / "clean.json").read_text())
FEWER_IS_BETTER = {"lost"}


@needs_shared
@pytest.mark.parametrize("part", sorted(FLOORS))
def test_cleaning_keeps_its_floors(part: str) -> None:
    found = measured(part)
    worse = {
        name: found[name]
        for name, floor in FLOORS[part].items()
        if (found[name] > floor if name in FEWER_IS_BETTER else found[name] < floor)
    }
    assert worse == {}
