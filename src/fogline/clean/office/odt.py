"""The text of an OpenDocument text: without deletions and comments, notes at its end, the rows of tables each a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import odfdo

from fogline.clean.office.extracted import Block, Extracted, Properties, assembled, refused, row_blocks, told_by
from fogline.clean.office.package import UNREADABLE, unread, unsound
from fogline.records import Problem, RawDocument

_MAIN = "content.xml"
_PARAGRAPHS = frozenset({"text:p", "text:h"})
_UNSEEN = frozenset({"text:tracked-changes", "office:annotation", "office:forms", "text:sequence-decls", "text:variable-decls"})
_CONTENTS = frozenset({"text:table-of-content", "text:illustration-index", "text:table-index", "text:alphabetical-index"})
_GROUPS = frozenset({"table:table-header-rows", "table:table-rows", "table:table-row-group"})
_APART = frozenset({"draw:frame", "draw:custom-shape", "draw:g"})
_SPACES = {"text:tab": "\t", "text:line-break": "\n", "text:s": " "}
_HEAD = 8


def odt_text(document: RawDocument) -> Extracted | Problem:
    """Return the text of an OpenDocument text, or why it gives none."""
    problem = unsound(document, _MAIN)
    if problem:
        return problem
    try:
        found = odfdo.Document(BytesIO(document.content))
        notes: list[Any] = []
        body = list(_blocks(found.body.children, notes))
        body += [block for note in notes for block in _blocks(note.children, [])]
        properties = _properties(found)
        told = told_by(properties, _headings(found.body.children))
    except UNREADABLE as error:
        return unread(document, error)
    text, aside = assembled(body)
    if not text:
        return refused(document, "no-text-layer", "has no text, maybe pictures of pages", "run the pictures through OCR")
    return Extracted(text, told, aside=aside, made=properties.made)


def _blocks(elements: Sequence[Any], notes: list[Any]) -> Iterator[Block]:
    """Yield paragraphs and rows in their order; a text box comes behind the paragraph that it is fixed to."""
    for element in elements:
        if element.tag in _PARAGRAPHS:
            apart: list[Any] = []
            yield Block(_inline(element, apart, notes))
            yield from _blocks(apart, notes)
        elif element.tag == "table:table":
            for number, row in enumerate(_rows(element)):
                yield from row_blocks([list(_blocks(cell.children, notes)) for cell in row.children], first=number == 0)
        elif element.tag in _CONTENTS:
            yield from (replace(block, aside=True) for block in _blocks(element.children, notes))
        elif element.tag not in _UNSEEN:
            yield from _blocks(element.children, notes)


def _rows(table: odfdo.Element) -> Iterator[odfdo.Element]:
    """Yield the rows of a table, those that head it and those of groups among them."""
    for child in table.children:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _inline(element: odfdo.Element, apart: list[Any], notes: list[Any]) -> str:
    """Return the text within an element; what stands apart from it is added to `apart`, the bodies of notes to `notes`."""
    found = [element.text or ""]
    for child in element.children:
        if child.tag in _SPACES:
            found.append(_SPACES[child.tag])
        elif child.tag in _APART:
            apart += child.children
        elif child.tag == "text:note":
            notes += [part for part in child.children if part.tag == "text:note-body"]
        elif child.tag not in _UNSEEN:
            found.append(_inline(child, apart, notes))
        found.append(child.tail or "")
    return "".join(found)


def _headings(elements: Sequence[Any]) -> Iterator[str]:
    for element in elements[:_HEAD]:
        if element.tag == "text:h" or (element.tag == "text:p" and (element.get_attribute("text:style-name") or "") == "Title"):
            yield _inline(element, [], [])


def _properties(found: odfdo.Document) -> Properties:
    meta = found.meta
    dates = (("OpenDocument's creation date", meta.creation_date), ("OpenDocument's modification date", meta.date))
    return Properties(
        meta.title,
        meta.initial_creator or meta.creator,
        tuple((basis, day.date().isoformat()) for basis, day in dates if day),
    )
