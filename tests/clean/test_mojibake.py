"""Text that was read as another encoding, mended and mapped to what was found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.documents import LEAD, cleaned, document

from fogline.clean.raw.mojibake import mended_runs, mended_text
from fogline.spans import Span

# As a page shows them that took UTF-8 for windows-1252.
GARBLED = {text: text.encode().decode("sloppy-windows-1252") for text in ("“", "”", "’", "–", "é", "ğ", "ş", "…", "ı")}
PIECES = st.lists(st.sampled_from(["The army ", "left. ", "naïve ", "“so” ", "Qasr", "\t", *GARBLED.values()]), max_size=30).map(
    "".join
)


@pytest.mark.parametrize(("text", "garbled"), [pair for pair in GARBLED.items() if pair[0] not in "ğş"])
def test_a_garbled_sign_is_mended(text: str, garbled: str) -> None:
    assert mended_text(f"the {garbled} sign") == f"the {text} sign"


def test_what_may_be_garbled_is_mended_where_something_else_is() -> None:
    assert mended_text(GARBLED["ğ"]) == GARBLED["ğ"]
    assert mended_text(f"{GARBLED['ğ']} {GARBLED['’']}") == "ğ ’"


@pytest.mark.parametrize(
    "text", ["plain", "“sound” – naïve São Tomé…", "Київ", "سوريا", "SÃO", "a \x85 b", "a\ufffdb", "ï¿½", "—“”—", "Ångström"]
)
def test_sound_text_and_signs_that_are_lost_stay(text: str) -> None:
    assert mended_runs(text) == ()


@settings(deadline=None)
@given(PIECES)
def test_every_mended_sign_stands_for_its_whole_run(text: str) -> None:
    article = cleaned(document(f"{LEAD}\n{text} and so on."))
    for at, character in enumerate(article.text):
        found = article.offsets.to_raw(Span(at, at + 1)).of(article.raw)
        # What is garbled for sure stands beside, so that all is mended that may be.
        assert character in found + mended_text(f"{found} {GARBLED['’']}") or character.isspace()


def test_a_document_has_one_problem_however_much_is_garbled() -> None:
    article = cleaned(document(f"{LEAD} {GARBLED['“']}We left,{GARBLED['”']} said RomÃ¡n."))
    assert "“We left,” said Román." in article.text
    assert [(problem.code, problem.fatal) for problem in article.problems] == [("mojibake", False)]
    assert "3 places" in article.problems[0].detail
