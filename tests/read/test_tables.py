"""Tables, sound and not: delimited text and the sheets of spreadsheet programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from tests.read.packing import documents, items, problems, told, zipped

from fogline.config import Limits
from fogline.read import Columns, read_source
from fogline.records import RawDocument


def _text(document: RawDocument) -> str:
    text: str = json.loads(document.content)[document.field or ""]
    return text


def test_each_row_is_a_document_by_its_number_with_its_columns_as_json() -> None:
    content = b'id,text,date\r\nr1,"The army left,\r\nthey said.",2017-01-02\r\n\r\n,"He said ""go"".",\r\n'
    first, second = documents(items("news.csv", content))
    assert (first.name, first.address, first.field, first.media_type) == ("r1", "news.csv:2", "text", "application/json")
    assert json.loads(first.content) == {"id": "r1", "text": "The army left,\r\nthey said.", "date": "2017-01-02"}
    assert dict(first.metadata) == {"published": "2017-01-02"}
    assert (second.name, second.address, _text(second)) == ("news-row004", "news.csv:4", 'He said "go".')


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_first_rows(delimiter: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(
        [["no", "text"], ["1", "One, two; three | four."], ["2", "Five; six, seven."]]
    )
    texts = [_text(document) for document in documents(items("news.csv", stream.getvalue().encode()))]
    assert texts == ["One, two; three | four.", "Five; six, seven."]


def test_a_first_line_that_names_the_delimiter_is_believed() -> None:
    assert _text(documents(items("news.csv", b"sep=;\r\ntext;id\r\nIt left, it came.;1\r\n"))[0]) == "It left, it came."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_the_encoding_is_told_by_the_bytes(encoding: str) -> None:
    text = "Армия ушла из города в понедельник, сообщает агентство."
    content = f'id,text\n1,"{text}"\n2,"{text}"\n'.encode(encoding)
    assert [_text(document) for document in documents(items("news.csv", content))] == [text, text]


def test_arabic_in_an_old_encoding_is_read() -> None:
    text = "انسحب الجيش من المدينة يوم الاثنين بعد معارك عنيفة"
    assert _text(documents(items("news.csv", f"id,text\n1,{text}\n".encode("cp1256")))[0]) == text


def test_a_row_with_bytes_of_another_encoding_is_one_problem() -> None:
    rows = ["id,text", *(f"{number},Cité prise." for number in range(60_000))]
    content = "\n".join(rows).encode() + b"\n77,Cit\xe9 prise.\n78,Rien.\n"
    found = items("news.csv", content)
    assert [(problem.code, problem.record_id) for problem in problems(found)] == [("undecodable-line", "news.csv:60002")]
    assert documents(found)[-1].name == "78"


HEADERS: list[tuple[Sequence[str], Sequence[str], dict[str, str]]] = [
    (
        ["authors", "date_publish", "maintext", "source_domain", "title", "url"],
        ["A. Author", "2017-01-02 03:04:05", "It left.", "news.example", "Gone", "http://news.example/a"],
        {"author": "A. Author", "published": "2017-01-02 03:04:05", "outlet": "news.example", "title": "Gone"},
    ),
    (
        ["unit_id", "article_title", "article_content", "source", "date"],
        ["7", "Gone", "It left.", "The Paper", "1/2/2017"],
        {"title": "Gone", "outlet": "The Paper", "published": "1/2/2017"},
    ),
    (
        ["event_id_cnty", "event_date", "notes", "source", "fatalities"],
        ["SYR7", "02 January 2017", "It left.", "The Paper; A Network", "0"],
        {"published": "02 January 2017", "outlet": "The Paper; A Network"},
    ),
    (
        ["Headline", "Publication", "Publication Date", "Full Text"],
        ["Gone", "The Paper", "January 2, 2017", "It left."],
        {"title": "Gone", "outlet": "The Paper", "published": "January 2, 2017"},
    ),
    (["Title", "Source", "Story"], ["Gone", "http://a.example/b", "It left."], {"title": "Gone", "url": "http://a.example/b"}),
    (["full_text", "text", "created_at"], ["It left.", "It l…", "2017"], {"published": "2017"}),
]


@pytest.mark.parametrize(("header", "row", "metadata"), HEADERS)
def test_the_columns_of_known_tables_are_known(header: Sequence[str], row: Sequence[str], metadata: dict[str, str]) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([header, row])
    (document,) = documents(items("news.csv", stream.getvalue().encode()))
    assert _text(document) == "It left."
    assert metadata.items() <= dict(document.metadata).items()


def test_columns_that_the_user_names_go_before_usual_ones() -> None:
    content = b"text,raport,kod\nshort,It left.,r7\n"
    (document,) = documents(items("news.csv", content, columns=Columns(text="Raport", id="kod")))
    assert (_text(document), document.name) == ("It left.", "r7")


def test_a_table_without_a_column_for_the_text_is_one_problem_that_names_what_is_there() -> None:
    (problem,) = problems(items("news.csv", b"kod,raport\n" + b"r7,It left.\n" * 50))
    assert (problem.code, problem.fatal) == ("no-text", True)
    assert "'raport'" in problem.detail
    assert "--text-column" in problem.hint


def test_rows_without_a_text_are_one_problem_with_the_first() -> None:
    found = items("news.csv", b"id,text\n1,It left.\n" + b"2,\n" * 50)
    assert told(found) == ["news.csv:2", "no-text"]
    assert "50 rows" in problems(found)[0].detail
    assert "row 3" in problems(found)[0].detail


def test_what_stands_above_the_header_is_noted() -> None:
    found = items("news.csv", b"Search of 2 January 2017,\n,\nheadline,body\nGone,It left.\n")
    assert told(found) == ["above-header", "news.csv:4"]


def test_the_header_said_again_is_no_row_and_rows_of_other_lengths_are_read() -> None:
    found = items("news.csv", b"id,text\n1,It left.\nid,text\n2\n3,It came.,and more\n")
    assert told(found) == ["news.csv:2", "news.csv:5", "ragged-rows", "no-text"]


def test_an_open_quotation_mark_costs_one_row() -> None:
    found = items("news.csv", b'id,text\n1,"It left.\n2,It came.\n3,"It stayed."\n4,It went.\n')
    assert told(found) == ["open-quote", "news.csv:3", "news.csv:4", "news.csv:5"]
    assert told(items("news.csv", b'id,text\n1,It left.\n2,"It came.\n3,It went.\n')) == [
        "news.csv:2",
        "open-quote",
        "news.csv:4",
    ]


def test_quotation_marks_within_one_line_do_no_harm() -> None:
    found = documents(items("news.csv", b'id,text\n1,"He said "go" to us."\n2,A 5" gun.\n'))
    assert [document.name for document in found] == ["1", "2"]
    escaped = documents(items("news.csv", b'id,text\n1,"He said \\"go\\", and we went."\n'))
    assert _text(escaped[0]) == 'He said "go", and we went.'


def test_a_field_of_a_hundred_thousand_characters_and_more_is_read_and_one_of_millions_refused() -> None:
    long = b"It left. " * 30_000
    assert len(documents(items("news.csv", b'id,text\n1,"' + long + b'"\n'))) == 1
    found = items("news.csv", b'id,text\n1,"' + b"a" * 2_000_000 + b'"\n2,It left.\n', Limits(document_bytes=1_000_000))
    assert told(found) == ["too-large", "news.csv:3"]


def test_the_limit_of_the_library_is_left_as_it_was() -> None:
    before = csv.field_size_limit()
    items("news.csv", b"id,text\n1,It left.\n")
    assert csv.field_size_limit() == before


def test_a_table_of_nothing_but_broken_rows_is_given_up() -> None:
    found = items("news.csv", b"id,text\n" + b'1,"a\n' * 3000)
    assert len(problems(found)) < 200


@pytest.mark.parametrize(("content", "code"), [(b"", "empty-file"), (b"\n\n", "empty-file"), (b"id,text\n", "empty-table")])
def test_an_empty_table_is_told(content: bytes, code: str) -> None:
    assert told(items("news.csv", content)) == [code]


def test_links_without_a_text_are_one_problem_where_nothing_is_fetched() -> None:
    found = items("news.csv", b"title,url\n" + b"Gone,http://a.example/b\n" * 50)
    assert told(found) == ["offline"]
    assert "50 pages" in problems(found)[0].detail


def _workbook(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def test_all_sheets_with_a_text_are_read_and_the_others_noted() -> None:
    content = _workbook(
        ("Reports", [["id", "date", "text"], [], [7, date(2016, 12, 17), "It left.\nAll of it."]]),
        ("Events", [["a", "b"], [1, 2]]),
        ("Empty", []),
        ("More", [["date", "body"], [datetime(2016, 12, 17, 3, 4), "It came."]]),  # noqa: DTZ001 — sheets know no zones
    )
    found = items("news.xlsx", content)
    assert told(found) == ["news.xlsx/Reports:3", "news.xlsx/More:2", "no-text"]
    assert [problem.fatal for problem in problems(found)] == [False]
    first, second = documents(found)
    assert (first.name, _text(first), dict(first.metadata)) == ("7", "It left.\nAll of it.", {"published": "2016-12-17"})
    assert dict(second.metadata) == {"published": "2016-12-17T03:04:00"}


def test_an_open_document_sheet_is_read() -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Reports")
    for cells in (["id", "text"], ["r7", "It left."]):
        row = TableRow()
        for cell in cells:
            entry = TableCell(valuetype="string")
            entry.addElement(P(text=cell))
            row.addElement(entry)
        table.addElement(row)
    table.addElement(TableRow(numberrowsrepeated=1_048_574))
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.write(stream)
    assert told(items("news.ods", stream.getvalue())) == ["news.ods/Reports:2"]


def test_a_workbook_without_a_text_is_one_fatal_problem() -> None:
    (problem,) = problems(items("news.xlsx", _workbook(("A", [["a", "b"], [1, 2]]))))
    assert (problem.code, problem.fatal) == ("no-text", True)
    assert told(items("news.xlsx", _workbook(("A", [])))) == ["empty-file"]


def test_two_cells_in_far_corners_are_refused() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"], workbook.active["XFD1048576"] = "text", "It left."
    stream = io.BytesIO()
    workbook.save(stream)
    assert told(items("news.xlsx", stream.getvalue())) == ["too-large"]


def _open_document(rows: str) -> bytes:
    names = "office", "table", "text"
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="S">{rows}'
    content += "</table:table></office:spreadsheet></office:body></office:document-content>"
    return zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.encode()))


@pytest.mark.parametrize(("rows", "columns"), [(1_048_576, 16_384), (10_000, 4000), (1, 2_000_000_000)])
def test_a_cell_that_says_that_it_stands_a_billion_times_is_refused(rows: int, columns: int) -> None:
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="string">'
    cell += "<text:p>It left.</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    assert told(items("news.ods", _open_document(row))) == ["too-large"]


def test_a_text_that_a_sheet_repeats_without_end_is_refused() -> None:
    workbook = openpyxl.Workbook()
    for _ in range(2000):
        workbook.active.append(["It left. " * 100])
    stream = io.BytesIO()
    workbook.save(stream)
    assert len(stream.getvalue()) < 50_000
    assert told(items("news.xlsx", stream.getvalue(), Limits(office_bytes=500_000))) == ["too-large"]


@pytest.mark.parametrize("part", [b"xl/worksheets/sheet1.xml", b"xl/workbook.xml"])
def test_a_broken_workbook_is_told(part: bytes) -> None:
    content = bytearray(_workbook(("A", [["text"], ["It left."]])))
    at = content.index(part) + len(part) + 20
    content[at : at + 10] = b"0123456789"
    assert told(items("news.xlsx", bytes(content))) == ["damaged"]


SHEET = (
    b"Link,Archive status,Destination folder,Archive location,Archive date,Thumbnail,Upload timestamp,Upload title,Text content,"
    b"Screenshot,Hash,WACZ,ReplayWebpage,Notes\n"
)


def test_a_sheet_of_archived_links_keeps_address_date_and_hash() -> None:
    row = b'https://a.example/1,telegram: success,,"https://keep.example/x.html\nhttps://keep.example/y",2017-01-03,,2017-01-02,'
    row += b"Gone,It left.,,SHA-256:ab,,,ours\n"
    (document,) = documents(items("sheet.csv", SHEET + row))
    assert _text(document) == "It left."
    assert dict(document.metadata) == {
        "title": "Gone",
        "url": "https://a.example/1",
        "published": "2017-01-02",
        "archived": "2017-01-03",
        "archive": "https://keep.example/x.html",
        "archive_hash": "SHA-256:ab",
    }


def test_a_link_that_was_not_archived_is_noted_and_the_users_notes_are_no_text() -> None:
    found = items("sheet.csv", SHEET + b"https://a.example/1,nothing archived,,,,,,,,,,,,ours\n")
    assert told(found) == ["not-archived", "offline"]


def test_an_archived_page_beside_the_sheet_is_read_and_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("<html><p>Secret.")
    folder = tmp_path / "sheet"
    (folder / "kept").mkdir(parents=True)
    (folder / "kept" / "page.html").write_text("<html><p>It left.")
    rows = b"https://a.example/1,wayback: success,,kept/page.html,2017-01-03,,,,,,ab,,,\n"
    rows += b"https://a.example/2,wayback: success,,../secret.html,,,,,,,,,,\n"
    (folder / "sheet.csv").write_bytes(SHEET + rows)
    found = list(read_source(str(folder / "sheet.csv")))
    assert told(found) == ["kept/page.html", "offline"]
    assert dict(documents(found)[0].metadata)["archive_hash"] == "ab"
