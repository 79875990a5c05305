"""One file into its documents."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

from fogline.ids import content_hash
from fogline.read.limits import MEDIA_TYPES
from fogline.read.lines import read_lines
from fogline.read.problems import too_large, unknown_format, unreadable
from fogline.records import Problem, RawDocument

_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_OTHER_FORMATS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
}


def read_file(path: Path, address: str, limit: int) -> Iterator[RawDocument | Problem]:
    """Yield the documents of the file at `path`, one for text and pages, one a line for jsonl."""
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        yield unknown_format(address, path.suffix, fatal=True)
        return
    try:
        if media_type == "application/json":
            with path.open("rb") as stream:
                yield from read_lines(stream, address, limit)
            return
        size = path.stat().st_size
        content = path.read_bytes() if size <= limit else b""
    except OSError as error:
        yield unreadable(
            address, "no-access", f"{address} cannot be opened: {error.strerror}", "check that the file is there and may be read"
        )
        return
    if size > limit:
        yield too_large(address, f"{size:,} bytes", limit)
    else:
        yield from read_bytes(content, address, media_type, limit)


def read_bytes(content: bytes, address: str, media_type: str, limit: int) -> Iterator[RawDocument | Problem]:
    """Yield the document that `content` is, or the problem with it."""
    if media_type == "application/json":
        yield from read_lines(BytesIO(content), address, limit)
        return
    yield _fault(content, address) or RawDocument(
        name=PurePosixPath(address).stem,
        content=content,
        sha256=content_hash(content),
        address=address,
        media_type=media_type,
    )


def _fault(content: bytes, address: str) -> Problem | None:
    if not content.strip():
        return unreadable(address, "empty-file", f"{address} is empty", "fetch the report again")
    for mark, what in _OTHER_FORMATS.items():
        if content.startswith(mark):
            return unreadable(
                address, "binary", f"{address} is {what}, whatever its name says", "save the report as text or html"
            )
    if b"\0" in content and not content.startswith(_UNICODE_MARKS):
        return unreadable(
            address, "binary", f"{address} holds NUL bytes, so it is no text", "save the report as text or html in UTF-8"
        )
    return None
