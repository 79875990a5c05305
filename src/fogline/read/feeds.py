"""To be written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from fogline.read.entry import Entry
from fogline.read.options import Item, Reading


def read_feed(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents."""
    raise NotImplementedError


def read_opml(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents."""
    raise NotImplementedError


def is_json_feed(told: Any) -> bool:  # noqa: ANN401
    """Tell whether JSON is a feed."""
    return isinstance(told, dict) and "jsonfeed.org/version" in str(told.get("version"))


def read_json_feed(entry: Entry, told: Any, reading: Reading) -> Iterator[Item]:  # noqa: ANN401
    """Yield the documents."""
    raise NotImplementedError
