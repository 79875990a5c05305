"""Word and OpenDocument files into text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf import dc, draw, meta, office, opendocument, table, text
from tests.clean.documents import LEAD, MORE, cleaned
from tests.clean.office_files import (
    DOCX,
    ODT,
    REPORT,
    TOLD,
    extracted_from,
    office_document,
    refusal,
    with_parts,
    word,
    word_of,
)  # fmt: skip

from fogline.clean.office.package import MOST_TAGS
from fogline.clean.raw.decode import decoded
from fogline.records import Dropped, Problem, RawForm

_RUN = "<w:r><w:t>{}</w:t></w:r>"


def _opendocument(write: Callable[[opendocument.OpenDocument], None]) -> bytes:
    found = opendocument.OpenDocumentText()
    write(found)
    stream = BytesIO()
    found.save(stream)
    return stream.getvalue()


def _sound(media_type: str) -> bytes:
    def write_word(found: docx.Document) -> None:
        found.add_heading("Forces withdraw from Qasr", level=1)
        found.add_paragraph(REPORT)

    def write_open(found: opendocument.OpenDocument) -> None:
        found.text.addElement(text.H(outlinelevel=1, text="Forces withdraw from Qasr"))
        found.text.addElement(text.P(text=REPORT))

    return word(write_word) if media_type == DOCX else _opendocument(write_open)


@pytest.mark.parametrize("media_type", [DOCX, ODT])
def test_a_heading_is_the_title_and_offsets_count_the_extracted_text(media_type: str) -> None:
    article = cleaned(office_document(_sound(media_type), media_type))
    assert (article.title, article.text) == ("Forces withdraw from Qasr", f"Forces withdraw from Qasr\n{REPORT}")
    assert (article.raw, article.raw_form) == (f"Forces withdraw from Qasr\n\n{REPORT}", RawForm.EXTRACTED)


def test_insertions_are_read_and_deletions_are_not() -> None:
    content = word_of(
        f"<w:p>{_RUN.format('The army ')}<w:del w:id='1' w:author='a'><w:r><w:delText>held</w:delText></w:r></w:del>"
        f"<w:ins w:id='2' w:author='a'>{_RUN.format('left')}</w:ins>{_RUN.format(' Qasr')}"
        f"<w:moveFrom w:id='3' w:author='a'>{_RUN.format(' at noon')}</w:moveFrom>"
        f"<w:moveTo w:id='4' w:author='a'>{_RUN.format(' on Monday')}</w:moveTo></w:p>"
    )
    assert extracted_from(content, DOCX).text == "The army left Qasr on Monday"


def test_links_fields_breaks_and_hyphens_are_read_as_they_look() -> None:
    content = word_of(
        f"<w:p><w:hyperlink w:anchor='a'>{_RUN.format('The army')}</w:hyperlink>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{_RUN.format(' left')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        f"<w:r><w:br/><w:t>Qasr by a long</w:t><w:noBreakHyphen/><w:t>held road</w:t></w:r></w:p>"
    )
    assert extracted_from(content, DOCX).text == "The army left Qasr by a long\u2011held road"


def test_a_text_box_comes_behind_its_paragraph_and_once() -> None:
    box = "<w:txbxContent><w:p>" + _RUN.format("Eleven were killed") + "</w:p></w:txbxContent>"
    content = word_of(
        "<w:p>"
        + _RUN.format("The army left")
        + "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        + f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        + f"<mc:Fallback><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        + "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert extracted_from(content, DOCX).text == "The army left\n\nEleven were killed"


def test_footnotes_stand_at_the_end() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="2"><w:p><w:r><w:t>A medic, by telephone.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    content = word_of(
        f"<w:p>{_RUN.format('Four were killed.')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        f"<w:p>{_RUN.format(MORE)}</w:p>",
    )
    found = extracted_from(with_parts(content, {"word/footnotes.xml": notes.encode()}), DOCX)
    assert found.text == f"Four were killed.\n\n{MORE}\n\nA medic, by telephone."


def test_a_row_of_a_table_is_a_line_and_a_table_that_lays_out_the_page_is_none() -> None:
    def write(found: docx.Document) -> None:
        found.add_paragraph(REPORT)
        rows = [("Date", "Town", "Killed"), ("12 March", "Qasr", "4 civilians"), ("13 March", "", "2 fighters")]
        of_figures = found.add_table(rows=3, cols=3)
        for row, values in zip(of_figures.rows, rows, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
        page = found.add_table(rows=1, cols=2)
        page.rows[0].cells[0].text = f"{LEAD}\n{MORE}"
        page.rows[0].cells[0].add_paragraph(MORE)
        page.rows[0].cells[1].text = "Contact"

    extracted = extracted_from(word(write), DOCX)
    found = extracted.text.split("\n\n")[1:]
    assert [span.of(extracted.text) for span, _ in extracted.aside] == ["Date – Town – Killed"]
    assert found[:3] == ["Date – Town – Killed", "12 March – Qasr – 4 civilians", "13 March – 2 fighters"]
    assert found[3:] == [f"{LEAD} {MORE}", MORE, "Contact"]


def test_a_table_of_contents_is_set_aside() -> None:
    def write(found: docx.Document) -> None:
        found.styles.add_style("toc 1", 1)
        found.add_paragraph("The north\t2", style="toc 1")
        found.add_paragraph(REPORT)

    article = cleaned(office_document(word(write), DOCX))
    assert article.text == REPORT
    assert [(passage.text, passage.reason) for passage in article.dropped] == [("The north\t2", Dropped.BOILERPLATE)]


def test_what_a_word_document_says_of_itself() -> None:
    def write(found: docx.Document) -> None:
        found.core_properties.title = "Withdrawal from Qasr"
        found.core_properties.author = "Nora Hale"
        found.core_properties.created = datetime(2018, 3, 26, 9, 30)  # noqa: DTZ001 - python-docx writes no other
        found.core_properties.modified = datetime(2018, 3, 27, 9, 30)  # noqa: DTZ001
        found.add_paragraph(REPORT)

    found = extracted_from(word(write), DOCX)
    assert (found.told.titles, found.told.author) == (("Withdrawal from Qasr",), "Nora Hale")
    assert found.made == (
        ("Word document's creation date", "2018-03-26"),
        ("Word document's modification date", "2018-03-27"),
    )


def test_an_open_document_is_read_as_it_looks() -> None:
    def write(found: opendocument.OpenDocument) -> None:
        found.meta.addElement(dc.Title(text="Withdrawal from Qasr"))
        found.meta.addElement(meta.InitialCreator(text="Nora Hale"))
        found.meta.addElement(meta.CreationDate(text="2018-03-26T09:30:00"))
        first = text.P(text="The army")
        first.addElement(text.S(c=1))
        first.addElement(text.Span(text="left"))
        first.addElement(text.LineBreak())
        first.addText("Qasr.")
        note = text.Note(noteclass="footnote", id="n1")
        note.addElement(text.NoteCitation(text="1"))
        body = text.NoteBody()
        body.addElement(text.P(text="A medic, by telephone."))
        note.addElement(body)
        first.addElement(note)
        remark = office.Annotation()
        remark.addElement(text.P(text="Check this."))
        first.addElement(remark)
        frame = draw.Frame()
        box = draw.TextBox()
        box.addElement(text.P(text="Eleven were killed."))
        frame.addElement(box)
        first.addElement(frame)
        found.text.addElement(first)
        rows = table.Table(name="tolls")
        for values in (("12 March", "Qasr"), ("13 March", "Deir Jadid")):
            row = table.TableRow()
            for value in values:
                cell = table.TableCell()
                cell.addElement(text.P(text=value))
                row.addElement(cell)
            rows.addElement(row)
        found.text.addElement(rows)
        items = text.List()
        item = text.ListItem()
        item.addElement(text.P(text=TOLD))
        items.addElement(item)
        found.text.addElement(items)

    found = extracted_from(_opendocument(write), ODT)
    assert found.text.split("\n\n") == [
        "The army left Qasr.",
        "Eleven were killed.",
        "12 March – Qasr",
        "13 March – Deir Jadid",
        TOLD,
        "A medic, by telephone.",
    ]
    assert (found.told.titles, found.told.author) == (("Withdrawal from Qasr",), "Nora Hale")
    assert found.made[0] == ("OpenDocument's creation date", "2018-03-26")


def test_deleted_text_of_an_open_document_is_not_read() -> None:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>held</text:p></text:deletion>'
        '</text:changed-region></text:tracked-changes><text:p>The army <text:change text:change-id="c1"/>left Qasr</text:p>'
        "</office:text></office:body></office:document-content>"
    )
    package = with_parts(_sound(ODT), {"content.xml": content.encode()})
    assert extracted_from(package, ODT).text == "The army left Qasr"


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]><a>&y;</a>'
DEEP = b"<a>" * 100_000 + b"</a>" * 100_000


@pytest.mark.parametrize(("media_type", "main"), [(DOCX, "word/document.xml"), (ODT, "content.xml")])
def test_what_was_made_to_do_harm_or_is_broken_is_one_problem(media_type: str, main: str) -> None:
    sound = _sound(media_type)
    assert refusal(with_parts(sound, {main: None}), media_type) == "broken-office"
    assert refusal(with_parts(sound, {main: BOMB}), media_type) == "entities"
    assert refusal(with_parts(sound, {main: DEEP}), media_type) == "broken-office"
    assert refusal(with_parts(sound, {main: b"<a"}), media_type) == "broken-office"
    assert refusal(with_parts(sound, {main: b'<?xml version="1.0" encoding="none such"?><a/>'}), media_type) == "broken-office"
    assert refusal(with_parts(sound, {main: b"<a>" + b"<b/>" * MOST_TAGS + b"</a>"}), media_type) == "too-long"
    assert refusal(with_parts(sound, {main: b"<a/>"}), media_type) in {"broken-office", "no-text-layer"}
    assert refusal(sound[: len(sound) // 2], media_type) == "broken-office"
    assert refusal(b"PK\x03\x04", media_type) == "broken-office"


@pytest.mark.parametrize("media_type", [DOCX, ODT])
def test_parts_that_hold_no_text_may_be_empty_or_broken(media_type: str) -> None:
    content = with_parts(_sound(media_type), {"Configurations2/accelerator/current.xml": b"", "customXml/item1.xml": b"<a"})
    assert extracted_from(content, media_type).text.endswith(REPORT)


@pytest.mark.parametrize("media_type", [DOCX, ODT])
def test_a_document_of_pictures_is_a_problem(media_type: str) -> None:
    empty = word(lambda _: None) if media_type == DOCX else _opendocument(lambda _: None)
    assert refusal(empty, media_type) == "no-text-layer"


@pytest.mark.parametrize("media_type", [DOCX, ODT])
@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100_000), st.binary(min_size=1, max_size=8)), min_size=1, max_size=8))
def test_a_damaged_document_gives_text_or_a_problem(media_type: str, changes: list[tuple[int, bytes]]) -> None:
    content = bytearray(_SOUND[media_type])
    for at, value in changes:
        start = at % len(content)
        content[start : start + len(value)] = value
    found = decoded(office_document(bytes(content), media_type))
    assert isinstance(found, Problem) or found.text


@pytest.mark.parametrize(
    "main", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "_rels/.rels", "docProps/core.xml"]
)
@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100_000), st.sampled_from([b"", b"1", b"x", b"w:p", b"w:tbl", b"<w:r/>"])), max_size=6))
def test_damaged_xml_within_gives_text_or_a_problem(main: str, changes: list[tuple[int, bytes]]) -> None:
    content = bytearray(_part(_SOUND[DOCX], main))
    for at, value in changes:
        start = at % len(content)
        content[start : start + max(1, len(value))] = value
    found = decoded(office_document(with_parts(_SOUND[DOCX], {main: bytes(content)}), DOCX))
    assert isinstance(found, Problem) or found.text


def _part(package: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(package)) as opened:
        return opened.read(name)


_SOUND = {media_type: _sound(media_type) for media_type in (DOCX, ODT)}
