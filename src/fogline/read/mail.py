"""To be written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fogline.read.entry import Entry
from fogline.read.options import Item, Reading


def read_mail(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents."""
    raise NotImplementedError
