"""The output that the README shows, from the sample."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
SHOWN = re.compile(r"^```\n\$ fogline (?P<arguments>show .*)\n(?P<output>[^`]*)^```", re.MULTILINE)


def shown(readme: str, case: Path) -> str:
    """Return `readme` with the output of each `$ fogline show …` in it as it is on `case`, which holds the sample."""
    return SHOWN.sub(lambda found: f"```\n$ fogline {found['arguments']}\n{_output(found['arguments'], case)}\n```", readme)


def refresh() -> None:
    """Read the sample into a case and write its output into the README."""
    with tempfile.TemporaryDirectory() as folder, as_file(files("fogline") / "data" / "sample" / "reports") as reports:
        case = Path(folder) / "case"
        _fogline("read", str(reports), "--case", str(case))
        README.write_text(shown(README.read_text(encoding="utf-8"), case), encoding="utf-8")


def _output(arguments: str, case: Path) -> str:
    output = _fogline(*arguments.replace("demo-case", str(case)).split())
    return "\n".join(line.rstrip() for line in output.rstrip().splitlines())


def _fogline(*arguments: str) -> str:
    call = [sys.executable, "-c", "from fogline.cli import main; main()", *arguments]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout
