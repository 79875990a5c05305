"""Pages that a browser saved whole: a page, and beside it a folder of the files that it is shown with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

# The folder's name is the page's with one of these, by the language of the browser or office program.
_SUFFIXES = (
    "_files", ".files", "-files", "_archivos", "_arquivos", "_bestanden", "_bylos", "-Dateien", "_datoteke", "_dosyalar",
    "_elemei", "_failid", "_fails", "_fajlovi", "_ficheiros", "_fichiers", "-filer", "_file", "_fitxategiak", "_fitxers",
    "_pliki", "_soubory", "_tiedostot",
)  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml", ".shtml")


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
