"""Fit the decisions between rules and network: `python -m train.decide OUT FOLDER:FOLD…`.

Each folder holds a network that did not learn from that fold of `gold/train` (`-` for all of `gold/dev`, to try things out). On
those articles every claim and filler that may be is judged against the annotation, and a logistic curve a part is fitted.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.confidence import row

from fogline.evaluate import SAME, pair, read_articles
from fogline.extract.claims import claim_of
from fogline.extract.context import Context, context_of
from fogline.extract.coreference import name_parties
from fogline.extract.learned.candidates import Candidate
from fogline.extract.learned.decision import Curve
from fogline.extract.learned.hybrid import Weighed, give, may_be, sure, weigh
from fogline.extract.learned.network import Network, Reading
from fogline.extract.learned.windows import words_of
from fogline.extract.means import settle
from fogline.extract.merge import merge
from fogline.extract.triggers import find
from fogline.resolve.when import resolve_time
from train.folds import fold_of
from train.prepare import GOLD, read

Told = Mapping[str, Any]
Judged = tuple[dict[str, float], bool]
"""Features, and whether it was right."""

TRUST = {"kind": 2.0, "kind_always": 1.5, "class": 1.0, "status": 1.0, "status_default": 0.3}
# F1 is highest where what is kept is right about half as often as F1 itself, found on the folds.
LEAST = {"claims": 0.33, "agents": 0.26, "patients": 0.24, "places": 0.24, "counts": 0.26, "voices": 0.24, "time": 0.22}
# Weight of the squared weights, against curves that fit few findings too well.
RIDGE = 2.0


def main(out: Path, pairs: Sequence[str]) -> None:
    """Judge, fit and write."""
    network = {each: Network(Path(each.rsplit(":", 1)[0])) for each in pairs}
    told = [found for each in pairs for found in claims(network[each], each.rsplit(":", 1)[1])]
    curves = {"claims": curve("claims", told)}
    judged: dict[str, list[Judged]] = defaultdict(list)
    for each in pairs:
        for part, found in fillers(network[each], each.rsplit(":", 1)[1], Curve(**curves["claims"])):
            judged[part].append(found)
    curves |= {part: curve(part, found) for part, found in judged.items()}
    out.write_text(json.dumps({"curves": curves, "trust": TRUST}, indent=1) + "\n", encoding="utf-8")
    for part, found in {"claims": told, **judged}.items():
        print(part, len(found), f"{sum(right for _, right in found) / len(found):.2f}")  # noqa: T201


def held_out(fold: str) -> Iterator[tuple[Told, Path]]:
    """Yield the annotated articles of a fold with their texts."""
    part = "dev" if fold == "-" else "train"
    articles = read_articles(GOLD / f"{part}.jsonl")
    folds = fold_of(article["id"] for article in articles)
    for article in articles:
        if fold == "-" or folds[article["id"]] == int(fold):
            yield article, GOLD / part / f"{article['id']}.txt"


def candidates(context: Context, reading: Reading) -> list[Candidate]:
    """Return every claim that an article may tell."""
    drafts = find(context)
    settle(drafts, context)
    return may_be(merge(drafts), reading, context, TRUST)


def claims(network: Network, fold: str) -> Iterator[Judged]:
    """Yield every claim that may be, judged."""
    for article, path in held_out(fold):
        context = context_of(read(path))
        found = candidates(context, network.read(words_of(context)))
        rows = [row(claim_of(each.draft, context)) for each in found]
        wanted = {id(guess): gold for gold, guess in pair(article["claims"], rows, path.read_text(encoding="utf-8"))}
        for each, guess in zip(found, rows, strict=True):
            gold = wanted.get(id(guess))
            yield each.features, gold is not None and gold["kind"] == guess["kind"]


def fillers(network: Network, fold: str, kept: Curve) -> Iterator[tuple[str, Judged]]:
    """Yield (part, every filler that may be, judged) of the claims that are kept and were annotated."""
    for article, path in held_out(fold):
        context = context_of(read(path))
        reading = network.read(words_of(context))
        found = weigh(sure(candidates(context, reading), kept), context, reading, network.about, TRUST)
        rows = [_row(each, context) for each in found]
        wanted = {id(guess): gold for gold, guess in pair(article["claims"], rows, path.read_text(encoding="utf-8"))}
        for each, guess in zip(found, rows, strict=True):
            gold = wanted.get(id(guess))
            if gold is not None:
                yield from _judged(each, gold, context)


def _row(each: Weighed, context: Context) -> Told:
    give(each.candidate.draft, [(1.0, finding) for finding in each.findings])
    name_parties([each.candidate.draft], context)
    return row(claim_of(each.candidate.draft, context))


def _judged(each: Weighed, gold: Told, context: Context) -> Iterator[tuple[str, Judged]]:
    """Yield each filler of a claim that was annotated; the likelier of two that mean the same is right."""
    left = {part: list(gold[part]) for part in SAME}
    likely = sorted(each.findings, key=lambda finding: -finding.features["highest"] - finding.features["rule_sure"])
    for finding in likely:
        draft = each.candidate.draft
        give(draft, [(1.0, finding)])
        name_parties([draft], context)
        claim = claim_of(draft, context)
        if finding.part == "time":
            time = resolve_time(claim, context.article)
            days = (str(time.start), str(time.end)) if time and time.start else None
            wanted = (gold["time"]["start"], gold["time"]["end"]) if gold["time"] else None
            yield "time", (finding.features, days is not None and days == wanted)
            continue
        told = row(replace(claim))[finding.part]
        match = next((item for item in left[finding.part] if told and SAME[finding.part](item, told[0])), None)
        if match is not None:
            left[finding.part].remove(match)
        yield finding.part, (finding.features, match is not None)


def curve(part: str, found: Sequence[Judged]) -> dict[str, Any]:
    """Return the logistic curve that fits best, its weights on the features as they are."""
    names = sorted({name for features, _ in found for name in features})
    table = np.array([[features.get(name, 0.0) for name in names] for features, _ in found])
    right = np.array([float(right) for _, right in found])
    middle, spread = table.mean(0), table.std(0) + 1e-6
    scaled = np.hstack([np.ones((len(table), 1)), (table - middle) / spread])
    penalty = RIDGE * np.eye(scaled.shape[1])
    penalty[0, 0] = 0.0
    weights = np.zeros(scaled.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (chance - right) + penalty @ weights
        bend = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + penalty + 1e-6 * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    plain = weights[1:] / spread
    return {
        "bias": round(float(weights[0] - plain @ middle), 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(names, plain, strict=True)},
        "least": LEAST[part],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
