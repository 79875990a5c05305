"""The text of a Word document: with insertions, without deletions, footnotes at its end, the rows of tables each a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from mammoth import documents as parts
from mammoth import docx as word

from fogline.clean.office.extracted import Block, Extracted, Properties, assembled, refused, row_blocks, told_by
from fogline.clean.office.package import UNREADABLE, unread, unsound
from fogline.records import Problem, RawDocument

_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_DATES = {
    "{http://purl.org/dc/terms/}created": "Word document's creation date",
    "{http://purl.org/dc/terms/}modified": "Word document's modification date",
}
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_HEADINGS = frozenset({"title", "heading 1"})
_HEAD = 8


def docx_text(document: RawDocument) -> Extracted | Problem:
    """Return the text of a Word document, or why it gives none."""
    problem = unsound(document, _MAIN)
    if problem:
        return problem
    try:
        found = word.read(BytesIO(document.content)).value
        body = list(_blocks(found.children))
        notes = list(_notes(found))
    except UNREADABLE as error:
        return unread(document, error)
    text, aside = assembled((*body, *notes))
    if not text:
        return refused(document, "no-text-layer", "has no text, maybe pictures of pages", "run the pictures through OCR")
    properties = _properties(document)
    return Extracted(text, told_by(properties, _headings(found.children)), aside=aside, made=properties.made)


def _blocks(elements: Sequence[Any]) -> Iterator[Block]:
    """Yield paragraphs and rows in their order; a text box comes behind the paragraph that it is fixed to."""
    for element in elements:
        if isinstance(element, parts.Paragraph):
            inner: list[Any] = []
            text = _inline(element.children, inner)
            yield Block(text, aside=(element.style_name or "").lower().startswith("toc "))
            yield from _blocks(inner)
        elif isinstance(element, parts.Table):
            for number, row in enumerate(element.children):
                yield from row_blocks([list(_blocks(cell.children)) for cell in row.children], first=number == 0)
        elif isinstance(element, parts.HasChildren):
            yield from _blocks(element.children)


def _inline(elements: Sequence[Any], inner: list[Any]) -> str:
    """Return the text of what a paragraph holds; paragraphs and tables within it, of text boxes, are added to `inner`."""
    found: list[str] = []
    for element in elements:
        if isinstance(element, parts.Paragraph | parts.Table):
            inner.append(element)
        elif isinstance(element, parts.Text):
            found.append(element.value)
        elif isinstance(element, parts.Tab):
            found.append("\t")
        elif isinstance(element, parts.Break):
            found.append("\n")
        elif isinstance(element, parts.HasChildren):
            found.append(_inline(element.children, inner))
    return "".join(found)


def _notes(found: parts.Document) -> Iterator[Block]:
    """Yield the foot- and endnotes in the order in which the text points to them."""
    for reference in _references(found.children):
        yield from _blocks(found.notes.resolve(reference).body)


def _references(elements: Sequence[Any]) -> Iterator[Any]:
    for element in elements:
        if isinstance(element, parts.NoteReference):
            yield element
        elif isinstance(element, parts.HasChildren):
            yield from _references(element.children)


def _headings(elements: Sequence[Any]) -> Iterator[str]:
    for element in elements[:_HEAD]:
        if isinstance(element, parts.Paragraph) and (element.style_name or "").lower() in _HEADINGS:
            yield _inline(element.children, [])


def _properties(document: RawDocument) -> Properties:
    with ZipFile(BytesIO(document.content)) as package:
        content = package.read(_CORE) if _CORE in package.namelist() else b""
    # Of broken properties as much is read as there is: the text is whole without them.
    core = etree.fromstring(content, etree.XMLParser(recover=True, resolve_entities=False, no_network=True)) if content else None
    if core is None:
        return Properties()
    dates = ((basis, core.findtext(name)) for name, basis in _DATES.items())
    return Properties(
        core.findtext(f"{_DUBLIN}title"),
        core.findtext(f"{_DUBLIN}creator"),
        tuple((basis, date[:10]) for basis, date in dates if date),
    )
