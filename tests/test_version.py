"""What a run depends on has a name that is the same everywhere."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

import fogline
from fogline import version


def test_versions_begin_with_the_packages() -> None:
    assert version.line_version().startswith(f"{fogline.__version__}+")
    assert version.build_version().startswith(version.line_version())


@pytest.mark.parametrize("name", [*version.LINE, *version.BUILD])
def test_everything_that_a_version_stands_for_is_there(name: str) -> None:
    item = files("fogline") / name
    assert item.is_file() or item.is_dir()


def test_a_changed_file_changes_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clean" / "__pycache__").mkdir(parents=True)
    module = tmp_path / "clean" / "words.py"
    module.write_text("ONE = 1")
    monkeypatch.setattr(version, "files", lambda _: tmp_path)
    before = version.digest(("clean",))
    (tmp_path / "clean" / "__pycache__" / "words.pyc").write_text("compiled")
    assert version.digest(("clean",)) == before
    module.write_text("ONE = 2")
    assert version.digest(("clean",)) != before
