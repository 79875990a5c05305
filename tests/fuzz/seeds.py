"""Sound input of every format, to start from."""

from __future__ import annotations

import gzip
import io
from collections.abc import Mapping
from email.message import EmailMessage

import openpyxl
from fpdf import FPDF
from tests.clean.office_files import word
from tests.read.packing import tarred, zipped
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TEXT = "The army left the town of Qasr on Monday, a monitor said, after two days of clashes with the rebels in the north."
PAGE = f"<!DOCTYPE html><html><head><title>Army leaves Qasr</title></head><body><article><p>{TEXT}</p></article></body></html>"
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Example Wire</title><item><title>Army leaves Qasr</title>"
    f"<description>{TEXT}</description></item></channel></rss>"
)


def seeds() -> Mapping[str, bytes]:
    """Return sound files by their names."""
    table = f'id,title,date,text\n1,Army leaves Qasr,2017-04-01,"{TEXT}"\n'.encode()
    return {
        "report.csv": table,
        "report.docx": word(lambda found: found.add_paragraph(TEXT)),
        "report.eml": _message(),
        "report.gz": gzip.compress(PAGE.encode(), mtime=0),
        "report.html": PAGE.encode(),
        "report.pdf": _pdf(),
        "report.rss": FEED.encode(),
        "report.tar": tarred(("report.txt", TEXT.encode())),
        "report.warc": _warc(),
        "report.xlsx": _workbook(),
        "report.zip": zipped(("report.html", PAGE.encode())),
    }


def _message() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        "Army leaves Qasr",
        "Example Wire <a@example.org>",
        "1 Apr 2017 14:02:08 +0000",
    )
    message.set_content(TEXT)
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="more.txt")
    return message.as_bytes()


def _pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, 6, TEXT)
    return bytes(pdf.output())


def _warc() -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        "https://example.org/1", "response", payload=io.BytesIO(PAGE.encode()), http_headers=headers
    )
    writer.write_record(record)
    record.raw_stream.close()
    return stream.getvalue()


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["id", "text"])
    sheet.append([1, TEXT])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
