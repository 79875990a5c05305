"""Cut words into the pieces of a vocabulary that an encoder knows: the longest first, as its training did."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

UNKNOWN = "[UNK]"
# A word longer than this is noise (an address, a run of marks) and no encoder saw its like.
LONGEST = 60


class Pieces:
    """A vocabulary of word pieces, one a line; a piece that goes on inside a word begins with `##`.

    >>> pieces = Pieces(["[UNK]", "shell", "##ing", "-", "hit"])
    >>> pieces.of("Shelling"), pieces.of("hit-shell"), pieces.of("Ω")
    ((1, 2), (4, 3, 1), (0,))
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> Pieces:
        """Read a vocabulary file."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def number(self, piece: str) -> int:
        """Return the number of a piece that the vocabulary is known to have."""
        return self._numbers[piece]

    def of(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one."""
        found = self._known.get(word)
        if found is None:
            found = tuple(number for part in _parts(word) for number in self._cut(part)) or (self._numbers[UNKNOWN],)
            self._known[word] = found
        return found

    def _cut(self, part: str) -> list[int]:
        numbers: list[int] = []
        start = 0
        while start < len(part) <= LONGEST:
            prefix = "##" if start else ""
            end = next((end for end in range(len(part), start, -1) if prefix + part[start:end] in self._numbers), start)
            if end == start:
                return [self._numbers[UNKNOWN]]
            numbers.append(self._numbers[prefix + part[start:end]])
            start = end
        return numbers or [self._numbers[UNKNOWN]]


def _parts(word: str) -> Iterator[str]:
    """Yield a word's letters in small form without accents, and each mark by itself."""
    plain = "".join(each for each in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(each) != "Mn")
    run = ""
    for letter in plain:
        if letter.isalnum():
            run += letter
            continue
        if run:
            yield run
            run = ""
        if not letter.isspace() and letter.isprintable():
            yield letter
    if run:
        yield run
