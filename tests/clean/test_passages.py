"""Passages: parts, what heals, and the pieces of the map to the raw text."""

from __future__ import annotations

import unicodedata
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.clean.lines import paragraphs
from fogline.clean.passages import Cut, Draft, Passage, joined
from fogline.records import Dropped
from fogline.spans import Span

TEXTS = st.lists(
    st.sampled_from(["The army", " left ", "\ufb01ve", "\u200b", "  ", "[1]", "\t", ". ", "e\ufb03cient", "a" * 300]), max_size=20
)
CUTS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400), st.booleans()), max_size=5)


@given(TEXTS.map("".join), CUTS)
def test_every_character_that_is_kept_stands_where_the_map_says(raw: str, cuts: list[tuple[int, int, bool]]) -> None:
    draft = Draft(paragraphs(raw))
    size = len(draft.kept[0].text) if draft.kept else 0
    wanted = [
        Cut(0, min(a, b, size), min(max(a, b), size), Dropped.BOILERPLATE, heals) for a, b, heals in cuts if draft.kept and a != b
    ]
    draft = draft.without(cut for cut in wanted if cut.start < cut.end)
    text, offsets = joined(draft.kept)
    for at, character in enumerate(text):
        found = offsets.to_raw(Span(at, at + 1)).of(raw)
        assert character == "\n" or character in unicodedata.normalize("NFKC", found) or (character == " " and found.isspace())


def test_what_heals_leaves_one_passage_and_what_does_not_two() -> None:
    draft = Draft(paragraphs("It began[1] in May. It ended."))
    healed = draft.without([Cut(0, 8, 11, Dropped.BOILERPLATE, heals=True)])
    assert [passage.text for passage in healed.kept] == ["It began in May. It ended."]
    parted = draft.without([Cut(0, 8, 11, Dropped.BOILERPLATE)])
    assert [passage.text for passage in parted.kept] == ["It began", "in May. It ended."]
    assert [passage.text for passage, _ in healed.dropped] == ["[1]"]


@pytest.mark.parametrize("length", [1, 2, 255, 256, 257, 700])
def test_verbatim_text_is_one_piece_however_long(length: int) -> None:
    passage = Passage.verbatim("a" * length, Span(0, length))
    assert list(passage.pieces()) == [(length, Span(0, length))]


def test_characters_that_stand_for_one_sign_are_one_piece() -> None:
    (passage,) = paragraphs("a\ufb03b")
    assert list(passage.pieces()) == [(1, Span(0, 1)), (3, Span(1, 2)), (1, Span(2, 3))]


def test_a_sign_at_the_edge_of_a_block_is_one_piece() -> None:
    for lead in range(250, 262):
        (passage,) = paragraphs("a" * lead + "\ufb01" + "b" * 10)
        assert list(passage.pieces()) == [(lead, Span(0, lead)), (2, Span(lead, lead + 1)), (10, Span(lead + 1, lead + 11))]


def test_an_empty_passage_has_no_pieces() -> None:
    assert list(Passage("", array("q"), array("q")).pieces()) == []
