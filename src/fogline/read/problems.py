"""Problems of reading, each with what to do next."""

from __future__ import annotations

from fogline.read.limits import MEDIA_TYPES
from fogline.records import Problem, Stage


def unreadable(address: str, code: str, detail: str, hint: str, *, fatal: bool = True) -> Problem:
    """Return the problem of what stands at `address`; `fatal` tells that a document is lost by it."""
    return Problem(Stage.READ, address, code, detail, hint, fatal=fatal)


def too_large(address: str, size: str, limit: int) -> Problem:
    """Return the problem of a document over the limit."""
    detail = f"{address} has {size}, more than the {limit:,} bytes that one document may have"
    return unreadable(address, "too-large", detail, "split it into one file a report")


def unknown_format(address: str, suffix: str, *, fatal: bool) -> Problem:
    """Return the problem of a file whose suffix is none of those read."""
    detail = f"{address} is of a format that is not read ({suffix or 'no suffix'})"
    return unreadable(address, "unknown-format", detail, f"formats read: {' '.join(MEDIA_TYPES)}", fatal=fatal)
