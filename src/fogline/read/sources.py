"""A source as the user names it, and the entries it stands for."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

from fogline.config import CASE_PARTS, CASE_TOML
from fogline.read.addresses import read_address
from fogline.read.archives.members import is_passed_over
from fogline.read.entry import Entry
from fogline.read.formats import reading_with
from fogline.read.gathered import gathered
from fogline.read.options import Item, Options, Reading
from fogline.read.problems import page_parts, too_large, unreadable
from fogline.read.saved import parts_of_pages

_WEB = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)


def is_web(source: str) -> bool:
    """Tell whether a source is a web address, and no path."""
    return bool(_WEB.match(source))


def read_source(source: str, options: Options | None = None) -> Iterator[Item]:
    """Yield every document of a web address, path, folder, glob pattern or `-` (standard input), in sorted order.

    Addresses are relative to the parent of the source; hidden files and folders, and those that systems add, are passed over. A
    source that is not there yields a fatal problem, so that others are still read.
    """
    reading = reading_with(options or Options())
    path = Path(source)
    if source == "-":
        yield from _read_standard_input(reading)
    elif is_web(source):
        yield from read_address(source, reading)
    elif path.is_dir():
        yield from gathered(path.resolve().name, _read_folder(path, reading))
    elif path.exists() or path.is_symlink():
        yield from reading.read(_entry(path, path.name, named=True))
    elif glob.has_magic(source):
        yield from _read_pattern(source, reading)
    else:
        yield unreadable(source, "no-such-source", f"there is no file or folder {source}", "check the path")


def _entry(path: Path, address: str, *, named: bool = False) -> Entry:
    return Entry(address, path.name, partial(_opened, path), named=named, beside=partial(_beside, path.parent, address))


def _beside(folder: Path, address: str, place: str) -> Entry | None:
    """Return the entry of a file in the folder or below it, by its path or by its name alone; nothing else is looked at."""
    told = urlsplit(place).path if is_web(place) else place
    for candidate in dict.fromkeys((told, told.replace("\\", "/").rpartition("/")[2])):
        path = (folder / candidate).resolve()
        if candidate and path.is_relative_to(folder.resolve()) and path.is_file():
            return _entry(path, (PurePosixPath(address).parent / path.relative_to(folder.resolve()).as_posix()).as_posix())
    return None


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")


def _read_standard_input(reading: Reading) -> Iterator[Item]:
    limit = reading.limits.office_bytes
    content = sys.stdin.buffer.read(limit + 1)
    if len(content) > limit:
        yield too_large("stdin", f"over {limit:,} bytes", limit, "office_bytes")
    else:
        yield from reading.read(Entry("stdin", "stdin", lambda: BytesIO(content), named=True))


def _read_folder(folder: Path, reading: Reading) -> Iterator[Item]:
    closed: list[str] = []
    files = sorted(_files(folder, closed))
    if not files and not closed:
        yield unreadable(str(folder), "empty-folder", f"the folder {folder} holds no files", "name a folder that holds reports")
    yield from _read_files(files, folder, reading)
    for name in sorted(closed):
        address = _address(Path(name), folder)
        hint = "name it as a source of its own, or give the right to read it"
        yield unreadable(address, "closed-folder", f"{address} is a link to a folder, or a folder that may not be read", hint)


def _read_files(files: Sequence[Path], folder: Path, reading: Reading) -> Iterator[Item]:
    """Yield what files of a folder hold, but for those that a saved page among them is shown with."""
    parts = parts_of_pages(files)
    for path in files:
        if path.parent not in parts:
            yield from reading.read(_entry(path, _address(path, folder)))
    for part, (page, number) in sorted(parts.items()):
        yield page_parts(_address(part, folder), page.name, number)


def _files(folder: Path, closed: list[str]) -> Iterator[Path]:
    """Yield the files at any depth, links that lead nowhere among them, but for what makes a folder a case.

    Folders that are not entered are added to `closed`.
    """
    for name, folders, files in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        own = CASE_PARTS if CASE_TOML in files else frozenset[str]()
        folders[:] = [each for each in folders if not is_passed_over(each) and each not in own]
        closed.extend(str(path) for each in folders if (path := Path(name, each)).is_symlink())
        for path in (Path(name, each) for each in files if not is_passed_over(each) and each not in own):
            if path.is_file() or (path.is_symlink() and not path.exists()):
                yield path


def _read_pattern(pattern: str, reading: Reading) -> Iterator[Item]:
    folder = _fixed_folder(pattern)
    files = sorted(path for path in folder.glob(str(Path(pattern).relative_to(folder))) if path.is_file())
    if not files:
        yield unreadable(pattern, "no-match", f"no file matches {pattern}", "check the pattern")
    yield from _read_files(files, folder, reading)


def _fixed_folder(pattern: str) -> Path:
    parts = Path(pattern).parts
    first_open = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    return Path(*parts[:first_open])


def _address(path: Path, folder: Path) -> str:
    return (Path(folder.resolve().name) / path.relative_to(folder)).as_posix()
