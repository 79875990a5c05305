"""`fogline doctor`: what is installed, and whether a case is sound."""

from __future__ import annotations

import platform

import typer
from rich.markup import escape

from fogline import __version__
from fogline.cli.options import CaseOption, open_case
from fogline.cli.screen import results
from fogline.errors import FoglineError
from fogline.queries import open_database
from fogline.registries.kinds import kinds
from fogline.run.build import is_built
from fogline.store import CaseFolder
from fogline.store.check import faults
from fogline.version import PACKAGES, build_version, installed, line_version

OTHERS = ("duckdb", "pyarrow", "dask", "pandas")
"""The packages whose versions change no claim."""


def doctor(case: CaseOption = None) -> None:
    """Tell the versions and data in use, and check the integrity of a case. Exits with 1 when the case has faults."""
    console = results()
    console.print(f"fogline {__version__} (line {line_version()}, build {build_version()}), Python {platform.python_version()}")
    console.print(", ".join(installed(name) for name in (*PACKAGES, *OTHERS)))
    console.print(f"{len(kinds().family)} kinds of event in {len(set(kinds().family.values()))} families")
    folder = open_case(case).folder
    if case is None and not folder.toml.is_file():
        console.print("no case here: name one with --case to have it checked")
        return
    folder.settings()
    found = [*faults(folder), *_database_faults(folder)]
    for fault in found:
        console.print(f"[red]fault[/] {escape(fault)}")
    console.print(f"the case {folder.root} is sound" if not found else f"the case {folder.root} has {len(found)} faults")
    if found:
        raise typer.Exit(1)


def _database_faults(folder: CaseFolder) -> list[str]:
    try:
        with open_database(folder.database) as connection:
            connection.execute("select count(*) from claim_rows").fetchall()
    except FoglineError as error:
        return [f"{error.message} ({error.hint})"]
    if not is_built(folder):
        return ["the database is not built from the shards that are there: run `fogline read` once more"]
    return []
