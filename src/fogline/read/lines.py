"""Records as JSON: one a line, or a whole file of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from fogline.read.entry import Entry
from fogline.read.feeds import is_json_feed, read_json_feed
from fogline.read.options import Item, Reading
from fogline.read.problems import too_large, unreadable
from fogline.read.rows import document_of
from fogline.records import Problem


def read_lines(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield a document for each line; a broken line is one problem with its number, and the others are read."""
    limit = reading.limits.document_bytes
    number = 0
    found = False
    while line := stream.readline(limit + 1):
        number += 1
        place = f"{entry.address}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            yield too_large(place, f"over {limit:,} bytes", limit, "document_bytes")
            _skip_line(stream, limit)
        elif line.strip():
            yield _document(line.rstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf"), entry, number, reading)
        else:
            continue
        found = True
    if not found:
        yield unreadable(entry.address, "empty-file", f"{entry.address} is empty", "fetch the reports again")


def read_json(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents of a file of JSON: one record, a list of them, a feed, or in truth one record a line."""
    limit = reading.limits.office_bytes
    content = stream.read(limit + 1)
    if len(content) > limit:
        yield too_large(entry.address, f"over {limit:,} bytes", limit, "office_bytes")
        return
    content = content.removeprefix(b"\xef\xbb\xbf")
    first, _, rest = content.partition(b"\n")
    if rest.strip() and not isinstance(_loaded(first, entry.address), Problem):
        yield from read_lines(entry, BytesIO(content), reading)
        return
    told = _loaded(content, entry.address)
    if isinstance(told, Problem):
        yield told
    elif is_json_feed(told):
        yield from read_json_feed(entry, told, reading)
    elif isinstance(told, list):
        for number, record in enumerate(told, 1):
            written = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
            yield _document(written, entry, number, reading)
    else:
        item = _document(content, entry, 1, reading, alone=True)
        yield item


def _skip_line(stream: BinaryIO, limit: int) -> None:
    while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
        pass


def _loaded(content: bytes, place: str) -> Any:  # noqa: ANN401 — JSON may be anything
    """Return what JSON says, or the problem with it."""
    try:
        return json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        detail = f"{place} is not UTF-8 at byte {error.start}"
        return unreadable(place, "undecodable-line", detail, "write the file again in UTF-8")
    except (json.JSONDecodeError, RecursionError) as error:
        return unreadable(place, "broken-line", f"{place} is not JSON: {error}", "mend the line, or leave it out")


def _document(line: bytes, entry: Entry, number: int, reading: Reading, *, alone: bool = False) -> Item:
    place = entry.address if alone else f"{entry.address}:{number}"
    record = _loaded(line, place)
    if isinstance(record, Problem):
        return record
    if not isinstance(record, dict):
        return unreadable(place, "broken-line", f"{place} is not a JSON object", "write one object with the report's text a line")
    name = entry.stem if alone else f"{entry.stem}-line{number:03d}"
    return document_of(record, line, place, name, reading.options.columns, entry.metadata)
