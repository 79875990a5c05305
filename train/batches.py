"""Windows as tensors, with what is wanted of each word and of each pair of trigger and word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from fogline.extract.learned.network import PIECES_A_WORD
from fogline.extract.learned.pieces import Pieces
from fogline.extract.learned.windows import windows
from train.articles import Article, Claim
from train.labels import BEGIN, COUNTED, KINDS, PLACE_ROLES, ROLES, STATUSES

UNKNOWN = -100
"""What is not known and therefore not learned from."""


@dataclass(frozen=True, slots=True)
class Window:
    """A window of an article: its words from `first` to `end` with their pieces, and the claims whose triggers it holds."""

    article: Article
    first: int
    end: int
    pieces: tuple[tuple[int, ...], ...]

    @property
    def claims(self) -> list[Claim]:
        """The claims told in the window."""
        return [claim for claim in self.article.claims if self.first <= claim.trigger < self.end]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors; `rows` and `triggers` name the triggers, the last four what is wanted of them."""

    pieces: Tensor
    words: Tensor
    sentences: Tensor
    kinds: Tensor
    rows: Tensor
    triggers: Tensor
    roles: Tensor
    places: Tensor
    counted: Tensor
    status: Tensor
    only_place: Tensor


def windows_of(article: Article, pieces: Pieces, first: int = 0) -> list[Window]:
    """Return the windows of an article."""
    cut = [pieces.of(word)[:PIECES_A_WORD] for word in article.words]
    found = windows(article.sentences, [len(word) for word in cut], first)
    return [Window(article, start, end, tuple(cut[start:end])) for start, end in found]


def batch_of(group: Sequence[Window], pieces: Pieces) -> Batch:
    """Return windows as one batch."""
    begin, finish = pieces.number("[CLS]"), pieces.number("[SEP]")
    rows = [[begin, *(number for word in window.pieces for number in word), finish] for window in group]
    width = max(window.end - window.first for window in group)
    numbers = torch.zeros(len(group), max(map(len, rows)), dtype=torch.long)
    words = torch.zeros(len(group), width, dtype=torch.long)
    sentences = torch.full((len(group), width), -1, dtype=torch.long)
    kinds = torch.full((len(group), width), UNKNOWN, dtype=torch.long)
    told: list[tuple[int, Claim, Window]] = []
    for n, (window, row) in enumerate(zip(group, rows, strict=True)):
        numbers[n, : len(row)] = torch.tensor(row)
        at = 1
        for k, word in enumerate(window.pieces):
            words[n, k] = at
            at += len(word)
        size = window.end - window.first
        sentences[n, :size] = torch.tensor(window.article.sentences[window.first : window.end])
        known = all(claim.kind is not None for claim in window.claims)
        kinds[n, :size] = 0 if known else UNKNOWN
        for claim in window.claims:
            if claim.kind is not None:
                kinds[n, claim.trigger - window.first] = KINDS.index(claim.kind)
            told.append((n, claim, window))
    return Batch(numbers, words, sentences, kinds, *_wanted(told, width))


def _wanted(told: Sequence[tuple[int, Claim, Window]], width: int) -> tuple[Tensor, ...]:
    roles = torch.zeros(len(told), width, BEGIN + 1)
    places = torch.full((len(told), width), UNKNOWN, dtype=torch.long)
    counted = torch.full((len(told), width), UNKNOWN, dtype=torch.long)
    status = torch.full((len(told),), UNKNOWN, dtype=torch.long)
    for n, (_, claim, window) in enumerate(told):
        if claim.status is not None:
            status[n] = STATUSES.index(claim.status)
        for role, start, end, detail in claim.fillers:
            held = range(max(start, window.first) - window.first, min(end, window.end) - window.first)
            for k in held:
                roles[n, k, ROLES.index(role)] = 1
                if role == "place" and detail:
                    places[n, k] = PLACE_ROLES.index(detail)
                if role == "count":
                    counted[n, k] = COUNTED.index(detail)
            if held and start >= window.first:
                roles[n, held[0], BEGIN] = 1
    rows = torch.tensor([row for row, _, _ in told], dtype=torch.long)
    triggers = torch.tensor([claim.trigger - window.first for _, claim, window in told], dtype=torch.long)
    only_place = torch.tensor([claim.kind is None for _, claim, _ in told], dtype=torch.bool)
    return rows, triggers, roles, places, counted, status, only_place
