"""Web addresses, one or a list of them."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from fogline.read.entry import Entry
from fogline.read.options import Item, Reading
from fogline.read.problems import too_large, unreadable
from fogline.read.tables.columns import whole
from fogline.read.web.target import scheme_of
from fogline.records import Problem

_WEB = ("http", "https")
_DEEPEST = 3
"""How many times what was fetched leads on to something else: a list to a list of feeds, to a feed, to a page."""


def read_addresses(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents of a list of addresses, one a line, each once; what stands behind # is a note."""
    limit = reading.limits.document_bytes
    content = stream.read(limit + 1)
    if len(content) > limit:
        yield too_large(entry.address, f"over {limit:,} bytes", limit, "document_bytes")
        return
    lines = (line.strip() for line in _text(content).splitlines())
    yield from read_all([line for line in lines if line and not line.startswith("#")], entry, reading)


def read_all(addresses: list[str], entry: Entry, reading: Reading) -> Iterator[Item]:
    """Yield the documents of the addresses that an entry lists, each address once."""
    wanted, most = list(dict.fromkeys(addresses)), reading.limits.feed_entries
    if entry.depth >= _DEEPEST:
        detail = f"{entry.address} lies too deep in what leads to it: its {len(wanted)} addresses were not fetched"
        yield unreadable(entry.address, "too-deep", detail, "name it as a source of its own")
    elif reading.options.web is None:
        yield offline(entry.address, f"{len(wanted)} addresses that {entry.address} lists were")
    else:
        for address in wanted[:most]:
            yield from read_address(address, reading, entry.depth + 1)
        if more := len(wanted) - most:
            yield from _too_many(entry, more, most)


def read_address(address: str, reading: Reading, depth: int = 0) -> Iterator[Item]:
    """Yield the documents of what stands at a web address that is named by the user or a list."""
    address = whole(address)
    found = fetched(address, reading)
    if isinstance(found, Entry):
        if address.lower().startswith("https:") and dict(found.metadata).get("url", "").startswith("http:"):
            detail = f"{address} leads on to an address that is not encrypted: others may have changed it on the way"
            yield unreadable(address, "not-encrypted", detail, "compare it with what the outlet says elsewhere", fatal=False)
        yield from reading.read(replace(found, named=True, depth=depth))
    elif found:
        yield found


def fetched(address: str, reading: Reading) -> Entry | Problem | None:
    """Return what stands at an address or why it cannot be had; `None` for what was had in this run, or did not change."""
    scheme = scheme_of(address)
    if scheme not in _WEB:
        detail = f"{address} was not fetched: {scheme or 'no scheme'} is neither http nor https"
        return unreadable(address, "unknown-scheme", detail, "name an http or https address")
    web = reading.options.web
    return web.fetch(address) if web else offline(address, f"{address} was")


def offline(address: str, what: str, *, fatal: bool = True) -> Problem:
    """Return the problem of what is on the web and not to be fetched."""
    return unreadable(
        address, "offline", f"{what} not fetched: this run is offline", "run it again without --offline", fatal=fatal
    )


def _too_many(entry: Entry, more: int, most: int) -> Iterator[Problem]:
    if more > 0:
        detail = f"{entry.address} lists {more:,} addresses more than the {most:,} that were fetched"
        yield unreadable(entry.address, "too-many-addresses", detail, "split it, or raise feed_entries in case.toml")


def _text(content: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    return content.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
