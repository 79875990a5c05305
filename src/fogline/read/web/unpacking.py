"""Answers that a server packed on the way, unpacked a little at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from fogline.read.web.failure import AGAIN, SAVE, FetchError

PACKINGS = "gzip, deflate"
"""What a server is told that it may use."""

_PIECE = 1 << 16
_ANY_HEADER = 47
_NO_HEADER = -15
_GZIP = b"\x1f\x8b"


def unpacked(chunks: Iterable[bytes], packing: str) -> Iterator[bytes]:
    """Yield an answer's own bytes, at most 64 kB at a time, so that whoever counts them can stop a bomb early.

    Raises `FetchError` for a packing that nobody asked for, and for a broken one.

    >>> b"".join(unpacked([zlib.compress(b"The army left.")], "deflate"))
    b'The army left.'
    """
    named = packing.strip().lower().removeprefix("x-")
    if named in ("", "identity"):
        yield from chunks
    elif named in ("gzip", "deflate"):
        try:
            yield from _unpacked(filter(None, chunks))
        except zlib.error as error:
            raise FetchError("broken-answer", f"it is not packed as it says ({named}: {error})", AGAIN, again=True) from error
    else:
        raise FetchError("unknown-packing", f"it is packed as {named!r}, which is not read", SAVE)


def _unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the bytes of what is packed, one part after another, as gzip allows."""
    data = _begun(b"", chunks)
    header = _header(data)
    while data:
        unpacker = zlib.decompressobj(header)
        while not unpacker.eof:
            piece = unpacker.decompress(data, _PIECE)
            if piece:
                yield piece
            data = unpacker.unconsumed_tail
            if not (data or unpacker.eof or len(piece) == _PIECE):
                data = next(chunks, b"")
                if not data:
                    raise zlib.error("it broke off")
        data, header = _begun(unpacker.unused_data, chunks), _ANY_HEADER
        if not data.startswith(_GZIP):
            return  # what follows is padding


def _begun(data: bytes, chunks: Iterator[bytes]) -> bytes:
    """Return bytes with enough of those that follow to tell how they begin."""
    while len(data) < len(_GZIP) and (more := next(chunks, b"")):
        data += more
    return data


def _header(first: bytes) -> int:
    """Return how zlib is to take bytes that call themselves deflate or gzip: some servers leave the header out."""
    if first[:2] == _GZIP or (len(first) > 1 and first[0] & 15 == 8 and int.from_bytes(first[:2], "big") % 31 == 0):
        return _ANY_HEADER
    return _NO_HEADER
