"""What is extracted from a PDF or office document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fogline.clean.pages.data import PageData
from fogline.records import Problem, RawDocument, Stage
from fogline.spans import Span

CELLS = " – "
"""What stands between two cells of a row: a sign with which the parser still reads "26 March – Qasr – Shelling hit …" aright."""

# What stands between two paragraphs.
_BETWEEN = "\n\n"
_LONGEST_HEAD = 30
_DIGIT = re.compile(r"\d")
# A cell with several paragraphs of this length holds no figures: its table lays out the page.
_PROSE = 100
# What programs write where nobody gave a title or a name.
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint) - .*|(?:untitled|unnamed|unbenannt|sans titre|document|title|print|slide) ?\d*|\S+\.\w{2,5}",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r".*\b(?:user|admin\w*|owner|office|microsoft|windows|python|unknown|author)\b.*|\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text, its blocks with an empty line between, what the document says of itself, and the problems met.

    `aside` are the lines (raw spans) that are no part of the report; `made` tells when the file was made and last saved: how it
    is known, with the ISO date.
    """

    text: str
    told: PageData = field(default_factory=PageData)
    problems: tuple[Problem, ...] = ()
    aside: tuple[Span, ...] = ()
    made: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document's own properties say, as written; `made` as in `Extracted`."""

    title: str | None = None
    author: str | None = None
    made: tuple[tuple[str, str], ...] = ()


def told_by(properties: Properties, headings: Iterable[str] = ()) -> PageData:
    """Return the titles that are some, headings first, and the author's name if it is a person's.

    >>> told = told_by(Properties("Microsoft Word - draft1.docx", "Windows User"), ["Forces withdraw"])
    >>> told.titles, told.author
    (('Forces withdraw',), None)
    """
    titles = (" ".join((title or "").split()) for title in (*headings, properties.title))
    author = " ".join((properties.author or "").split())
    return PageData(
        titles=tuple(title for title in titles if title and not _NO_TITLE.fullmatch(title)),
        author=author if author and not _NO_NAME.fullmatch(author) else None,
    )


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a row of a table; `aside` tells that it is no part of the report: a running head, a table of contents."""

    text: str
    aside: bool = False


def assembled(blocks: Iterable[Block]) -> tuple[str, tuple[Span, ...]]:
    r"""Return the blocks that hold something as one text, with the spans of those aside.

    >>> assembled([Block("The army left."), Block(" "), Block("Page 2", aside=True)])
    ('The army left.\n\nPage 2', (Span(start=16, end=22),))
    """
    parts: list[str] = []
    aside: list[Span] = []
    at = 0
    for block in blocks:
        text = " ".join(line.strip() for line in block.text.strip().splitlines())
        if not text:
            continue
        if block.aside:
            aside.append(Span(at, at + len(text)))
        parts.append(text)
        at += len(text) + len(_BETWEEN)
    return _BETWEEN.join(parts), tuple(aside)


def is_row_of_heads(cells: Sequence[str]) -> bool:
    """Tell whether the first row of a table but names its columns; what it names is told nowhere, and done by no one.

    >>> is_row_of_heads(["Date", "Town", "Killed"]), is_row_of_heads(["26 March", "Qasr", "4"])
    (True, False)
    """
    return len(cells) > 1 and not any(len(cell) > _LONGEST_HEAD or _DIGIT.search(cell) for cell in cells)


def row_blocks(cells: Sequence[Sequence[Block]], *, first: bool) -> Iterator[Block]:
    """Yield a row of a table, each cell given as its blocks: as one, or its paragraphs where the table but lays out the page."""
    full = [cell for cell in cells if any(block.text.strip() for block in cell)]
    if len(full) == 1 or any(sum(len(block.text) >= _PROSE for block in cell) > 1 for cell in full):
        for cell in full:
            yield from cell
    else:
        texts = [" ".join(block.text.strip() for block in cell) for cell in full]
        yield Block(CELLS.join(texts), aside=first and is_row_of_heads(texts))


def refused(document: RawDocument, code: str, detail: str, hint: str) -> Problem:
    """Return the problem of a document that gives no text; `detail` goes on after its address."""
    return Problem(Stage.CLEAN, document.document_id, code, f"{document.address} {detail}", hint, fatal=True)
