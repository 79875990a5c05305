"""Time each step of the line over the articles of a jsonl file: `python -m benchmarks.steps ARTICLES RESULT`."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fogline.pipeline import STEPS, Steps, run_batch
from fogline.read import read_source
from fogline.records import RawDocument, Stage
from fogline.run.build import build
from fogline.store import CaseFolder, encode, store_raw, write_shards
from fogline.version import line_version

BATCH = 64


class Clock:
    """Seconds spent in each step; the first use of a step, which loads its data, counts too."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def on(self, step: str) -> Iterator[None]:
        """Count what runs inside for `step`."""
        start = time.perf_counter()
        yield
        self.seconds[step] += time.perf_counter() - start

    def timed(self, step: str, do: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """Return `do`, counted for `step`."""

        def counted(value: object) -> object:
            with self.on(step):
                return do(value)

        return counted


def main() -> None:
    """Take all articles through the line into a case and write the seconds of each step, in the order of the line."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        case = CaseFolder(Path(folder) / "case")
        case.make()
        with clock.on(Stage.READ):
            documents = [found for found in read_source(sys.argv[1]) if isinstance(found, RawDocument)]
        steps: Steps = tuple((stage, clock.timed(stage, step)) for stage, step in STEPS)
        for start in range(0, len(documents), BATCH):
            read_batch(case, documents[start : start + BATCH], steps, clock)
        with clock.on(Stage.LINK):
            build(case)
    seconds = {stage: round(clock.seconds[stage], 3) for stage in Stage}
    Path(sys.argv[2]).write_text(json.dumps(seconds), encoding="utf-8")


def read_batch(case: CaseFolder, documents: list[RawDocument], steps: Steps, clock: Clock) -> None:
    """Take some documents through the steps and store what comes out."""
    batch = run_batch(documents, line_version(), steps)
    with clock.on(Stage.STORE):
        for document in documents:
            store_raw(case.documents, document)
        write_shards(case.shards, encode(batch))


if __name__ == "__main__":
    main()
