"""Phrases that may not be the report's own: marked, and left where they are."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
import yaml
from tests.clean.documents import LEAD, cleaned, document
from tests.shared import SHARED, needs_shared

from fogline.clean.furniture.suspects import suspects_of, suspicions
from fogline.read import read_source
from fogline.records import RawDocument
from fogline.spans import OffsetMap

DATA = files("fogline") / "data"
DOUBTFUL = [
    ("The army said CLICK HERE TO SUBSCRIBE that its forces held the port of Wad Nour.", "CLICK HERE TO SUBSCRIBE"),
    ("The rebels – best VPN deals 2019 – withdrew from the hills of Kachin.", "best VPN deals 2019"),
    ("Sponsored: boots. The governor said that nobody was hurt.", "Sponsored: boots."),
    ("The militia, download our app now, left the suburb on Friday.", "download our app now"),
    ("Troops took the hill cheap flights to the coast from $49.99 on Monday.", "cheap flights to the coast from $49.99"),
    ("They seized kit like a drone case or a headlamp for example, he said.", "like a drone case or a headlamp for example"),
    ("The column was hit payday loans best rates near the river.", "payday loans best rates"),
    ("The shells, visit our store, fell on a school in the east of Kharn.", "visit our store"),
    ("The minister&nbsp;denied it.", "&nbsp;"),
    ("The tents, only $19.99 each, burned down.", "only $19.99 each"),
    ("The rebels subscribe now for free withdrew.", "subscribe now for free"),
    ("The mayor fled buy followers online, free shipping to the hills.", "buy followers online, free shipping"),
]  # fmt: skip
SOUND = [
    "The best hotel of the town was hit, and a casino burned down.",
    "Clashes between the FARC ELN AUC and the army went on.",
    "The group sells pills and takes 5 % of all sales, the report said.",
    "The price of bread rose to $1.20, a baker said; the rebels paid $300 a month.",
    "“Click here and see how they lie,” the video says, according to the police.",
    "Weapons such as mortars, for example, were found.",
    "He called now for a truce, and asked them to join us in prayer.",
    "The army will act today, an officer said. You can read more about it in the decree.",
    "THE REBELS LEFT THE TOWN ON MONDAY, THE ARMY SAID, AND THE BRIDGE WAS OPEN FOR ALL.",
    "Residents must register for the return, the council said.",
]


def _texts(text: str) -> list[str]:
    return [suspect.text for suspect in suspects_of(text, text, OffsetMap.identity(len(text)))]


def test_the_data_fit_their_schema_and_no_pattern_matches_nothing() -> None:
    schema = json.loads((DATA / "schemas" / "suspects.json").read_text())
    jsonschema.validate(yaml.safe_load((DATA / "suspects.yaml").read_text("utf-8")), schema)
    assert not any(sign.pattern.match("") for reason in suspicions() for sign in reason.signs)


@pytest.mark.parametrize(("text", "phrase"), DOUBTFUL)
def test_a_phrase_that_reads_like_advertising_is_marked(text: str, phrase: str) -> None:
    assert _texts(text) == [phrase]


@pytest.mark.parametrize("text", SOUND)
def test_a_report_that_speaks_of_such_things_is_not(text: str) -> None:
    assert _texts(text) == []


def test_a_suspect_stays_in_the_text_and_has_its_raw_place_and_reason() -> None:
    article = cleaned(document(f"{LEAD}\nThe rebels –  best  VPN deals 2019 – withdrew from the hills after a truce."))
    assert "best VPN deals 2019" in article.text
    (suspect,) = article.suspects
    assert suspect.text == "best  VPN deals 2019" == suspect.span.of(article.raw)
    assert suspect.reason == "It offers goods or services, which a report on a war does not."


@needs_shared
def test_the_phrase_put_into_one_of_the_seeds_is_marked_and_nothing_else() -> None:
    articles = [cleaned(item) for item in read_source(str(SHARED / "seeds")) if isinstance(item, RawDocument)]
    assert [suspect.text for article in articles for suspect in article.suspects] == ["like a papr or body armour for example"]
