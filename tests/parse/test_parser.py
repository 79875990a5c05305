"""Parsing: sentences end with their paragraph, and articles come back in their order."""

from __future__ import annotations

from fogline.parse import parse
from fogline.records import Article
from fogline.spans import OffsetMap


def article(name: str, text: str) -> Article:
    return Article(name, name, text, text, OffsetMap.identity(len(text)), "text/plain")


def test_a_line_break_ends_a_sentence() -> None:
    (parsed,) = parse([article("a", "Army takes hill\nThe army took the hill on Monday")])
    assert [sentence.text.strip() for sentence in parsed.doc.sents] == ["Army takes hill", "The army took the hill on Monday"]


def test_articles_keep_their_order_and_offsets() -> None:
    texts = ["Rebels left.", "The army came.", "It was quiet."]
    parsed = list(parse(article(str(n), text) for n, text in enumerate(texts)))
    assert [each.article.name for each in parsed] == ["0", "1", "2"]
    assert [each.doc.text for each in parsed] == texts
