"""Delimited text (CSV and its kin) into rows: the encoding, the delimiter, and rows that are broken."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader, TextIOWrapper
from typing import BinaryIO, cast

from resiliparse.parse.encoding import detect_encoding

from fogline.read.budget import BrokenError
from fogline.read.sniff import wide_encoding

Row = Sequence[str]
Numbered = tuple[int, Row | BrokenError]
"""A row with its number as a spreadsheet shows it, or what is wrong with it."""

_SAMPLE = 1 << 20
_LOOKED_AT = 50
# The rows are held to a limit of their own; the library's is one for the whole program, and put back after each row.
_LONGEST_FIELD = (1 << 31) - 1
_DELIMITERS = (",", ";", "\t", "|")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAYS_DELIMITER = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
_DOUBLED = re.compile(r'[^,;\t|\r\n"]""[^,;\t|\r\n"]')
_ESCAPED = re.compile(r'[^\\,;\t|]\\"[\w \\]')
# No text that was decoded holds this: half characters stand only for bytes that could not be.
_END = "\udfff"
# A file with more broken rows than this is no table.
_MOST_BROKEN = 100
_OPEN = BrokenError(
    "open-quote", "a quotation mark in it is not closed", "close the quotation mark, or double those within a field"
)
_TOO_LONG = BrokenError("too-large", "it is longer than a document may be", "split it, or raise document_bytes in case.toml")


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is written: its delimiter, and whether quotation marks in a field have a backslash before them."""

    delimiter: str = ","
    escaped: bool = False
    says_so: bool = False


def rows_of(stream: BinaryIO, limit: int, known: Callable[[Row], bool], first: str | None = None) -> Iterator[Numbered]:
    """Yield the rows of a table with their numbers, or what is wrong with one; `limit` is the most characters of a row.

    The delimiter is the one that makes a header which is `known`, or else the most columns alike; `first` is tried before others.
    """
    buffered = BufferedReader(cast("BufferedReader", stream), buffer_size=_SAMPLE)
    sample = buffered.peek(_SAMPLE)
    encoding = encoding_of(sample)
    form = form_of(sample.decode(encoding, "replace"), known, first)
    # Bytes that are no characters are kept as half characters, so that the row that holds them can be told.
    with TextIOWrapper(buffered, encoding, "replace" if encoding.startswith("utf-16") else "surrogateescape", newline="") as text:
        if form.says_so:
            text.readline(limit)
        yield from _rows(_Lines(text, limit), form)


def encoding_of(sample: bytes) -> str:
    """Return the encoding of bytes by their mark, or as what they make sense: UTF-8, UTF-16, or an older one of one script."""
    if marked := next((encoding for mark, encoding in _MARKS if sample.startswith(mark)), None):
        return marked
    if wide := wide_encoding(sample):
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        odd = b"\n".join(line for line in sample.splitlines() if not line.isascii())
        found = detect_encoding(odd) or "cp1252"
        return "cp1252" if found == "utf-8" else found
    return "utf-8"


def form_of(sample: str, known: Callable[[Row], bool], first: str | None = None) -> Form:
    r"""Return how a table is written, by its first rows.

    >>> form_of("id;text\n1;The army left, they say", lambda row: "text" in row).delimiter
    ';'
    """
    if told := _SAYS_DELIMITER.match(sample):
        return Form(told[1], says_so=True)
    escaped = bool(_ESCAPED.search(sample)) and not _DOUBLED.search(sample)
    lines = sample.splitlines(keepends=True)[: 20 * _LOOKED_AT]
    tried = sorted(_DELIMITERS, key=lambda delimiter: delimiter != first)
    return Form(max(tried, key=lambda delimiter: _fit(lines, delimiter, escaped, known)), escaped)


