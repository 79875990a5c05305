"""Measure how often each rule is right, and keep it as the rule's confidence: `python -m benchmarks.confidence [PART]`.

Writes `src/fogline/data/confidence.yaml` from `gold/train`, then tells the expected error of those confidences on `gold/dev`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measure import SHARED
from benchmarks.report import publish
from fogline.evaluate import SAME, pair, read_articles
from fogline.extract.confidence import ANY, told_by
from fogline.ids import content_hash
from fogline.pipeline import run_document
from fogline.records import Claim, RawDocument

KEPT = Path(__file__).parents[1] / "src" / "fogline" / "data" / "confidence.yaml"
HEAD = "# How often each rule was right on the annotated articles of gold/train; written by `python -m benchmarks.confidence`.\n"
# A rule with fewer findings than this has the share of its part.
FEW = 15
BINS = 10

Finding = tuple[str, str, bool]
"""Part, rule, whether it was right."""


def main() -> None:
    """Write the confidences, and print and keep their expected error on articles they were not measured on."""
    measured = shares(list(findings("train")))
    KEPT.write_text(HEAD + yaml.safe_dump(measured, sort_keys=True))
    apart = error(list(findings("dev")), measured)
    text = f"Expected calibration error of the confidences, written from `gold/train`, on `gold/dev`: {apart:.3f}."
    publish("confidence", text, {"dev": apart}, keep=True)


def findings(part: str) -> Iterator[Finding]:
    """Yield what every rule found in the articles of a part, and whether an annotator told the same."""
    gold = SHARED / "gold"
    for article in read_articles(gold / f"{part}.jsonl"):
        content = (gold / part / f"{article['id']}.txt").read_bytes()
        name = article["id"]
        raw = RawDocument(name, content, content_hash(content), name, "text/plain")
        claims = run_document(raw).claims
        rows = [row(claim) for claim in claims]
        wanted = {guess["claim_id"]: told for told, guess in pair(article["claims"], rows, content.decode())}
        for claim, told in zip(claims, rows, strict=True):
            yield from judged(claim, told, wanted.get(claim.claim_id))


def judged(claim: Claim, told: dict[str, Any], gold: Any) -> Iterator[Finding]:  # noqa: ANN401 — an annotated claim, as read from JSON
    """Yield the findings of one claim against the annotated claim it is paired with, if any."""
    yield "claims", claim.rule, gold is not None and gold["kind"] == claim.kind
    for part, same in SAME.items():
        left = list(gold[part]) if gold else []
        for filler, value in zip(getattr(claim, part), told[part], strict=True):
            match = next((each for each in left if same(each, value)), None)
            if match is not None:
                left.remove(match)
            yield part, filler.rule, match is not None
    if claim.time and claim.time.start:
        days = (str(claim.time.start), str(claim.time.end))
        right = bool(gold and gold["time"] and (gold["time"]["start"], gold["time"]["end"]) == days)
        yield "time", claim.time.rule, right


def row(claim: Claim) -> dict[str, Any]:
    """Return a claim in the form of the annotation, as far as pairing and comparing need it."""
    return {
        "claim_id": claim.claim_id,
        "kind": claim.kind,
        "quote": claim.quote,
        "start": claim.span.start,
        "trigger": claim.trigger,
        "agents": [{"text": actor.text, "name": actor.name} for actor in claim.agents],
        "patients": [{"text": actor.text, "name": actor.name} for actor in claim.patients],
        "places": [{"role": str(place.role), "text": place.text, "name": place.name} for place in claim.places],
        "counts": [{"what": str(count.what), "low": count.low, "high": count.high} for count in claim.counts],
        "voices": [voice.name for voice in claim.voices],
    }


def shares(found: list[Finding]) -> dict[str, dict[str, float]]:
    """Return the share of right findings by part and rule, and over each part."""
    tally: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for part, rule, right in found:
        tally[part][told_by(rule)].append(right)
        tally[part][ANY].append(right)
    return {
        part: {rule: round(sum(rights) / len(rights), 2) for rule, rights in rules.items() if len(rights) >= FEW or rule == ANY}
        for part, rules in tally.items()
    }


def error(found: list[Finding], measured: dict[str, dict[str, float]]) -> float:
    """Return the expected calibration error: how far confidence and share of right findings lie apart, over ten bins."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for part, rule, right in found:
        sure = measured[part].get(told_by(rule), measured[part][ANY])
        bins[min(int(sure * BINS), BINS - 1)].append((sure, right))
    apart = (abs(sum(sure for sure, _ in each) - sum(right for _, right in each)) for each in bins.values())
    return sum(apart) / len(found)


if __name__ == "__main__":
    main()
