"""Names are found whole, whatever their apostrophes, hyphens and articles, and words are never cut."""

from __future__ import annotations

import pytest

from fogline.registries.folding import folded_name, skeleton
from fogline.registries.names import NameFinder


def found(names: list[str], text: str) -> list[str]:
    finder = NameFinder((name, name) for name in names)
    return [name.text for name in finder.find(text)]


@pytest.mark.parametrize(
    "written",
    ["Hay'at Tahrir al-Sham", "Hay’at Tahrir al-Sham", "Hayat Tahrir al Sham", "Hayʿat Tahrir Al-Sham", "HAYAT TAHRIR AL-SHAM"],
)
def test_one_name_in_many_spellings(written: str) -> None:
    assert found(["Hay'at Tahrir al-Sham"], f"In May {written} took the hill.") == [written]


def test_the_longest_name_wins() -> None:
    assert found(["Jabhat al-Nusra", "Nusra", "Jabhat"], "Jabhat al-Nusra and Nusra left") == ["Jabhat al-Nusra", "Nusra"]


def test_small_words_are_no_names() -> None:
    assert found(["Of", "As", "IS", "US", "Market"], "As it is, most of us left the market as told.") == ["As"]


def test_short_acronyms_count_to_the_letter() -> None:
    assert found(["IS", "US"], "This is IS and the U.S., said us.") == ["IS", "U.S."]


def test_words_are_never_cut() -> None:
    assert found(["Homs", "Hama"], "Homsi and Hamas; Homs-Hama road") == ["Homs", "Hama"]


def test_capitals_of_the_name_are_asked_for() -> None:
    names = ["Southern Front", "Syrian army"]
    assert found(names, "the southern front of the Syrian Army; the Southern Front; the syrian army") == [
        "Syrian Army",
        "Southern Front",
    ]


def test_a_short_name_needs_its_article() -> None:
    assert found(["al-Bab"], "Bab said that al-Bab and Al Bab fell") == ["al-Bab", "Al Bab"]


def test_possessives_with_and_without_apostrophe() -> None:
    assert found(["Syria", "Idlib"], "Syria's north, Syrias south, Idlib’s hills") == ["Syria", "Syria", "Idlib"]


def test_names_do_not_cross_punctuation() -> None:
    assert found(["Homs Hama"], "Homs, Hama. Homs\nHama") == []


def test_spans_lead_back_to_the_text() -> None:
    text = "Near Fu’ah — and (Kafraya) — shells fell."
    finder = NameFinder([("Fua", "a"), ("Fu'ah", "b"), ("Kafraya", "c")])
    assert [(name.span.of(text), name.entry_ids) for name in finder.find(text)] == [("Fu’ah", ("b",)), ("Kafraya", ("c",))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Dayr az-Zawr"),
        ("Deir Ezzor", "Deir al-Zour"),
        ("Jaysh al-Islam", "Jeish al-Eslam"),
        ("al-Hasakah", "Hassake"),
        ("Fua'a", "al-Fu'ah"),
        ("Alwaer", "al-Waer"),
        ("Faylaq", "Failak"),
        ("Kafr Nubl", "Kafarnabel"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
    ],
)
def test_spellings_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Idlib", "Aleppo"), ("Raqqa", "Palmyra"), ("Ahrar", "Ajnad")])
def test_other_names_have_other_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_folding_keeps_words_apart() -> None:
    assert folded_name("Al-Sham Legion") == "sham legion"
    assert folded_name("Ma‘arrat an-Nu‘mān") == "maarrat numan"
