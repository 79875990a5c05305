"""The text of a PDF: its pages' lines put together to paragraphs, running heads and feet set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from pypdfium2 import PdfDocument, PdfiumError, raw

from fogline.clean.office.extracted import Block, Extracted, Properties, assembled, is_row_of_heads, refused, told_by
from fogline.clean.office.flow import Paragraph, leads_to_page, paragraphs_of
from fogline.clean.office.layout import columns, rows
from fogline.clean.office.segments import Segment, segments_of
from fogline.clean.office.words import Joiner
from fogline.records import Problem, RawDocument, Stage

MOST_PAGES = 5_000
"""The most pages of a PDF; no report has them, and books have fewer."""
MOST_CHARACTERS = 2_000_000
"""The most characters that are extracted: twice what a report may have, so that what is longer is still told from it."""

_EDGE_ROWS = 2
# A head or foot stands on so many of the pages; those of left and right pages, and of chapters, take turns.
_REPEATED = 0.25
_DIGITS = re.compile(r"\d+")
_FIRST = re.compile(r"\d{1,4}\b")
_LAST = re.compile(r"\b\d{1,4}$")
_NUMBER = re.compile(r"[-–—·|(\[ ]{0,3}(?:page )?\d{1,4}(?: ?(?:of|/|\|) ?\d{1,4})?[-–—·|)\]. ]{0,3}|[ivxl]{1,7}", re.IGNORECASE)
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_DATES = {"CreationDate": "PDF's creation date", "ModDate": "PDF's modification date"}
# A heading of the first page has larger letters than the text, by this factor.
_LARGER = 1.15
_LONGEST_HEADING = 250


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's segments, those that are no part of its text, and whether it is without text but shows pictures."""

    segments: Sequence[Segment]
    aside: Sequence[Segment] = ()
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """What rows of several pages share, at what height, and on how many pages it must be at least to be no chance."""

    shared: str
    height: int
    least: int


def pdf_text(document: RawDocument) -> Extracted | Problem:
    """Return the text of a PDF, or why it gives none."""
    try:
        with closing(PdfDocument(document.content)) as pdf:
            if len(pdf) > MOST_PAGES:
                return refused(document, "too-long", f"has {len(pdf):,} pages, more than {MOST_PAGES:,}", "split it")
            pages = list(_pages(pdf))
            properties = _properties(pdf)
    except PdfiumError as error:
        return _unopened(document, error)
    if not any(page.segments for page in pages):
        detail = "has no text layer: its pages are pictures" if any(page.pictures for page in pages) else "has no text"
        return refused(document, "no-text-layer", detail, "run it through OCR (such as ocrmypdf) and read the result")
    return _extracted(document, _with_asides(pages), properties)


def _unopened(document: RawDocument, error: PdfiumError) -> Problem:
    if error.err_code == raw.FPDF_ERR_PASSWORD:
        return refused(document, "encrypted", "asks for a password", "save it without one and read that")
    return refused(document, "broken-pdf", f"cannot be read as a PDF ({error})", "open it in a viewer, or fetch it again")


def _pages(pdf: PdfDocument) -> Iterator[_Page]:
    """Yield the pages up to `MOST_CHARACTERS` of text; one that is broken has none."""
    characters = 0
    for number in range(len(pdf)):
        try:
            with closing(pdf[number]) as page, closing(page.get_textpage()) as text_page:
                segments, aside = segments_of(text_page, page.get_size())
                pictures = not segments and next(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], 3), None) is not None
        except PdfiumError:
            segments, aside, pictures = [], [], True
        yield _Page(segments, aside, pictures)
        characters += sum(len(segment.text) for segment in segments)
        if characters > MOST_CHARACTERS:
            return


def _properties(pdf: PdfDocument) -> Properties:
    told = pdf.get_metadata_dict(skip_empty=True)
    days = ((basis, _DAY.match(told.get(key, ""))) for key, basis in _DATES.items())
    return Properties(told.get("Title"), told.get("Author"), tuple((basis, "-".join(day.groups())) for basis, day in days if day))


