"""Notes of one kind told as one, so that ten thousand pictures in a folder are not ten thousand notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from fogline.read.options import Item
from fogline.records import Problem

_GATHERED = "unknown-format"


def gathered(address: str, items: Iterator[Item]) -> Iterator[Item]:
    """Yield what is found at an address, and at the end its notes on files of other formats: one for each suffix."""
    first: dict[str, Problem] = {}
    numbers: dict[str, int] = {}
    for item in items:
        if not isinstance(item, Problem) or item.fatal or item.code != _GATHERED:
            yield item
            continue
        suffix = PurePosixPath(item.record_id).suffix.lower()
        first.setdefault(suffix, item)
        numbers[suffix] = numbers.get(suffix, 0) + 1
    for suffix, problem in sorted(first.items()):
        more = numbers[suffix] - 1
        yield (
            replace(problem, record_id=address, detail=f"{problem.detail}, and so are {more:,} more in {address}")
            if more
            else problem
        )
