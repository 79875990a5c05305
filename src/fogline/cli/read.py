"""`fogline read`: the main job."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from fogline.cli.options import CaseOption, open_case
from fogline.cli.screen import notes
from fogline.read import Columns
from fogline.records import Problem
from fogline.run import Choices, Engine, Summary
from fogline.run import Progress as Stand

NOTED = 10
"""How many documents that were read, but with something to look at, the summary names."""


class EngineName(StrEnum):
    """Where documents are read."""

    LOCAL = "local"
    DASK = "dask"


def _column(holds: str) -> Any:  # noqa: ANN401 — typer's own type is private
    return typer.Option(metavar="NAME", help=f"The column or field that {holds}, where it has no usual name.")


def read(  # noqa: PLR0913, PLR0917 — the options of a command are its parameters
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE…",
            help="Web addresses, files, folders or patterns of reports, or - for standard input (docs/reading.md).",
        ),
    ] = None,
    case: CaseOption = None,
    engine: Annotated[EngineName, typer.Option(help="Processes of this machine, or a dask cluster.")] = EngineName.LOCAL,
    workers: Annotated[int, typer.Option(min=0, help="Processes that read at once; 0 is one a core.")] = 0,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A running dask scheduler; else a cluster is started here.")
    ] = None,
    text_column: Annotated[str | None, _column("holds the text")] = None,
    id_column: Annotated[str | None, _column("holds the id")] = None,
    title_column: Annotated[str | None, _column("holds the title")] = None,
    date_column: Annotated[str | None, _column("holds the date of publication")] = None,
    outlet_column: Annotated[str | None, _column("holds the outlet")] = None,
    url_column: Annotated[str | None, _column("holds the web address")] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Fetch nothing.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch from this machine and its own network.")
    ] = False,
) -> None:
    """Read reports into a case, and link what they tell.

    What is already there is not read again, so the same command takes up a run that was stopped. With no SOURCE the case is
    brought up to date with this version of fogline. Exits with 1 when some documents could not be read; the others are.
    """
    opened = open_case(case)
    if not sources:
        opened.folder.settings()
    columns = Columns(text_column, id_column, title_column, date_column, outlet_column, url_column)
    choices = Choices(columns, offline, allow_private)
    with following() as told:
        summary = opened.read(*sources or (), engine=Engine(engine, workers, scheduler), told=told, choices=choices)
    tell(summary, str(opened.folder.root))
    if summary.unread:
        raise typer.Exit(1)


class _Told:
    """A progress line that follows a run."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("reading", documents=0, claims=0, total=None)

    def __call__(self, stand: Stand) -> None:
        """Show how far the run is."""
        if stand.linking:
            self._progress.update(self._task, description="linking")
        else:
            self._progress.update(self._task, documents=stand.documents, claims=stand.claims)


@contextmanager
def following() -> Iterator[_Told]:
    """Follow a run with a line on the terminal, where there is one."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[documents]} documents, {task.fields[claims]} claims"),
        TimeElapsedColumn(),
    )
    console = notes()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield _Told(progress)


def tell(summary: Summary, where: str) -> None:
    """Write the closing summary: what was read, what the case holds, and every document that could not be read, or not well."""
    console = notes()
    for problem in summary.noted[:NOTED]:
        console.print(f"[yellow]note[/] {escape(_line(problem))}")
    if more := len(summary.noted[NOTED:]):
        console.print(f"[yellow]note[/] and {more} more: fogline show problems --case {escape(where)}")
    for problem in summary.unread:
        console.print(f"[red]not read[/] {escape(_line(problem))}")
    lost = len(summary.unread)
    console.print(f"[bold]{summary.read}[/] read, [bold]{summary.already}[/] already there, [bold]{lost}[/] not read")
    counts = ", ".join(f"{code} {number}" for code, number in summary.problems.items())
    problems = f"; problems: {escape(counts)}" if counts else ""
    console.print(f"{escape(where)} holds [bold]{summary.claims}[/] claims, [bold]{summary.events}[/] events{problems}")


def _line(problem: Problem) -> str:
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{problem.record_id}: {problem.code}: {problem.detail}{hint}"
