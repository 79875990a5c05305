"""Lists of feeds: OPML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from fogline.read.addresses import read_all
from fogline.read.entry import Entry
from fogline.read.options import Item, Reading
from fogline.read.problems import too_large, unreadable


def read_opml(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents of the feeds that a list names, however deep its outlines are nested, and of lists within it."""
    limit = reading.limits.document_bytes
    content = stream.read(limit + 1)
    if len(content) > limit:
        yield too_large(entry.address, f"over {limit:,} bytes", limit, "document_bytes")
        return
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        root = None  # not even what there is of it can be read
    addresses = [found for outline in (root.iter("{*}outline") if root is not None else ()) if (found := _address(outline))]
    if addresses:
        yield from read_all(addresses, entry, reading)
    else:
        yield unreadable(entry.address, "empty-list", f"{entry.address} names no feeds", "export the list again")


def _address(outline: etree._Element) -> str | None:
    """Return the address of a feed, or of a list to include."""
    told = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
    include = told.get("url") if told.get("type", "").lower() == "include" else None
    return (told.get("xmlurl") or include or "").strip() or None
