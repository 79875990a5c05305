"""What the commands write: results to standard output, all else to standard error."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.markup import escape


def results() -> Console:
    """Return the console of results; without a terminal its lines are as long as they need be."""
    return Console(width=None if sys.stdout.isatty() else 200, highlight=False, soft_wrap=False)


def notes() -> Console:
    """Return the console of progress, summaries and complaints."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def complain(what: str, hint: str) -> None:
    """Say what is wrong and what to do next."""
    console = notes()
    console.print(f"[bold red]fogline[/]: {escape(what)}")
    if hint:
        console.print(f"[bold]hint[/]: {escape(hint)}")
