"""A jsonl file into its documents, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from fogline.ids import content_hash
from fogline.read.problems import too_large, unreadable
from fogline.records import Problem, RawDocument

TEXT_FIELDS = ("text", "maintext", "body", "content", "notes")
"""The fields that may hold a report's text, the first that does is taken."""

METADATA_FIELDS = {
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "source_domain"),
    "published": ("published", "date", "date_publish", "publish_date"),
}
"""The metadata kept, and the fields that may hold it."""


def read_lines(stream: BinaryIO, address: str, limit: int) -> Iterator[RawDocument | Problem]:
    """Yield a document for each line; a broken line is one problem with its number, and the others are read."""
    number = 0
    found = False
    while line := stream.readline(limit + 1):
        number += 1
        place = f"{address}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            yield too_large(place, f"over {limit:,} bytes", limit)
            _skip_line(stream, limit)
        elif line.strip():
            yield _document(line.rstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf"), address, number)
        else:
            continue
        found = True
    if not found:
        yield unreadable(address, "empty-file", f"{address} is empty", "fetch the reports again")


def _skip_line(stream: BinaryIO, limit: int) -> None:
    while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
        pass


def _document(line: bytes, address: str, number: int) -> RawDocument | Problem:
    place = f"{address}:{number}"
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return unreadable(
            place, "undecodable-line", f"{place} is not UTF-8 at byte {error.start}", "write the file again in UTF-8"
        )
    except (json.JSONDecodeError, RecursionError) as error:
        return unreadable(place, "broken-line", f"{place} is not JSON: {error}", "mend the line, or leave it out")
    if not isinstance(record, dict):
        return unreadable(place, "broken-line", f"{place} is not a JSON object", "write one object with the report's text a line")
    field = next((name for name in TEXT_FIELDS if isinstance(record.get(name), str) and record[name].strip()), None)
    if field is None:
        return unreadable(place, "no-text", f"{place} has no text", f"put the text in one of: {', '.join(TEXT_FIELDS)}")
    return RawDocument(
        name=_name(record, PurePosixPath(address).stem, number),
        content=line,
        sha256=content_hash(line),
        address=place,
        media_type="application/json",
        field=field,
        metadata=tuple(_metadata(record)),
    )


def _name(record: dict[str, Any], stem: str, number: int) -> str:
    name = record.get("id")
    plain = _mended(str(name)).strip() if isinstance(name, str | int) and not isinstance(name, bool) else ""
    return plain or f"{stem}-line{number:03d}"


def _metadata(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, fields in METADATA_FIELDS.items():
        value = next((record[name] for name in fields if isinstance(record.get(name), str) and record[name].strip()), None)
        if value is not None:
            yield key, _mended(value.strip())


def _mended(value: str) -> str:
    """Replace lone surrogates, which JSON may escape but no text can hold."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
