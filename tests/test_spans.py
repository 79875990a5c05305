"""Spans and the maps that lead back to the text as found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.spans import OffsetMap, Span

# (length in the cleaned text, characters skipped before it in the text as found, its length there)
PIECES = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 4), st.integers(1, 6)), min_size=1, max_size=12)


def laid_out(pieces: list[tuple[int, int, int]]) -> list[tuple[int, Span]]:
    found, at = [], 0
    for length, skipped, raw_length in pieces:
        found.append((length, Span(at + skipped, at + skipped + raw_length)))
        at += skipped + raw_length
    return found


@given(PIECES)
def test_each_character_leads_to_the_run_it_stands_for(pieces: list[tuple[int, int, int]]) -> None:
    placed = laid_out(pieces)
    offsets = OffsetMap.of_pieces(placed)
    position = 0
    for length, raw in placed:
        for step in range(length):
            found = offsets.to_raw(Span(position + step, position + step + 1))
            same_length = length == raw.end - raw.start
            assert found == (Span(raw.start + step, raw.start + step + 1) if same_length else raw)
        position += length


@given(PIECES)
def test_a_longer_span_holds_those_inside_it(pieces: list[tuple[int, int, int]]) -> None:
    offsets = OffsetMap.of_pieces(laid_out(pieces))
    whole = offsets.to_raw(Span(0, sum(length for length, _, _ in pieces)))
    assert all(whole.contains(offsets.to_raw(Span(at, at + 1))) for at in range(sum(length for length, _, _ in pieces)))


def test_an_unchanged_text_maps_to_itself() -> None:
    assert OffsetMap.identity(9).to_raw(Span(2, 7)) == Span(2, 7)


def test_spans_that_touch_share_no_character() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert not Span(0, 4).contains(Span(3, 5))


def test_an_empty_text_has_no_positions() -> None:
    with pytest.raises(IndexError, match="no positions"):
        OffsetMap(()).to_raw(Span(0, 1))
