"""UTF-8 that was once read as another encoding ("â€œ" for a quotation mark): mended run by run, each mapped to what was found."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import ftfy

from fogline.clean.passages import Passage
from fogline.records import Problem, RawDocument, Stage
from fogline.spans import Span

# What is garbled takes two characters at least, none of them ASCII.
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
# No run of real text is longer; in another script a whole page may be one.
_LONGEST = 400
_UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Mended:
    """A garbled run of the raw text and what it stands for."""

    span: Span
    text: str


def mended_runs(raw: str) -> tuple[Mended, ...]:
    r"""Return the garbled runs of a text: those that are nothing else, and once there is one, all that may be.

    >>> [(run.span.of("the â€œcamp\u201d"), run.text) for run in mended_runs("the â€œcamp\u201d")]
    [('â€œ', '“')]
    """
    if raw.isascii():
        return ()
    runs = [found for found in _RUN.finditer(raw) if len(found[0]) <= _LONGEST]
    forms = {found[0] for found in runs}
    sure = {form: text for form in forms if (text := ftfy.fix_encoding(form)) != form and _UNKNOWN not in text}
    if not sure:
        return ()
    reread = {form: _reread(form) for form in forms - sure.keys()}
    texts = sure | {form: text for form, text in reread.items() if text and _UNKNOWN not in text}
    return tuple(Mended(Span(*found.span()), _spaced(texts[found[0]])) for found in runs if found[0] in texts)


def _reread(form: str) -> str | None:
    """Return what the bytes of the form are as UTF-8; `None` where they are not."""
    try:
        return form.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return None


def _spaced(text: str) -> str:
    return "".join(" " if character.isspace() else character for character in text)


def mended_text(text: str) -> str:
    """Return a text with its garbled runs mended."""
    parts, at = [], 0
    for run in mended_runs(text):
        parts += [text[at : run.span.start], run.text]
        at = run.span.end
    return "".join([*parts, text[at:]])


def mended(passages: Sequence[Passage], runs: Sequence[Mended]) -> tuple[Passage, ...]:
    """Return the passages with the runs mended that lie wholly in one; each stands for all raw characters of its run."""
    return tuple(map(partial(_mended, runs=runs), passages)) if runs else tuple(passages)


def _mended(passage: Passage, runs: Sequence[Mended]) -> Passage:
    parts: list[Passage] = []
    at = 0
    for run in _inside(passage, runs):
        start, end = bisect_left(passage.starts, run.span.start), bisect_left(passage.starts, run.span.end)
        size = len(run.text)
        whole = Passage(run.text, array("q", [run.span.start] * size), array("q", [run.span.end] * size))
        parts += [passage.part(at, start), whole]
        at = end
    if not parts:
        return passage
    parts.append(passage.part(at, len(passage.text)))
    starts, ends = array("q"), array("q")
    for part in parts:
        starts += part.starts
        ends += part.ends
    return Passage("".join(part.text for part in parts), starts, ends, passage.tag, passage.reason).stripped()


def _inside(passage: Passage, runs: Sequence[Mended]) -> Iterator[Mended]:
    at = bisect_left(runs, passage.raw.start, key=lambda run: run.span.start)
    while at < len(runs) and runs[at].span.end <= passage.raw.end:
        yield runs[at]
        at += 1


def mojibake(document: RawDocument, runs: Sequence[Mended], raw: str) -> tuple[Problem, ...]:
    """Return the problem that a document with garbled runs has: none of it is lost, but names may be."""
    if not runs:
        return ()
    shown = f"{runs[0].span.of(raw)!r} for {runs[0].text!r}"
    detail = (
        f"{document.address} holds UTF-8 that was read as another encoding ({len(runs)} places, such as {shown}); it was mended"
    )
    hint = "look at the names in it, or fetch the report again; offsets count the text as found"
    return (Problem(Stage.CLEAN, document.document_id, "mojibake", detail, hint),)
