"""In which time all the actors that a text names existed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Existence:
    """The days on which all of the actors existed, and the actors that bound them."""

    start: date | None
    end: date | None
    basis: str


def existence(text: str) -> Existence:
    """Return the time in which everyone named in the text existed."""
    return Existence(None, None, "nothing")
