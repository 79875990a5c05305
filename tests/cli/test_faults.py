"""Whatever happens to a run, the same command finishes the job, and nothing is lost or doubled."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from tests.command import FOGLINE, fogline, write_reports

from fogline.case import Case
from fogline.export import FORMS
from fogline.store import locked

PATIENCE = 120
TABLES = ("documents", "articles", "claims", "problems", "events", "memberships", "copies")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("sources") / "reports")


@pytest.fixture(scope="module")
def undisturbed(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("undisturbed") / "case"
    fogline("read", reports, "--case", case, "--workers", "1")
    return case


def content(case: Path, folder: Path) -> dict[str, object]:
    """All that a case tells: its tables and its exports."""
    told: dict[str, object] = {}
    with duckdb.connect(str(case / "case.duckdb"), read_only=True) as connection:
        for table in TABLES:
            told[table] = sorted(map(repr, connection.execute(f"select * from {table}").fetchall()))
    for form in FORMS:
        Case(case).export(form, folder / form)
        # A single file's address is its name; that of a file in a folder has the folder's name before it.
        told[form] = re.sub(rb'"addresses": \[.*?\], ', b"", (folder / form).read_bytes())
    return told


def files(case: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(case.rglob("*"))}


def small_batches(case: Path) -> None:
    case.mkdir(parents=True)
    (case / "case.toml").write_text("format = 1\n[settings]\nbatch = 2\n")


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start a command in a process group of its own, as a terminal does."""
    return subprocess.Popen(
        [*FOGLINE, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def wait_for(happened: Callable[[], object], process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + PATIENCE
    while not happened():
        assert process.poll() is None, f"ended too early: {process.communicate()}"
        assert time.monotonic() < until
        time.sleep(0.002)


def sealed(case: Path) -> int:
    return len(list((case / "shards" / "documents").glob("*.parquet")))


def wait_for_end_of(group: int) -> None:
    until = time.monotonic() + PATIENCE
    with contextlib.suppress(ProcessLookupError):
        while True:
            os.killpg(group, 0)
            assert time.monotonic() < until, "a process outlived the run that started it"
            time.sleep(0.05)


def test_any_order_and_number_of_workers_give_the_same_case(reports: Path, undisturbed: Path, tmp_path: Path) -> None:
    paths = sorted(reports.glob("*.txt"), reverse=True)
    fogline("read", *paths[:5], "--case", tmp_path / "case", "--workers", "2")
    fogline("read", *paths, "--case", tmp_path / "case", "--workers", "2")
    given, wanted = content(tmp_path / "case", tmp_path), content(undisturbed, tmp_path)
    # A single file's address is its name; that of a file in a folder has the folder's name before it.
    assert given.pop("documents") != wanted.pop("documents")
    assert given == wanted


def test_reading_again_changes_nothing(reports: Path, undisturbed: Path) -> None:
    before = files(undisturbed)
    done = fogline("read", reports, "--case", undisturbed)
    assert "0 read, 12 already there, 0 not read" in done.stderr
    assert files(undisturbed) == before


def test_a_run_killed_at_any_point_is_taken_up_again(reports: Path, undisturbed: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    small_batches(case)
    moments: list[Callable[[], object]] = [
        (case / ".lock").exists,
        lambda: list(case.rglob("*.part")),
        lambda: sealed(case) >= 1,
        lambda: list((case / "shards" / "claims").glob("*")) and sealed(case) >= 3,
        (case / "case.duckdb.part").exists,
    ]
    for moment in moments:
        process = start("read", reports, "--case", case, "--workers", "1")
        wait_for(moment, process)
        process.kill()
        process.communicate()
    fogline("read", reports, "--case", case, "--workers", "1")
    assert content(case, tmp_path) == content(undisturbed, tmp_path)
    assert not list(case.rglob("*.part*"))
    assert "is sound" in fogline("doctor", "--case", case).stdout


def test_workers_end_with_a_run_that_is_killed(reports: Path, tmp_path: Path) -> None:
    small_batches(tmp_path / "case")
    process = start("read", reports, "--case", tmp_path / "case", "--workers", "2")
    wait_for(lambda: sealed(tmp_path / "case"), process)
    process.kill()
    process.communicate()
    wait_for_end_of(process.pid)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_stops_with_one_line(reports: Path, tmp_path: Path, workers: str) -> None:
    case = tmp_path / "case"
    small_batches(case)
    process = start("read", reports, "--case", case, "--workers", workers)
    wait_for(lambda: sealed(case), process)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 130
    assert said.splitlines() == [
        "fogline: stopped; what was stored stays",
        "hint: run the same command again to take it up",
    ]
    wait_for_end_of(process.pid)
    assert sealed(case)
    assert not (case / "case.duckdb").exists()


def test_a_dask_cluster_gives_the_same_case(reports: Path, undisturbed: Path, tmp_path: Path) -> None:
    done = fogline("read", reports, "--case", tmp_path / "case", "--engine", "dask", "--workers", "2")
    assert "12 read" in done.stderr
    assert content(tmp_path / "case", tmp_path) == content(undisturbed, tmp_path)


def test_two_runs_at_once_are_refused(reports: Path, tmp_path: Path) -> None:
    small_batches(tmp_path / "case")
    with locked(tmp_path / "case"):
        said = fogline("read", reports, "--case", tmp_path / "case", status=2).stderr
    assert said.startswith("fogline: another fogline is reading into the case")


def test_a_broken_database_is_built_again(undisturbed: Path, tmp_path: Path) -> None:
    case = shutil.copytree(undisturbed, tmp_path / "case")
    (case / "case.duckdb").write_bytes(b"broken" * 1000)
    assert "cannot be opened" in fogline("show", "events", "--case", case, status=2).stderr
    assert "fault" in fogline("doctor", "--case", case, status=1).stdout
    fogline("read", "--case", case)
    assert content(case, tmp_path) == content(undisturbed, tmp_path)


def test_a_broken_shard_is_named_and_read_again_as_the_hint_says(reports: Path, undisturbed: Path, tmp_path: Path) -> None:
    case = shutil.copytree(undisturbed, tmp_path / "case")
    broken = sorted((case / "shards" / "claims").glob("*.parquet"))[0]
    broken.write_bytes(broken.read_bytes()[:50])
    (case / "case.duckdb").unlink()
    said = fogline("read", reports, "--case", case, "--workers", "1", status=2).stderr
    assert f"the shard {broken} cannot be read" in " ".join(said.split())
    (case / "shards" / "documents" / broken.name).unlink()
    fogline("read", reports, "--case", case, "--workers", "1")
    assert content(case, tmp_path) == content(undisturbed, tmp_path)


@pytest.mark.parametrize("below", ["", "below"])
def test_a_case_that_cannot_be_is_refused(reports: Path, tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("")
    said = fogline("read", reports, "--case", tmp_path / "file" / below, status=2).stderr
    assert said.startswith("fogline: the case")
    assert "hint: name a folder with --case" in said


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small disk of memory with the options given; needs to be root."""
    disks: list[Path] = []

    def mount(options: str) -> Path:
        disk = tmp_path / f"disk{len(disks)}"
        disk.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)]
        if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
            pytest.skip("mounting a small disk needs to be root with the right to mount")
        disks.append(disk)
        return disk

    yield mount
    for disk in disks:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_stops_the_run_and_keeps_what_is_stored(
    reports: Path, undisturbed: Path, tmp_path: Path, mounted: Callable[[str], Path]
) -> None:
    disk = mounted("size=1m")
    said = fogline("read", reports, "--case", disk / "case", "--workers", "1", status=2).stderr
    assert "hint: free some space and run the same command again" in said
    stored = sealed(disk / "case")
    subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
    fogline("read", reports, "--case", disk / "case", "--workers", "1")
    assert sealed(disk / "case") >= stored
    assert content(disk / "case", tmp_path) == content(undisturbed, tmp_path)
    assert not list(disk.rglob("*.part*"))


def test_a_disk_that_is_read_only_is_told(reports: Path, mounted: Callable[[str], Path]) -> None:
    said = fogline("read", reports, "--case", mounted("ro") / "case", status=2).stderr
    assert "hint: the disk is mounted read-only" in said


def test_a_run_is_noted(undisturbed: Path) -> None:
    (line,) = (undisturbed / "runs.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["documents"] == 12
