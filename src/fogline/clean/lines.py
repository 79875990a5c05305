"""Plain text into passages, one a paragraph."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence

from fogline.clean.passages import Passage
from fogline.spans import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_MARK = re.compile(r"(?:#{1,6}|>) ")
# Marks of direction and zero width, soft hyphens and control characters: seen by nobody, and in the way of every name list.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
# One sign for two or three letters ("ﬁ"), which no list of words holds.
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_ENDED = re.compile(r"[.!?:;\"”’)\]]\s*$")
# Hard-wrapped text has lines of about one width that stop in mid-sentence.
_WRAP_WIDTH = range(45, 101)
_WRAP_LINES = 4
_WRAP_SHARE = 0.6


def paragraphs(raw: str) -> tuple[Passage, ...]:
    """Return the paragraphs of plain text: its lines, or where lines are cut at a fixed width, the lines between blank ones."""
    lines = [Span(*found.span()) for found in _LINE.finditer(raw)]
    blocks = list(_blocks(raw, lines))
    groups = blocks if _hard_wrapped(raw, blocks) else [[line] for line in lines]
    found = (tidy(Passage.verbatim(raw, Span(_past_mark(raw, group[0]), group[-1].end))) for group in groups)
    return tuple(passage for passage in found if passage.text)


def _past_mark(raw: str, line: Span) -> int:
    """Return where a line begins behind a Markdown heading's or quotation's mark."""
    found = _MARK.match(raw, line.start, line.end)
    return found.end() if found else line.start


def _blocks(raw: str, lines: Sequence[Span]) -> Iterator[list[Span]]:
    block: list[Span] = []
    for line in lines:
        blank = not line.of(raw).strip()
        if block and (blank or raw.count("\n", block[-1].end, line.start) > 1):
            yield block
            block = []
        if not blank:
            block.append(line)
    if block:
        yield block


def _hard_wrapped(raw: str, blocks: Sequence[Sequence[Span]]) -> bool:
    inner = [line.of(raw) for block in blocks for line in block[:-1]]
    cut = [line for line in inner if len(line.rstrip()) in _WRAP_WIDTH and not _ENDED.search(line)]
    return len(inner) >= _WRAP_LINES and len(cut) >= _WRAP_SHARE * len(inner)


def tidy(passage: Passage) -> Passage:
    r"""Return the passage with each run of white space as one space, ligatures as letters and without unseen characters.

    >>> tidy(Passage.verbatim(" left\t \tHama ", Span(0, 13))).text
    'left Hama'
    """
    if not _SEPARATE.search(passage.text):
        return passage.stripped()
    text, starts, ends = [], array("q"), array("q")
    at = 0
    for found in _SEPARATE.finditer(passage.text):
        text.append(passage.text[at : found.start()])
        starts += passage.starts[at : found.start()]
        ends += passage.ends[at : found.start()]
        seen = _seen(found[0])
        text.append(seen)
        starts.extend([passage.starts[found.start()]] * len(seen))
        ends.extend([passage.ends[found.end() - 1]] * len(seen))
        at = found.end()
    text.append(passage.text[at:])
    starts += passage.starts[at:]
    ends += passage.ends[at:]
    return Passage("".join(text), starts, ends, passage.tag, passage.reason).stripped()


# All that tidying changes; a single space is as it should be.
_SEPARATE = re.compile(rf" \s+|[^\S ]\s*|{_UNSEEN.pattern}+|{_LIGATURE.pattern}")


def _seen(found: str) -> str:
    if found.isspace():
        return " "
    return unicodedata.normalize("NFKC", found) if _LIGATURE.match(found) else ""
