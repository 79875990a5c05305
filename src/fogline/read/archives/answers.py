"""Answers of web servers as archives keep them: a head, and a body that may be chunked and packed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ZstdReader

from fogline.read.inflating import inflated

LONGEST_HEAD = 1 << 16
"""The most bytes of a head: servers refuse heads of a quarter of it."""

_STATUS = re.compile(rb"\s*(?:HTTP/\d[\d.]*|ICY)[ \t]+(\d{3})(?!\d)")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an answer: its status, and its fields by their names in small letters; of a repeated one the first."""

    status: int
    fields: Mapping[str, str]

    @property
    def media_type(self) -> str:
        """What the server says that the body is, in small letters, without its parameters; nothing if it does not say."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding of the body's characters as the server says it."""
        return charset_of(self.fields.get("content-type", ""))


def charset_of(content_type: str) -> str | None:
    """Return the encoding that a content type names.

    >>> charset_of('text/html; charset="windows-1256"')
    'windows-1256'
    """
    found = _CHARSET.search(content_type)
    return found[1].lower() if found else None


def split(start: bytes) -> tuple[Head, bytes] | None:
    r"""Return the head of an answer that starts with these bytes, and what of them is its body; `None` where there is no head.

    >>> split(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
    (Head(status=200, fields={'content-type': 'text/html'}), b'<p>')
    """
    end = _HEAD_END.search(start)
    status = _STATUS.match(start)
    if end is None or status is None or end.start() > LONGEST_HEAD:
        return None
    fields: dict[str, str] = {}
    for line in start[: end.start()].splitlines()[1:]:
        name, _, value = line.decode("latin-1").partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return Head(int(status[1]), fields), start[end.end() :]


def body(head: Head, content: bytes, limit: int) -> bytes:
    """Return the body as it was before it was chunked and packed to be sent, at most `limit` bytes of it.

    Some archives keep the body unpacked and the fields as sent: what is not chunked, or not packed, is returned as it is. A body
    that is packed in an unknown way, or broken, is a `ValueError`.
    """
    if "chunked" in head.fields.get("transfer-encoding", "").lower() and _CHUNK.match(content):
        content = _unchunked(content)
    ways = [way.strip().lower() for way in head.fields.get("content-encoding", "").split(",")]
    for way in reversed(ways):
        content = _unpacked(content, way, limit)
    return content[:limit]


def _unchunked(content: bytes) -> bytes:
    chunks: list[bytes] = []
    at = 0
    while (size := _CHUNK.match(content, at)) and (length := int(size[1], 16)):
        chunks.append(content[size.end() : size.end() + length])
        at = size.end() + length
    return b"".join(chunks)


def _unpacked(content: bytes, way: str, limit: int) -> bytes:
    if way in {"", "identity", "none", "utf-8"} or not content or content.lstrip()[:1] == b"<":
        return content
    try:
        if way in {"gzip", "x-gzip"}:
            return _first(content, limit) if content.startswith(b"\x1f\x8b") else content
        if way == "deflate":
            return _first(content, limit)
        if way == "br":
            return BrotliReader(BytesIO(content)).read(limit)
        if way == "zstd":
            return ZstdReader(BytesIO(content)).read(limit)
    except (zlib.error, OSError) as error:
        raise ValueError(f"its body, packed with {way}, cannot be unpacked: {error}") from error
    raise ValueError(f"its body is packed in a way that is not known: {way[:40]}")


def _first(content: bytes, limit: int) -> bytes:
    """Return at most `limit` bytes of what is packed."""
    unpacked = bytearray()
    for piece in inflated(iter((content,))):
        unpacked += piece
        if len(unpacked) >= limit:
            break
    return bytes(unpacked[:limit])
