"""The command line: one command a file, every error one line and a hint."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import NoReturn

from fogline.cli.app import app
from fogline.cli.screen import complain
from fogline.errors import FoglineError

INTERRUPTED = 130
"""The exit status of a command that Ctrl-C ended, as shells give it."""


class _Interrupted(BaseException):
    """Ctrl-C, under a name that the libraries below leave alone."""


def main() -> None:
    """Run a command and exit: 0, or 1 when some documents could not be read, 2 when nothing could be done, 130 after Ctrl-C."""
    signal.signal(signal.SIGINT, _interrupt)
    try:
        app()
    except FoglineError as error:
        complain(error.message, error.hint)
        sys.exit(2)
    except _Interrupted:
        complain("stopped; what was stored stays", "run the same command again to take it up")
        sys.exit(INTERRUPTED)


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise _Interrupted
