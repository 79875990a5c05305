"""Reading from Python, wherever the call stands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.command import write_reports

from fogline.run import local
from fogline.store import CaseFolder, complete_batches

READ = "import fogline; from fogline.run import Engine; fogline.Case({case!r}).read({reports!r}{engine})"


def piped(tmp_path: Path, engine: str = "") -> subprocess.CompletedProcess[str]:
    """Run a program that stands in no file, so that no further process can load it."""
    program = READ.format(case=str(tmp_path / "case"), reports=str(write_reports(tmp_path / "reports", 2)), engine=engine)
    return subprocess.run([sys.executable, "-"], input=program, capture_output=True, text=True, timeout=240, check=False)


def test_a_program_without_a_file_reads(tmp_path: Path) -> None:
    done = piped(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert complete_batches(CaseFolder(tmp_path / "case").shards)


@pytest.mark.slow
def test_documents_whose_workers_cannot_start_are_not_lost(tmp_path: Path) -> None:
    done = piped(tmp_path, ", engine=Engine(workers=2)")
    assert "FoglineError: the processes that read cannot be started" in done.stderr
    assert not complete_batches(CaseFolder(tmp_path / "case").shards)


def test_where_nothing_is_new_no_worker_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "schedule", None)
    assert list(local.run([], "1", 2)) == []
