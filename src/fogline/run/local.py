"""The processes of this machine."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from multiprocessing import active_children, get_context, parent_process
from typing import Any

from fogline.errors import FoglineError
from fogline.run.schedule import Done, Processes, schedule
from fogline.run.work import Documents, Work, work


def run(batches: Iterable[Documents], version: str, workers: int, do: Work = work) -> Iterator[Done]:
    """Yield each batch with its shards, made by `workers` processes; by this one where one is enough."""
    if workers == 1:
        return ((documents, do(documents, version)) for documents in batches)
    waiting = iter(batches)
    first = next(waiting, None)
    if first is None:
        return iter(())  # nothing to do, so nothing to start
    return schedule(chain((first,), waiting), version, do, Processes(_pool, (BrokenProcessPool,), workers))


class _Pool(ProcessPoolExecutor):
    """Processes that leave Ctrl-C to this one, which ends them."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 — the signature inherited
        # A process started here inherits the mask, from its first moment on.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


@contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    others = set(active_children())
    # Spawned, not forked: a fork takes over threads and locks of numeric libraries in any state.
    pool = _Pool(workers, mp_context=get_context("spawn"), initializer=_follow_parent)
    try:
        _await_start(pool)
        yield pool
    except BaseException:
        for process in set(active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _await_start(pool: Executor) -> None:
    # A pool that breaks here is none that a document broke.
    try:
        pool.submit(os.getpid).result()
    except BrokenProcessPool as error:
        hint = "from Python, read without an engine, or in a file under `if __name__ == '__main__':`; else free some memory"
        raise FoglineError("the processes that read cannot be started", hint=hint) from error


def _follow_parent() -> None:
    """End this worker when the process that started it is gone, even by SIGKILL."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
