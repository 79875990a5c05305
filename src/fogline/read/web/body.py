"""What an answer holds, on disk, where it is read any number of times."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import weakref
from typing import BinaryIO


class Body:
    """Bytes in a file that has no name and goes with the last who holds it, however the process ends."""

    def __init__(self) -> None:
        self._handle, path = tempfile.mkstemp(prefix="fogline-")
        os.unlink(path)  # noqa: PTH108 — beside the other calls of `os` on a handle
        weakref.finalize(self, os.close, self._handle)
        self._hash = hashlib.sha256()
        self.size = 0

    def add(self, content: bytes) -> None:
        """Add bytes at the end."""
        view = memoryview(content)
        while view:
            written = os.pwrite(self._handle, view, self.size)
            self._hash.update(view[:written])
            self.size += written
            view = view[written:]

    def part(self, start: int, most: int) -> bytes:
        """Return at most so many bytes from `start` on."""
        return os.pread(self._handle, most, start)

    def opened(self) -> BinaryIO:
        """Return the bytes as a stream of its own."""
        return io.BufferedReader(_Stream(self))

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return self._hash.hexdigest()


class _Stream(io.RawIOBase):
    def __init__(self, body: Body) -> None:
        self._body = body
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        found = self._body.part(self._at, len(buffer))
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._body.size}[whence]
        self._at = max(0, start + offset)
        return self._at
