"""What is packed by gzip, bzip2 or xz, and tar archives, read from their first byte to their last as they come."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from fogline.read.archives.members import Addresses, is_passed_over, is_unsafe, too_deep, too_many, unsafe_name
from fogline.read.archives.unpacked import DAMAGED, AsItComes, guarded, unpacked
from fogline.read.budget import BrokenError, Budget
from fogline.read.entry import Entry
from fogline.read.gathered import gathered
from fogline.read.options import Item, Reading
from fogline.read.problems import unreadable

_PACKED = (".gz", ".bz2", ".xz")
_PACKED_TAR = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


def read_compressed(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents of the one file that is packed; its address is the packed file's."""
    if problem := too_deep(entry, reading):
        yield problem
        return
    budget = entry.budget or Budget(reading.limits.archive_ratio)
    # What lies in another archive was unpacked itself, and is not counted as packed a second time.
    read = _uncounted if entry.budget else budget.add
    content = unpacked(stream, read, budget.spend)
    inner = entry.within(entry.address, inner_name(entry), lambda: content, budget)
    yield from reading.read(replace(inner, named=entry.named))


def inner_name(entry: Entry) -> str:
    """Return the name of what an entry has packed.

    >>> inner_name(Entry.of_bytes("news.tgz", "news.tgz", b"")), inner_name(Entry.of_bytes("a.html.gz", "a.html.gz", b""))
    ('news.tar', 'a.html')
    """
    if entry.suffix in _PACKED:
        return entry.stem
    return entry.stem + _PACKED_TAR.get(entry.suffix, entry.suffix)


def read_tar(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents of the files of a tar archive, in the order in which they stand in it."""
    if problem := too_deep(entry, reading):
        yield problem
    else:
        yield from gathered(entry.address, _members(entry, stream, reading))


def _members(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    addresses = Addresses(entry)
    empty = True
    for number, (archive, member) in enumerate(_headers(stream)):
        if number >= reading.limits.archive_entries:
            yield too_many(entry, reading)
            return
        empty = False
        if member.isdir() or is_passed_over(member.name):
            continue
        if is_unsafe(member.name):
            yield unsafe_name(entry, member.name)
        elif not member.isreg() or member.issparse():
            yield _no_file(addresses.of(member.name))
        elif opened := archive.extractfile(member):
            content = guarded(opened, _uncounted, (tarfile.TarError, OSError))
            address = addresses.of(member.name)
            yield from reading.read(entry.within(address, member.name.rsplit("/", 1)[-1], lambda content=content: content))  # type: ignore[misc]
    if empty:
        yield unreadable(entry.address, "empty-archive", f"{entry.address} holds no files", "look at it; was it packed whole?")


class _Header(tarfile.TarInfo):
    """A header, whose being broken is told: the library takes it for the archive's end."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> _Header:
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.HeaderError as error:
            # These two tell of an end as it should be: with its mark, or with the file's end.
            if type(error).__name__ in {"EOFHeaderError", "EmptyHeaderError"}:
                raise
            raise BrokenError("damaged", f"it cannot be read on: {error}", DAMAGED) from error


def _headers(stream: BinaryIO) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo]]:
    try:
        # What stands before broken bytes is still read, if no more is asked for at once than there is.
        as_it_comes: Any = AsItComes(stream)
        with tarfile.open(fileobj=as_it_comes, mode="r|", tarinfo=_Header, errors="surrogateescape") as archive:
            while member := archive.next():
                # The library keeps every header that it has seen, which a long archive would fill the memory with.
                archive.members.clear()  # type: ignore[attr-defined]
                member.name = member.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
                yield archive, member
    except (tarfile.TarError, ValueError) as error:
        raise BrokenError("damaged", f"it cannot be read on: {error}", DAMAGED) from error


def _no_file(address: str) -> Item:
    detail = f"{address} is a link, a device or a file with holes, and no file as it is; it is not read"
    return unreadable(address, "no-file", detail, "pack the file that it stands for", fatal=False)


def _uncounted(_: int) -> None:
    """Count nothing."""
