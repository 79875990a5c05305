"""Pages that a browser saved whole: a page, and beside it a folder of the files that it is shown with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

_SUFFIXES = ("_files", ".files", "-files", "_fichiers", "_archivos", "-Dateien", "_bestanden", "_pliki", "_arquivos", "_file")
_PAGES = (".html", ".htm", ".xhtml")


def parts_of_pages(files: Sequence[Path]) -> Mapping[Path, tuple[Path, int]]:
    """Return the folders, at any depth, of files that a saved page is shown with, each with the page and how many files it holds.

    >>> parts_of_pages([Path("a/Convoy.html"), Path("a/Convoy_files/ad.html")])
    {PosixPath('a/Convoy_files'): (PosixPath('a/Convoy.html'), 1)}
    """
    pages = {file.with_suffix(""): file for file in files if file.suffix.lower() in _PAGES}
    parts: dict[Path, tuple[Path, int]] = {}
    for file in files:
        page = next((found for folder in file.parents if (found := _page_of(folder, pages))), None)
        if page:
            parts[file.parent] = page, parts.get(file.parent, (page, 0))[1] + 1
    return parts


def _page_of(folder: Path, pages: Mapping[Path, Path]) -> Path | None:
    stems = (folder.with_name(folder.name.removesuffix(suffix)) for suffix in _SUFFIXES if folder.name.endswith(suffix))
    return next((pages[stem] for stem in stems if stem in pages), None)
