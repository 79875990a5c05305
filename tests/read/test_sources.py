"""Sources as a user names them."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from fogline.read import read_source
from fogline.records import Problem, RawDocument


def _named(source: Path | str) -> list[str]:
    return [item.address if isinstance(item, RawDocument) else item.code for item in read_source(str(source))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    (reports / "later").mkdir(parents=True)
    (reports / "b.txt").write_text("The army left.")
    (reports / "a.html").write_text("<p>The army left.</p>")
    (reports / "later" / "c.md").write_text("The army left.")
    (reports / "picture.png").write_bytes(b"\x89PNG")
    (reports / ".hidden").write_text("The army left.")
    return reports


def test_a_folder_is_read_in_sorted_order_with_addresses_from_its_parent(folder: Path) -> None:
    assert _named(folder) == ["reports/a.html", "reports/b.txt", "reports/later/c.md", "unknown-format"]


def test_links_that_lead_nowhere_and_linked_folders_are_told(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "linked").symlink_to(folder / "later")
    problems = [item for item in read_source(str(folder)) if isinstance(item, Problem) and item.fatal]
    assert [(problem.record_id, problem.code) for problem in problems] == [
        ("reports/gone.txt", "no-access"),
        ("reports/linked", "closed-folder"),
    ]


def test_a_file_of_another_format_is_fatal_only_where_it_is_named_itself(folder: Path) -> None:
    inside = [item for item in read_source(str(folder)) if isinstance(item, Problem)]
    named = list(read_source(str(folder / "picture.png")))
    assert [problem.fatal for problem in inside] == [False]
    assert [problem.fatal for problem in named if isinstance(problem, Problem)] == [True]


def test_a_folder_gives_the_same_addresses_from_inside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert _named(".") == _named(folder)


def test_a_pattern_is_read_with_addresses_from_the_parent_of_its_folder(folder: Path) -> None:
    assert _named(folder / "*.txt") == ["reports/b.txt"]
    assert _named(folder / "**" / "*.md") == ["reports/later/c.md"]
    assert _named(folder / "*.pdf") == ["no-match"]


def test_a_path_with_brackets_that_exists_is_no_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("The army left.")
    assert _named(tmp_path / "a[1].txt") == ["a[1].txt"]


def test_what_is_not_there_is_one_fatal_problem(tmp_path: Path) -> None:
    (problem,) = read_source(str(tmp_path / "nothing.txt"))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.fatal) == ("no-such-source", True)


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert _named(tmp_path) == ["empty-folder"]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"The army left.", "text/plain"),
        (b"<!DOCTYPE html><p>The army left.", "text/html"),
        (b'{"text": "The army left."}', "application/json"),
    ],
)
def test_standard_input_is_told_by_its_first_characters(content: bytes, media_type: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    (document,) = read_source("-")
    assert isinstance(document, RawDocument)
    assert document.media_type == media_type
