"""Claims and articles made by hand for the tests of resolve and coding."""

from __future__ import annotations

from datetime import date

from fogline.records import (
    Actor,
    Article,
    Claim,
    Count,
    Counted,
    DatePrecision,
    Means,
    Place,
    PlaceRole,
    Published,
    Status,
    Time,
    Voice,
)
from fogline.spans import OffsetMap, Span

NOWHERE = Span(0, 1)


def article(text: str, published: date | None = date(2016, 8, 10)) -> Article:
    """Return an article of that text and day."""
    known = Published(published, published, "test", DatePrecision.DAY) if published else None
    return Article("test-0", "test", text, text, OffsetMap.identity(len(text)), "text/plain", published=known)


def actor(text: str, name: str | None = None, actor_class: str | None = None) -> Actor:
    """Return an actor as extracted, or of a class."""
    return Actor(text, name or text, NOWHERE, "test", 1.0, actor_class=actor_class)


def place(text: str, name: str | None = None) -> Place:
    """Return a place as extracted."""
    return Place(PlaceRole.AT, text, name or text, NOWHERE, "test", 1.0)


def time(text: str, at: int = 0) -> Time:
    """Return a time as extracted."""
    return Time(text, Span(at, at + len(text)), "test", 1.0)


def voice(text: str) -> Voice:
    """Return a voice as extracted."""
    return Voice(text, text, NOWHERE, "test", 1.0)


def killed(low: int | None = 3, high: int | None = 3) -> Count:
    """Return a count of people killed."""
    return Count(Counted.KILLED, "people", "some", low, high, NOWHERE, "test", 1.0)


def means(text: str) -> Means:
    """Return a means."""
    return Means(text, NOWHERE)


def claim(kind: str = "shelling", status: Status = Status.HAPPENED, trigger: str = "did", **parts: object) -> Claim:
    """Return a claim of the kind with those parts."""
    return Claim("c", "test-0", kind, status, "test", "quote", NOWHERE, trigger, NOWHERE, 0, "test", 1.0, **parts)  # type: ignore[arg-type]