def _fit(lines: list[str], delimiter: str, escaped: bool, known: Callable[[Row], bool]) -> tuple[bool, int, int]:
    """Return how well a delimiter fits: whether it makes a known header of several columns, rows of the same length, columns."""
    rows: list[Row] = []
    reader = _reader(iter(lines), Form(delimiter, escaped), strict=False)
    # A field that the library finds too long ends the look at the table, and not its reading.
    with suppress(csv.Error):
        rows.extend(row for row, _ in zip(reader, range(_LOOKED_AT), strict=False) if row)
    lengths = Counter(len(row) for row in rows)
    length, alike = lengths.most_common(1)[0] if lengths else (0, 0)
    return any(len(row) > 1 and known(row) for row in rows[:20]), alike if length > 1 else 0, length


def _reader(lines: Iterator[str], form: Form, *, strict: bool = True) -> Iterator[list[str]]:
    escape = "\\" if form.escaped else None
    return csv.reader(lines, delimiter=form.delimiter, escapechar=escape, doublequote=not form.escaped, strict=strict)


class _TooLongError(Exception):
    """A row that is over the limit."""


class _Lines:
    """The lines of a table, of which those of the row at hand can be given anew."""

    def __init__(self, text: TextIOWrapper, limit: int) -> None:
        self._text = text
        self._limit = limit
        self._ahead: deque[str] = deque()
        self._size = 0
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        """Return the next line; behind the last one a mark, which shows whether a quotation mark is still open there."""
        if self.taken and self.taken[-1] == _END:
            raise StopIteration
        line = self._ahead.popleft() if self._ahead else self._text.readline(self._limit + 1) or _END
        self.taken.append(line)
        self._size += len(line)
        if self._size > self._limit:
            raise _TooLongError
        return line

    def begin_row(self) -> None:
        """Forget the lines of the row before."""
        self.taken.clear()
        self._size = 0

    def give_anew(self) -> None:
        """Give the lines of the row at hand anew, but for the first; the rest of a line that is too long alone is passed over."""
        again = self.taken[1:]
        if not again and not self.taken[0].endswith(("\n", "\r")):
            while (rest := self._text.readline(self._limit)) and not rest.endswith(("\n", "\r")):
                pass
        self._ahead.extendleft(reversed([line for line in again if line != _END]))
        self.begin_row()


def _rows(lines: _Lines, form: Form) -> Iterator[Numbered]:
    reader = _reader(lines, form)
    broken = 0
    number = 0
    while broken <= _MOST_BROKEN:
        number += 1
        lines.begin_row()
        row = _next(reader, lines, form)
        if row == [_END] or row is None:
            return
        if isinstance(row, BrokenError):
            broken += 1
            lines.give_anew()
            reader = _reader(lines, form)
        yield number, _told(row)
    detail = f"over {_MOST_BROKEN} rows are broken; the rest is not read"
    yield number, BrokenError("broken-table", detail, "look at it; is it a table?")


def _next(reader: Iterator[list[str]], lines: _Lines, form: Form) -> Row | BrokenError | None:
    """Return the next row, or what is wrong with it; `None` at the end.

    A quotation mark that is not closed takes in the rows below it, up to the next one: such a row is given up, and those below
    are read. On one line quotation marks do no harm wherever they stand.
    """
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        row = next(reader, None)
        if row and len(lines.taken) > 1 and row[-1].endswith(_END):
            return _OPEN
    except _TooLongError:
        return _TOO_LONG if len(lines.taken) == 1 else _OPEN
    except csv.Error:
        return next(_reader(iter(lines.taken), form, strict=False), None) if len(lines.taken) == 1 else _OPEN
    finally:
        csv.field_size_limit(before)
    return row


def _told(row: Row | BrokenError) -> Row | BrokenError:
    """Return a row, or what is wrong with it if it holds bytes that are no characters."""
    if not isinstance(row, BrokenError) and any("\udc80" <= character <= "\udcff" for cell in row for character in _half(cell)):
        return BrokenError(
            "undecodable-line", "it holds bytes that are no characters of the table's encoding", "write it in UTF-8"
        )
    return row


def _half(cell: str) -> str:
    """Return the cell if it may hold half characters, which is quicker to see of the whole than of each character."""
    try:
        cell.encode()
    except UnicodeEncodeError:
        return cell
    return ""
