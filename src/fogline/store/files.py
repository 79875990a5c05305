"""Files written whole or not at all, and the errors of a disk in plain words."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from fogline.errors import CaseError

PART = ".part"
"""What the name of a file that is still being written holds."""

_HINTS = {
    errno.ENOSPC: "free some space and run the same command again; what is stored stays",
    errno.EDQUOT: "free some space and run the same command again; what is stored stays",
    errno.EACCES: "make the folder writable, or name another with --case",
    errno.EPERM: "make the folder writable, or name another with --case",
    errno.EROFS: "the disk is mounted read-only: name a folder on another with --case",
    errno.ENOTDIR: "name a folder with --case, not a file",
    errno.EEXIST: "name a folder with --case, not a file",
}
_AGAIN = "mend the disk and run the same command again; what is stored stays"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole, synced to disk, or not at all; folders are made as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + PART)
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        # On a full disk the half-written file would take the space that the next run needs.
        part.unlink(missing_ok=True)
        raise
    swap_in(part, path)


def swap_in(part: Path, path: Path) -> None:
    """Put a finished file in the place of another, and have the folder know it even if the machine stops now."""
    part.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def sweep(folder: Path) -> None:
    """Remove what a killed run left half written."""
    for part in sorted(folder.rglob(f"*{PART}*")):
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink(missing_ok=True)


@contextmanager
def storing(folder: Path) -> Iterator[None]:
    """Turn what a disk or database says against `folder` into a `CaseError` with what to do next."""
    try:
        yield
    except OSError as error:
        hint = _HINTS.get(error.errno or 0, _AGAIN)
        raise CaseError(f"the case {folder} cannot be written: {error.strerror or error}", hint=hint) from error
    except (duckdb.OperationalError, duckdb.FatalException, pa.ArrowException) as error:
        what = str(error).splitlines()[0]
        full = "No space left" in str(error)
        raise CaseError(f"the case {folder} cannot be built: {what}", hint=_HINTS[errno.ENOSPC] if full else _AGAIN) from error
