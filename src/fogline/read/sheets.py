"""Sheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fogline.read.entry import Entry
from fogline.read.options import Item, Reading


def read_sheets(entry: Entry, stream: BinaryIO, kind: str, reading: Reading) -> Iterator[Item]:
    """Yield the documents."""
    raise NotImplementedError
