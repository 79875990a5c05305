"""What reviewers decided about events, read from the case's `decisions.jsonl`.

A line is `{"decision": "merge" | "split", "claims": [claim_id, claim_id, …]}`: merged claims tell of one event; of split claims
the first does not tell of the event of any of the others. A later line about the same two claims counts, an earlier one does not.
Lines with other decisions are for other steps.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from fogline.errors import DataError

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of claim ids, each in order, that reviewers put together or apart."""

    merged: tuple[_Pair, ...] = ()
    split: frozenset[_Pair] = frozenset()

    def part(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Tell whether a claim of one event was split from a claim of the other."""
        return any((a in one and b in other) or (a in other and b in one) for a, b in self.split)


def read_decisions(path: Path | None) -> Decisions:
    """Return the decisions in the file; there are none where it is missing.

    Raises `DataError` for a line that is no decision.
    """
    if path is None or not path.is_file():
        return Decisions()
    latest: dict[_Pair, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            decision, pairs = _decision(line, f"{path.name}, line {number}")
            latest.update(dict.fromkeys(pairs, decision))
    merged = tuple(sorted(pair for pair, decision in latest.items() if decision == "merge"))
    return Decisions(merged, frozenset(pair for pair, decision in latest.items() if decision == "split"))


def _decision(line: str, where: str) -> tuple[str, list[_Pair]]:
    try:
        entry: dict[str, Any] = json.loads(line)
        decision, claims = entry["decision"], entry.get("claims", [])
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"{where}: this is no decision: {line[:80]}", hint='write {"decision": "merge", "claims": ["…", "…"]}'
        ) from error
    if decision not in ("merge", "split"):
        return decision, []
    if not isinstance(claims, list) or len(set(map(str, claims))) < 2:
        raise DataError(f"{where}: {decision} needs two claims or more", hint="name them by their claim_id")
    ids = [str(claim) for claim in claims]
    pairs = combinations(ids, 2) if decision == "merge" else ((ids[0], other) for other in ids[1:])
    return decision, [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
