"""With what: weapons of force, vehicles of movements, never what was hit."""

from __future__ import annotations

import pytest

from fogline import read_text


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("The rebels hit Damascus with Grad rockets.", ["Grad rockets"]),
        ("The army fired mortar shells at Douma.", ["mortar shells"]),
        ("The fighters left Aleppo on green buses.", ["green buses"]),
        ("An air strike destroyed a tank near Homs.", []),
        ("The parties met in Geneva.", []),
    ],
)
def test_what_an_event_was_done_with(text: str, means: list[str]) -> None:
    assert [each.text for claim in read_text(text, published="2018-03-14") for each in claim.means] == means
