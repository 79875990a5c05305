"""What a run depends on has a name that is the same everywhere."""

from __future__ import annotations

import re
from importlib.metadata import requires
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


def test_another_version_of_a_package_is_another_version_of_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version.line_version()
    monkeypatch.setattr(version, "installed", lambda name: f"{name} 99" if name == "spacy" else f"{name} 1")
    version.line_version.cache_clear()
    try:
        changed = version.line_version()
        monkeypatch.setattr(version, "installed", lambda name: f"{name} 1")
        version.line_version.cache_clear()
        assert len({before, changed, version.line_version()}) == 3
    finally:
        version.line_version.cache_clear()


def test_every_package_that_claims_depend_on_is_required() -> None:
    required = {re.split(r"[^\w-]", requirement)[0] for requirement in requires("fogline") or ()}
    assert set(version.PACKAGES) - {"en-core-web-sm"} <= required


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
