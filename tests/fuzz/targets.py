"""What must hold whatever the bytes."""

from __future__ import annotations

from fogline.clean import clean
from fogline.config import Limits
from fogline.read import Options
from fogline.read.entry import Entry
from fogline.read.formats import SUFFIXES, reading_with
from fogline.read.options import Item
from fogline.records import Article, Problem, RawDocument
from fogline.spans import Span

NAMES = tuple(f"report{suffix}" for suffix in sorted({*SUFFIXES, ""}))
# Small, so that hostile input meets them.
LIMITS = Limits(document_bytes=200_000, office_bytes=2_000_000, archive_entries=50, feed_entries=50)


def read_any(data: bytes) -> None:
    """Read bytes, the first of which chooses the name they come under, and clean all documents in them."""
    if data:
        read_as(NAMES[data[0] % len(NAMES)], data[1:])


def read_as(name: str, content: bytes) -> list[Item]:
    """Read bytes that come under a name, and clean all documents in them; returns what was read."""
    reading = reading_with(Options(LIMITS))
    items = list(reading.read(Entry.of_bytes(name, name, content)))
    assert items, "nothing is told of it"
    for item in items:
        if isinstance(item, Problem):
            assert item.detail
            assert item.detail.encode()
        else:
            check(item)
    return items


def check(document: RawDocument) -> None:
    """Clean a document and hold its article to what every article keeps."""
    article = clean(document)
    if isinstance(article, Problem):
        return
    assert isinstance(article, Article)
    assert article.text.strip()
    assert article.text.encode()
    whole = Span(0, len(article.raw))
    assert all(whole.contains(passage.span) for passage in article.dropped)
    assert all(whole.contains(suspect.span) for suspect in article.suspects)
    before = 0
    for segment in article.offsets.segments:
        assert segment.clean.start == before, "the map has a gap"
        assert whole.contains(segment.raw)
        before = segment.clean.end
    assert before == len(article.text)
