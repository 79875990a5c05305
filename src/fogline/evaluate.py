"""Scores against annotated articles, in the rows that the annotation's own scorer gives.

Claims of an article are paired one to one, the closest first. A pair is of one family of kinds, and the trigger of one lies in
the quote of the other. Fillers count within pairs; those of claims left alone are misses or noise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fogline.errors import SourceError
from fogline.registries.kinds import kinds

Told = Mapping[str, Any]
Bounds = tuple[int, int]

ROWS = ("claims", "family", "agents", "patients", "places", "counts", "voices", "status", "time", "dated", "slots")
_NO_SLOTS = frozenset({"claims", "family", "dated"})

# Words that say nothing about which actor or place is meant.
_EMPTY = re.compile(
    "a|al|an|and|at|el|for|forces?|from|groups?|her|his|in|its|many|most|number|of|on|s|said|several|some|sources?|the|their|to"
)


@dataclass(slots=True)
class Score:
    """How many fillers of a row are right, were given, and were wanted."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """The share of those given that is right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of those wanted that was found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Scores:
    """The score of every row, in the order of `ROWS`; `slots` sums up the fillers."""

    rows: dict[str, Score] = field(default_factory=lambda: {row: Score() for row in ROWS})

    def add(self, row: str, right: int, given: int, wanted: int) -> None:
        """Count an article's fillers of a row."""
        for name in (row,) if row in _NO_SLOTS else (row, "slots"):
            score = self.rows[name]
            score.right, score.given, score.wanted = score.right + right, score.given + given, score.wanted + wanted


def read_articles(path: Path) -> list[Told]:
    """Return the articles of a file of annotated or exported claims; a broken line is a `SourceError` with its number."""
    articles: list[Told] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}", hint="name a jsonl file of annotated articles") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                articles.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise SourceError(f"{path}:{number} is not JSON: {error.msg}", hint="mend the line") from error
    return articles


def evaluate(golds: Sequence[Told], guesses: Mapping[str, Told], text_of: Callable[[str], str]) -> Scores:
    """Score guessed articles, by id, against annotated ones; `text_of` gives an article's raw text by its id."""
    scores = Scores()
    for gold in golds:
        guess = guesses.get(gold["id"])
        text = text_of(gold["id"])
        wanted, given = _counted(gold["claims"], guess["claims"] if guess else [], text)
        _score_claims(scores, wanted, given, pair(wanted, given, text))
        scores.add("dated", int(guess is not None and guess.get("published") == gold.get("published")), 1, 1)
    return scores


def _score_claims(scores: Scores, wanted: Sequence[Told], given: Sequence[Told], pairs: Sequence[tuple[Told, Told]]) -> None:
    scores.add("claims", sum(gold["kind"] == guess["kind"] for gold, guess in pairs), len(given), len(wanted))
    scores.add("family", len(pairs), len(given), len(wanted))
    for row, same in SAME.items():
        right = sum(_shared(gold[row], guess[row], same) for gold, guess in pairs)
        scores.add(row, right, sum(len(claim[row]) for claim in given), sum(len(claim[row]) for claim in wanted))
    scores.add("status", sum(gold["status"] == guess["status"] for gold, guess in pairs), len(given), len(wanted))
    on_time = sum(_days(gold) is not None and _days(gold) == _days(guess) for gold, guess in pairs)
    scores.add("time", on_time, sum(bool(claim["time"]) for claim in given), sum(bool(claim["time"]) for claim in wanted))


def _counted(wanted: Sequence[Told], given: Sequence[Told], text: str) -> tuple[list[Told], list[Told]]:
    """Leave out claims marked as optional, and the guesses that fit those best."""
    spare = [guess for gold, guess in pair(wanted, given, text) if gold.get("optional")]
    kept = [guess for guess in given if not any(guess is other for other in spare)]
    return [gold for gold in wanted if not gold.get("optional")], kept


