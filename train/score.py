"""Score rules alone, and rules with a network, on what it did not learn from: `python -m train.score DECISIONS FOLDER:FOLD…`.

Folds are those of `gold/train`, `-` all of `gold/dev`; the rows are those of the annotation's own scorer (F1), by corpus, the
expected error of the confidences, and what both reach by kind.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.confidence import judged, row

from fogline.evaluate import evaluate, pair
from fogline.extract import extract
from fogline.extract.claims import claim_of
from fogline.extract.context import context_of
from fogline.extract.learned.decision import Decisions, parse_decisions
from fogline.extract.learned.hybrid import decided, sure, weigh
from fogline.extract.learned.network import Network
from fogline.extract.learned.windows import words_of
from fogline.records import Claim
from fogline.resolve import resolve
from train.decide import Told, candidates, held_out
from train.folds import corpus
from train.prepare import read

Way = Callable[[Any], tuple[Claim, ...]]
BINS = 10


def main(curves: Path, pairs: Sequence[str]) -> None:
    """Print a row for each way, fold and corpus."""
    fitted = parse_decisions(json.loads(curves.read_text(encoding="utf-8")))
    found: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for each in pairs:
        folder, fold = each.rsplit(":", 1)
        articles = list(held_out(fold))
        ways: dict[str, Way] = {"rules": extract, "both": _both(Network(Path(folder)), fitted)}
        parsed = {path: read(path) for _, path in articles}
        for way, claims_of in ways.items():
            claims = {told["id"]: resolve(claims_of(parsed[path]), parsed[path].article) for told, path in articles}
            _print(f"{each.rsplit('/')[-1]} {way}", articles, claims)
            for told, path in articles:
                found[way] += _found(told, path, claims[told["id"]])
                if way == "both":
                    _count_kinds(told, path, claims[told["id"]], kinds)
    for way, shares in found.items():
        print(f"{way}: expected error of the confidences {_error(shares):.3f}")  # noqa: T201
    for kind, (right, given, wanted) in sorted(kinds.items(), key=lambda item: -item[1][2]):
        print(f"| {kind} | {wanted} | {right / max(given, 1):.2f} | {right / max(wanted, 1):.2f} |")  # noqa: T201


def _both(network: Network, fitted: Decisions) -> Way:
    def extracted(parsed: Any) -> tuple[Claim, ...]:  # noqa: ANN401 — a parsed article
        context = context_of(parsed)
        reading = network.read(words_of(context))
        kept = sure(candidates(context, reading), fitted.curves["claims"])
        drafts = decided(weigh(kept, context, reading, network.about, fitted.trust), fitted, context)
        return tuple(claim_of(draft, context) for draft in drafts)

    return extracted


def _print(name: str, articles: Sequence[tuple[Told, Path]], claims: dict[str, tuple[Claim, ...]]) -> None:
    guesses = {each: {"claims": [_row(claim) for claim in told]} for each, told in claims.items()}
    texts = {told["id"]: path for told, path in articles}
    for part in ("", *sorted({corpus(told["id"]) for told, _ in articles})):
        golds = [told for told, _ in articles if part in ("", corpus(told["id"]))]
        scores = evaluate(golds, guesses, lambda each: texts[each].read_text(encoding="utf-8"))
        shown = " ".join(f"{row} {score.f1:.3f}" for row, score in scores.rows.items() if row != "dated")
        shares = f"claims {scores.rows['claims'].precision:.2f}/{scores.rows['claims'].recall:.2f}"
        print(f"{name:16} {part or 'all':12} {len(golds):4}  {shown}  {shares}")  # noqa: T201


def _row(claim: Claim) -> dict[str, Any]:
    time = claim.time
    days = {"start": str(time.start), "end": str(time.end)} if time and time.start else None
    return row(claim) | {"status": str(claim.status), "time": days}


def _found(told: Told, path: Path, claims: tuple[Claim, ...]) -> list[tuple[float, bool]]:
    """Return (confidence, right) of each claim and filler of an article."""
    rows = [row(claim) for claim in claims]
    wanted = {guess["claim_id"]: gold for gold, guess in pair(told["claims"], rows, path.read_text(encoding="utf-8"))}
    found: list[tuple[float, bool]] = []
    for claim, guess in zip(claims, rows, strict=True):
        parts = [claim.confidence]
        parts += [
            each.confidence for part in ("agents", "patients", "places", "counts", "voices") for each in getattr(claim, part)
        ]
        parts += [claim.time.confidence] if claim.time and claim.time.start else []
        rights = [right for _, _, right in judged(claim, dict(guess), wanted.get(claim.claim_id))]
        found += zip(parts, rights, strict=True)
    return found


def _count_kinds(told: Told, path: Path, claims: tuple[Claim, ...], kinds: dict[str, list[int]]) -> None:
    """Count claims of each kind: right, given, wanted."""
    rows = [row(claim) for claim in claims]
    for gold, guess in pair(told["claims"], rows, path.read_text(encoding="utf-8")):
        kinds[gold["kind"]][0] += gold["kind"] == guess["kind"]
    for claim in rows:
        kinds[claim["kind"]][1] += 1
    for claim in told["claims"]:
        kinds[claim["kind"]][2] += 1


def _error(found: Sequence[tuple[float, bool]]) -> float:
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for share, right in found:
        bins[min(int(share * BINS), BINS - 1)].append((share, right))
    return sum(abs(sum(share for share, _ in each) - sum(right for _, right in each)) for each in bins.values()) / len(found)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
