"""`fogline` run as a user runs it, in a process of its own, on tiny reports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOGLINE = [sys.executable, "-m", "fogline"]

TOWNS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Juniper", "Larch", "Maple", "Nutmeg")


def fogline(*arguments: str | Path, folder: Path | None = None, status: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and hold it to its exit status."""
    command = [*FOGLINE, *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == status, f"exit {done.returncode}: {done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr
    return done


def write_reports(folder: Path, number: int = len(TOWNS)) -> Path:
    """Write tiny reports, each on a town of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for index, town in enumerate(TOWNS[:number]):
        text = f"""Convoy leaves {town}

Sat Jan {index + 5}, 2019 14:02:08

The rebels withdrew from {town} on Friday, a monitor said. At least {index + 3} civilians were killed by shelling in {town}.

The army captured the village after the withdrawal, the governor said.
"""
        (folder / f"{town.lower()}.txt").write_text(text, encoding="utf-8")
    return folder
