"""Batches onto processes, a few ahead, and what to do about a process that is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice

from fogline.run.work import Documents, Work, lost
from fogline.store import Shards

AHEAD = 2
"""Batches under way for each worker, so that none waits for the next."""


@dataclass(frozen=True, slots=True)
class Processes:
    """A way to run things on `workers` processes: `open` starts so many of them, `gone` is raised when one of them is lost."""

    open: Callable[[int], AbstractContextManager[Executor]]
    gone: tuple[type[Exception], ...]
    workers: int


Done = tuple[Documents, Shards]


def schedule(batches: Iterable[Documents], version: str, work: Work, processes: Processes) -> Iterator[Done]:
    """Yield each batch with its shards as it gets done.

    When a process is lost, what was under way is tried again a document at a time, each at most once; a document that ends its
    process again is stored with a `worker-lost` problem.
    """
    waiting = iter(batches)
    more = True
    while more:
        broken: list[Documents] = []
        yield from _until_broken(waiting, version, work, processes, broken)
        more = bool(broken)
        for documents in broken:
            yield from _one_by_one(documents, version, work, processes)


def _until_broken(
    waiting: Iterator[Documents], version: str, work: Work, processes: Processes, broken: list[Documents]
) -> Iterator[Done]:
    under_way: dict[Future[Shards], Documents] = {}
    with processes.open(processes.workers) as executor:
        while True:
            wanted = 0 if broken else AHEAD * processes.workers - len(under_way)
            for documents in islice(waiting, wanted):
                try:
                    under_way[executor.submit(work, documents, version)] = documents
                except processes.gone:
                    broken.append(documents)
                    break
            if not under_way:
                return
            finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                documents = under_way.pop(future)
                try:
                    yield documents, future.result()
                except processes.gone:
                    broken.append(documents)


def _one_by_one(documents: Documents, version: str, work: Work, processes: Processes) -> Iterator[Done]:
    waiting = list(documents)
    while waiting:
        with processes.open(1) as executor:
            while waiting:
                document = waiting.pop(0)
                try:
                    yield (document,), executor.submit(work, (document,), version).result()
                except processes.gone:
                    yield (document,), lost(document, version)
                    break
