"""Look for input that breaks `read` or `clean`: `python -m tests.fuzz --seconds 600` (`make fuzz`).

What is found is written to `tests/cases/fuzz/`, to be mended, kept and read by every test run.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["fogline"]):
    from tests.fuzz.targets import NAMES, read_any

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests" / "cases" / "fuzz"
SAMPLES = (ROOT / "src" / "fogline" / "data" / "sample", ROOT / "tests" / "cases" / "fuzz")


def main() -> None:
    """Fuzz for so many seconds, from the sample reports and what was found before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as corpus:
        _fill(Path(corpus))
        arguments = [sys.argv[0], corpus, f"-max_total_time={seconds}", "-max_len=20000", "-timeout=20", "-rss_limit_mb=4000"]
        atheris.Setup(arguments, _one)
        atheris.Fuzz()


def _fill(corpus: Path) -> None:
    for folder in SAMPLES:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                (corpus / path.name).write_bytes(_chooser(path) + path.read_bytes())


def _chooser(path: Path) -> bytes:
    """Return the byte that has a sample read under its own suffix; what was found before has it already."""
    name = f"report{path.suffix}"
    return bytes([NAMES.index(name)]) if name in NAMES else b""


def _one(data: bytes) -> None:
    try:
        read_any(data)
    except Exception:
        (KEPT / f"{hashlib.sha256(data).hexdigest()[:12]}.bin").write_bytes(data)
        raise


if __name__ == "__main__":
    main()
