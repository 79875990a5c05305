"""Code and dumped variables that stand in a text, told by their punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fogline.clean.passages import Cut, Passage
from fogline.records import Dropped

_HINT = re.compile(r"[{}]|=>|\(\)|=[\"']|</|/>|&&|\w\([\w.,\"']*\);")
_STRONG = re.compile(r"[{}]|=>|\(\)|\w\([\w.,]*\);|=[\"']|</|/>|&&|\"\w+\":|\w\([\"']")
# A part of a statement: a call, a property, a selector, an operator.
_WEAK = re.compile(r"\w[.:]{1,2}\w+\(|^[.#$@]\w|\w_\w|[=;$\[(\"|]|\w\.\w+\.\w")
_TOKEN = re.compile(r"\S+")
# Words of a string or a rule's value may stand between two tokens of code.
_GAP = 7
_FEW = 2


def dumps(passages: Sequence[Passage]) -> Iterator[Cut]:
    """Cut each run of tokens with the punctuation of code."""
    for index, passage in enumerate(passages):
        if _HINT.search(passage.text):
            for start, end in _runs(list(_TOKEN.finditer(passage.text))):
                yield Cut(index, start, end, Dropped.DUMP)


def _runs(tokens: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield where each run of code starts and ends: strong tokens near each other, and the weak ones beside them."""
    strong = [number for number, token in enumerate(tokens) if _STRONG.search(token[0])]
    at = 0
    while at < len(strong):
        last = at
        while last + 1 < len(strong) and strong[last + 1] - strong[last] <= _GAP:
            last += 1
        if last - at + 1 >= _FEW:
            yield tokens[_weak_before(tokens, strong[at])].start(), tokens[_weak_after(tokens, strong[last])].end()
        at = last + 1


def _weak_before(tokens: Sequence[re.Match[str]], number: int) -> int:
    while number and _WEAK.search(tokens[number - 1][0]):
        number -= 1
    return number


def _weak_after(tokens: Sequence[re.Match[str]], number: int) -> int:
    while number + 1 < len(tokens) and _WEAK.search(tokens[number + 1][0]):
        number += 1
    return number
