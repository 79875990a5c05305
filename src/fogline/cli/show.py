"""`fogline show`: a case as tables."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from fogline.cli.formats import Format, write_rows
from fogline.cli.options import CaseOption, open_case
from fogline.queries import SUBJECTS


class Subject(StrEnum):
    """What of a case can be shown."""

    CLAIMS = "claims"
    EVENTS = "events"
    DISPUTES = "disputes"
    MOVEMENTS = "movements"
    ACTORS = "actors"
    SOURCES = "sources"
    PLACES = "places"
    PROBLEMS = "problems"


def show(  # noqa: PLR0913, PLR0917 — a parameter is an option of the command line
    subject: Annotated[Subject, typer.Argument(help="What to show.")] = Subject.EVENTS,
    case: CaseOption = None,
    kind: Annotated[list[str] | None, typer.Option(help="A kind or family of kinds; may be repeated.")] = None,
    actor: Annotated[str | None, typer.Option(help="A part of the name of who acts or is acted on, or its id.")] = None,
    place: Annotated[str | None, typer.Option(help="A part of a place's name, or its id.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DAY", help="Events from this day on (YYYY-MM-DD).")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Events up to this day.")] = None,
    status: Annotated[list[str] | None, typer.Option(help="happened, planned, negated, …; may be repeated.")] = None,
    voice: Annotated[str | None, typer.Option(help="A part of the name of who says it: outlet, cited outlet or speaker.")] = None,
    text: Annotated[str | None, typer.Option(help="A part of the sentence.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many rows.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.TABLE,
) -> None:
    """Show the claims, events, disputes, movements, actors, sources, places or problems of a case.

    Filters choose claims: events, actors and the others are those that the claims left belong to. A claim with no time told is
    outside any days asked for.
    """
    rows = open_case(case).rows(
        subject.value,
        limit=limit,
        kind=kind,
        actor=actor,
        place=place,
        start=start,
        end=end,
        status=status,
        voice=voice,
        text=text,
    )
    write_rows(list(rows), SUBJECTS[subject.value], form, sys.stdout)
