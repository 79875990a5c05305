"""The processes of a dask cluster: one that runs elsewhere, by its address, or one of this machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import import_module
from typing import Any

from fogline.errors import FoglineError
from fogline.run.schedule import Done, Processes, schedule
from fogline.run.work import Documents, Work, work

PATIENCE = 15
"""Seconds in which a scheduler has to answer."""


def run(
    batches: Iterable[Documents], version: str, workers: int, scheduler: str | None = None, do: Work = work
) -> Iterator[Done]:
    """Yield each batch with its shards, made on the cluster at `scheduler`, or else on a cluster of `workers` processes here.

    Raises `FoglineError` where dask is not installed or the scheduler does not answer.
    """
    distributed = _distributed()
    gone = (distributed.scheduler.KilledWorker, distributed.client.FutureCancelledError)
    with ExitStack() as stack:
        client = stack.enter_context(_client(distributed, workers, scheduler))
        size = workers if scheduler is None else max(1, sum(client.nthreads().values()))
        yield from schedule(batches, version, do, Processes(partial(_executor, client), gone, size))


def _distributed() -> Any:  # noqa: ANN401 — a module that may not be installed
    try:
        return import_module("distributed")
    except ModuleNotFoundError as error:
        hint = "python -m pip install 'fogline[cluster]', or leave out --engine dask"
        raise FoglineError("dask is not installed", hint=hint) from error


@contextmanager
def _client(distributed: Any, workers: int, scheduler: str | None) -> Iterator[Any]:  # noqa: ANN401 — as above
    with ExitStack() as stack:
        address: Any = scheduler
        if scheduler is None:
            cluster = distributed.LocalCluster(
                n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs="CRITICAL"
            )
            address = stack.enter_context(cluster)
        try:
            client = distributed.Client(address, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            hint = "start it with `dask scheduler`, or check the address after --scheduler"
            raise FoglineError(f"no dask scheduler answers at {scheduler}: {error}", hint=hint) from error
        yield stack.enter_context(client)


@contextmanager
def _executor(client: Any, _workers: int) -> Iterator[Executor]:  # noqa: ANN401 — as above
    # A lost worker is dask's to replace: its tasks are tried elsewhere before the loss is told.
    yield client.get_executor(pure=False)
