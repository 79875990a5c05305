"""The sample that ships with the package: what it must hold, and what the line must find in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from docs.look import README, SHOWN, shown

SAMPLE = Path(str(files("fogline") / "data" / "sample"))
REPORTS = sorted(path for path in SAMPLE.rglob("*") if path.suffix in {".html", ".txt", ".jsonl"})
RECORDS = [
    json.loads(line) for path in REPORTS if path.suffix == ".jsonl" for line in path.read_text(encoding="utf-8").splitlines()
]

# Words of readers' comments, widgets, related stories and dumps, none of which is part of a report.
NOT_REPORTS = [
    "500 other people",
    "Nobody shot at anybody",
    "10,000 terrorists",
    "Turkey invaded Syria in August",
    "They surrendered Aleppo in 2016",
    "30,000 of them",
    "20,000 soldiers",
    "Jets bombed a hospital",
    "seized two villages near Palmyra",
    "Warplanes bombed three villages",
    "shelled the embassy",
    "Shelled Nubl",
    "Executed Two Commanders",
    "Khan Sheikhoun market",
    "Bomb kills 14 soldiers",
    "Police detain 22",
    "Two farmers abducted",
]

Line = dict[str, Any]


def test_there_are_enough_reports_in_every_format() -> None:
    assert {path.suffix for path in REPORTS} == {".html", ".txt", ".jsonl"}
    assert sum(path.suffix != ".jsonl" for path in REPORTS) + len(RECORDS) >= 16
    assert len(RECORDS) >= 4


@pytest.mark.parametrize("path", [path for path in REPORTS if path.suffix != ".jsonl"], ids=lambda path: path.stem)
def test_report_says_that_its_outlet_is_invented(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "(invented)" in text or "an invented outlet" in text


def test_every_record_says_that_its_outlet_is_invented() -> None:
    assert all(record["outlet"].endswith("(invented)") for record in RECORDS)


def test_readme_lists_every_report_and_says_what_the_sample_is() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert "made up" in readme
    assert [path.stem for path in REPORTS if f"`{path.stem}`" not in readme] == []


def test_no_invented_outlet_is_among_the_shipped_ones() -> None:
    shipped = (SAMPLE.parent / "outlets.yaml").read_text(encoding="utf-8")
    outlets = ("Meridian Wire", "Homeland Voice", "Northern Lantern", "Volga Dispatch", "Sahand News", "Freedom Square Network")
    assert [
        outlet for outlet in (*outlets, "Bosphorus Daily", "Eastfront", "Northern Tally", "Idlib Herald") if outlet in shipped
    ] == []


def _fogline(*arguments: str) -> None:
    command = [sys.executable, "-c", "from fogline.cli import main; main()", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the sample in it, read as a user would."""
    folder = tmp_path_factory.mktemp("sample") / "case"
    _fogline("read", *map(str, REPORTS), "--case", str(folder))
    return folder


@pytest.fixture(scope="module")
def articles(case: Path) -> dict[str, Line]:
    """The articles by id, with their claims."""
    return {article["id"]: article for article in _exported(case, "claims")}


@pytest.fixture(scope="module")
def events(case: Path) -> list[Line]:
    return _exported(case, "events")


def _exported(case: Path, form: str) -> list[Line]:
    path = case.parent / f"{form}.jsonl"
    _fogline("export", form, "-o", str(path), "--case", str(case))
    return _lines(path)


def _claims(articles: dict[str, Line]) -> Iterator[Line]:
    return (claim for article in articles.values() for claim in article["claims"])


def test_every_report_is_read_and_tells_something(articles: dict[str, Line]) -> None:
    assert len(articles) == len(RECORDS) + sum(path.suffix != ".jsonl" for path in REPORTS)
    assert [name for name, article in articles.items() if len(article["claims"]) < 3] == []


def test_no_claim_comes_from_a_comment_a_widget_or_a_dump(articles: dict[str, Line]) -> None:
    assert [claim["quote"] for claim in _claims(articles) if any(words in claim["quote"] for words in NOT_REPORTS)] == []


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("meridian-deal", "2016-12-13"),
        ("bosphorus-burned-buses", "2016-12-18"),
        ("sahand-halt", "2016-12-16"),
        ("lantern-zenki", "2019-01-05"),
        ("tally-idlib-deal", "2019-01-10"),
    ],
)
def test_publication_date_is_found(articles: dict[str, Line], name: str, day: str) -> None:
    assert articles[name]["published"] == day


def test_the_evacuation_of_aleppo_is_one_event_of_several_reports(events: list[Line]) -> None:
    found = [
        event
        for event in events
        if event["kind"] == "evacuation"
        and "2016-12-13" <= (event["start"] or "") <= "2016-12-23"
        and len(event["documents"]) >= 3
    ]
    assert found


def test_a_figure_is_disputed_by_named_voices(events: list[Line]) -> None:
    disputes = [
        dispute for event in events for dispute in event["disputes"] if dispute["about"] in {"moved", "killed", "wounded"}
    ]
    assert any(sum(bool(value["voices"]) for value in dispute["values"]) >= 2 for dispute in disputes)


def test_the_withdrawal_to_afrin_is_planned_by_one_and_done_by_another(articles: dict[str, Line]) -> None:
    to_afrin = [
        claim
        for claim in _claims(articles)
        if claim["kind"] in {"withdrawal", "evacuation"}
        and any(place["role"] == "to" and place["name"] == "Afrin" for place in claim["places"])
    ]
    assert {"planned", "happened"} <= {claim["status"] for claim in to_afrin}


def test_the_reprint_is_a_copy(events: list[Line]) -> None:
    pairs = {pair for event in events for group in event["copies"] for pair in combinations(sorted(group), 2)}
    assert ("levant-post-last-convoy", "meridian-last-convoy") in pairs


def test_readme_shows_the_output_as_it_is(case: Path) -> None:
    readme = README.read_text(encoding="utf-8")
    assert len(SHOWN.findall(readme)) == 2
    assert readme == shown(readme, case), "the README's output lags behind: run `make docs`"


def test_readme_python_example_runs(tmp_path: Path) -> None:
    code = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert code
    reports = tmp_path / "reports"
    reports.mkdir()
    for path in REPORTS[:2]:
        (reports / path.name).write_bytes(path.read_bytes())
    (tmp_path / "example.py").write_text(code.group(1), encoding="utf-8")
    told = subprocess.run([sys.executable, "example.py"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert "withdrawal happened Rebels withdrew" in told.stdout
    assert "attack" in told.stdout
