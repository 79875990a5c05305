"""Score the claims of the annotated articles: `python -m benchmarks.accuracy [PART…]`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile

from rich.console import Console
from rich.table import Table

from benchmarks.measure import RESULTS, SHARED, fogline, machine

GOLD = SHARED / "gold"
Scores = dict[str, dict[str, float]]  # By row: p, r, f1 and n (how many were wanted).


def main() -> None:
    """Score each part, print the table and write `results/accuracy.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=["dev", "train"], help="parts of the annotation: dev, train")
    parts = parser.parse_args().parts
    if not GOLD.is_dir():
        sys.exit("the annotated articles (../shared/gold) are not there: nothing to score against")
    scores = {part: score(part) for part in parts}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "accuracy.json").write_text(json.dumps({**scores, "machine": machine()}, indent=2) + "\n", encoding="utf-8")
    show(scores)


def score(part: str) -> Scores:
    """Read the articles of one part into a case, export its claims and return what the scorer says of them."""
    with tempfile.TemporaryDirectory() as folder:
        case, claims = f"{folder}/case", f"{folder}/claims.jsonl"
        subprocess.run(fogline("read", str(GOLD / part), "--case", case), check=True)
        subprocess.run(fogline("export", "claims", "-o", claims, "--case", case, "--with-names"), check=True)
        scorer = [sys.executable, str(GOLD / "score_claims.py"), str(GOLD / f"{part}.jsonl"), claims, str(GOLD / part), "--json"]
        scored: Scores = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
        return scored


def show(scores: dict[str, Scores]) -> None:
    """Print precision, recall and F1 of every row, part by part."""
    for part, rows in scores.items():
        table = Table("", "precision", "recall", "F1", "wanted", title=f"gold/{part}")
        for name, row in rows.items():
            table.add_row(name, *(f"{row[key]:.3f}" for key in ("p", "r", "f1")), f"{row['n']:.0f}")
        Console().print(table)


if __name__ == "__main__":
    main()
