"""The case folder: where each of its parts lies, and how it is found and made."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fogline.config import CASE_TOML, Limits, Settings, parse_table
from fogline.errors import CaseError, DataError
from fogline.store.files import storing, write_whole

FORMAT = 1
"""The form of a case folder; raised when an older fogline could not read it."""

_TEMPLATE = f"""\
# A fogline case; docs/case.md says what lies beside this file.
format = {FORMAT}

# Settings of this case; the command line goes before them.
# [settings]
# workers = 2

# Limits of what is read.
# [limits]
# document_bytes = 8_000_000
"""


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """The paths of a case."""

    root: Path

    @property
    def toml(self) -> Path:
        """The file that makes a folder a case."""
        return self.root / CASE_TOML

    @property
    def documents(self) -> Path:
        """The reports as read, compressed."""
        return self.root / "documents"

    @property
    def shards(self) -> Path:
        """What was found, by record and batch."""
        return self.root / "shards"

    @property
    def database(self) -> Path:
        """What is built from all of it."""
        return self.root / "case.duckdb"

    @property
    def runs(self) -> Path:
        """The runs that added something, a line each."""
        return self.root / "runs.jsonl"

    @property
    def visits(self) -> Path:
        """What was fetched from the web, a line for each answer."""
        return self.root / "visits.jsonl"

    @property
    def decisions(self) -> Path:
        """What reviewers decided; only read here."""
        return self.root / "decisions.jsonl"

    def make(self) -> None:
        """Make the folder a case where it is none yet."""
        if self.root.exists() and not self.root.is_dir():
            raise CaseError(f"the case {self.root} is a file", hint="name a folder with --case")
        with storing(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            if not self.toml.exists():
                write_whole(self.toml, _TEMPLATE.encode())

    def settings(self) -> Settings:
        """Return the case's settings; a broken or newer `case.toml` is an error."""
        return parse_table(Settings, self._written().get("settings", {}), f"{self.toml}: settings")

    def limits(self) -> Limits:
        """Return the limits that the case sets to reading."""
        return parse_table(Limits, self._written().get("limits", {}), f"{self.toml}: limits")

    def _written(self) -> dict[str, Any]:
        if not self.toml.is_file():
            raise CaseError(f"there is no case in {self.root}", hint="make one with `fogline read SOURCE… --case DIR`")
        try:
            written = tomllib.loads(self.toml.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DataError(f"{self.toml} is not TOML: {error}", hint="mend the line it names") from error
        if written.get("format") != FORMAT:
            hint = f"this fogline reads format {FORMAT}: use the fogline that made the case"
            raise CaseError(f"the case {self.root} has format {written.get('format')!r}", hint=hint)
        return written


def find_case(named: Path | None, start: Path) -> CaseFolder:
    """Return the case that `named` is, else that of the nearest `case.toml` from `start` upward, else `start`/case."""
    if named is not None:
        return CaseFolder(named)
    nearest = (folder for folder in (start, *start.parents) if (folder / CASE_TOML).is_file())
    return CaseFolder(next(nearest, start / "case"))
