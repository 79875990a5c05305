"""Office documents, which are zip files of XML: whether they can be read without harm, before a library reads them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from lxml import etree

from fogline.clean.office.extracted import refused
from fogline.records import Problem, RawDocument

MOST_TAGS = 400_000
"""The most tags in the XML of an office document: each takes a kilobyte while it is read, and a long report has some tens of
thousands."""

# Office documents declare no entities; where they do, it is to blow up or to read files of the machine.
_ENTITY = re.compile(rb"<!(?:DOCTYPE[^>]{0,400}\[|ENTITY)", re.IGNORECASE)
_HINT = "open it in an office program and save it anew, or fetch it again"
_BROKEN = (BadZipFile, EOFError, KeyError, LZMAError, OSError, RuntimeError, ValueError, etree.XMLSyntaxError, zlib.error)

UNREADABLE = (*_BROKEN, AttributeError, ExpatError, LookupError, TypeError)
"""What libraries raise over XML that is sound but no document."""


def unsound(document: RawDocument, needed: str) -> Problem | None:
    """Return what is wrong with a package, whose text is in the part `needed`, or `None`."""
    try:
        with ZipFile(BytesIO(document.content)) as package:
            if needed not in package.namelist():
                return refused(document, "broken-office", f"holds no {needed}, so it is no document of that kind", _HINT)
            tags = 0
            for name, content in _written(package):
                tags += content.count(b"<")
                if tags > MOST_TAGS:
                    return refused(
                        document, "too-long", f"has more than {MOST_TAGS:,} tags in its XML", "split it, or save it as text"
                    )
                if _ENTITY.search(content):
                    return refused(document, "entities", f"declares XML entities in {name}, which may be made to do harm", _HINT)
            # Other parts may well be broken, or empty as some of LibreOffice's are, and the text be whole.
            etree.fromstring(package.read(needed), etree.XMLParser(resolve_entities=False, no_network=True))
    except _BROKEN as error:
        return unread(document, error)
    return None


def unread(document: RawDocument, error: BaseException) -> Problem:
    """Return the problem of an office document that is broken."""
    return refused(document, "broken-office", f"cannot be read as an office document ({error or type(error).__name__})", _HINT)


def _written(package: ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield the parts in XML with their bytes."""
    for part in package.infolist():
        if part.filename.endswith((".xml", ".rels")):
            yield part.filename, package.read(part)
