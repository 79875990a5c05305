"""The figures in the README of the benchmarks are those that were measured last."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from benchmarks.accuracy import told as told_accuracy
from benchmarks.clean import told as told_clean
from benchmarks.report import FOLDER, publish, table
from benchmarks.speed import told as told_speed

README = (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["accuracy", "clean", "speed"])
def test_readme_has_the_marks(name: str) -> None:
    assert README.count(f"<!-- {name} -->\n") == README.count(f"<!-- end of {name} -->") == 1


@pytest.mark.parametrize("name", ["accuracy", "clean", "speed"])
def test_readme_shows_what_was_measured_last(name: str) -> None:
    results = FOLDER / "results" / f"{name}.json"
    if not results.is_file():
        pytest.skip(f"{name} was not measured yet")
    result = json.loads(results.read_text(encoding="utf-8"))
    parts = {part: rows for part, rows in result.items() if part != "machine"}
    told: dict[str, Callable[[str, Any], str]] = {"accuracy": told_accuracy, "clean": told_clean}
    text = told_speed(result) if name == "speed" else "\n\n".join(told[name](part, rows) for part, rows in parts.items())
    assert f"<!-- {name} -->\n{text}\n<!-- end of {name} -->" in README


def test_only_printing_leaves_the_files_alone(capsys: pytest.CaptureFixture[str]) -> None:
    publish("speed", "a table", {}, keep=False)
    assert capsys.readouterr().out == "a table\n"
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == README


def test_table_aligns_figures_to_the_right() -> None:
    assert table(("", "F1"), [("claims", "0.5")]) == "|  | F1 |\n| --- | --: |\n| claims | 0.5 |"
