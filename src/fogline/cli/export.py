"""`fogline export`: a case as files for other tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from fogline.cli.options import CaseOption, open_case
from fogline.cli.screen import notes


class Form(StrEnum):
    """What a case can be written as."""

    CLAIMS = "claims"
    EVENTS = "events"
    CSV = "csv"
    GEOJSON = "geojson"


def export(
    form: Annotated[
        Form,
        typer.Argument(help="claims and events as JSON lines, csv in the order of ACLED's columns, geojson for a map."),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The file to write.")],
    case: CaseOption = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Write the names of private persons as found; for scoring only.")
    ] = False,
) -> None:
    """Write a case to a file: claims, events, csv or geojson.

    Names of private persons, victims above all, become what they are in the story ("civilian").
    """
    count = open_case(case).export(form.value, out, with_names=with_names)
    what = "reports with their claims" if form is Form.CLAIMS else "events"
    notes().print(f"{escape(str(out))}: {count} {what}")
