"""Look for input that breaks `read` or `clean`: `python -m tests.fuzz --seconds 600` (`make fuzz`).

What is found is written to `tests/cases/fuzz/`, to be mended, kept and read by every test run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["fogline"]):
    from tests.fuzz.seeds import seeds
    from tests.fuzz.targets import NAMES, read_any, read_as

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests" / "cases" / "fuzz"
SAMPLE = ROOT / "src" / "fogline" / "data" / "sample"


def main() -> None:
    """Fuzz for so many seconds, from the sample reports and what was found before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    seconds = parser.parse_args().seconds
    KEPT.mkdir(exist_ok=True)
    # What is loaded once would be taken for slow input.
    for name, content in seeds().items():
        read_as(name, content)
    with tempfile.TemporaryDirectory() as corpus:
        _fill(Path(corpus))
        limits = (f"-max_total_time={seconds}", "-max_len=100000", "-timeout=20", "-rss_limit_mb=4000")
        atheris.Setup([sys.argv[0], corpus, f"-artifact_prefix={KEPT}/", *limits], read_any)
        atheris.Fuzz()


def _fill(corpus: Path) -> None:
    """Write sound files, each behind the byte that has it read under its own suffix, and what was found before."""
    files = {path.name: path.read_bytes() for path in SAMPLE.rglob("*") if path.is_file()} | dict(seeds())
    for name, content in sorted(files.items()):
        under = f"report{Path(name).suffix}"
        if under in NAMES:
            (corpus / name).write_bytes(bytes([NAMES.index(under)]) + content)
    for path in KEPT.iterdir():
        (corpus / path.name).write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()
