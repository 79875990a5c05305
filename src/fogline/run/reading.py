"""One run: sources in, what is new stored batch by batch, and the database built when something changed."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from fogline.errors import SourceError
from fogline.queries import open_database
from fogline.read import Columns, Options, is_web
from fogline.read.web import Fetcher
from fogline.records import Problem
from fogline.run import dask, local
from fogline.run.build import build, is_built
from fogline.run.intake import Intake, stored
from fogline.run.schedule import Done
from fogline.run.unreached import as_one
from fogline.run.visits import Visits
from fogline.run.work import Documents
from fogline.store import CaseFolder, encode, locked, store_raw, storing, sweep, write_shards
from fogline.tables import from_rows
from fogline.version import line_version


@dataclass(frozen=True, slots=True)
class Engine:
    """Where documents are read: `local` processes or a `dask` cluster; `workers` 0 is the case's setting, else one a core."""

    name: str = "local"
    workers: int = 0
    scheduler: str | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose: the columns of tables, whether nothing is fetched, whether private hosts may be asked."""

    columns: Columns = field(default_factory=Columns)
    offline: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: documents and claims stored since it began, and whether all are and the case is being linked."""

    documents: int
    claims: int
    linking: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, and what the case holds after it.

    `read` documents were new, `already` were there, `unread` are the fatal problems of the sources given, `noted` the others;
    `claims`, `events` and `problems` (by code) are those of the whole case.
    """

    read: int
    already: int
    unread: tuple[Problem, ...]
    noted: tuple[Problem, ...]
    claims: int
    events: int
    problems: Mapping[str, int]


def read_into(
    folder: CaseFolder,
    sources: Iterable[str],
    engine: Engine,
    told: Callable[[Progress], None] = lambda _: None,
    choices: Choices | None = None,
) -> Summary:
    """Read sources into a case, made where there is none, and build its database where anything changed.

    Killed at any point, the same call takes up what is left. Raises `CaseError` where the case cannot be written or another
    process is reading into it, `SourceError` where no source is there, and `FoglineError` where no worker can be started.
    """
    named = tuple(sources)
    _check_sources(named)
    folder.make()
    settings = folder.settings()
    with storing(folder.root), locked(folder.root):
        sweep(folder.root)
        visits = Visits(folder)
        intake = Intake(folder, stored(folder, line_version()), _options(folder, choices or Choices(), visits))
        batches = intake.batches(named, settings.batch)
        workers = engine.workers or settings.workers or os.cpu_count() or 1
        read = _store_all(folder, _run(engine, batches, workers), told, visits)
        visits.save(ended=True)
        intake.problems = as_one(intake.problems)
        rest = intake.rest()
        if rest.problems or rest.addresses:
            write_shards(folder.shards, encode(rest))
        if not is_built(folder):
            told(Progress(read, 0, linking=True))
            build(folder)
            _note_run(folder, read)
    return _summary(folder, intake, read)


def _options(folder: CaseFolder, choices: Choices, visits: Visits) -> Options:
    limits = folder.limits()
    web = None if choices.offline else Fetcher(limits, choices.private, visits)
    return Options(limits, choices.columns, web)


def _check_sources(sources: tuple[str, ...]) -> None:
    if sources and not any(
        source == "-" or is_web(source) or set("*?[") & set(source) or Path(source).exists() for source in sources
    ):
        raise SourceError(f"there is no file or folder {sources[0]}", hint="check the path")


def _run(engine: Engine, batches: Iterator[Documents], workers: int) -> Iterator[Done]:
    if engine.name == "dask":
        return dask.run(batches, line_version(), workers, engine.scheduler)
    return local.run(batches, line_version(), workers)


def _store_all(folder: CaseFolder, done: Iterator[Done], told: Callable[[Progress], None], visits: Visits) -> int:
    documents = claims = 0
    for raws, shards in done:
        for raw in raws:
            store_raw(folder.documents, raw)
        write_shards(folder.shards, shards)
        visits.save(ended=False)
        documents, claims = documents + len(raws), claims + shards.claims
        told(Progress(documents, claims))
    return documents


def _note_run(folder: CaseFolder, read: int) -> None:
    line = {"when": datetime.now(UTC).isoformat(timespec="seconds"), "version": line_version(), "documents": read}
    with folder.runs.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(line) + "\n")


def _summary(folder: CaseFolder, intake: Intake, read: int) -> Summary:
    with open_database(folder.database) as connection:
        claims, events = (connection.execute(f"select count(*) from {name}").fetchall()[0][0] for name in ("claims", "events"))
        rows = connection.execute("select * from problems").to_arrow_table().to_pylist()
    problems = list(from_rows(Problem, rows))
    of_given = (problem for problem in problems if problem.record_id in intake.given)
    met = sorted({*intake.problems, *of_given}, key=lambda problem: (problem.record_id, problem.code))
    return Summary(
        read=read,
        already=sum(key in intake.known.current for key in intake.given),
        unread=tuple(problem for problem in met if problem.fatal),
        noted=tuple(problem for problem in met if not problem.fatal),
        claims=claims,
        events=events,
        problems=dict(sorted(Counter(problem.code for problem in problems).items())),
    )
