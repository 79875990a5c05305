"""Prepared articles as windows of whole sentences, with augmentations that make names and punctuation not matter."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Claim:
    """A trigger with its fillers (role, first word, end, detail); `kind` is `None` where only its place is known."""

    trigger: int
    kind: str | None
    status: str | None
    fillers: tuple[tuple[str, int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """Words with the sentence of each, names (first, end, class), claims."""

    id: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    names: tuple[tuple[int, int, str], ...]
    claims: tuple[Claim, ...]


def load(path: Path) -> list[Article]:
    """Read prepared articles."""
    with path.open(encoding="utf-8") as file:
        return [_article(json.loads(line)) for line in file]


def _article(row: Mapping[str, Any]) -> Article:
    claims: dict[int, Claim] = {}
    for told in row["claims"]:
        fillers = tuple((role, first, end, detail) for role, first, end, detail in told["fillers"])
        before = claims.get(told["trigger"])
        # Two claims told by one word are one trigger with the fillers of both.
        fillers = tuple(dict.fromkeys((before.fillers if before else ()) + fillers))
        claims[told["trigger"]] = Claim(
            told["trigger"], before.kind if before else told["kind"], before.status if before else told["status"], fillers
        )
    names = tuple((first, end, sort) for first, end, sort in row["names"])
    return Article(row["id"], tuple(row["words"]), tuple(row["sentences"]), names, tuple(claims.values()))


def load_verbs(path: Path) -> list[Article]:
    """Read the sentences of one verb and its place, each as an article of one sentence."""
    with path.open(encoding="utf-8") as file:
        return [_sentence(n, json.loads(line)) for n, line in enumerate(file)]


def _sentence(number: int, row: Mapping[str, Any]) -> Article:
    runs: list[tuple[str, int, int, str]] = []
    for word in row["place"]:
        if runs and runs[-1][2] == word:
            runs[-1] = ("place", runs[-1][1], word + 1, "")
        else:
            runs.append(("place", word, word + 1, ""))
    words = tuple(row["words"])
    return Article(f"verb-{number}", words, (0,) * len(words), (), (Claim(row["trigger"], None, None, tuple(runs)),))


def joined(articles: Sequence[Article]) -> Article:
    """Return several articles as one, for windows of many short ones."""
    words: list[str] = []
    sentences: list[int] = []
    claims: list[Claim] = []
    for n, article in enumerate(articles):
        claims += [_moved(claim, len(words)) for claim in article.claims]
        words += article.words
        sentences += [n] * len(article.words)
    return Article(articles[0].id, tuple(words), tuple(sentences), (), tuple(claims))


def _moved(claim: Claim, by: int) -> Claim:
    fillers = tuple((role, first + by, end + by, detail) for role, first, end, detail in claim.fillers)
    return replace(claim, trigger=claim.trigger + by, fillers=fillers)


class Changes:
    """Random changes of an article that leave its claims as they are."""

    def __init__(self, names: Mapping[str, Sequence[str]], seed: int) -> None:
        self._names, self._random = names, random.Random(seed)

    def of(self, article: Article) -> Article:
        """Return the article with names swapped, and sometimes without commas, apostrophes or articles."""
        chance = self._random.random
        swap = 0.5 if chance() < 0.7 else 0.0
        bare, headline = chance() < 0.3, chance() < 0.08
        mapped: dict[str, list[str]] = {}
        pieces: list[tuple[str, int]] = []
        starts = {first: (end, sort) for first, end, sort in article.names}
        inside = {n for claim in article.claims for n in (claim.trigger,)}
        n = 0
        while n < len(article.words):
            end, sort = starts.get(n, (n + 1, ""))
            if sort and self._names.get(sort) and not inside & set(range(n, end)):
                text = " ".join(article.words[n:end])
                if text not in mapped:
                    swapped = chance() < swap
                    mapped[text] = self._random.choice(self._names[sort]).split() if swapped else list(article.words[n:end])
                pieces += [(word, n if k == 0 else min(n + k, end - 1)) for k, word in enumerate(mapped[text])]
                n = end
                continue
            word = article.words[n]
            gone = (bare and word in {",", "'", "’", "‘"}) or (headline and word.lower() in {"the", "a", "an"})
            if not gone or n in inside:
                pieces.append((word.replace("'", "").replace("’", "") or word if bare else word, n))
            n += 1
        return _rebuilt(article, pieces)

    def first(self) -> int:
        """Return how many sentences the first window holds, so that windows fall differently each time."""
        return self._random.randint(1, 6)

    def shuffled(self, things: Iterable[Any]) -> list[Any]:
        """Return things in random order."""
        listed = list(things)
        self._random.shuffle(listed)
        return listed


def _rebuilt(article: Article, pieces: Sequence[tuple[str, int]]) -> Article:
    """Return the article of (word, number of the old word it stands for), spans moved along."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for new, (_, old) in enumerate(pieces):
        first.setdefault(old, new)
        last[old] = new
    claims = []
    for claim in article.claims:
        fillers = []
        for role, start, end, detail in claim.fillers:
            held = [old for old in range(start, end) if old in first]
            # A name swapped for a shorter one leaves its later words out; the filler then ends with what is left.
            if held:
                fillers.append((role, first[held[0]], last[held[-1]] + 1, detail))
        claims.append(replace(claim, trigger=first[claim.trigger], fillers=tuple(fillers)))
    return replace(
        article,
        words=tuple(word for word, _ in pieces),
        sentences=tuple(article.sentences[old] for _, old in pieces),
        names=(),
        claims=tuple(claims),
    )
