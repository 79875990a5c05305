"""PDFs into text."""

from __future__ import annotations

import copy

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.clean.documents import LEAD, MORE
from tests.clean.office_files import (
    PDF,
    REPORT,
    TOLD,
    extracted_from,
    office_document,
    paper,
    refusal,
    words_at_fixed_width,
)  # fmt: skip

from fogline.clean import clean
from fogline.clean.office.flow import Paragraph
from fogline.clean.office.layout import Cell, Line
from fogline.clean.office.words import Joiner
from fogline.clean.raw.decode import Decoded, decoded
from fogline.records import Article, Dropped, Problem, RawForm


def _bytes(pdf: FPDF) -> bytes:
    return bytes(pdf.output())


def _blocks(pdf: FPDF) -> list[str]:
    return extracted_from(_bytes(pdf), PDF).text.split("\n\n")


def _sound() -> bytes:
    pdf = paper("Qasr Weekly, issue 12, page")
    pdf.paragraph("Forces withdraw from Qasr", 20)
    pdf.paragraph(REPORT)
    pdf.add_page()
    pdf.paragraph(MORE)
    return _bytes(pdf)


def test_lines_are_put_together_to_paragraphs() -> None:
    pdf = paper()
    pdf.paragraph("Forces withdraw from the town of Qasr after two days of clashes in the north of the province", 20)
    pdf.paragraph(REPORT, after=0)
    pdf.paragraph(f"{MORE} No one said why.", after=0)
    pdf.paragraph(f"{TOLD} {LEAD}")
    assert _blocks(pdf) == [
        "Forces withdraw from the town of Qasr after two days of clashes in the north of the province",
        REPORT,
        f"{MORE} No one said why.",
        f"{TOLD} {LEAD}",
    ]


def test_offsets_count_the_extracted_text_and_the_record_says_so() -> None:
    article = clean(office_document(_sound(), PDF))
    assert isinstance(article, Article)
    assert (article.raw_form, article.title) == (RawForm.EXTRACTED, "Forces withdraw from Qasr")
    at = article.text.index("eleven fighters")
    assert article.offsets.to_raw(type(article.dropped[0].span)(at, at + 15)).of(article.raw) == "eleven fighters"


def test_running_heads_and_feet_are_dropped_as_such() -> None:
    article = clean(office_document(_sound(), PDF))
    assert isinstance(article, Article)
    assert [(passage.text, passage.reason) for passage in article.dropped] == [
        ("Qasr Weekly, issue 12, page 1", Dropped.BOILERPLATE),
        ("Page 1 of 2", Dropped.BOILERPLATE),
        ("Qasr Weekly, issue 12, page 2", Dropped.BOILERPLATE),
        ("Page 2 of 2", Dropped.BOILERPLATE),
    ]
    assert article.text.splitlines() == ["Forces withdraw from Qasr", REPORT, MORE]


def test_a_paragraph_goes_on_over_the_page_s_end() -> None:
    pdf = paper("Qasr Weekly")
    pdf.paragraph(MORE)
    pdf.set_y(262)
    pdf.paragraph(REPORT)
    assert pdf.page_no() == 2
    assert _blocks(pdf)[:2] == [MORE, REPORT]


@pytest.mark.parametrize("across", [True, False])
def test_columns_are_read_one_after_the_other(across: bool) -> None:
    pdf = paper()
    pdf.paragraph("Two towns in the north change hands in one day", 16)
    pdf.set_font("Times", "", 10)
    left, right = (words_at_fixed_width(text, 82, pdf.get_string_width) for text in (f"{LEAD} {MORE}", f"{TOLD} {LEAD}"))
    top = pdf.get_y()
    lines = [(10, number, text) for number, text in enumerate(left)] + [(108, number, text) for number, text in enumerate(right)]
    for x, number, text in sorted(lines, key=lambda line: line[1] if across else line[0]):
        pdf.text(x, top + 5 * number + 4, text)
    pdf.set_y(top + 60)
    pdf.paragraph(REPORT)
    assert _blocks(pdf) == ["Two towns in the north change hands in one day", f"{LEAD} {MORE}", f"{TOLD} {LEAD}", REPORT]


def test_a_row_of_a_table_is_a_line_with_all_of_its_cells() -> None:
    pdf = paper()
    pdf.paragraph(REPORT)
    pdf.set_font("Times", "", 10)
    cells = [
        (10, "Date", "Place", ["What was told"]),
        (18, "12 March", "Qasr", ["Shelling killed 4 civilians near the market", "in the old town, a medic said"]),
        (30, "13 March", "Deir Jadid", ["An air strike killed 2 fighters"]),
    ]
    for y, day, place, told in cells:
        pdf.text(10, 60 + y, day)
        pdf.text(50, 60 + y, place)
        for number, line in enumerate(told):
            pdf.text(90, 60 + y + 4.5 * number, line)
    assert _blocks(pdf)[1:] == [
        "Date – Place – What was told",
        "12 March – Qasr – Shelling killed 4 civilians near the market in the old town, a medic said",
        "13 March – Deir Jadid – An air strike killed 2 fighters",
    ]


