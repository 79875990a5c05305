"""Zip archives, and the formats that are zips within: office documents, sheets, web archives."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from io import SEEK_END, BufferedReader, BytesIO, FileIO
from pathlib import Path
from typing import BinaryIO

from fogline.read.archives.members import Addresses, is_passed_over, is_unsafe, too_deep, too_many, unsafe_name
from fogline.read.archives.unpacked import laid_down
from fogline.read.archives.zipped import is_encrypted, names_of, opened_member, opened_zip, overlap
from fogline.read.budget import Budget
from fogline.read.documents import DOCX, ODT, read_office
from fogline.read.entry import Entry
from fogline.read.gathered import gathered
from fogline.read.options import Item, Reading
from fogline.read.problems import page_parts, too_large, unreadable
from fogline.read.saved import parts_of_pages
from fogline.read.tables.sheets import read_sheets

_OFFICE = {
    "application/vnd.oasis.opendocument.text": ODT,
    "application/vnd.oasis.opendocument.text-template": ODT,
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.spreadsheet-template": "ods",
}
_OFFICE_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "slides"}
_WACZ = "datapackage.json"


def read_package(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents of a zip: of its files, or the one that it is."""
    limit = reading.limits.archive_bytes
    if _can_be_gone_about_in(stream):
        yield from _read(entry, stream, reading)
    elif laid := laid_down(stream, limit):
        with closing(laid):
            yield from _read(entry, laid, reading)
    else:
        yield too_large(entry.address, f"over {limit:,} bytes", limit, "archive_bytes")


def _can_be_gone_about_in(stream: BinaryIO) -> bool:
    """Tell whether a stream is a file or in memory: one that unpacks goes back only by unpacking all anew."""
    while isinstance(stream, BufferedReader):
        stream = stream.raw
    return isinstance(stream, BytesIO | FileIO) and stream.seekable()


def _read(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    with opened_zip(stream) as archive:
        members = archive.infolist()
        if overlap(members):
            detail = f"{entry.address} holds files that lie on one another, as in no honest archive; none of them is read"
            yield unreadable(entry.address, "bomb", detail, "look at where it is from")
        elif office := _office_kind(archive):
            yield from _read_office(entry, stream, members, office, reading)
        elif problem := too_deep(entry, reading):
            yield problem
        else:
            budget = entry.budget or Budget(reading.limits.archive_ratio, packed=size)
            yield from gathered(entry.address, _read_members(entry, archive, budget, reading))


def _office_kind(archive: zipfile.ZipFile) -> str | None:
    """Return the media type of an office document, `xlsx` or `ods` for a sheet, `slides`, or `None` for a zip of anything."""
    names = set(archive.namelist())
    if "mimetype" in names:
        member = archive.getinfo("mimetype")
        with opened_member(archive, member, lambda _: None) as opened:
            told = opened.read(200).decode("ascii", "replace").strip()
        return _OFFICE.get(told)
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for part, kind in _OFFICE_PARTS.items() if part in names), None)


def _read_office(
    entry: Entry, stream: BinaryIO, members: Sequence[zipfile.ZipInfo], kind: str, reading: Reading
) -> Iterator[Item]:
    limit = reading.limits.office_bytes
    size = sum(member.file_size for member in members)
    if size > limit:
        yield too_large(entry.address, f"{size:,} bytes unpacked", limit, "office_bytes")
    elif any(is_encrypted(member) for member in members):
        yield _encrypted(entry.address)
    elif kind == "slides":
        detail = f"{entry.address} is of a format that is not read (a presentation)"
        yield unreadable(entry.address, "unknown-format", detail, "save it as PDF", fatal=entry.named)
    elif kind in {"xlsx", "ods"}:
        yield from read_sheets(entry, stream, kind, reading)
    else:
        stream.seek(0)
        yield from read_office(entry, stream, reading, kind)


def _read_members(entry: Entry, archive: zipfile.ZipFile, budget: Budget, reading: Reading) -> Iterator[Item]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    names = names_of(members)
    members.sort(key=lambda member: (names[member], member.header_offset))
    wanted = [member for member in members if not is_passed_over(names[member])]
    if _WACZ in names.values():
        # A web archive's other files are its index and its lists of pages.
        wanted = [member for member in wanted if names[member].startswith("archive/")]
    if not wanted:
        yield unreadable(entry.address, "empty-archive", f"{entry.address} holds no files", "look at it; was it packed whole?")
    parts = parts_of_pages([Path(names[member]) for member in wanted])
    addresses = Addresses(entry)
    for number, member in enumerate(wanted):
        name = names[member]
        if number >= reading.limits.archive_entries:
            yield too_many(entry, reading)
            return
        if is_unsafe(name):
            yield unsafe_name(entry, name)
        elif Path(name).parent not in parts:
            address = addresses.of(name)
            if is_encrypted(member):
                yield _encrypted(address)
            else:
                opened = partial(opened_member, archive, member, budget.spend)
                yield from reading.read(entry.within(address, name.rsplit("/", 1)[-1], opened, budget))
    for part, (page, held) in sorted(parts.items()):
        yield page_parts(f"{entry.address}/{part.as_posix()}", page.name, held)


def _encrypted(address: str) -> Item:
    detail = f"{address} can be read only with a password"
    return unreadable(address, "encrypted", detail, "unpack it with its password, and read what comes out")
