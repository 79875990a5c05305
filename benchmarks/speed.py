"""Measure `fogline read` beside spaCy's full pipeline, on the same texts and core, in turns: `python -m benchmarks.speed`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measure import SHARED, Run, fogline, machine, pin_to_one_core, run
from benchmarks.report import publish, table

CORPUS = SHARED / "corpora" / "fa-kes" / "dev.jsonl"


def main() -> None:
    """Measure, and print and keep the figures."""
    options = _options()
    if not options.corpus.is_file():
        sys.exit(f"{options.corpus} is not there: name a jsonl of articles (id, text) with --corpus")
    pin_to_one_core()
    with tempfile.TemporaryDirectory() as folder:
        texts = _subset(options.corpus, options.documents, Path(folder))
        result = measure(texts, options.rounds, Path(folder)) | {"corpus": options.corpus.name, "machine": machine()}
    publish("speed", told(result), result, keep=not options.only_print)


def measure(texts: Path, rounds: int, folder: Path) -> dict[str, Any]:
    """Run both commands `rounds` times in turns, then the line step by step; figures are medians of the rounds."""
    line: list[Run] = []
    spacy: list[Run] = []
    for number in range(rounds):
        line.append(run(fogline("read", str(texts), "--case", str(folder / f"case-{number}"), "--workers", "1")))
        spacy.append(run([sys.executable, "-m", "benchmarks.baseline", str(texts)]))
    steps = folder / "steps.json"
    run([sys.executable, "-m", "benchmarks.steps", str(texts), str(steps)])
    documents = len(texts.read_text(encoding="utf-8").splitlines())
    figures = {"fogline": _figures(line, documents), "spacy": _figures(spacy, documents)}
    return {
        "documents": documents,
        "rounds": rounds,
        **figures,
        "ratio": _ratio([one.seconds for one in line], [one.seconds for one in spacy]),
        "ratio_busy": _ratio([one.busy for one in line], [one.busy for one in spacy]),
        "steps": json.loads(steps.read_text(encoding="utf-8")),
    }


def told(result: Mapping[str, Any]) -> str:
    """Return the figures as text with two tables."""
    measures = ("documents_a_second", "seconds", "busy", "peak_mib")
    rows = ([name, *(f"{result[name][measure]:g}" for measure in measures)] for name in ("fogline", "spacy"))
    total = sum(result["steps"].values())
    steps = ([name, f"{seconds:.2f}", f"{seconds / total:.0%}"] for name, seconds in result["steps"].items())
    machine = ", ".join(f"{name} {value}" for name, value in result["machine"].items())
    return "\n\n".join(
        (
            f"{result['documents']} documents of {result['corpus']}, one core, median of {result['rounds']} rounds:",
            table(("", "documents a second", "seconds", "busy seconds", "peak MiB"), rows),
            f"fogline takes **{result['ratio']:g}** times as long as spaCy's pipes ({result['ratio_busy']:g} in busy seconds).",
            table(("step", "seconds", "share"), steps),
            f"Measured with: {machine}.",
        )
    )


def _ratio(line: list[float], spacy: list[float]) -> float:
    return round(median(one / other for one, other in zip(line, spacy, strict=True)), 2)


def _figures(runs: list[Run], documents: int) -> dict[str, float]:
    seconds = median(one.seconds for one in runs)
    return {
        "documents_a_second": round(documents / seconds, 2),
        "seconds": round(seconds, 2),
        "busy": round(median(one.busy for one in runs), 2),
        "peak_mib": round(max(one.peak_mib for one in runs)),
    }


def _subset(corpus: Path, documents: int | None, folder: Path) -> Path:
    """Write every n-th article, so that a subset holds all outlets of a sorted corpus."""
    lines = corpus.read_text(encoding="utf-8").splitlines()
    every = max(1, len(lines) // documents) if documents else 1
    subset = folder / "texts.jsonl"
    subset.write_text("\n".join(lines[::every][:documents]) + "\n", encoding="utf-8")
    return subset


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a jsonl of articles (id, text)")
    parser.add_argument("--documents", type=int, help="only so many of them, spread over the file")
    parser.add_argument("--rounds", type=int, default=3, help="how often each command runs")
    parser.add_argument("--only-print", action="store_true", help="leave results/ and the README as they are")
    return parser.parse_args()


if __name__ == "__main__":
    main()
