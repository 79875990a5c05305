"""Sources become batches of what is new."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from fogline.config import CASE_PARTS
from fogline.read import Options
from fogline.records import RawDocument
from fogline.run.intake import Intake, stored
from fogline.store import Address, Batch, CaseFolder, Document, encode, store_raw, write_shards


@pytest.fixture
def folder(tmp_path: Path) -> CaseFolder:
    made = CaseFolder(tmp_path / "case")
    made.make()
    return made


def write(folder: Path, texts: Iterable[str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts:
        (folder / f"{text}.txt").write_text(f"Report {text} tells of a convoy.")
    return folder


def read(folder: CaseFolder, *sources: Path, most: int = 32, version: str = "1") -> tuple[Intake, list[tuple[RawDocument, ...]]]:
    intake = Intake(folder, stored(folder, version), Options())
    return intake, list(intake.batches(map(str, sources), most))


def keep(folder: CaseFolder, batches: Iterable[tuple[RawDocument, ...]], version: str = "1") -> None:
    for batch in batches:
        for raw in batch:
            store_raw(folder.documents, raw)
        write_shards(folder.shards, encode(Batch(tuple(Document.of(raw, version) for raw in batch))))


def names(batches: Iterable[tuple[RawDocument, ...]]) -> list[str]:
    return [raw.name for batch in batches for raw in batch]


def test_batches_grow_up_to_the_limit(folder: CaseFolder, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", (f"{number:02d}" for number in range(30)))
    _, batches = read(folder, reports, most=10)
    assert [len(batch) for batch in batches] == [4, 8, 10, 8]


def test_what_is_there_is_not_read_again(folder: CaseFolder, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", "abc")
    keep(folder, read(folder, reports)[1])
    write(reports, "d")
    intake, batches = read(folder, reports)
    assert names(batches) == ["d"]
    assert len(intake.given) == 4


def test_the_order_of_sources_changes_nothing(folder: CaseFolder, tmp_path: Path) -> None:
    one, other = write(tmp_path / "one", "abc"), write(tmp_path / "other", "cde")
    assert read(folder, one, other)[1] == read(folder, other, one, one)[1]


def test_one_text_at_two_places_is_one_document_with_both(folder: CaseFolder, tmp_path: Path) -> None:
    one, other = write(tmp_path / "one", "a"), write(tmp_path / "other", "a")
    intake, batches = read(folder, one, other)
    assert names(batches) == ["a"]
    (document,) = batches[0]
    wanted = (Address(document.document_id, "other/a.txt"),)
    assert intake.rest().addresses == wanted
    keep(folder, batches)
    write_shards(folder.shards, encode(intake.rest()))
    again, none = read(folder, one, other)
    assert (none, again.rest()) == ([], Batch(()))


def test_what_could_not_be_read_is_kept_once(folder: CaseFolder, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", "a")
    (reports / "blank.txt").write_text("")
    intake, _ = read(folder, reports, tmp_path / "nowhere")
    assert {problem.code for problem in intake.problems} == {"empty-file", "no-such-source"}
    assert [problem.code for problem in intake.rest().problems] == ["empty-file"]
    write_shards(folder.shards, encode(intake.rest()))
    assert read(folder, reports)[0].rest() == Batch(())


def test_another_version_reads_all_that_is_stored_again(folder: CaseFolder, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", "abc")
    keep(folder, read(folder, reports)[1])
    first, _ = read(folder, version="2")
    assert names(read(folder, version="2")[1]) == ["a", "b", "c"]
    assert first.known.current == {}
    (reports / "b.txt").unlink()
    assert sorted(names(read(folder, reports, version="2")[1])) == ["a", "b", "c"]


def test_a_case_in_the_folder_that_is_read_is_passed_over(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", "a")
    folder = CaseFolder(reports / "case")
    folder.make()
    folder.runs.write_text('{"text": "not a report"}\n')
    intake, batches = read(folder, reports)
    assert names(batches) == ["a"]
    assert intake.problems == []


def test_other_names_of_the_same_bytes_are_more_addresses(folder: CaseFolder, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", "a")
    (reports / "b.txt").write_bytes((reports / "a.txt").read_bytes())
    intake, batches = read(folder, reports)
    assert names(batches) == ["a"]
    assert [address.address for address in intake.rest().addresses] == ["reports/b.txt"]
    keep(folder, batches)
    again, newer = read(folder, reports / "b.txt", version="2")
    assert names(newer) == ["a"]
    assert [address.address for address in again.rest().addresses] == ["b.txt"]


def test_a_case_keeps_its_parts_from_being_read(folder: CaseFolder) -> None:
    paths = (folder.toml, folder.documents, folder.shards, folder.database, folder.runs, folder.visits, folder.decisions)
    assert {path.name for path in paths} <= CASE_PARTS
