"""Figures: what counts nothing, and bounds as annotators read them."""

from __future__ import annotations

import pytest

from fogline import read_text


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        ("12", 12, 12),
        ("At least 70", 70, None),
        ("More than 1,500", 1501, None),
        ("Up to 50", None, 50),
        ("Between 4,000 and 5,000", 4000, 5000),
        ("About 2,000", 1800, 2200),
        ("Nearly 100", 90, 100),
        ("Dozens of", 24, 99),
        ("Scores of", 40, 99),
        ("Hundreds of", 200, 999),
        ("Tens of thousands of", 24_000, 99_999),
        ("Thirty-one", 31, 31),
    ],
)
def test_a_figure_means_its_bounds(figure: str, low: int | None, high: int | None) -> None:
    (claim,) = read_text(f"{figure} civilians were killed in an air strike on Douma.", published="2018-03-14")
    assert [(str(count.what), count.low, count.high) for count in claim.counts] == [("killed", low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "Rockets killed a 40-year-old man in Homs.",
        "Shells fell 12 km from Homs and killed a shepherd.",
        "The strike on Homs destroyed 70 percent of the mill.",
        "The T-55 tank fired at Homs.",
    ],
)
def test_ages_distances_shares_and_names_count_nothing(text: str) -> None:
    assert [count for claim in read_text(text, published="2018-03-14") for count in claim.counts] == []
