"""The commands of `fogline`, by name."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline import __version__
from fogline.cli.demo import demo
from fogline.cli.doctor import doctor
from fogline.cli.evaluate import evaluate
from fogline.cli.export import export
from fogline.cli.read import read
from fogline.cli.show import show

app = typer.Typer(
    name="fogline",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"fogline {__version__}")
        raise typer.Exit


@app.callback()
def fogline(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    """Read reports on an armed conflict, keep who said what, and show where they agree and where they do not."""


for command in (read, show, export, demo, doctor, evaluate):
    app.command()(command)
