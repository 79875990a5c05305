"""The shipped patterns and outlets."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
import yaml

from fogline.clean.furniture.patterns import patterns
from fogline.errors import DataError
from fogline.registries.outlets import outlets, parse_outlets

DATA = files("fogline") / "data"


@pytest.mark.parametrize("name", ["outlets", "furniture"])
def test_the_data_fit_their_schema(name: str) -> None:
    schema = json.loads((DATA / "schemas" / f"{name}.json").read_text())
    jsonschema.validate(yaml.safe_load((DATA / f"{name}.yaml").read_text("utf-8")), schema)


def test_patterns_compile_and_none_matches_nothing() -> None:
    whole = [pattern for _, pattern in (*patterns().whole, *patterns().trailing)]
    assert not any(pattern.fullmatch("") for pattern in whole)
    assert not any(rule.pattern.search("") for rule in patterns().inside)


def test_outlets_are_found_by_spelling_and_domain() -> None:
    named = [outlets().named(name) for name in ("AL-MANAR", "the new arab", "nobody")]
    assert [outlet.name if outlet else None for outlet in named] == ["Al-Manar", "The New Arab", None]
    found = outlets().by_domain("arabic.sputniknews.com")
    assert found is not None
    assert found.name == "Sputnik"
    assert outlets().by_domain("com") is None


def test_a_spelling_of_two_outlets_is_an_error() -> None:
    entry = {
        "id": "a",
        "name": "A",
        "spellings": [],
        "domains": ["a.org"],
        "country": "GB",
        "language": "en",
        "kind": "agency",
        "source": "none",
    }
    with pytest.raises(DataError, match="stands for both"):
        parse_outlets([entry, {**entry, "id": "b", "domains": ["b.org"]}])
