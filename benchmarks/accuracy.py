"""Score the claims of the annotated articles: `python -m benchmarks.accuracy [PART…]`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile

from benchmarks.measure import GOLD, fogline, machine, parts_asked
from benchmarks.report import publish, table

ROWS = ("claims", "family", "agents", "patients", "places", "counts", "voices", "status", "time", "dated", "slots")
Scores = dict[str, dict[str, float]]  # By row: p, r, f1 and n (how many were wanted).


def main() -> None:
    """Score each part, and print and keep the figures."""
    options = parts_asked(__doc__)
    scores = {part: score(part) for part in options.parts}
    text = "\n\n".join(told(part, rows) for part, rows in scores.items())
    publish("accuracy", text, {**scores, "machine": machine()}, keep=not options.only_print)


def score(part: str) -> Scores:
    """Read the articles of one part into a case, export its claims and return what the scorer says of them."""
    with tempfile.TemporaryDirectory() as folder:
        case, claims = f"{folder}/case", f"{folder}/claims.jsonl"
        subprocess.run(fogline("read", str(GOLD / part), "--case", case), check=True)
        subprocess.run(fogline("export", "claims", "-o", claims, "--case", case, "--with-names"), check=True)
        scorer = [sys.executable, str(GOLD / "score_claims.py"), str(GOLD / f"{part}.jsonl"), claims, str(GOLD / part), "--json"]
        scored: Scores = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
        return scored


def told(part: str, scores: Scores) -> str:
    """Return precision, recall and F1 of every row of one part as text with a table."""
    shown = ([row, *(f"{scores[row][key]:.3f}" for key in ("p", "r", "f1")), f"{scores[row]['n']:.0f}"] for row in ROWS)
    return f"`gold/{part}`:\n\n{table(('', 'precision', 'recall', 'F1', 'wanted'), shown)}"


if __name__ == "__main__":
    main()
