"""Articles as a whole: places, titles, languages, problems."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.documents import LEAD, MORE, cleaned, document, line

from fogline.clean import LONGEST, clean
from fogline.clean.pages.blocks import laid_out
from fogline.clean.pages.markup import scan
from fogline.records import Article, Problem
from fogline.spans import Span

_TAG = re.compile(r'<(?:[^<>"]|"[^"]*")*>')
_WORDS = st.sampled_from(
    [
        "The",
        "army",
        "left",
        "Hama.",
        "Tags",
        "(AFP photo)",
        "\t",
        "\n",
        "  ",
        "\u200b",
        "é",
        "12 May 2016",
        "😀",
        "Read more:",
        "NULL",
    ]
)
TEXTS = st.lists(_WORDS, min_size=1, max_size=40).map(" ".join)
PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<div class=share>",
            "&amp;",
            "&#x2019;",
            "&nbsp;",
            "&",
            "<",
            "x < y",
            "army",
            " left ",
            "<br>",
            "<!-- no -->",
            '<a href="a>b">',
            "é",
        ]
    ),
    max_size=40,
).map("".join)


@settings(deadline=None)  # the first call loads the model of languages
@given(TEXTS)
def test_every_character_of_a_text_is_a_character_as_found(text: str) -> None:
    article = clean(document(text))
    if isinstance(article, Problem):
        return
    for at, character in enumerate(article.text):
        found = article.offsets.to_raw(Span(at, at + 1)).of(article.raw)
        assert found == character or (character.isspace() and not found.replace("\u200b", "").strip()) or character == "\n"
    assert "\n\n" not in article.text


@settings(deadline=None)  # the first call loads the model of languages
@given(PIECES)
def test_every_character_of_a_page_stands_for_what_is_there(source: str) -> None:
    for block in (block.passage for block in laid_out(source, scan(source)).blocks):
        for at, character in enumerate(block.text):
            found = source[block.starts[at] : block.ends[at]]
            assert unescape(found) == character or (character == " " and not unescape(_TAG.sub("", found)).strip())


@settings(deadline=None)  # the first call loads the model of languages
@given(TEXTS)
def test_what_is_kept_and_what_is_dropped_do_not_overlap(text: str) -> None:
    article = clean(document(text))
    if isinstance(article, Problem):
        return
    kept = [article.offsets.to_raw(Span(at, at + 1)) for at, character in enumerate(article.text) if not character.isspace()]
    assert not any(passage.span.overlaps(span) for passage in article.dropped for span in kept)


def test_the_title_stays_and_its_repetition_goes() -> None:
    article = cleaned(document(f"Army leaves Qasr\n\nArmy leaves Qasr\n\n{LEAD}"))
    assert article.text == f"Army leaves Qasr\n{LEAD}"
    assert article.title == "Army leaves Qasr"
    assert article.title_span == Span(0, 16)
    assert [(passage.reason.value, passage.text) for passage in article.dropped] == [("duplicate-title", "Army leaves Qasr")]


def test_a_title_that_is_known_from_elsewhere_only_has_no_place() -> None:
    article = cleaned(line(LEAD, title="Army leaves Qasr"))
    assert (article.title, article.title_span, article.text) == ("Army leaves Qasr", None, LEAD)


def test_the_beginning_of_a_sentence_is_not_taken_for_the_title() -> None:
    article = cleaned(
        document("Army leaves the northern town\nArmy leaves the northern town of Qasr after clashes, a monitor said on Monday.")
    )
    assert "of Qasr after clashes" in article.text
    assert not article.dropped


def test_lines_cut_at_a_width_are_joined() -> None:
    lines = [
        "THE GUERRILLAS ATTACKED A BARRACKS IN THE NORTH OF THE COUNTRY",
        "AND KILLED FOUR SOLDIERS, THE RADIO SAID ON SATURDAY IN A LATE",
        "BROADCAST THAT WAS MONITORED IN THE CAPITAL AND TAKEN DOWN BY",
        "A LISTENER WHO SENT IT TO US AND ADDED THAT NOTHING ELSE WAS",
        "KNOWN AT THAT TIME ABOUT THE ATTACK.",
        "",
        "THE ARMY HAS NOT COMMENTED.",
    ]
    text = "\n".join(lines)
    assert cleaned(document(text)).text.count("\n") == 1


def test_a_text_in_another_language_is_kept_with_a_problem() -> None:
    article = cleaned(
        document("Die Armee teilte am Montag mit, dass ihre Truppen die Stadt nach zwei Tagen schwerer Gefechte verlassen haben.")
    )
    assert article.language == "de"
    assert [(problem.code, problem.fatal) for problem in article.problems] == [("other-language", True)]


def test_half_characters_are_replaced_one_for_one() -> None:
    article = cleaned(line(f"A\ud800B. {LEAD}"))
    assert article.raw.startswith("A�B. ")
    assert [problem.code for problem in article.problems] == ["lone-surrogate"]


@pytest.mark.parametrize(("text", "code"), [("NULL", "no-report"), ("word " * (LONGEST // 5 + 1), "too-long")])
def test_what_gives_no_report_is_a_fatal_problem(text: str, code: str) -> None:
    problem = clean(document(text))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.fatal) == (code, True)


def test_the_same_document_gives_the_same_article() -> None:
    found = document(f"Army leaves Qasr\n{LEAD}\n{MORE}\nRead Also")
    assert isinstance(clean(found), Article)
    assert clean(found) == clean(found)
