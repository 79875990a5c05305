"""One writer at a time in a case."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fogline.errors import CaseError

NAME = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the case for writing; the system lets go of it when the process ends, however it ends.

    Raises `CaseError` where another process holds it.
    """
    handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            hint = "wait until it is done, or read into another folder with --case"
            raise CaseError(f"another fogline is reading into the case {folder}", hint=hint) from error
        yield
    finally:
        os.close(handle)
