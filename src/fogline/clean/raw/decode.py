"""Bytes into the raw characters that all offsets count."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from fogline.clean.furniture.quoted import lines_of_others
from fogline.clean.office import OFFICE, extracted
from fogline.clean.pages.data import PageData
from fogline.clean.raw.encodings import in_older_encoding, in_unicode, named_encoding
from fogline.records import Dropped, Problem, RawDocument, RawForm, Stage
from fogline.spans import Span

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}(?:charset|encoding)\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_PLAIN = "text/plain"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The raw characters, what they are, what the document says of itself beside them, and the problems met on the way.

    `aside` are the lines (raw spans) that are known to be no part of the report, and why: running heads, messages quoted; `made`
    tells when the file was made: how it is known, with the ISO date. It may well have been made long after the report.
    """

    text: str
    form: RawForm = RawForm.SOURCE
    told: PageData = field(default_factory=PageData)
    problems: tuple[Problem, ...] = ()
    aside: tuple[tuple[Span, Dropped], ...] = ()
    made: tuple[tuple[str, str], ...] = ()


def decoded(document: RawDocument) -> Decoded | Problem:
    """Return the text of the document, of its field, or extracted from it; offsets count its characters.

    A PDF or office document that gives no text is a fatal `Problem`; any other bytes give a text.
    """
    if document.field is not None:
        return _field(json.loads(document.content)[document.field], document)
    if document.media_type in OFFICE:
        found = extracted(document)
        if isinstance(found, Problem):
            return found
        aside = tuple((span, Dropped.BOILERPLATE) for span in found.aside)
        return Decoded(found.text, RawForm.EXTRACTED, found.told, found.problems, aside, found.made)
    text, trouble = _text_of(document)
    problems = [_encoding(document, trouble)] if trouble else []
    if "\0" in text:
        detail = f"{document.address} holds {text.count(chr(0)):,} NUL characters, which no text has; they are passed over"
        problems.append(Problem(Stage.CLEAN, document.document_id, "nul-bytes", detail, "fetch the report again"))
    aside = lines_of_others(text) if document.media_type == _PLAIN else ()
    return Decoded(text, problems=tuple(problems), aside=aside)


def _text_of(document: RawDocument) -> tuple[str, str]:
    """Return the text and what was wrong with its bytes, in words, empty where nothing was."""
    told = dict(document.metadata).get("charset")
    read = in_unicode(document.content, named_encoding(told or ""))
    if read is None:
        within = _DECLARED.search(document.content[:_DECLARED_WITHIN])
        declared = named_encoding(told or "") or named_encoding(within[1].decode("ascii") if within else "")
        read = in_older_encoding(document.content, declared)
    return read


def _field(text: str, document: RawDocument) -> Decoded:
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


def _encoding(document: RawDocument, trouble: str) -> Problem:
    hint = "check names and quotation marks in it, or fetch the report again"
    return Problem(Stage.CLEAN, document.document_id, "encoding", f"{document.address} {trouble}", hint)
