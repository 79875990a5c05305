"""The trained network, run by onnxruntime on one core: kinds of words, roles of words for a trigger, status of a trigger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fogline.extract.learned.labels import BEGIN, FIRST_COUNTED, FIRST_PLACE_ROLE, KINDS, OUTPUTS, ROLES
from fogline.extract.learned.pieces import Pieces
from fogline.extract.learned.windows import Words, windows

Chances = NDArray[np.float32]
# Words beyond this many pieces are noise, of which the first pieces are enough.
PIECES_A_WORD = 12


@dataclass(frozen=True, slots=True)
class About:
    """What the network says of one trigger: `roles` (words of its window from `first` on, outputs), `status` (statuses)."""

    first: int
    roles: Chances
    status: Chances

    def chances(self, role: str, words: range) -> tuple[float, float]:
        """Return (mean, highest) chance that words fill a role, zeros where they stand in another window."""
        found = self._of(words)[:, ROLES.index(role)]
        return (float(found.mean()), float(found.max())) if len(found) else (0.0, 0.0)

    def begins(self) -> Chances:
        """Return the chance of each word of the window that a filler begins with it."""
        return self.roles[:, BEGIN]

    def place_roles(self, words: range) -> Chances | None:
        """Return the chances of the roles of a place, `None` where it stands in another window."""
        return self._weighted(words, "places", slice(FIRST_PLACE_ROLE, FIRST_COUNTED))

    def counted(self, words: range) -> Chances | None:
        """Return the chances of what a figure counts, `None` where it stands in another window."""
        return self._weighted(words, "counts", slice(FIRST_COUNTED, OUTPUTS))

    def _of(self, words: range) -> Chances:
        return self.roles[max(0, words.start - self.first) : max(0, words.stop - self.first)]

    def _weighted(self, words: range, role: str, outputs: slice) -> Chances | None:
        found = self._of(words)
        if not len(found):
            return None
        weights = found[:, ROLES.index(role)] + 1e-3
        mixed: Chances = (found[:, outputs] * weights[:, None]).sum(0) / weights.sum()
        return mixed


@dataclass(frozen=True, slots=True)
class Window:
    """A window's words from `first` to `end`, their vectors and sentences."""

    first: int
    end: int
    vectors: Chances
    sentences: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the network reads it: `kinds` (words, kinds) are chances, the first of them that a word tells no event."""

    words: Words
    kinds: Chances
    windows: tuple[Window, ...]

    def telling(self, number: int) -> float:
        """Return the chance that a word tells an event."""
        return float(1 - self.kinds[number, 0])


class Network:
    """The two files of the network with their vocabulary."""

    def __init__(self, folder: Path) -> None:
        runtime: Any = import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._encoder = runtime.InferenceSession(str(folder / "encoder.onnx"), options)
        self._pairs = runtime.InferenceSession(str(folder / "pairs.onnx"), options)
        self._pieces = Pieces.read(folder / "vocabulary.txt")

    def read(self, words: Words) -> Reading:
        """Read an article."""
        pieces = [self._pieces.of(text)[:PIECES_A_WORD] for text in words.texts]
        kinds = np.zeros((len(pieces), len(KINDS)), np.float32)
        found = []
        for first, end in windows(words.sentences, [len(each) for each in pieces]):
            vectors, chances = self._encoded(pieces[first:end])
            kinds[first:end] = chances
            found.append(Window(first, end, vectors, np.array(words.sentences[first:end], np.int64)))
        return Reading(words, kinds, tuple(found))

    def _encoded(self, pieces: Sequence[tuple[int, ...]]) -> tuple[Chances, Chances]:
        begin, finish = self._pieces.number("[CLS]"), self._pieces.number("[SEP]")
        row = [begin, *(number for word in pieces for number in word), finish]
        firsts = np.cumsum([1, *(len(word) for word in pieces[:-1])])
        vectors, kinds = self._encoder.run(None, {"pieces": np.array([row], np.int64), "words": firsts[None].astype(np.int64)})
        return vectors[0], kinds[0]

    def about(self, reading: Reading, triggers: Iterable[int]) -> Mapping[int, About]:
        """Return what the network says of each trigger, those of a window in one pass."""
        wanted = sorted(set(triggers))
        told: dict[int, About] = {}
        for window in reading.windows:
            inside = [number for number in wanted if window.first <= number < window.end]
            if inside:
                roles, status = self._pairs.run(
                    None,
                    {
                        "vectors": window.vectors,
                        "sentences": window.sentences,
                        "triggers": np.array(inside, np.int64) - window.first,
                    },
                )
                told |= {number: About(window.first, roles[n], status[n]) for n, number in enumerate(inside)}
        return told


@cache
def network() -> Network:
    """Return the shipped network, loaded once a process."""
    return Network(Path(str(files("fogline") / "data" / "model")))
