"""The kinds: every one of the annotation guidelines, with words that tell it and a sentence that says what it is."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml

from fogline.errors import DataError
from fogline.registries.kinds import kinds, parse_kinds
from fogline.registries.words import words

DATA = files("fogline") / "data"
EXTRACT = Path(str(files("fogline") / "extract"))
KINDS = (
    "withdrawal advance evacuation displacement return armed-clash ground-attack air-strike shelling bombing chemical-attack "
    "execution casualties detention release coercion destruction capture loss siege hold agreement violation talks surrender "
    "join split membership backing rename accusation demand threat denial condemnation aid protest riot"
)


def shipped() -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load((DATA / "kinds.yaml").read_text())
    return loaded


def test_kinds_fit_their_schema() -> None:
    jsonschema.validate(shipped(), json.loads((DATA / "schemas" / "kinds.json").read_text()))


@pytest.mark.parametrize("name", ["counted", "names", "nouns", "speech", "status", "verbs"])
def test_word_lists_fit_their_schema(name: str) -> None:
    loaded = yaml.safe_load((DATA / "words" / f"{name}.yaml").read_text())
    jsonschema.validate(loaded, json.loads((DATA / "schemas" / "words.json").read_text()))


@pytest.mark.parametrize("name", ["nouns", "speech", "status", "verbs"])
def test_every_word_list_is_asked_for_by_its_heading(name: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in EXTRACT.glob("*.py"))
    assert [heading for heading in words(name) if f'"{heading}"' not in code] == []


def test_every_kind_of_the_guidelines_is_there() -> None:
    assert set(kinds().family) == set(KINDS.split())


def test_every_kind_can_be_told() -> None:
    told = {kind for triggers in kinds().triggers.values() for each in triggers for kind in (each.kind, each.default)}
    told |= {kind for kind, _ in kinds().means}
    assert told - {None} == set(kinds().family)


def test_a_fault_names_the_entry() -> None:
    data = shipped()
    data["families"] = {"movement": {"return": {"says": "Back.", "frame": "nowhere", "verbs": ["return"]}}}
    with pytest.raises(DataError, match=r"return.*'return'"):
        parse_kinds(data)
