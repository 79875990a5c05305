"""Gzip and deflate, unpacked a little at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_PIECE = 1 << 16
_ANY_HEADER = 47
_NO_HEADER = -15
_GZIP = b"\x1f\x8b"


def inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the bytes of what is packed, at most 64 kB at a time, one part after another, as gzip allows.

    Chunks are not empty. Raises `zlib.error` for what is broken or breaks off.
    """
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
