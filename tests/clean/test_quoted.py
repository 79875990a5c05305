"""Messages in plain text."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.clean.documents import LEAD, MORE, cleaned, document

import fogline
from fogline.clean.furniture.aside import draft_without
from fogline.clean.furniture.quoted import lines_of_others
from fogline.records import Dropped

DATA = Path(fogline.__file__).parent / "data"

OWN = f"{LEAD}\n\n{MORE}"


def _aside(raw: str) -> list[str]:
    return [span.of(raw) for span, _ in lines_of_others(raw)]


@pytest.mark.parametrize(
    "led",
    [
        "On Sun, 25 Mar 2018 at 09:00, Omar Said <omar@example.org> wrote:",
        "On Sun, 25 Mar 2018 at 09:00, Omar Said\r\n<omar@example.org> wrote:",
        "Am 25.03.2018 um 09:00 schrieb Omar Said:",
        "Le dim. 25 mars 2018 à 09:00, Omar Said <omar@example.org> a écrit :",
        "On 25 March 2018 Omar Said wrote:\n",
    ],
)
def test_the_message_answered_is_set_aside(led: str) -> None:
    raw = f"{OWN}\n\n{led}\n> Who holds Qasr?\n\nNora"
    article = cleaned(document(raw))
    assert "Who holds" not in article.text
    assert "wrote" not in article.text
    assert ("> Who holds Qasr?", Dropped.BOILERPLATE) in [(passage.text, passage.reason) for passage in article.dropped]


def test_answers_between_quoted_lines_stay() -> None:
    raw = f"> Who holds Qasr?\n> And Deir Jadid?\n{LEAD}\n> And the road?\n> And the ridge?\n{MORE}"
    assert cleaned(document(raw)).text == f"{LEAD}\n{MORE}"


def test_a_single_line_behind_a_mark_is_no_message() -> None:
    assert _aside(f"{OWN}\n> A heading of a sort\n{OWN}") == []
    assert _aside(f"On Monday he wrote:\n\n{OWN}") == []


def test_a_report_sent_on_between_marks_is_the_report() -> None:
    raw = f"FYI\n\nOn Sun, 25 Mar 2018, Omar Said wrote:\n> {LEAD}\n>\n> {MORE}"
    assert LEAD in cleaned(document(raw)).text


def test_the_head_of_a_forwarded_report_is_set_aside_and_the_report_is_not() -> None:
    raw = (
        "See below.\n\n---------- Forwarded message ---------\nFrom: Omar Said <omar@example.org>\nDate: Sun, 25 Mar 2018\n"
        f"Subject: Qasr\nTo: Nora Hale <nora@example.org>\n\n{OWN}"
    )
    assert _aside(raw)[0] == "---------- Forwarded message ---------"
    assert _aside(raw)[-1] == "To: Nora Hale <nora@example.org>"
    article = cleaned(document(raw))
    assert article.text.endswith(f"{LEAD}\n{MORE}")
    assert article.published
    assert str(article.published.day) == "2018-03-25"


def test_a_signature_is_set_aside() -> None:
    assert _aside(f"{OWN}\n-- \nNora Hale\nTo unsubscribe: https://example.org/u\n") == [
        "-- \nNora Hale\nTo unsubscribe: https://example.org/u\n"
    ]
    assert _aside(f"{OWN}\n--\n{OWN * 8}") == []


def test_one_line_of_a_head_is_text() -> None:
    assert _aside(f"{OWN}\nFrom: the ridge in the north, shells fell.\n{OWN}") == []


@given(st.lists(st.sampled_from(["> a", ">", "On Sunday he there wrote:", "-- ", "From: a", "To: b", "Date: c", "", "It left."])))
def test_the_lines_are_in_order_and_the_rest_keeps_its_place(lines: list[str]) -> None:
    raw = "\r\n".join(lines)
    aside = [span for span, _ in lines_of_others(raw)]
    assert all(before.end <= after.start for before, after in pairwise(aside))
    for passage in draft_without(raw, lines_of_others(raw)).kept:
        assert not any(span.overlaps(passage.raw) for span in aside)


def test_the_words_keep_their_schema() -> None:
    schema = json.loads((DATA / "schemas" / "messages.json").read_text())
    jsonschema.validate(yaml.safe_load((DATA / "messages.yaml").read_text("utf-8")), schema)
