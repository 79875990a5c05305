"""Documents for tests, made of text."""

from __future__ import annotations

import json

from fogline.clean import clean
from fogline.ids import content_hash
from fogline.records import Article, RawDocument

LEAD = "The army said on Monday that its forces had left the town of Qasr after two days of clashes with the rebels in the north."
MORE = "A monitor said that eleven fighters were killed in the clashes and that dozens of families had fled to the nearby camps."


def document(content: str | bytes, suffix: str = "plain", name: str = "report", **metadata: str) -> RawDocument:
    """Return a document of `text/<suffix>`."""
    data = content if isinstance(content, bytes) else content.encode()
    return RawDocument(name, data, content_hash(data), f"{name}.txt", f"text/{suffix}", None, tuple(metadata.items()))


def line(text: str, **metadata: str) -> RawDocument:
    """Return a line of jsonl whose `text` is given."""
    data = json.dumps({"text": text}).encode()
    return RawDocument("line", data, content_hash(data), "news.jsonl:1", "application/json", "text", tuple(metadata.items()))


def cleaned(found: RawDocument) -> Article:
    """Return the document's article; anything else fails the test."""
    article = clean(found)
    assert isinstance(article, Article), article
    return article
