"""Streams that unpack as they are read, and tell how what they unpack is broken."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from contextlib import ExitStack
from io import BufferedReader, RawIOBase
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, Protocol, cast

from fogline.read.budget import BrokenError
from fogline.read.entry import Filled

_CHUNK = 1 << 16
_IN_MEMORY = 8_000_000
# What xz takes by default at its highest level is 65 MiB; a file that asks for gigabytes was made to trap.
_XZ_MEMORY = 256 << 20

DAMAGED = "it is cut short or was changed on its way; fetch it again"


class _Unpacker(Protocol):
    """What the standard library's unpackers of one stream have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """Gzip's unpacker with the face of the others."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


_UNPACKERS: tuple[tuple[bytes, Callable[[], _Unpacker]], ...] = (
    (b"\x1f\x8b", _Gzip),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY)),
)


class Unpacked(RawIOBase):
    """What gzip, bzip2 or xz packed, one packed stream after another as they may stand in one file.

    `read` counts the packed bytes, `spend` the unpacked ones. Broken bytes raise `BrokenError` when all that stands
    before them is given.
    """

    def __init__(self, source: BinaryIO, read: Callable[[int], None], spend: Callable[[int], None]) -> None:
        super().__init__()
        self._source = source
        self._read = read
        self._spend = spend
        self._unpacker: _Unpacker | None = None
        self._rest = b""
        self._error: BrokenError | None = None

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Unpack into the buffer, and return how many bytes there were."""
        filled = 0
        while filled < len(buffer) and (content := self._next(len(buffer) - filled, filled > 0)):
            buffer[filled : filled + len(content)] = content
            filled += len(content)
        self._spend(filled)
        return filled

    def _next(self, size: int, some: bool) -> bytes:
        """Return the next bytes; where they are broken and `some` are still to be given, the error waits for the next call."""
        if self._error is None:
            try:
                return self._unpacked(size)
            except BrokenError as error:
                self._error = error
                if some:
                    return b""
        raise self._error

    def _unpacked(self, size: int) -> bytes:
        while True:
            if self._unpacker is None and not self._begins():
                return b""
            unpacker = cast("_Unpacker", self._unpacker)
            fed = b""
            if unpacker.needs_input:
                fed = self._rest or self._fetched()
                self._rest = b""
                if not fed:
                    raise BrokenError("damaged", "what is packed ends before its end", DAMAGED)
            try:
                content = unpacker.decompress(fed, size)
            except (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError) as error:
                raise BrokenError("damaged", f"it cannot be unpacked: {error}", DAMAGED) from error
            if unpacker.eof:
                self._rest = unpacker.unused_data
                self._unpacker = None
            if content:
                return content

    def _begins(self) -> bool:
        """Begin with the next packed stream; zeros that fill a file up are passed over."""
        rest = self._rest.lstrip(b"\0")
        while not rest and (fetched := self._fetched()):
            rest = fetched.lstrip(b"\0")
        self._rest = rest
        if not rest:
            return False
        if len(self._rest) < 6:
            self._rest += self._fetched()
        maker = next((maker for mark, maker in _UNPACKERS if self._rest.startswith(mark)), None)
        if maker is None:
            raise BrokenError("damaged", "something else follows what is packed", DAMAGED)
        self._unpacker = maker()
        return True

    def _fetched(self) -> bytes:
        content = self._source.read(_CHUNK)
        self._read(len(content))
        return content


class Guarded(RawIOBase):
    """A stream whose bytes are counted by `spend`, and whose own errors, those of `errors`, are told as `BrokenError`."""

    def __init__(self, source: IO[bytes], spend: Callable[[int], None], errors: tuple[type[Exception], ...]) -> None:
        super().__init__()
        self._source = source
        self._spend = spend
        self._errors = errors

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read into the buffer, and return how many bytes there were."""
        try:
            content = self._source.read(len(buffer))
        except BrokenError:
            raise
        except self._errors as error:
            raise BrokenError("damaged", f"it cannot be unpacked: {str(error) or type(error).__name__}", DAMAGED) from error
        self._spend(len(content))
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        """Close the source too."""
        self._source.close()
        super().close()


class AsItComes:
    """A stream that gives as many bytes as there are at once, so that an error comes only after all that stands before it."""

    def __init__(self, source: BinaryIO) -> None:
        self._read = source.read1 if isinstance(source, BufferedReader) else source.read

    def read(self, size: int) -> bytes:
        """Return some of the next bytes, and none only at the end."""
        return self._read(size)


def unpacked(source: BinaryIO, read: Callable[[int], None], spend: Callable[[int], None]) -> BinaryIO:
    """Return the stream of what is packed in `source`, which is read as it is needed."""
    return cast("BinaryIO", Filled(Unpacked(source, read, spend), buffer_size=_CHUNK))


def guarded(source: IO[bytes], spend: Callable[[int], None], errors: tuple[type[Exception], ...]) -> BinaryIO:
    """Return a stream as it is, counted, with its errors told as `BrokenError`."""
    return cast("BinaryIO", Filled(Guarded(source, spend, errors), buffer_size=_CHUNK))


def laid_down(stream: BinaryIO, limit: int) -> BinaryIO | None:
    """Return the stream's bytes where any of them can be gone to, in a temporary file where they are many; the caller closes it.

    Bytes over the limit give `None`.
    """
    size = 0
    with ExitStack() as closing:
        spool = closing.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                return None
            spool.write(chunk)
        spool.seek(0)
        closing.pop_all()
    return cast("BinaryIO", spool)
