"""How sources are read: the limits, the columns of tables, and the way to the web."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from fogline.config import Limits
from fogline.read.entry import Entry
from fogline.records import Problem, RawDocument

Item = RawDocument | Problem
"""What reading gives."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns (or fields) of a record that the user names; the usual names are tried where one is `None`."""

    text: str | None = None
    id: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


class Web(Protocol):
    """A way to fetch what addresses lead to."""

    def fetch(self, address: str) -> Entry | Problem | None:
        """Return what stands at an address, its metadata with `url` and `fetched`, or why it cannot be had.

        `None` tells that it was had in this run already, or that it and all it leads to did not change since an earlier one.
        """

    def keep(self, address: str) -> None:
        """Remember that all that an address leads to was read, so that it is read again only once it changes."""


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are read; without a `web` nothing is fetched."""

    limits: Limits = field(default_factory=Limits)
    columns: Columns = Columns()
    web: Web | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The options, with the way to read an entry that lies within another: every reader is handed it."""

    options: Options
    read: Callable[[Entry], Iterator[Item]]

    @property
    def limits(self) -> Limits:
        """The limits."""
        return self.options.limits
