"""The files that other tools take."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from tests.small import TEXTS, small_case

from fogline.case import Case
from fogline.errors import QueryError

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,"
    "assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,"
    "geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return Case(small_case(tmp_path_factory.mktemp("export") / "case").root)


def lines(case: Case, form: str, path: Path, *, with_names: bool = False) -> list[Any]:
    count = case.export(form, path, with_names=with_names)
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(found) == count
    return found


def test_every_article_is_a_line_with_the_fields_of_the_gold_form(case: Case, tmp_path: Path) -> None:
    dawn, dusk = lines(case, "claims", tmp_path / "claims.jsonl")
    assert (dawn["id"], dawn["outlet"], dawn["published"], dawn["published_basis"]) == (
        "dawn",
        "=Dawn Post",
        "2019-01-08",
        "line",
    )
    assert dusk["drop"] == ["NULL"]
    assert dusk["dropped"] == [{"reason": "dump", "start": 75, "end": 79}]
    left, shelled = dawn["claims"]
    assert left["time"] == {"text": "Monday", "start": "2019-01-07", "end": "2019-01-07"}
    assert left["places"][0] | {"role": "from", "text": "port", "name": "port", "country": "SY", "lat": None} == left["places"][0]
    assert left["agents"][0]["actor_id"] == "coast-brigade"
    assert left["codes"]["plover"] == "RETREAT"
    assert left["means"] == ["bus"]
    assert left["event_id"] == "event-leaving"
    assert shelled["time"] is None
    assert shelled["counts"] == [{"what": "killed", "who": "others", "text": "12", "low": 12, "high": 12}]
    assert (shelled["voices"], shelled["voice_ids"]) == (["monitor"], [None])


def test_a_quote_is_what_stands_at_its_offsets(case: Case, tmp_path: Path) -> None:
    for article in lines(case, "claims", tmp_path / "claims.jsonl", with_names=True):
        raw = TEXTS[article["id"]]
        for claim in article["claims"]:
            assert raw[claim["start"] : claim["end"]] == claim["quote"]
            assert raw[claim["trigger_start"] : claim["trigger_end"]] == claim["trigger"]


def test_names_of_private_persons_are_written_only_when_asked_for(case: Case, tmp_path: Path) -> None:
    def patients(*, with_names: bool) -> list[tuple[str, str]]:
        found = lines(case, "claims", tmp_path / "claims.jsonl", with_names=with_names)[0]["claims"][1]["patients"]
        return [(actor["name"], actor["text"]) for actor in found]

    assert patients(with_names=False) == [("civilian", "civilian"), ("others", "others")]
    assert patients(with_names=True) == [("Jane Roe", "Jane Roe"), ("others", "others")]
    for form in ("claims", "events", "csv", "geojson"):
        case.export(form, tmp_path / form)
        assert "Roe" not in (tmp_path / form).read_text(encoding="utf-8")


def test_events_name_documents_by_their_exported_ids(case: Case, tmp_path: Path) -> None:
    leaving, shelling = lines(case, "events", tmp_path / "events.jsonl")
    assert (leaving["start"], leaving["documents"], leaving["copies"]) == ("2019-01-07", ["dawn", "dusk"], [])
    assert shelling["copies"] == [["dawn", "dusk"]]
    assert shelling["place"]["place_id"] == "geonames:1"
    assert shelling["tolls"] == [
        {"what": "killed", "who": "civilian", "low": 12, "best": 12, "high": 30, "rule": "most-independent"}
    ]
    (dispute,) = shelling["disputes"]
    assert dispute["about"] == "killed"
    assert [(value["value"], value["voices"], value["documents"]) for value in dispute["values"]] == [
        ("12", ["monitor"], ["dawn"]),
        ("30", ["governor"], ["dusk"]),
    ]


def test_the_csv_has_acleds_columns_first_and_no_formula(case: Case, tmp_path: Path) -> None:
    case.export("csv", tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert ",".join(list(rows[0])[:31]) == ACLED
    assert all(name.startswith("fl_") for name in list(rows[0])[31:])
    leaving, shelling = rows
    assert (leaving["event_date"], leaving["time_precision"], leaving["actor1"]) == ("2019-01-07", "1", "Coast Brigade")
    assert leaving["inter1"] == "Rebel group"
    assert leaving["fl_status"] == "happened; possible"
    assert shelling["event_type"] == "Explosions/Remote violence"
    assert shelling["disorder_type"] == "Political violence"
    assert (shelling["iso"], shelling["country"], shelling["geo_precision"]) == ("760", "Syria", "1")
    assert (shelling["fatalities"], shelling["fl_fatalities_high"]) == ("12", "30")
    assert (shelling["event_date"], shelling["year"]) == ("", "")
    assert shelling["source"] == "'=Dawn Post; dusk"
    assert shelling["civilian_targeting"] == "Civilian targeting"


def test_the_map_has_a_feature_an_event_placed_where_it_is_known(case: Case, tmp_path: Path) -> None:
    assert case.export("geojson", tmp_path / "events.geojson") == 2
    collection = json.loads((tmp_path / "events.geojson").read_text(encoding="utf-8"))
    leaving, shelling = collection["features"]
    assert leaving["geometry"] is None
    assert shelling["geometry"] == {"type": "Point", "coordinates": [35.75, 35.5]}
    assert shelling["properties"]["uncertainty_m"] == 2000
    assert (shelling["properties"]["killed_low"], shelling["properties"]["killed_high"]) == (12, 30)
    assert all(not isinstance(value, list | dict) for value in shelling["properties"].values())


@pytest.mark.parametrize("form", ["claims", "events", "csv", "geojson"])
def test_the_same_case_gives_the_same_file(case: Case, form: str, tmp_path: Path) -> None:
    case.export(form, tmp_path / "one")
    case.export(form, tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_form_or_file_that_cannot_be_is_refused(case: Case, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no export 'xml'"):
        case.export("xml", tmp_path / "out")
    with pytest.raises(QueryError, match="cannot be written"):
        case.export("claims", tmp_path / "nowhere" / "out")
    assert list(tmp_path.iterdir()) == []
