"""Archives made for tests, and what reading gives of bytes under a name."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Sequence

from fogline.config import Limits
from fogline.read import Columns, Options, Web
from fogline.read.entry import Entry
from fogline.read.formats import reading_with
from fogline.records import Problem, RawDocument

REPORT = b"The army left the town on Monday."


def items(
    name: str,
    content: bytes,
    limits: Limits | None = None,
    *,
    named: bool = True,
    columns: Columns | None = None,
    web: Web | None = None,
) -> list[RawDocument | Problem]:
    """Return what reading gives of a file with this name and content."""
    reading = reading_with(Options(limits or Limits(), columns or Columns(), web))
    return list(reading.read(Entry(name, name, lambda: io.BytesIO(content), named=named)))


def told(found: Sequence[RawDocument | Problem]) -> list[str]:
    """Return the addresses of documents and the codes of problems."""
    return [item.address if isinstance(item, RawDocument) else item.code for item in found]


def documents(found: Sequence[RawDocument | Problem]) -> list[RawDocument]:
    """Return the documents among what was found."""
    return [item for item in found if isinstance(item, RawDocument)]


def problems(found: Sequence[RawDocument | Problem]) -> list[Problem]:
    """Return the problems among what was found."""
    return [item for item in found if isinstance(item, Problem)]


def zipped(*files: tuple[str, bytes]) -> bytes:
    """Return a zip of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return stream.getvalue()


def tarred(*files: tuple[str, bytes]) -> bytes:
    """Return a tar of files."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in files:
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
    return stream.getvalue()
