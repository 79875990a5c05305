"""Folders as browsers and mirroring programs leave them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.clean.documents import LEAD

from fogline.read import read_source
from fogline.records import Problem, RawDocument

PAGE = f"<!DOCTYPE html><html><head><title>Convoy</title></head><body><p>{LEAD}</p></body></html>"
PICTURE = "\x89PNG\r\n"


def _items(folder: Path, files: Mapping[str, str], source: str = "") -> tuple[list[str], list[tuple[str, str]]]:
    """Return the addresses of the documents, and the codes and addresses of the problems."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode("latin-1"))
    items = list(read_source(str(folder / source)))
    return (
        [item.address for item in items if isinstance(item, RawDocument)],
        [(item.code, item.record_id) for item in items if isinstance(item, Problem)],
    )


@pytest.mark.parametrize("suffix", ["_files", ".files", "-Dateien", "_fichiers", "_archivos"])
def test_what_a_saved_page_is_shown_with_is_no_report(suffix: str, tmp_path: Path) -> None:
    files = {
        "saved/U.S. convoy leaves.html": PAGE,
        f"saved/U.S. convoy leaves{suffix}/saved_resource.html": PAGE,
        f"saved/U.S. convoy leaves{suffix}/style.css": "p {}",
        f"saved/U.S. convoy leaves{suffix}/frames/a.html": PAGE,
        "saved/other_files/report.html": PAGE,
    }
    documents, problems = _items(tmp_path / "case", files)
    assert documents == ["case/saved/U.S. convoy leaves.html", "case/saved/other_files/report.html"]
    assert [code for code, _ in problems] == ["page-parts", "page-parts"]


def test_a_pattern_passes_over_them_too(tmp_path: Path) -> None:
    documents, problems = _items(tmp_path, {"Convoy.html": PAGE, "Convoy_files/ad.html": PAGE}, "**/*.html")
    assert (documents, [code for code, _ in problems]) == ([f"{tmp_path.name}/Convoy.html"], ["page-parts"])


def test_a_folder_of_parts_named_itself_is_read(tmp_path: Path) -> None:
    documents, problems = _items(tmp_path, {"Convoy.html": PAGE, "Convoy_files/ad.html": PAGE}, "Convoy_files")
    assert (documents, problems) == (["Convoy_files/ad.html"], [])


def test_a_site_s_mirror_is_its_pages_named_by_their_folders(tmp_path: Path) -> None:
    files = {
        "example.org/index.html": PAGE,
        "example.org/robots.txt": "User-agent: *\nDisallow: /",
        "example.org/2018/03/convoy-leaves/index.html": PAGE,
        "example.org/news.php?id=12": PAGE,
        "example.org/news.php?id=13.html": PAGE,
        "example.org/convoy": PAGE,
        "example.org/style.css?v=2": "p {}",
        "example.org/logo.png": PICTURE,
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content.encode("latin-1"))
    items = list(read_source(str(tmp_path / "example.org")))
    assert [(item.name, item.address.removeprefix("example.org/")) for item in items if isinstance(item, RawDocument)] == [
        ("convoy-leaves", "2018/03/convoy-leaves/index.html"),
        ("convoy", "convoy"),
        ("example.org", "index.html"),
        ("news.php?id=12", "news.php?id=12"),
        ("news.php?id=13", "news.php?id=13.html"),
    ]
    assert {item.code for item in items if isinstance(item, Problem)} == {"unknown-format"}


def test_files_that_systems_add_are_passed_over(tmp_path: Path) -> None:
    added = [".DS_Store", "Thumbs.db", "desktop.ini", "a.txt:Zone.Identifier", "__MACOSX/a.txt", ".git/a.txt"]
    documents, problems = _items(tmp_path, {"a.txt": LEAD, **dict.fromkeys(added, "x\0")})
    assert (documents, problems) == ([f"{tmp_path.name}/a.txt"], [])


def test_a_name_keeps_what_is_no_suffix(tmp_path: Path) -> None:
    (tmp_path / "report.v2.txt").write_text(LEAD)
    (tmp_path / "report no. 12").write_text(PAGE)
    names = [item.name for path in sorted(tmp_path.iterdir()) for item in read_source(str(path)) if isinstance(item, RawDocument)]
    assert names == ["report no. 12", "report.v2"]
