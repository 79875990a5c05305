"""The text of documents that hold it packed, by their media type."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fogline.clean.office.docx import docx_text
from fogline.clean.office.extracted import Extracted
from fogline.clean.office.odt import odt_text
from fogline.clean.office.pdf import pdf_text
from fogline.records import Problem, RawDocument

OFFICE: Mapping[str, Callable[[RawDocument], Extracted | Problem]] = {
    "application/pdf": pdf_text,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx_text,
    "application/vnd.oasis.opendocument.text": odt_text,
}
"""How the text of each such media type is extracted."""


def extracted(document: RawDocument) -> Extracted | Problem:
    """Return the text of a document whose media type is one of `OFFICE`."""
    return OFFICE[document.media_type](document)
