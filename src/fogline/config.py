"""One table of settings and one of limits, with what each means and what it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from fogline.errors import DataError

Table = TypeVar("Table")

CASE_TOML = "case.toml"
"""The file that makes a folder a case."""

CASE_PARTS = frozenset({
    CASE_TOML, "documents", "shards", "runs.jsonl", "visits.jsonl", "decisions.jsonl", "actors.yaml", "places.yaml",
    "case.duckdb", "case.duckdb.part",
})  # fmt: skip
"""What a case keeps in its folder: reports may lie beside it."""


def _of(default: int, least: int, says: str) -> int:
    """Return a field with its default, the least that it may be, and its meaning."""
    number: int = field(default=default, metadata={"least": least, "says": says})
    return number


@dataclass(frozen=True, slots=True)
class Settings:
    """What the `[settings]` of a `case.toml` may say."""

    workers: int = _of(0, 0, "processes that read at once; 0 is one a core")
    batch: int = _of(32, 1, "the most documents that one of them takes at a time")


@dataclass(frozen=True, slots=True)
class Limits:
    """What the `[limits]` of a `case.toml` may say: what reading refuses, so that no source can hold up or fill a machine."""

    document_bytes: int = _of(
        8_000_000,
        1,
        "the most bytes of one document, line or row: far more than any report has, even as a page with its scripts",
    )
    office_bytes: int = _of(
        100_000_000,
        1,
        "the most bytes of a PDF, office document, message or sheet, packed and unpacked: their pictures count too",
    )
    archive_depth: int = _of(4, 1, "archives within archives: a zip of WACZ files has three, what goes deeper was made to trap")
    archive_ratio: int = _of(
        200,
        1,
        "how many times its packed size an archive may unpack to, beyond the first 100 MB: text packs to a tenth or so, bombs"
        " to a thousandth",
    )
    archive_entries: int = _of(2_000_000, 1, "the most files in one archive")
    archive_bytes: int = _of(
        20_000_000_000, 1, "the most bytes of a zip within an archive, or from the web: it is laid on disk while it is read"
    )
    table_cells: int = _of(
        10_000_000,
        1,
        "the most cells of a sheet, empty ones among them, as its last row and column tell: each takes memory",
    )
    feed_entries: int = _of(10_000, 1, "the most entries of one feed, feeds of an OPML list, or addresses of a list")
    fetch_bytes: int = _of(
        2_000_000_000,
        1,
        "the most bytes of one answer from the web, unpacked: archives of the web come in files of a gigabyte",
    )
    fetch_timeout: int = _of(20, 1, "seconds to wait for a connection, or for more of an answer")
    fetch_seconds: int = _of(120, 1, "seconds that one answer may take in all, so that one that never ends is given up")
    fetch_retries: int = _of(2, 0, "how often a fetch that failed on the way is tried again, each after a longer wait")
    fetch_redirects: int = _of(5, 0, "how many redirects are followed")
    host_delay: int = _of(2, 0, "seconds between two requests to one host; more where its robots.txt asks for it, up to a minute")


def parse_table(table: type[Table], written: object, where: str) -> Table:
    """Return the table as written in a file named `where`; an unknown name or a wrong value is a `DataError`.

    >>> parse_table(Settings, {"workers": 2}, "case.toml: settings")
    Settings(workers=2, batch=32)
    """
    known = {entry.name: entry for entry in fields(table)}  # type: ignore[arg-type]
    if not isinstance(written, Mapping):
        raise DataError(f"{where} is no table", hint="write its name in brackets on a line of its own")
    if unknown := sorted(set(written) - set(known)):
        raise DataError(f"{where}: there is no {unknown[0]!r}", hint=f"there are: {', '.join(sorted(known))}")
    for name, value in written.items():
        least = known[name].metadata["least"]
        if type(value) is not int or value < least:
            raise DataError(
                f"{where}: {name} = {value!r} is no number that it may be", hint=f"write a whole number from {least} on"
            )
    return table(**written)


def rows(table: type[Any]) -> tuple[tuple[str, int, str], ...]:
    """Return each name of a table with its default and its meaning."""
    blank = table()
    return tuple((entry.name, getattr(blank, entry.name), entry.metadata["says"]) for entry in fields(blank))
