"""Bytes into the raw characters that all offsets count."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass, field

from resiliparse.parse.encoding import detect_encoding

from fogline.clean.page_data import PageData
from fogline.records import Problem, RawDocument, RawForm, Stage

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Bytes 0x80–0x9F, where single-byte pages differ from Latin-1, and the one page that text mixed into UTF-8 is almost always in.
_STRAY = "cp1252"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The raw characters, what they are, what the document says of itself beside them, and the problems met on the way."""

    text: str
    form: RawForm = RawForm.SOURCE
    told: PageData = field(default_factory=PageData)
    problems: tuple[Problem, ...] = ()


def decoded(document: RawDocument) -> Decoded:
    """Return the text of the document, or of its field; offsets count its characters."""
    if document.field is not None:
        return _whole(json.loads(document.content)[document.field], document)
    for mark, encoding in _MARKS:
        if document.content.startswith(mark):
            text = document.content[len(mark) :].decode(encoding, "replace")
            return Decoded(text, problems=(_replaced(document, encoding),) if "\ufffd" in text else ())
    try:
        return Decoded(document.content.decode("utf-8"))
    except UnicodeDecodeError:
        return _legacy(document)


def _whole(text: str, document: RawDocument) -> Decoded:
    """Replace lone surrogates, which JSON can escape but no text can hold, one for one."""
    if not _SURROGATE.search(text):
        return Decoded(text, RawForm.FIELD)
    problem = Problem(
        Stage.CLEAN,
        document.document_id,
        "lone-surrogate",
        f"{document.address} holds half characters, now shown as �",
        "see how the text was exported",
    )
    return Decoded(_SURROGATE.sub("\ufffd", text), RawForm.FIELD, problems=(problem,))


def _legacy(document: RawDocument) -> Decoded:
    """Decode text that is not all UTF-8: mostly UTF-8 with stray bytes of windows-1252, or of one older encoding throughout."""
    content = document.content
    text = content.decode("utf-8", "surrogateescape")
    stray = len(_SURROGATE.findall(text))
    sound = sum(character > "\x7f" for character in text) - stray
    if sound >= stray:
        mended = _SURROGATE.sub(_mend, text)
        return Decoded(mended, problems=(_mixed(document, stray, "UTF-8 with single characters of windows-1252"),))
    declared = _DECLARED.search(content[:4096])
    encoding = _known(declared[1].decode("ascii", "replace")) if declared else None
    encoding = encoding or _known(detect_encoding(content) or "") or _STRAY
    # Western text of few accents is taken for central European; curly quotes and accents are the same bytes in both.
    encoding = _STRAY if encoding in {"cp1250", "iso8859-1", "utf-8"} else encoding
    return Decoded(content.decode(encoding, "replace"), problems=(_mixed(document, stray, encoding),))


def _mend(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - 0xDC00]).decode(_STRAY, "replace")


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _mixed(document: RawDocument, stray: int, encoding: str) -> Problem:
    detail = f"{document.address} is not UTF-8 ({stray} bytes do not fit); it was read as {encoding}"
    return Problem(Stage.CLEAN, document.document_id, "encoding", detail, "check names and quotation marks in it")


def _replaced(document: RawDocument, encoding: str) -> Problem:
    detail = f"some bytes of {document.address} are not {encoding}, though it says so; they show as �"
    return Problem(Stage.CLEAN, document.document_id, "encoding", detail, "fetch the report again")
