"""Records as JSON: one a line, or a whole file of them."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, BinaryIO

from fogline.read.entry import HEAD, Entry, peeking
from fogline.read.feeds.feeds import is_json_feed, read_json_feed
from fogline.read.options import Columns, Item, Reading
from fogline.read.problems import too_large, unreadable
from fogline.read.sniff import wide_encoding
from fogline.read.tables import chats
from fogline.read.tables.columns import Said
from fogline.read.tables.rows import Record, items_of, told_once
from fogline.records import Problem

_DEEPEST = 3
"""How deep in an answer of a server its list of records lies: "response", "results", or "hits" twice and "_source"."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_lines(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the document of each line; a broken line is one problem with its number, and the others are read."""
    stream = peeking(stream)
    if _is_wide(stream.peek(HEAD)):
        content = _whole(entry, stream, reading)
        if isinstance(content, Problem):
            yield content
            return
        stream = peeking(BytesIO(content))
    yield from told_once(_read_lines(entry, stream, reading), entry)


def _read_lines(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
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
            content = line.rstrip(b"\r\n").removeprefix(codecs.BOM_UTF8)
            yield from _items(Record({}, place, f"{entry.stem}-line{number:03d}", content), entry, reading)
        else:
            continue
        found = True
    if not found:
        yield unreadable(entry.address, "empty-file", f"{entry.address} is empty", "fetch the reports again")


def read_json(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents of a file of JSON: a record, a list of them wherever it lies, a feed, a chat, or one record a line."""
    content = _whole(entry, stream, reading)
    if isinstance(content, Problem):
        yield content
        return
    first, _, rest = content.partition(b"\n")
    if rest.strip() and not isinstance(_loaded(first, entry.address), Problem):
        yield from read_lines(entry, BytesIO(content), reading)
        return
    told = _loaded(content, entry.address)
    if isinstance(told, Problem):
        yield told
    elif is_json_feed(told):
        yield from read_json_feed(entry, told, reading)
    elif found := chats.chats_in(told):
        yield from chats.read_chats(found, entry, reading)
    elif (records := _records(told, reading.options.columns, _DEEPEST)) is not None:
        yield from told_once(_read_list(records, entry, reading), entry)
    else:
        yield from _items(Record({}, entry.address, entry.stem, content), entry, reading)


def _read_list(records: list[Any], entry: Entry, reading: Reading) -> Iterator[Item]:
    for number, record in enumerate(records, 1):
        place = f"{entry.address}:{number}"
        if isinstance(record, dict):
            yield from items_of(Record(_unwrapped(record), place, f"{entry.stem}-line{number:03d}"), entry, reading)
        else:
            yield _no_object(place)
    if not records:
        yield unreadable(entry.address, "empty-file", f"{entry.address} is an empty list", "fetch the reports again")


def _records(told: Any, columns: Columns, deepest: int) -> list[Any] | None:  # noqa: ANN401 — JSON may be anything
    """Return the list of records that JSON is or holds, the longest one of them; `None` for JSON that is one record itself."""
    if isinstance(told, list):
        return told
    if not isinstance(told, dict) or deepest == 0 or _is_record(told, columns):
        return None
    lists = (_records(value, columns, deepest - 1) for value in told.values())
    found = [
        each for each in lists if each and any(isinstance(one, dict) and _is_record(_unwrapped(one), columns) for one in each)
    ]
    return max(found, key=len, default=None)


def _is_record(told: Mapping[str, Any], columns: Columns) -> bool:
    said = Said(told, columns)
    return said.field("text") is not None or said.field("url") is not None


def _unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the record itself, which a search engine hands out with its own notes around it."""
    source = record.get("_source")
    return source if isinstance(source, dict) else record


def _whole(entry: Entry, stream: BinaryIO, reading: Reading) -> bytes | Problem:
    """Return all bytes, in UTF-8 where they were in UTF-16."""
    limit = reading.limits.office_bytes
    content = stream.read(limit + 1)
    if len(content) > limit:
        return too_large(entry.address, f"over {limit:,} bytes", limit, "office_bytes")
    if _is_wide(content):
        encoding = "utf-16" if content.startswith(_WIDE) else wide_encoding(content) or "utf-16"
        content = content.decode(encoding, "replace").encode()
    return content.removeprefix(codecs.BOM_UTF8)


def _is_wide(head: bytes) -> bool:
    return head.startswith(_WIDE) or wide_encoding(head) is not None


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
    except (ValueError, RecursionError) as error:
        return unreadable(place, "broken-line", f"{place} is not JSON: {error}", "mend the line, or leave it out")


def _items(written: Record, entry: Entry, reading: Reading) -> Iterator[Item]:
    """Yield the document of a record that is written as its content says."""
    told = _loaded(written.content or b"", written.place)
    if isinstance(told, Problem):
        yield told
    elif isinstance(told, dict):
        yield from items_of(Record(told, written.place, written.name, written.content), entry, reading)
    else:
        yield _no_object(written.place)


def _no_object(place: str) -> Problem:
    return unreadable(place, "broken-line", f"{place} is not a JSON object", "write one object with the report's text a line")
