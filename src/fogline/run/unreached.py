"""Problems that many addresses have for one reason, as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fogline.records import Problem

_FOR_ALL = frozenset({"no-network"})


def as_one(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, those of having no network as one that says how many addresses were not fetched."""
    kept: list[Problem] = []
    same: dict[tuple[str, bool], list[Problem]] = {}
    for problem in problems:
        if problem.code in _FOR_ALL:
            same.setdefault((problem.code, problem.fatal), []).append(problem)
        else:
            kept.append(problem)
    return [*kept, *(_one(list(dict.fromkeys(group))) for group in same.values())]


def _one(group: list[Problem]) -> Problem:
    first, *others = group
    if not others:
        return first
    more = f"{len(others)} more {'were' if len(others) > 1 else 'was'}"
    return replace(first, detail=f"{first.detail}; for the same reason {more} not")
