"""Sentences and the claims in them, from `tests/cases/extract`: a title, a text, and a line for each claim."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fogline import read_text
from fogline.records import Claim

CASES = Path(__file__).resolve().parents[1] / "cases" / "extract"


def found() -> Iterator[tuple[str, str, list[str]]]:
    """Yield (title, text, expected lines): a block begins with "# title", its text ends at "---"."""
    for path in sorted(CASES.glob("*.txt")):
        for block in path.read_text().split("\n# ")[1:]:
            title, _, rest = block.partition("\n")
            text, _, expected = rest.partition("\n---\n")
            yield f"{path.stem}: {title}", text.strip(), [line for line in expected.strip().splitlines() if line]


def told(claim: Claim) -> str:
    """Return a claim as one line: kind, status, trigger, then each part that it has."""
    parts = [f"{claim.kind} {claim.status} [{claim.trigger}]"]
    parts += [f"by {actor.name}" for actor in claim.agents] + [f"to {actor.name}" for actor in claim.patients]
    parts += [f"{place.role} {place.text}" for place in claim.places]
    parts += [f"on {claim.time.start}..{claim.time.end}"] if claim.time and claim.time.start else []
    parts += [f"{count.what} {count.low}-{count.high}" for count in claim.counts]
    parts += [f"says {voice.name}" for voice in claim.voices]
    return " | ".join(parts)


@pytest.mark.parametrize(("title", "text", "expected"), list(found()), ids=[title for title, _, _ in found()])
def test_the_claims_of_a_text(title: str, text: str, expected: list[str]) -> None:
    claims = read_text(text, published="2018-03-14")
    assert [told(claim) for claim in claims] == expected, title
