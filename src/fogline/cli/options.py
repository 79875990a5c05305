"""The options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fogline.case import Case
from fogline.store import find_case

CaseOption = Annotated[
    Path | None,
    typer.Option("--case", metavar="DIR", help="The case folder; else the nearest with a case.toml upward, else ./case."),
]


def open_case(named: Path | None) -> Case:
    """Return the case that the option names, or the one found from the working folder."""
    return Case(find_case(named, Path.cwd()).root)
