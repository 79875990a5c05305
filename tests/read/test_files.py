"""Single files, sound and not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fogline.config import Limits
from fogline.read import Options, read_source
from fogline.records import Problem, RawDocument


def _code(path: Path, limit: int = Limits().document_bytes) -> str:
    (item,) = read_source(str(path), Options(Limits(document_bytes=limit)))
    assert isinstance(item, Problem)
    assert item.fatal
    assert item.hint
    return item.code


def test_a_document_is_its_bytes_with_their_hash(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(b"The army left.\r\n")
    (document,) = read_source(str(tmp_path / "report.txt"))
    assert isinstance(document, RawDocument)
    assert document.content == b"The army left.\r\n"
    assert document.document_id == f"report-{document.sha256[:8]}"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b" \n\t\r\n", "empty-file"),
        (b"The army\0left", "binary"),
    ],
)
def test_what_is_no_text_is_a_problem(content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(content)
    assert _code(tmp_path / "report.txt") == code


def test_utf_16_with_its_mark_is_text(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes("The army left.".encode("utf-16"))
    (document,) = read_source(str(tmp_path / "report.txt"))
    assert isinstance(document, RawDocument)


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(b"a" * 101)
    assert _code(tmp_path / "report.txt", limit=100) == "too-large"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("The army left.")
    path.chmod(0)
    assert _code(path) == "no-access"


def test_a_link_to_nothing_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "report.txt").symlink_to(tmp_path / "gone.txt")
    assert _code(tmp_path / "report.txt") == "no-access"