def pair(wanted: Sequence[Told], given: Sequence[Told], text: str) -> list[tuple[Told, Told]]:
    """Return pairs of an annotated and a guessed claim, the closest first, each claim once."""
    close = [(closeness(gold, guess, text), i, j) for i, gold in enumerate(wanted) for j, guess in enumerate(given)]
    free_wanted, free_given = set(range(len(wanted))), set(range(len(given)))
    pairs: list[tuple[Told, Told]] = []
    for score, i, j in sorted(close, reverse=True):
        if score and i in free_wanted and j in free_given:
            free_wanted.remove(i)
            free_given.remove(j)
            pairs.append((wanted[i], given[j]))
    return pairs


def closeness(gold: Told, guess: Told, text: str) -> float:
    """Return how well two claims of an article fit each other; 0 where they cannot be the same."""
    family = kinds().family
    if family.get(gold["kind"]) != family.get(guess["kind"]):
        return 0.0
    roles = ("agents", "patients", "places", "counts")
    fillers = sum(any(SAME[role](one, other) for other in guess[role]) for role in roles for one in gold[role])
    same_kind = gold["kind"] == guess["kind"]
    best = 0.0
    for gold_quote, gold_trigger in _places(gold, text):
        for quote, trigger in _places(guess, text):
            if _starts_in(trigger, gold_quote) or _starts_in(gold_trigger, quote):
                same_trigger = gold_trigger[0] < trigger[1] and trigger[0] < gold_trigger[1]
                score = 1 + 2 * same_kind + 2 * same_trigger + _overlap(gold_quote, quote) + 0.25 * fillers
                best = max(best, score)
    return best


def _places(claim: Told, text: str) -> Iterator[tuple[Bounds, Bounds]]:
    """Yield where a claim's quote may stand, and its trigger in it: at its offset, or wherever the text has the quote."""
    quote, trigger = claim["quote"], claim["trigger"]
    inside = max(quote.find(trigger), 0)
    known = claim.get("start")
    starts = [known] if known is not None else [found.start() for found in re.finditer(re.escape(quote), text)]
    for start in starts:
        yield (start, start + len(quote)), (start + inside, start + inside + len(trigger))


def _starts_in(one: Bounds, other: Bounds) -> bool:
    return other[0] <= one[0] < other[1]


def _overlap(one: Bounds, other: Bounds) -> float:
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / max(one[1] - one[0], other[1] - other[0])


def _shared(wanted: Sequence[Any], given: Sequence[Any], same: Callable[[Any, Any], bool]) -> int:
    left = list(given)
    for item in wanted:
        found = next((index for index, other in enumerate(left) if same(item, other)), None)
        if found is not None:
            del left[found]
    return len(given) - len(left)


def _days(claim: Told) -> tuple[str, str] | None:
    return (claim["time"]["start"], claim["time"]["end"]) if claim["time"] else None


def _content(name: str) -> set[str]:
    folded = re.sub("[’‘'`ʿʾ]", "", name.lower())
    found = re.findall("[a-z0-9]+", folded)
    return {word.rstrip("s") for word in found if not _EMPTY.fullmatch(word)} or set(found)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names share half of the content words of the shorter.

    >>> same_name("the Syrian Army troops", "Syrian army"), same_name("rebels", "militants")
    (True, False)
    """
    first, second = _content(one), _content(other)
    shared = len(first & second)
    return shared > 0 and 2 * shared >= min(len(first), len(second))


def _same_actor(one: Told, other: Told) -> bool:
    return any(same_name(one[key], other[another]) for key in ("name", "text") for another in ("name", "text"))


def _same_place(one: Told, other: Told) -> bool:
    return one["role"] == other["role"] and any(same_name(one[key], other[key]) for key in ("name", "text"))


def _same_count(one: Told, other: Told) -> bool:
    return one["what"] == other["what"] and all(_same_bound(one[side], other[side]) for side in ("low", "high"))


def _same_bound(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 0.1 * max(one, other, 10)


SAME: Mapping[str, Callable[[Any, Any], bool]] = {
    "agents": _same_actor,
    "patients": _same_actor,
    "places": _same_place,
    "counts": _same_count,
    "voices": same_name,
}
