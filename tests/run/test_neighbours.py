"""Undated reports among dated ones."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from fogline import Case
from fogline.link import Copy
from fogline.run.neighbours import Hint, Report, hints


def _day(number: int) -> date:
    return date(2016, 12, number)


def _numbered(*days: int | None) -> list[Report]:
    return [
        Report(f"r{n}", f"r{n}", (f"https://example.org/en/{40000 + 7 * n}/news",), _day(day) if day else None)
        for n, day in enumerate(days)
    ]


def _copies(*names: str) -> list[Copy]:
    return [Copy("group", name, 1.0, names[0], None) for name in names]


def test_a_copy_tells_the_day() -> None:
    reports = [Report("a", "a", (), _day(15)), Report("b", "b", (), None), Report("c", "c", (), None)]
    wanted = Hint(_day(15), _day(15), "a of 2016-12-15 has the same text")
    assert hints(reports, _copies("a", "b")) == {"b": wanted}


def test_copies_of_several_days_tell_an_interval() -> None:
    reports = [Report("a", "a", (), _day(15)), Report("b", "b", (), None), Report("c", "c", (), _day(17))]
    found = hints(reports, _copies("a", "b", "c"))["b"]
    assert (found.start, found.end) == (_day(15), _day(17))


def test_running_numbers_tell_the_days_between() -> None:
    found = hints(_numbered(1, 3, None, 4, 9), ())
    assert {key: (hint.start.day, hint.end.day) for key, hint in found.items()} == {"r2": (3, 4)}


def test_numbers_that_do_not_run_with_the_days_tell_nothing() -> None:
    assert hints(_numbered(5, 3, None, 4, 9), ()) == {}
    assert hints(_numbered(3, None, 4), ()) == {}
    assert hints(_numbered(1, 2, 3, None), ()) == {}


def test_the_order_of_reports_changes_nothing() -> None:
    reports = _numbered(1, 3, None, 4, None, 9)
    assert hints(reports, ()) == hints(reports[::-1], ())


TEXT = """Rebels withdrew from the town of Harim on Friday, the army said.
The last forty fighters left in six green buses with their families, and a unit entered the town behind them, a spokesman said.
Two monitors said that eleven people had been killed in the shelling of the market on Wednesday.
"""


def test_an_undated_copy_in_a_case_takes_the_day_of_its_fellow(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "dated.txt").write_text(f"Published on: December 17, 2016\n{TEXT}")
    (folder / "undated.txt").write_text(TEXT)
    case = Case(tmp_path / "case")
    case.read(folder)
    undated = _published(case, tmp_path / "claims.jsonl")["undated"]
    assert undated["published"] == "2016-12-17"
    assert undated["published_basis"].startswith("neighbours in the case: dated of 2016-12-17")
    times = {(str(row.start)[:10], str(row.end)[:10]) for row in case.claims(kind=["withdrawal"]).df().itertuples() if row.start}
    assert times == {("2016-12-16", "2016-12-16")}


def _published(case: Case, path: Path) -> dict[str, Any]:
    case.export("claims", path)
    return {article["id"]: article for article in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
