"""The files of a zip archive: their names in whatever encoding, in order, each as a stream that is watched."""

from __future__ import annotations

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import BinaryIO

from resiliparse.parse.encoding import detect_encoding

from fogline.read.archives.unpacked import guarded
from fogline.read.budget import BrokenError

_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u3041-\uffdc]")
_KANA = re.compile(r"[\u3041-\u30fa]")
_LOCAL_HEADER = 30
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_UNICODE_PATH = 0x7075
ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    struct.error,
)
"""What the library raises where a zip is broken."""


def opened_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """Open a zip; what is none, or has lost its end, where its list of files stands, raises `BrokenError`."""
    try:
        return zipfile.ZipFile(stream)
    except ERRORS as error:
        hint = "it is cut short or was changed on its way; fetch it again"
        raise BrokenError("damaged", f"its list of files cannot be read: {error}", hint) from error


def overlap(members: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell whether files lie on one another in a zip, so that few bytes are unpacked many times over: only traps are made so.

    The same file listed twice counts as one.
    """
    end = -1
    for start, size in sorted({(member.header_offset, member.compress_size) for member in members}):
        if start < end:
            return True
        end = start + _LOCAL_HEADER + size
    return False


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    """Tell whether a file can be read only with a password."""
    return bool(member.flag_bits & _ENCRYPTED)


def opened_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, spend: Callable[[int], None]) -> BinaryIO:
    """Open a file of a zip; whatever is wrong with it raises `BrokenError`, here or where it is read."""
    try:
        return guarded(archive.open(member), spend, ERRORS)
    except NotImplementedError as error:
        raise BrokenError(
            "unknown-packing", f"it is packed in a way that is not known: {error}", "pack it again as a plain zip"
        ) from error
    except ERRORS as error:
        raise BrokenError("damaged", f"it cannot be opened: {error}", "pack it again") from error


def names_of(members: Sequence[zipfile.ZipInfo]) -> dict[zipfile.ZipInfo, str]:
    """Return the name of each file, with `/` between folders.

    Names that are not marked as UTF-8 are mostly UTF-8 all the same, or in the encoding of the system that packed them: it is
    told from all such names of the archive together, as one alone is too short for it.
    """
    raw = {member: _raw_name(member) for member in members}
    odd = b"\n".join(name for member, name in raw.items() if not name.isascii() and not member.flag_bits & _UTF8_NAME)
    encodings = ("utf-8", *([told] if (told := _other_script(odd)) else []), "cp437")
    return {member: _name(member, raw[member], encodings) for member in members}


def _other_script(names: bytes) -> str | None:
    """Return the encoding of names that are not in Latin letters; those that are in cp437, which zips were made for."""
    for encoding, letters in (("cp932", _KANA), (detect_encoding(names) or "utf-8", _NOT_LATIN)):
        try:
            if letters.search(names.decode(encoding)):
                return encoding
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _raw_name(member: zipfile.ZipInfo) -> bytes:
    if member.flag_bits & _UTF8_NAME:
        return member.filename.encode("utf-8", "surrogatepass")
    return member.filename.encode("cp437", "replace")


def _name(member: zipfile.ZipInfo, raw: bytes, encodings: Sequence[str]) -> str:
    if member.flag_bits & _UTF8_NAME or raw.isascii():
        return member.filename.replace("\\", "/")
    if told := _unicode_path(member.extra, zlib.crc32(raw)):
        return told.replace("\\", "/")
    for encoding in encodings:
        try:
            return raw.decode(encoding).replace("\\", "/")
        except (UnicodeDecodeError, LookupError):
            continue
    return member.filename


def _unicode_path(extra: bytes, crc: int) -> str | None:
    """Return the name that Info-ZIP keeps in a field of its own (its id, size, version, the plain name's checksum, the name)."""
    while len(extra) >= 4:
        field, size = struct.unpack("<HH", extra[:4])
        content, extra = extra[4 : 4 + size], extra[4 + size :]
        if field == _UNICODE_PATH and len(content) > 5 and struct.unpack("<L", content[1:5])[0] == crc:
            return content[5:].decode("utf-8", "replace")
    return None
