"""What a message holds of others: earlier ones quoted under an answer, the heads of forwarded ones, a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fogline.records import Dropped
from fogline.registries.data import read_yaml
from fogline.spans import Span

_LINE = re.compile(r"[^\r\n]+")
_QUOTED = re.compile(r"[ \t]{0,3}>")
_HEAD_LINES = 3
_SIGNATURE = re.compile(r"(?:\A|[\r\n])(--[ \t]*\r?\n)")
_LONGEST_SIGNATURE = 1500
_LONGEST_LEAD = 300
# An answer of fewer characters leaves what it quotes as the text: a report sent on between marks of quotation.
_OWN = 200


@dataclass(frozen=True, slots=True)
class _Words:
    """How a line begins and what it says that leads a quotation, a line of a head, and the mark above a head."""

    begin: re.Pattern[str]
    say: re.Pattern[str]
    head: re.Pattern[str]
    forwarded: re.Pattern[str]


@cache
def _words() -> _Words:
    found = read_yaml("messages.yaml")
    begin, say, head, forwarded = (
        "|".join(map(re.escape, words)) for words in (*found["leads"].values(), found["heads"], found["forwarded"])
    )
    return _Words(
        re.compile(rf"(?:{begin})\b"),
        re.compile(rf"\b(?:{say})\b"),
        re.compile(rf"(?:{head})\s?:"),
        re.compile(rf"-* ?(?:{forwarded}) ?:?-*", re.IGNORECASE),
    )


def lines_of_others(raw: str) -> tuple[tuple[Span, Dropped], ...]:
    """Return the lines of a text that are of an earlier message, of a forwarded one's head, or a signature, in order, with why.

    What is quoted stays where there is hardly anything else.
    """
    end = _signature_start(raw)
    lines = [Span(*found.span()) for found in _LINE.finditer(raw, 0, end)]
    quoted = _quoted(raw, lines)
    own = end - sum(lines[number].end - lines[number].start for number in quoted)
    # The head of a forwarded message tells its date, as a byline does.
    reasons = dict.fromkeys(_heads(raw, lines), Dropped.BYLINE)
    reasons |= dict.fromkeys(quoted if own >= _OWN else (), Dropped.BOILERPLATE)
    signature = ((Span(end, len(raw)), Dropped.BOILERPLATE),) if end < len(raw) else ()
    return (*((lines[number], reasons[number]) for number in sorted(reasons)), *signature)


def _signature_start(raw: str) -> int:
    """Return where the signature begins behind its mark near the end, or the text's end."""
    starts = [found.start(1) for found in _SIGNATURE.finditer(raw, max(0, len(raw) - _LONGEST_SIGNATURE))]
    return starts[-1] if starts else len(raw)


def _quoted(raw: str, lines: Sequence[Span]) -> set[int]:
    """Return the numbers of lines behind marks of quotation that follow each other or lines that lead them, and of these."""
    marked = [False, *(bool(_QUOTED.match(raw, line.start)) for line in lines), False]
    found: set[int] = set()
    for number in range(len(lines)):
        if not marked[number + 1]:
            continue
        lead = set() if marked[number] else _lead(raw, lines, number)
        if lead or marked[number] or marked[number + 2]:
            found |= {number} | lead
    return found


def _lead(raw: str, lines: Sequence[Span], number: int) -> set[int]:
    """Return the numbers of the one or two lines that lead the quotation that begins at a line."""
    for length in (1, 2):
        if length > number:
            break
        text = raw[lines[number - length].start : lines[number - 1].end].strip()
        if len(text) <= _LONGEST_LEAD and text.endswith(":") and _words().begin.match(text) and _words().say.search(text):
            return set(range(number - length, number))
    return set()


def _heads(raw: str, lines: Sequence[Span]) -> set[int]:
    """Return the numbers of the lines of forwarded messages' heads, and of the marks above them."""
    found: set[int] = set()
    run: list[int] = []
    for number, line in enumerate(lines):
        text = line.of(raw).strip("*> \t")
        if _words().head.match(text):
            run.append(number)
        else:
            run = []
        if len(run) >= _HEAD_LINES:
            found |= set(run[-_HEAD_LINES:])
        if _words().forwarded.fullmatch(text):
            found.add(number)
    return found
