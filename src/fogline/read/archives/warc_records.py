"""The records of a web archive one after another, and the next one where one is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator

from fogline.read.archives.unpacked import AsItComes
from fogline.read.budget import BrokenError

_KEPT = 1 << 18
_BEGINS = re.compile(rb"(?:^|(?<=\n))WARC/1\.")
_LONGEST_MARK = 8
# An archive with more broken stretches than this is no archive that was damaged on its way.
_MOST_BROKEN = 100
_HINT = "the archive was changed on its way, or written wrongly; fetch it again"


class _Window:
    """A stream that remembers the last bytes given, so that reading can take up again at one of them.

    An error of the stream is kept, and told by `ended`: the library must not be interrupted while it reads.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._source = AsItComes(source)
        self._kept = b""
        self._ahead = b""
        self._at = 0
        self.error: BrokenError | None = None

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        size = size if 0 < size < _KEPT else _KEPT
        chunk, self._ahead = self._ahead[:size], self._ahead[size:]
        try:
            chunk = chunk or self._source.read(size)
        except BrokenError as error:
            self.error = error
        self._at += len(chunk)
        self._kept = (self._kept + chunk)[-_KEPT:]
        return chunk

    def tell(self) -> int:
        """Return how many bytes were given."""
        return self._at

    def back_to_record(self, after: int) -> int | None:
        """Go to where the first record at or after a place begins, and return that place; `None` if there is none."""
        while True:
            first = self._at - len(self._kept)
            if begins := _BEGINS.search(self._kept, max(0, after - first)):
                place = begins.start()
                self._ahead, self._kept = self._kept[place:] + self._ahead, self._kept[:place]
                self._at = first + place
                return self._at
            after = max(after, self._at - _LONGEST_MARK)
            if not self.read():
                return None


def records(stream: BinaryIO) -> Iterator[Any]:
    """Yield fastwarc's record for each record of an archive, and a `BrokenError` for each stretch that is none.

    Nothing is kept but the record at hand: it has to be used before the next one is asked for.
    """
    window = _Window(stream)
    as_stream: Any = window
    broken = 0
    base: int | None = 0
    while base is not None:
        last = base
        try:
            for record in ArchiveIterator(as_stream, parse_http=False, stream_detect=False, fsspec_args=False):
                last = base + record.stream_pos
                yield record
            base = None
        except OSError as error:
            broken += 1
            if broken > _MOST_BROKEN:
                yield BrokenError("damaged", f"there are over {_MOST_BROKEN} broken records; the rest is not read", _HINT)
                return
            yield BrokenError("damaged", f"the record after byte {last:,} is broken: {error}", _HINT)
            base = window.back_to_record(last + 1)
    if window.error:
        raise window.error
