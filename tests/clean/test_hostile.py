"""Texts made to be hard: cleaning ends, and what it does grows with the text and no faster."""

from __future__ import annotations

import pytest
from tests.clean.documents import LEAD, document

from fogline.clean import clean
from fogline.records import Article, Problem

LONG = 60_000
UNITS = (
    "a", "Read more: ", "\n", "(((", ")", "[", "a[1]", "{ ", "Tags ", "pic.twitter.com.", "AB ", '"', "=", "== A ",
    ".", '."', "â€œ",
    "Share on ", "a â€œ b ", "12 May 2016 ", "Joe says:\n", "Reply\n", "2 hours ago\n", "> ", "By AAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
    "Home News ", "\u200b", "https://", "\ufb01", "(Photo ", " - A", "Our newsletter. ", "A is a journalist ", ". © 2 ", "a();",
    "click here ", "best a b ", "<a ", "'a ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_a_text_of_one_thing_over_and_over_is_cleaned(unit: str) -> None:
    found = clean(document(f"{LEAD}\n{unit * (LONG // len(unit))}"))
    assert isinstance(found, Article | Problem)


@pytest.mark.parametrize(
    "line", ["By " + "A" * 310 + "!", ">" * 310 + "a" * 5, "A: " * 100 + "!", "1 " * 150 + "a", "Home " * 60 + "!"]
)
def test_a_line_that_almost_fits_a_pattern_is_judged(line: str) -> None:
    assert isinstance(clean(document(f"{LEAD}\n{line}")), Article)
