"""What is remembered of an answer, so that what did not change need not be had again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Visit:
    """One answer: what was asked for (`address`), what answered (`url`), when (`fetched`, UTC), and its hash where it was read.

    `etag` and `last_modified` are what to ask with whether it changed. `whole` tells that all that it led to was read too.
    """

    address: str
    url: str
    status: int
    fetched: str
    sha256: str | None = None
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    whole: bool = False


class Memory(Protocol):
    """What earlier runs fetched."""

    def last(self, address: str) -> Visit | None:
        """Return the last visit whose answer is still known, or was whole."""

    def content(self, visit: Visit) -> bytes | None:
        """Return the answer's bytes, where they are a document of the case."""

    def add(self, visit: Visit) -> None:
        """Remember an answer."""

    def keep(self, address: str) -> None:
        """Remember that all that this run's answer of an address led to was read."""


class Forgetful:
    """No memory: everything is fetched."""

    def last(self, address: str) -> Visit | None:  # noqa: ARG002
        """Return nothing."""
        return None

    def content(self, visit: Visit) -> bytes | None:  # noqa: ARG002
        """Return nothing."""
        return None

    def add(self, visit: Visit) -> None:
        """Forget it."""

    def keep(self, address: str) -> None:
        """Forget it."""
