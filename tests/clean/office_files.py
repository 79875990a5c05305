"""PDFs and office documents for tests, written by other libraries than those that read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.oxml import parse_xml
from fpdf import FPDF
from tests.clean.documents import LEAD, MORE

from fogline.clean.office import OFFICE
from fogline.clean.raw.decode import Decoded, decoded
from fogline.ids import content_hash
from fogline.records import Problem, RawDocument

PDF, DOCX, ODT = OFFICE
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TOLD = "Residents told reporters that shelling hit the market twice before noon, and that no ambulance came for three hours."


def office_document(content: bytes, media_type: str) -> RawDocument:
    """Return a document of the media type."""
    return RawDocument("report", content, content_hash(content), "report", media_type)


def extracted_from(content: bytes, media_type: str) -> Decoded:
    """Return what is extracted; a problem fails the test."""
    found = decoded(office_document(content, media_type))
    assert isinstance(found, Decoded), found
    return found


def refusal(content: bytes, media_type: str) -> str:
    """Return the code of the problem that a document gives."""
    found = decoded(office_document(content, media_type))
    assert isinstance(found, Problem), found.text
    assert found.fatal
    assert found.hint
    return found.code


class Paper(FPDF):  # type: ignore[misc] # fpdf2 has no types
    """A PDF with a running head and numbered feet."""

    running = ""

    def header(self) -> None:
        """Write the running head."""
        if self.running:
            self.set_font("Helvetica", "I", 8)
            self.cell(0, 8, f"{self.running} {self.page_no()}", align="C", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        """Write the page's number."""
        if self.running:
            self.set_y(-15)
            self.set_font("Helvetica", "I", 8)
            self.cell(0, 10, f"Page {self.page_no()} of {{nb}}", align="C")

    def paragraph(self, text: str, size: int = 11, *, after: float = 3) -> None:
        """Write a paragraph over the whole width."""
        self.set_font("Times", "", size)
        self.multi_cell(0, size / 2, text, align="J", new_x="LMARGIN", new_y="NEXT")
        self.ln(after)


def paper(running: str = "") -> Paper:
    """Return a PDF with one empty page and a fixed date."""
    found = Paper()
    found.running = running
    found.set_creation_date(datetime(2018, 3, 26, tzinfo=UTC))
    found.add_page()
    found.set_font("Times", "", 11)
    return found


def word(write: Callable[[docx.Document], None]) -> bytes:
    """Return a Word document, written by `write` from an empty one."""
    found = docx.Document()
    found.core_properties.title = ""
    found.core_properties.author = ""
    write(found)
    stream = BytesIO()
    found.save(stream)
    return stream.getvalue()


def word_of(*paragraphs: str) -> bytes:
    """Return a Word document with a body of paragraphs in XML, `w:` being Word's own names."""

    def write(found: docx.Document) -> None:
        for paragraph in paragraphs:
            found.element.body.insert(
                len(found.element.body) - 1, parse_xml(paragraph.replace("<w:p>", f'<w:p xmlns:w="{WORD}">', 1))
            )

    return word(write)


def with_parts(package: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return the package with parts added, replaced, or taken out where `None`."""
    stream = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def words_at_fixed_width(text: str, width: float, measure: Callable[[str], float]) -> Sequence[str]:
    """Return the lines that fill a width."""
    lines = [""]
    for each in text.split():
        longer = f"{lines[-1]} {each}".strip()
        if measure(longer) > width:
            lines.append(each)
        else:
            lines[-1] = longer
    return lines


REPORT = f"{LEAD} It named no reason for it. {MORE} {TOLD}"
