"""The language that most of a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.documents import LEAD, MORE, cleaned, document

from fogline.clean.language import language_of

ARABIC = "انسحب الجيش من المدينة بعد يومين من الاشتباكات، وفق ما قاله المرصد يوم الاثنين في بيان"
GERMAN = "Die Armee teilte am Montag mit, dass ihre Truppen die Stadt nach zwei Tagen schwerer Gefechte verlassen haben."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Armee zog ab.", "de"),
        ("L'armée a quitté la ville lundi.", "fr"),
        ("Ordu pazartesi günü kentten çekildi.", "tr"),
        ("Армия покинула город.", "ru"),
        ("Армія залишила місто у вівторок.", "uk"),
        ("ارتش شهر را ترک کرد", "fa"),
        ("עזב את העיר", "he"),
        ("军队离开了", "zh"),
        ("軍は町を去った。", "ja"),
    ],
)
def test_few_words_tell_another_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "12 34", "Army leaves Qasr", "Ann Example / Bert Exampleson", "Hama"])
def test_few_words_tell_no_english(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f'{LEAD} He added: "{ARABIC[:70]}".', "en"),
        (f"{LEAD}\n{MORE}\n{ARABIC}", "en"),
        (f"{ARABIC}\n{ARABIC}\n{LEAD}", "ar"),
        (f"{GERMAN}\n{GERMAN}\n{LEAD}", "de"),
        (f"{LEAD}\n{MORE}\n{GERMAN}", "en"),
        (LEAD.upper(), "en"),
    ],
)
def test_most_of_a_text_tells_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_short_text_in_another_language_is_kept_with_a_problem() -> None:
    article = cleaned(document("Die Armee zog ab."))
    assert article.language == "de"
    assert [problem.code for problem in article.problems] == ["other-language"]


@settings(deadline=None)  # the first call loads the model of languages
@given(st.text(max_size=200))
def test_every_text_has_a_language_or_none(text: str) -> None:
    found = language_of(text)
    assert found is None or found.islower()