def test_a_stamp_across_the_page_is_set_aside() -> None:
    pdf = paper()
    pdf.paragraph(REPORT)
    with pdf.rotation(90, 100, 150):
        pdf.text(100, 150, "Internal draft")
    found = extracted_from(_bytes(pdf), PDF)
    assert found.text == f"{REPORT}\n\nInternal draft"
    assert [span.of(found.text) for span, _ in found.aside] == ["Internal draft"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_written_across_is_read_all_the_same(angle: int) -> None:
    pdf = paper()
    with pdf.rotation(angle, 105, 148):
        pdf.set_xy(50, 100)
        pdf.multi_cell(110, 6, REPORT)
    assert _blocks(pdf) == [REPORT]


def test_what_the_file_says_of_itself() -> None:
    pdf = paper()
    pdf.set_title("Withdrawal from Qasr")
    pdf.set_author("Nora Hale")
    pdf.paragraph(REPORT)
    found = extracted_from(_bytes(pdf), PDF)
    assert (found.told.titles, found.told.author) == (("Withdrawal from Qasr",), "Nora Hale")
    assert found.made == (("PDF's creation date", "2018-03-26"),)


@pytest.mark.parametrize("title", ["Microsoft Word - draft1.docx", "untitled", "Document1", "report_final.indd"])
def test_a_program_s_own_title_is_none(title: str) -> None:
    pdf = paper()
    pdf.set_title(title)
    pdf.paragraph(REPORT)
    assert extracted_from(_bytes(pdf), PDF).told.titles == ()


def test_pages_of_pictures_are_a_problem() -> None:
    pdf = paper()
    pdf.image(Image.new("RGB", (80, 80), "grey"), x=20, y=20, w=80)
    scanned = copy.deepcopy(pdf)
    assert refusal(_bytes(scanned), PDF) == "no-text-layer"
    pdf.add_page()
    pdf.paragraph(REPORT)
    found = extracted_from(_bytes(pdf), PDF)
    assert (found.text, [problem.code for problem in found.problems]) == (REPORT, ["no-text-layer"])
    assert "(page 1)" in found.problems[0].detail


def test_a_pdf_behind_a_password_is_a_problem() -> None:
    pdf = paper()
    pdf.set_encryption(owner_password="owner", user_password="user", permissions=AccessPermission.all())
    pdf.paragraph(REPORT)
    assert refusal(_bytes(pdf), PDF) == "encrypted"


def test_a_pdf_without_pages_or_text_is_a_problem() -> None:
    assert refusal(_bytes(paper()), PDF) == "no-text-layer"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"%PDF-1.7 and so on", _sound()[:300]])
def test_a_broken_pdf_is_a_problem(content: bytes) -> None:
    assert refusal(content, PDF) == "broken-pdf"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=8)), min_size=1, max_size=12))
def test_a_damaged_pdf_gives_text_or_a_problem(changes: list[tuple[int, bytes]]) -> None:
    content = bytearray(_sound())
    for at, value in changes:
        start = at % len(content)
        content[start : start + len(value)] = value
    found = decoded(office_document(bytes(content), PDF))
    assert isinstance(found, Problem) or found.text.isprintable() or "\n" in found.text


def _joined(*lines: str, elsewhere: str = "") -> str:
    paragraph = Paragraph(tuple(Line((Cell(line, 0, 100),), 0, 10) for line in lines))
    other = Paragraph((Line((Cell(elsewhere, 0, 100),), 0, 10),))
    return Joiner.of([paragraph, other]).text(paragraph)


@pytest.mark.parametrize(
    ("lines", "elsewhere", "joined"),
    [
        (("an ambu-", "lance came"), "Two ambulance crews", "an ambulance came"),
        (("an ambu\u00ad", "lance came"), "", "an ambulance came"),
        (("hit by long-", "range shells"), "long-range guns", "hit by long-range shells"),
        (("hit by long-", "range shells"), "", "hit by long-range shells"),
        (("the Abu-", "Kamal road"), "", "the Abu-Kamal road"),
        (("in 2016-", "17 it"), "", "in 2016- 17 it"),
        (("an ambu-", "lance and the hos-", "pital"), "An ambulance", "an ambulance and the hospital"),
        (("an ambu-", "lance and a long-", "range gun"), "An ambulance at long range", "an ambulance and a long-range gun"),
    ],
)
def test_halves_of_a_word_are_joined_where_the_text_makes_it_sure(lines: tuple[str, ...], elsewhere: str, joined: str) -> None:
    assert _joined(*lines, elsewhere=elsewhere) == joined


def test_the_same_bytes_give_the_same_text() -> None:
    content = _sound()
    assert decoded(office_document(content, PDF)) == decoded(office_document(content, PDF))
    assert isinstance(decoded(office_document(content, PDF)), Decoded)


def test_a_head_that_names_the_chapter_is_told_by_its_page_number() -> None:
    pdf = paper()
    chapters = {"The north": LEAD, "The south": MORE, "The coast": TOLD, "The east": "It was calm there."}
    for number, (chapter, text) in enumerate(chapters.items()):
        if number:
            pdf.add_page()
        pdf.set_font("Times", "", 9)
        pdf.text(12, 12, chapter)
        pdf.text(190, 12, str(number + 7))
        pdf.set_y(30)
        pdf.paragraph(text)
    found = extracted_from(_bytes(pdf), PDF)
    assert [span.of(found.text) for span, _ in found.aside] == ["The north 7", "The south 8", "The coast 9", "The east 10"]


def test_a_table_of_contents_is_set_aside() -> None:
    pdf = paper()
    for line in ("1 The north . . . . . . . . . . . 2", "2 The south . . . . . . . . . . . 14"):
        pdf.paragraph(line, after=0)
    pdf.paragraph(REPORT)
    found = extracted_from(_bytes(pdf), PDF)
    assert [span.of(found.text) for span, _ in found.aside] == [
        "1 The north . . . . . . . . . . . 2",
        "2 The south . . . . . . . . . . . 14",
    ]
    assert found.text.endswith(REPORT)
