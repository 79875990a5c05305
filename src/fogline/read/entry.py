"""Bytes as found, before it is known what they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from fogline.read.budget import Budget

Metadata = tuple[tuple[str, str], ...]

HEAD = 8192
"""How many first bytes tell what an entry holds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, an answer from the web, or a part of an archive.

    `address` is where it was found; `name` its file name, whose suffix tells the format where the bytes do not; `opened` gives
    its bytes from the first on, each time anew. `media_type` is what a server or container says that it is; `metadata` what
    is known of its documents. `named` tells that the user named it, `depth` how many archives it lies in, `budget` what these may
    still unpack to; `beside` gives the entry of a relative path beside it, where there is one.
    """

    address: str
    name: str
    opened: Callable[[], BinaryIO]
    media_type: str | None = None
    metadata: Metadata = ()
    named: bool = False
    depth: int = 0
    budget: Budget | None = None
    beside: Callable[[str], Entry | None] | None = None

    @classmethod
    def of_bytes(cls, address: str, name: str, content: bytes, metadata: Metadata = (), *, depth: int = 0) -> Entry:
        """Return the entry that holds `content`."""
        return cls(address, name, lambda: BytesIO(content), metadata=metadata, depth=depth)

    def within(self, address: str, name: str, opened: Callable[[], BinaryIO], budget: Budget | None = None) -> Entry:
        """Return the entry of a part of this one, an archive: nobody named it."""
        return Entry(address, name, opened, metadata=self.metadata, depth=self.depth + 1, budget=self.budget or budget)

    @property
    def suffix(self) -> str:
        """The name's last suffix with its dot, in small letters."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without its last suffix."""
        return PurePosixPath(self.name).stem


class Filled(BufferedReader):
    """A stream that gives its first `HEAD` bytes at one look, or as many as it has."""


def peeking(stream: BinaryIO) -> BufferedReader:
    """Return the stream with its first `HEAD` bytes to look at before they are read."""
    if isinstance(stream, Filled) or (isinstance(stream, BufferedReader) and len(stream.peek(HEAD)) >= HEAD):
        return stream
    return BufferedReader(cast("BufferedReader", stream), buffer_size=HEAD)
