"""Answers that a server packed on the way, unpacked a little at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from fogline.read.inflating import inflated
from fogline.read.web.failure import AGAIN, SAVE, FetchError

PACKINGS = "gzip, deflate"
"""What a server is told that it may use."""


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
            yield from inflated(filter(None, chunks))
        except zlib.error as error:
            raise FetchError("broken-answer", f"it is not packed as it says ({named}: {error})", AGAIN, again=True) from error
    else:
        raise FetchError("unknown-packing", f"it is packed as {named!r}, which is not read", SAVE)
