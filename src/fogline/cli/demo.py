"""`fogline demo`: a first look, with reports that come with fogline."""

from __future__ import annotations

import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from fogline.case import Case
from fogline.cli.formats import Format, write_rows
from fogline.cli.read import following, tell
from fogline.cli.screen import results
from fogline.queries import SUBJECTS
from fogline.run import Engine

ROWS = 12


def demo(
    case: Annotated[Path, typer.Option("--case", metavar="DIR", help="Where to make the case.")] = Path("demo-case"),
) -> None:
    """Read a sample of invented reports into ./demo-case, and show its events, disputes and movements, the most told first."""
    opened = Case(case)
    with as_file(files("fogline") / "data" / "sample" / "reports") as reports, following() as told:
        summary = opened.read(reports, engine=Engine(), told=told)
    tell(summary, str(case))
    console = results()
    rank = _most_told_first(opened)
    for subject in ("events", "disputes", "movements"):
        console.rule(f"fogline show {subject} --case {case} (here the most told first)", align="left")
        rows = sorted(opened.rows(subject), key=lambda row: rank[row.event_id])
        write_rows(rows[:ROWS], SUBJECTS[subject], Format.TABLE, sys.stdout)
    console.print(f"\nMore: fogline show claims --case {case} · fogline export claims -o claims.jsonl --case {case}")


def _most_told_first(case: Case) -> dict[str, int]:
    """Return the place of each event, by id, among the events ordered by how many reports tell of them."""
    events = sorted(case.rows("events"), key=lambda event: (-event.documents, -event.claims))
    return {event.event_id: number for number, event in enumerate(events)}
