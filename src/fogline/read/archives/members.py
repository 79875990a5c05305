"""The files of an archive by their names: which are read, under which address, and which are refused."""

from __future__ import annotations

import re

from fogline.read.entry import Entry
from fogline.read.options import Reading
from fogline.read.problems import unreadable
from fogline.records import Problem

# What Windows, macOS and servers put beside files for their own use; the last is what Windows notes of where a file is from.
_ADDED = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "robots.txt", "icon\r"})
_MARKED = re.compile(r"[:.]Zone\.Identifier$|:com\.apple\.\w+$")
_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)


def is_unsafe(name: str) -> bool:
    """Tell whether a name leads out of its archive: absolute, with a drive, or by way of `..`.

    >>> [is_unsafe(name) for name in ("a/b.txt", "../b.txt", "C:/b.txt", "/b.txt", "a..b.txt")]
    [False, True, True, True, False]
    """
    return name.startswith("/") or bool(_DRIVE.match(name)) or ".." in name.split("/")


def is_passed_over(name: str) -> bool:
    """Tell whether a name is hidden, as one that starts with a dot is, or that of a file which a system or server adds.

    >>> [is_passed_over(name) for name in ("a/.DS_Store", "a/Thumbs.db", "a/b.html:Zone.Identifier", "./a/b.html")]
    [True, True, True, False]
    """
    parts = name.split("/")
    hidden = any((part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX" for part in parts)
    return hidden or parts[-1].lower() in _ADDED or bool(_MARKED.search(parts[-1]))


class Addresses:
    """The addresses of an archive's files, each given out once."""

    def __init__(self, archive: Entry) -> None:
        self._archive = archive.address
        self._given: dict[str, int] = {}

    def of(self, name: str) -> str:
        """Return the address of a file; the second of a name has its number added.

        >>> from io import BytesIO
        >>> addresses = Addresses(Entry("news.zip", "news.zip", BytesIO))
        >>> addresses.of("a/b.txt"), addresses.of("./a/b.txt")
        ('news.zip/a/b.txt', 'news.zip/a/b.txt (2)')
        """
        clean = "/".join(part for part in name.split("/") if part not in {"", "."})
        self._given[clean] = number = self._given.get(clean, 0) + 1
        return f"{self._archive}/{clean}" if number == 1 else f"{self._archive}/{clean} ({number})"


def unsafe_name(archive: Entry, name: str) -> Problem:
    """Return the problem of a name that leads out of its archive."""
    detail = f"{archive.address} holds a file named {name!r}, which leads out of it; such a file is not read"
    return unreadable(
        archive.address, "unsafe-name", detail, "look at where the archive is from; pack the file under a plain name"
    )


def too_deep(archive: Entry, reading: Reading) -> Problem | None:
    """Return the problem of an archive that lies in too many others."""
    limit = reading.limits.archive_depth
    if archive.depth < limit:
        return None
    detail = f"{archive.address} lies in {archive.depth} archives, one in the other; {limit} are opened"
    return unreadable(archive.address, "too-deep", detail, "unpack the outer ones, or raise archive_depth in case.toml")


def too_many(archive: Entry, reading: Reading) -> Problem:
    """Return the problem of an archive with more files than are read."""
    limit = reading.limits.archive_entries
    detail = f"{archive.address} holds more than {limit:,} files; the others are not read"
    return unreadable(archive.address, "too-many-files", detail, "split it, or raise archive_entries in case.toml")
