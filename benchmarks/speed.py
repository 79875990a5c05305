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

from rich.console import Console
from rich.table import Table

from benchmarks.measure import RESULTS, SHARED, Run, fogline, machine, pin_to_one_core, run

CORPUS = SHARED / "corpora" / "fa-kes" / "dev.jsonl"


def main() -> None:
    """Measure, print the table and write `results/speed.json`."""
    options = _options()
    if not options.corpus.is_file():
        sys.exit(f"{options.corpus} is not there: name a jsonl of articles (id, text) with --corpus")
    pin_to_one_core()
    with tempfile.TemporaryDirectory() as folder:
        texts = _subset(options.corpus, options.documents, Path(folder))
        result = measure(texts, options.rounds, Path(folder))
    result |= {"corpus": options.corpus.name, "machine": machine()}
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    show(result)


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
        "ratio": round(median(one.seconds / other.seconds for one, other in zip(line, spacy, strict=True)), 2),
        "steps": json.loads(steps.read_text(encoding="utf-8")),
    }


def show(result: Mapping[str, Any]) -> None:
    """Print the figures as two tables."""
    table = Table(
        "",
        "documents a second",
        "seconds",
        "peak MiB",
        title=f"{result['documents']} documents, one core, {result['rounds']} rounds",
    )
    for name in ("fogline", "spacy"):
        table.add_row(name, *(f"{result[name][key]:g}" for key in ("documents_a_second", "seconds", "peak_mib")))
    steps = Table("step", "seconds", "share", title="Where fogline's time goes")
    total = sum(result["steps"].values())
    for name, seconds in result["steps"].items():
        steps.add_row(name, f"{seconds:.2f}", f"{seconds / total:.0%}")
    console = Console()
    console.print(table, f"fogline takes {result['ratio']:g} times as long as spaCy's pipeline, start-up included.", steps)


def _figures(runs: list[Run], documents: int) -> dict[str, float]:
    seconds = median(one.seconds for one in runs)
    return {
        "seconds": round(seconds, 2),
        "documents_a_second": round(documents / seconds, 2),
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
    parser.add_argument("--output", type=Path, default=RESULTS / "speed.json", help="where the figures go")
    return parser.parse_args()


if __name__ == "__main__":
    main()
