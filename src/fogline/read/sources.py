"""A source as the user names it, and the files it stands for."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from fogline.read.files import read_bytes, read_file
from fogline.read.limits import LIMIT, MEDIA_TYPES
from fogline.read.problems import too_large, unknown_format, unreadable
from fogline.records import Problem, RawDocument


def read_source(source: str, *, limit: int = LIMIT) -> Iterator[RawDocument | Problem]:
    """Yield every document of a path, folder, glob pattern or `-` (standard input), in sorted order.

    Addresses are relative to the parent of the source; files and folders whose name starts with a dot are passed over. A source
    that is not there yields a fatal problem, so that others are still read.
    """
    path = Path(source)
    if source == "-":
        yield from _read_standard_input(limit)
    elif path.is_dir():
        yield from _read_folder(path, limit)
    elif path.exists() or path.is_symlink():
        yield from read_file(path, path.name, limit)
    elif glob.has_magic(source):
        yield from _read_pattern(source, limit)
    else:
        yield unreadable(source, "no-such-source", f"there is no file or folder {source}", "check the path")


def _read_standard_input(limit: int) -> Iterator[RawDocument | Problem]:
    content = sys.stdin.buffer.read(limit + 1)
    if len(content) > limit:
        yield too_large("stdin", f"over {limit:,} bytes", limit)
    else:
        yield from read_bytes(content, "stdin", _sniff(content), limit)


def _sniff(content: bytes) -> str:
    start = content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    return "application/json" if start.startswith(b"{") else "text/plain"


def _read_folder(folder: Path, limit: int) -> Iterator[RawDocument | Problem]:
    closed: list[str] = []
    files = sorted(_files(folder, closed))
    if not files and not closed:
        yield unreadable(str(folder), "empty-folder", f"the folder {folder} holds no files", "name a folder that holds reports")
    for path in files:
        yield from _read_found(path, _address(path, folder), limit)
    for name in sorted(closed):
        address = _address(Path(name), folder)
        hint = "name it as a source of its own, or give the right to read it"
        yield unreadable(address, "closed-folder", f"{address} is a link to a folder, or a folder that may not be read", hint)


def _files(folder: Path, closed: list[str]) -> Iterator[Path]:
    """Yield the files at any depth, links that lead nowhere among them; folders that are not entered are added to `closed`."""
    for name, folders, files in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        folders[:] = [each for each in folders if not each.startswith(".")]
        closed.extend(str(path) for each in folders if (path := Path(name, each)).is_symlink())
        for path in (Path(name, each) for each in files if not each.startswith(".")):
            if path.is_file() or (path.is_symlink() and not path.exists()):
                yield path


def _read_pattern(pattern: str, limit: int) -> Iterator[RawDocument | Problem]:
    folder = _fixed_folder(pattern)
    files = sorted(path for path in folder.glob(str(Path(pattern).relative_to(folder))) if path.is_file())
    if not files:
        yield unreadable(pattern, "no-match", f"no file matches {pattern}", "check the pattern")
    for path in files:
        yield from _read_found(path, _address(path, folder), limit)


def _fixed_folder(pattern: str) -> Path:
    parts = Path(pattern).parts
    first_open = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    return Path(*parts[:first_open])


def _address(path: Path, folder: Path) -> str:
    return (Path(folder.resolve().name) / path.relative_to(folder)).as_posix()


def _read_found(path: Path, address: str, limit: int) -> Iterator[RawDocument | Problem]:
    """Read a file that was not named itself: one of another format may well lie beside the reports, so that is not fatal."""
    if path.suffix.lower() in MEDIA_TYPES:
        yield from read_file(path, address, limit)
    else:
        yield unknown_format(address, path.suffix, fatal=False)
