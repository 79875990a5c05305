"""Batches get done on processes, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.small import raw

from fogline.errors import FoglineError
from fogline.records import Problem, RawDocument
from fogline.run import dask, local
from fogline.run.schedule import Done
from fogline.run.work import Documents
from fogline.store import Batch, Document, Shards, encode
from fogline.tables import from_rows

Run = Callable[[Iterator[Documents], str, int, Callable[[Documents, str], Shards]], Iterator[Done]]


def on_dask(batches: Iterator[Documents], version: str, workers: int, do: Callable[[Documents, str], Shards]) -> Iterator[Done]:
    return dask.run(batches, version, workers, None, do)


ENGINES = pytest.mark.parametrize("run", [local.run, on_dask], ids=["local", "dask"])


def do(documents: Documents, version: str) -> Shards:
    """Store what is given; a document named `poison` kills the process, one named `once` only the first time."""
    for document in documents:
        if document.name == "poison":
            os.kill(os.getpid(), signal.SIGKILL)
        if document.name == "once" and not (flag := Path(document.address)).exists():
            flag.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if document.name == "fault":
            raise ArithmeticError("a fault of the engine's own")
    return encode(Batch(tuple(Document.of(document, version) for document in documents)))


def batches(*names: str) -> Iterator[Documents]:
    return iter([tuple(raw(name, f"Text of {name}.") for name in part.split()) for part in names])


def stored(done: Iterator[Done]) -> list[str]:
    return sorted(raw.name for documents, _ in done for raw in documents)


def problems(shards: Shards) -> list[Problem]:
    table = pq.read_table(pa.BufferReader(dict(shards.files)["problems"]))
    return list(from_rows(Problem, table.to_pylist()))


@pytest.mark.parametrize("workers", [1, 2])
def test_every_batch_gets_done(workers: int) -> None:
    assert stored(local.run(batches("a b", "c", "d e f"), "1", workers, do)) == list("abcdef")


def test_dask_does_the_same() -> None:
    assert stored(on_dask(batches("a b", "c", "d e f"), "1", 2, do)) == list("abcdef")


@ENGINES
def test_a_document_that_ends_its_process_is_told_and_the_others_are_read(run: Run) -> None:
    done = list(run(batches("a b", "c poison d", "e", "f"), "1", 2, do))
    assert stored(iter(done)) == ["a", "b", "c", "d", "e", "f", "poison"]
    told = {documents[0].name: problems(shards) for documents, shards in done}
    assert [problem.code for problem in told.pop("poison")] == ["worker-lost"]
    assert not any(told.values())


def test_a_process_lost_by_chance_costs_no_document(tmp_path: Path) -> None:
    once = RawDocument("once", b"x", "0" * 64, str(tmp_path / "flag"), "text/plain")
    done = list(local.run(iter([(once,), *batches("a", "b c")]), "1", 2, do))
    assert stored(iter(done)) == ["a", "b", "c", "once"]
    assert not any(problems(shards) for _, shards in done)


def test_a_fault_of_the_engine_is_not_hidden() -> None:
    with pytest.raises(ArithmeticError, match="own"):
        list(local.run(batches("a", "fault"), "1", 2, do))


def test_no_more_is_taken_from_the_sources_than_is_under_way() -> None:
    taken = 0

    def watched() -> Iterator[Documents]:
        nonlocal taken
        for batch in batches(*(f"n{number}" for number in range(20))):
            taken += 1
            yield batch

    done = local.run(watched(), "1", 2, do)
    next(done)
    assert taken <= 6
    assert len(list(done)) == 19


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 1)
    with pytest.raises(FoglineError, match="no dask scheduler answers") as caught:
        list(dask.run(batches("a"), "1", 1, "tcp://127.0.0.1:9", do))
    assert "--scheduler" in caught.value.hint


def test_a_missing_dask_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(FoglineError, match="dask is not installed") as caught:
        list(dask.run(batches("a"), "1", 1, None, do))
    assert "fogline[cluster]" in caught.value.hint
