"""The data files keep their schemas, their ids are unique, and they name no party by a judging word."""

from __future__ import annotations

import json
import re
from collections import Counter

import jsonschema
import pytest

from fogline.registries.actors import registry
from fogline.registries.data import data_file, read_csv, read_yaml
from fogline.registries.descriptions import describe, labels
from fogline.registries.places import gazetteer

ACTOR_FILES = sorted(file.name for file in data_file("actors").iterdir() if file.name not in ("states.yaml", "README.md"))
FILES = [
    *((f"actors/{name}", "actors") for name in ACTOR_FILES),
    ("actors/states.yaml", "states"),
    ("places.yaml", "places"),
    ("countries.yaml", "countries"),
    ("crosswalk.yaml", "crosswalk"),
    ("linking.yaml", "linking"),
    ("words/labels.yaml", "labels"),
    ("words/classes.yaml", "classes"),
    ("words/not_places.yaml", "not_places"),
]


@pytest.mark.parametrize(("path", "schema"), FILES)
def test_data_keeps_its_schema(path: str, schema: str) -> None:
    rules = json.loads(data_file("schemas", f"{schema}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(rules).validate(read_yaml(*path.split("/")))


def test_actor_ids_are_unique() -> None:
    ids = [row["id"] for name in ACTOR_FILES for row in read_yaml("actors", name) if "id" in row]
    assert len(ids) == len(set(ids))


def test_place_ids_are_unique() -> None:
    ids = [row["id"] for row in read_yaml("places.yaml")]
    assert len(ids) == len(set(ids))
    geonames = [row["geonames_id"] for row in read_csv("places-geonames.csv")]
    assert len(geonames) == len(set(geonames))


def test_memberships_and_successions_lead_to_known_actors() -> None:
    entries = {entry.actor_id for entry in registry()}
    told = {member.group for entry in registry() for member in entry.member_of} | {entry.follows for entry in registry()} - {None}
    assert told <= entries


def test_additions_extend_known_actors() -> None:
    extended = {row["extends"] for name in ACTOR_FILES for row in read_yaml("actors", name) if "extends" in row}
    assert extended
    assert extended <= {entry.actor_id for entry in registry()}


def test_dates_of_actors_run_forward() -> None:
    for entry in registry():
        spans = [(entry.start, entry.end), *((name.start, name.end) for name in entry.names)]
        assert all(start <= end for start, end in spans if start and end), entry.actor_id


def test_no_actor_is_named_by_a_judging_word() -> None:
    named = {name.text for entry in registry() for name in entry.names}
    assert [name for name in named if describe(name).label] == []
    assert "terrorist" in labels()


def test_one_spelling_names_one_actor() -> None:
    shared: dict[str, set[str]] = {}
    for name in ACTOR_FILES:
        for row in read_yaml("actors", name):
            for told in (row.get("name", row.get("extends")), *row["names"]):
                text = told if isinstance(told, str) else told["name"]
                shared.setdefault(text.casefold(), set()).add(row.get("id", row.get("extends")))
    assert {text: ids for text, ids in shared.items() if len(ids) > 1} == {}


def test_a_head_noun_has_one_class() -> None:
    classes = Counter(head for heads in read_yaml("words", "classes.yaml").values() for head in heads)
    assert [head for head, count in classes.items() if count > 1] == []


def test_syria_is_known_in_depth() -> None:
    syrian = [row for row in read_yaml("actors", "syria.yaml") if row.get("class") == "armed-group"]
    assert len(syrian) >= 60
    own = [row for row in read_yaml("places.yaml") if row["country"] == "SY"]
    assert len(own) >= 150


def test_places_lie_in_their_country() -> None:
    for entry in gazetteer():
        if entry.country == "SY" and entry.latitude is not None and entry.longitude is not None:
            assert 32 < entry.latitude < 37.6, entry
            assert 35.4 < entry.longitude < 42.5, entry


def test_ucdp_places_are_sentence_free_names() -> None:
    for row in read_csv("places-ucdp.csv"):
        assert not re.search(r"\d{4}| village$| town$", row["name"]), row
