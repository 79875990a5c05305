"""Parsing: sentences end with their paragraph, and articles come back in their order."""

from __future__ import annotations

import pytest

from fogline.parse import parse
from fogline.records import Article
from fogline.spans import OffsetMap


def article(name: str, text: str) -> Article:
    return Article(name, name, text, text, OffsetMap.identity(len(text)), "text/plain")


def test_a_line_break_ends_a_sentence() -> None:
    (parsed,) = parse([article("a", "Army takes hill\nThe army took the hill on Monday")])
    assert [sentence.text.strip() for sentence in parsed.doc.sents] == ["Army takes hill", "The army took the hill on Monday"]


@pytest.mark.parametrize(
    ("dateline", "whole"),
    [
        ("QASR (The Agency) - ", False),
        ("QASR, 14 November 2017 (The Agency) - ", False),
        ("Qasr, Agency – ", False),
        ("(Qasr, November 14, 2017) – ", False),
        ("Hill Brigade – ", True),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str, whole: bool) -> None:
    (parsed,) = parse([article("a", f"Army takes hill\n{dateline}Government troops took the hill on Monday.")])
    last = list(parsed.doc.sents)[-1].text
    assert last == ("Hill Brigade – " if whole else "") + "Government troops took the hill on Monday."


def test_articles_keep_their_order_and_offsets() -> None:
    texts = ["Rebels left.", "The army came.", "It was quiet."]
    parsed = list(parse(article(str(n), text) for n, text in enumerate(texts)))
    assert [each.article.name for each in parsed] == ["0", "1", "2"]
    assert [each.doc.text for each in parsed] == texts