def _with_asides(pages: Sequence[_Page]) -> list[_Page]:
    """Return the pages with their running heads and feet: what stands at the edge of many of them but for its numbers."""
    edges = [_edges(page.segments) for page in pages]
    marks = [{mark for edge in pair for row in edge for mark in _marks(row, number)} for number, pair in enumerate(edges)]
    counts = Counter(mark for page in marks for mark in page)
    usual = {mark for mark, count in counts.items() if count >= max(mark.least, _REPEATED * len(pages))}
    found = []
    for number, (page, pair) in enumerate(zip(pages, edges, strict=True)):
        heads = (takewhile(partial(_is_aside, page=number, usual=usual), edge) for edge in pair)
        aside = {each: None for edge in heads for row in edge for each in row}
        rest = [each for each in page.segments if each not in aside]
        found.append(replace(page, segments=rest, aside=[*aside, *page.aside]))
    return found


def _edges(segments: Sequence[Segment]) -> tuple[list[list[Segment]], list[list[Segment]]]:
    """Return the first and the last rows of a page, from the edge inwards."""
    found = rows(segments)
    return found[:_EDGE_ROWS], found[: -_EDGE_ROWS - 1 : -1]


def _text(row: Sequence[Segment]) -> str:
    return " ".join(segment.text for segment in row)


def _is_aside(row: Sequence[Segment], page: int, usual: set[_Mark]) -> bool:
    return bool(_NUMBER.fullmatch(_text(row))) or not usual.isdisjoint(_marks(row, page))


def _marks(row: Sequence[Segment], page: int) -> Iterator[_Mark]:
    """Yield what rows of several pages share that are one running head.

    That is the height with the wording but for numbers, and with how far a number at either end is from that of the page.
    """
    text = _text(row)
    height = round(row[0].bottom)
    yield _Mark(_DIGITS.sub("#", text), height, 2)
    for number in {found[0] for found in (_FIRST.match(text), _LAST.search(text)) if found}:
        yield _Mark(str(int(number) - page), height, 3)


def _extracted(document: RawDocument, pages: Sequence[_Page], properties: Properties) -> Extracted:
    found = paragraphs_of([list(columns(page.segments)) for page in pages])
    joined = Joiner.of(found)
    asides = (_text(row) for page in pages for row in rows(page.aside))
    lead = [each.lines[0] for each in found]
    heads = [not above or len(above.cells) == 1 for above in (None, *lead)]
    blocks = (
        *(
            Block(joined.text(each), leads_to_page(line.text) or (first and is_row_of_heads([cell.text for cell in line.cells])))
            for each, line, first in zip(found, lead, heads, strict=False)
        ),
        *(Block(aside, aside=True) for aside in asides),
    )
    text, aside = assembled(blocks)
    told = told_by(properties, _headings(found, joined))
    return Extracted(text, told, tuple(_pictures(document, pages)), aside, properties.made)


def _headings(found: Sequence[Paragraph], joined: Joiner) -> Iterator[str]:
    """Yield the text in the largest letters of the first paragraphs, if they are larger than those of the text."""
    head = [paragraph for paragraph in found[:8] if len(joined.text(paragraph)) <= _LONGEST_HEADING]
    largest = max(head, key=lambda paragraph: paragraph.size, default=None)
    sizes: Counter[float] = Counter()
    for paragraph in found:
        sizes[paragraph.size] += sum(len(line.text) for line in paragraph.lines)
    if largest and largest.size > _LARGER * max(sizes, key=lambda size: sizes[size]):
        yield joined.text(largest)


def _pictures(document: RawDocument, pages: Sequence[_Page]) -> Iterator[Problem]:
    empty = [str(number) for number, page in enumerate(pages, 1) if page.pictures]
    if empty:
        shown = ", ".join(empty[:20]) + (", …" if len(empty) > 20 else "")
        detail = f"{document.address} has {len(empty)} pages without text, which are pictures or broken (page {shown})"
        hint = "run it through OCR (such as ocrmypdf) and read the result"
        yield Problem(Stage.CLEAN, document.document_id, "no-text-layer", detail, hint)
