"""Figures as tables, printed and kept in `results/` and in the README."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table, the first column to the left and figures to the right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def publish(name: str, text: str, result: Mapping[str, Any], *, keep: bool) -> None:
    """Print `text`, and where it is to be kept, write `results/NAME.json` and the README's part between its marks."""
    sys.stdout.write(f"{text}\n")
    if not keep:
        return
    (FOLDER / "results").mkdir(exist_ok=True)
    (FOLDER / "results" / f"{name}.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    readme = FOLDER / "README.md"
    marks = f"<!-- {name} -->", f"<!-- end of {name} -->"
    part = re.compile(f"{re.escape(marks[0])}.*?{re.escape(marks[1])}", re.DOTALL)
    block = f"{marks[0]}\n{text}\n{marks[1]}"
    readme.write_text(part.sub(lambda _: block, readme.read_text(encoding="utf-8")), encoding="utf-8")
