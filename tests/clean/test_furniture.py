"""What is dropped and why, by the cases of `cases/clean/furniture.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.clean.documents import cleaned, document

CASES = Path(__file__).parents[1] / "cases" / "clean" / "furniture.txt"


def _cases() -> list[tuple[str, str, list[str]]]:
    found = []
    for case in CASES.read_text().split("== ")[1:]:
        title, rest = case.split("\n", 1)
        text, dropped = rest.split("-- dropped")
        found.append((title, text.strip("\n"), [line for line in dropped.splitlines() if line]))
    return found


@pytest.mark.parametrize(("title", "text", "expected"), _cases())
def test_dropped_passages(title: str, text: str, expected: list[str]) -> None:
    article = cleaned(document(text))
    assert [f"{passage.reason}: {passage.text}" for passage in article.dropped] == expected, title


@pytest.mark.parametrize(("title", "text"), [case[:2] for case in _cases()])
def test_all_that_is_not_dropped_is_kept(title: str, text: str) -> None:
    article = cleaned(document(text))
    left = "".join(
        character
        for at, character in enumerate(text)
        if not any(passage.span.start <= at < passage.span.end for passage in article.dropped)
    )
    assert "".join(left.split()) == "".join(article.text.split()), title
