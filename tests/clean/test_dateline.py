"""What reports are headed with, and the agencies they are credited to."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.clean.documents import LEAD, MORE, cleaned, document

from fogline.clean.outlets.dateline import heading_of
from fogline.clean.passages import Passage
from fogline.spans import Span

DATA = files("fogline") / "data"
HEADS = [
    ("ALEPPO, Syria, Dec. 15 (Reuters) - The", "ALEPPO, Syria", "Dec. 15", "Reuters"),
    ("Damascus, SANA- The", "Damascus", None, "SANA"),
    ("Aleppo SANA-The", "Aleppo", None, "SANA"),
    ("DAMASCUS, (SANA) - The", "DAMASCUS", None, "SANA"),
    ("BEIRUT (AP) — The", "BEIRUT", None, "AP"),
    ("CHARLESTON, W.Va. (AP) -- The", "CHARLESTON, W.Va.", None, "AP"),
    ("ORLANDO, Fla. (AP) — The", "ORLANDO, Fla.", None, "AP"),
    ("BEIRUT/AMMAN (Reuters) - The", "BEIRUT/AMMAN", None, "Reuters"),
    ("Kyiv, 3 March. /TASS/. The", "Kyiv", "3 March.", "TASS"),
    ("(Reuters) - The", None, None, "Reuters"),
    ("AFP | The", None, None, "AFP"),
    ("AFP | KHARTOUM — The", "KHARTOUM", None, "AFP"),
    ("SAN SALVADOR, 3 JAN 90 -- The", "SAN SALVADOR", "3 JAN 90", None),
    ("(Beirut, March 25, 2018) – The", "Beirut", "March 25, 2018", None),
    ("Port-au-Prince, Haiti (HPN) – The", "Port-au-Prince, Haiti", None, "HPN"),
    ("Kabul (Hindu Kush News) - The", "Kabul", None, "Hindu Kush News"),
    ("New York, 5 May 2016 – The", "New York", "5 May 2016", None),
    ("BAGHDAD: The", "BAGHDAD", None, None),
    ("Gaza City, Palestine – The", "Gaza City, Palestine", None, None),
    ("Seven killed in blast KANDAHAR, Afghanistan, Oct. 3 (Xinhua) -- The", "KANDAHAR, Afghanistan", "Oct. 3", "Xinhua"),
]
NO_HEADS = [
    "EXCLUSIVE - The",
    "UPDATE 2 (XYZ) - The",
    "Syria: The",
    "Aleppo-based rebels left",
    "Army (SAA) - The",
    "Syrian army (SAA) - The",
    "Hama (North) – The",
    "(YPG) – backed by others",
    "Aleppo (YPG) – The",
    "Military sources - The",
    "Mr. Smith - The",
    "The army left Qasr on 14 November 2017 - The",
    "Qasr, 14 November 2017, saw shelling.",
    "Qasrin-nowhere – The",
]


def _whole(text: str) -> Passage:
    return Passage.verbatim(text, Span(0, len(text)))


@pytest.mark.parametrize(("text", "place", "day", "credit"), HEADS)
def test_heads(text: str, place: str | None, day: str | None, credit: str | None) -> None:
    found = heading_of([_whole(f"{text} army left the town.")])
    assert found is not None
    assert (found.place, found.day.of(text) if found.day else None, found.credit) == (place, day, credit)


@pytest.mark.parametrize("text", NO_HEADS)
def test_what_is_no_head(text: str) -> None:
    assert heading_of([_whole(f"{text} army left the town.")]) is None


@given(st.text(alphabet="ABCabc ,./()-–|:12'", max_size=200))
def test_no_text_breaks_the_reading_of_heads(text: str) -> None:
    found = heading_of([_whole(text)])
    assert found is None or found.place is None or found.place in text


def _credited(text: str) -> str | None:
    return cleaned(document(text)).agency


@pytest.mark.parametrize(
    ("end", "agency"),
    [
        (" The sources said the road was closed, FNA reported.", "Fars News Agency"),
        (" The road was closed; FNA reported. 218-11", "Fars News Agency"),
        ("\nSource: Xinhua", "Xinhua"),
        ("\n/SANA/", "SANA"),
        (" The road is closed. - Interfax", "Interfax"),
        ("\nWith input from AFP and Reuters", "AFP, Reuters"),
        ("\n(Reporting by Ann Example for Reuters)", "Reuters"),
        (" The road was closed, the Syrian Observatory for Human Rights reported.", None),
        (" The road was closed, the governor reported.", None),
    ],
)
def test_credits_at_the_end(end: str, agency: str | None) -> None:
    assert _credited(f"Army leaves Qasr\n{LEAD} {MORE}{end}") == agency


def test_an_agency_under_the_title_is_credited() -> None:
    assert _credited(f"Army leaves Qasr\nAFP\n{LEAD}") == "AFP"
    assert _credited(f"Army leaves Qasr\nBy Associated Press\n{LEAD}") == "AP"
    assert _credited(f"Army leaves Qasr\nBy Ann Example\n{LEAD}") is None


def test_place_and_agency_at_the_head_go_into_the_article() -> None:
    article = cleaned(document(f"Army leaves Qasr\nQASR, Some Land, Dec. 15 (XYZ) - {LEAD}"))
    assert (article.dateline, article.agency, article.outlet) == ("QASR, Some Land", "XYZ", "XYZ")


def test_the_words_fit_their_schema() -> None:
    schema = json.loads((DATA / "schemas" / "datelines.json").read_text())
    jsonschema.validate(yaml.safe_load((DATA / "datelines.yaml").read_text("utf-8")), schema)
