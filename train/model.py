"""The network: the first layers of a small BERT, a head for kinds, one for status, one for pairs of a trigger and a word."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from train.labels import KINDS, OUTPUTS, STATUSES

WIDTH, HEADS, INNER = 384, 12, 1536
# Distances between trigger and word beyond this are all one.
REACH = 48


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the network is: pieces in the vocabulary, layers of the encoder, width of the head over pairs."""

    pieces: int
    layers: int = 4
    pair_width: int = 128

    def kept(self) -> dict[str, int]:
        """Return the shape for a checkpoint."""
        return asdict(self)


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_attention, self.norm_out = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Return the next hidden states; `mask` (batch, 1, 1, length) is true where a piece stands."""
        batch, length, width = hidden.shape

        def split(x: Tensor) -> Tensor:
            return x.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = split(self.query(hidden)), split(self.key(hidden)), split(self.value(hidden))
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // self.heads)
        weights = functional.dropout(scores.masked_fill(~mask, -1e4).softmax(-1), self.dropout, self.training)
        mixed = (weights @ value).transpose(1, 2).reshape(batch, length, width)
        hidden = self.norm_attention(hidden + functional.dropout(self.out(mixed), self.dropout, self.training))
        inner = self.down(functional.gelu(self.up(hidden)))
        return self.norm_out(hidden + functional.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """The embeddings and layers of BERT, with the vector of each word's first piece handed out."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.pieces, WIDTH)
        self.positions = nn.Embedding(256, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(shape.layers))
        self.dropout = dropout
        self.kind = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout), nn.Linear(WIDTH, len(KINDS)))

    def forward(self, pieces: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return (vectors, kind logits) of each word from pieces (batch, length), 0 for none, and words' first pieces."""
        mask = (pieces != 0)[:, None, None, :]
        hidden = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]][None]
        hidden = functional.dropout(self.norm(hidden), self.dropout, self.training)
        for layer in self.layers:
            hidden = layer(hidden, mask)
        vectors = torch.gather(hidden, 1, words[:, :, None].expand(-1, -1, WIDTH))
        return vectors, self.kind(vectors)


class Pairs(nn.Module):
    """Scores of every word for one trigger, and the trigger's status; words look at each other in one narrow layer."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        width = shape.pair_width
        self.trigger, self.word = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width, bias=False)
        self.trigger_gate, self.word_gate = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.distance = nn.Embedding(2 * (2 * REACH + 1), width)
        self.norm = nn.LayerNorm(width)
        self.layer = Layer(width, 4, 2 * width, dropout)
        self.roles = nn.Linear(width, OUTPUTS)
        self.status = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout), nn.Linear(WIDTH, len(STATUSES)))

    def forward(self, vectors: Tensor, rows: Tensor, triggers: Tensor, sentences: Tensor) -> tuple[Tensor, Tensor]:
        """Return role logits (triggers, words, OUTPUTS) and status logits (triggers, STATUSES).

        `vectors` (batch, words, WIDTH); trigger n stands in row `rows[n]` at word `triggers[n]`; `sentences` (batch, words) are
        numbers of sentences, -1 where no word stands.
        """
        own = vectors[rows, triggers]
        theirs = sentences[rows]
        at = torch.arange(vectors.shape[1], device=vectors.device)[None]
        apart = (at - triggers[:, None]).clamp(-REACH, REACH) + REACH
        same = theirs == theirs.gather(1, triggers[:, None])
        where = apart + same.long() * (2 * REACH + 1)
        told = (self.word(vectors)[rows] + self.trigger(own)[:, None]) + self.distance(where)
        told = told + self.word_gate(vectors)[rows] * self.trigger_gate(own)[:, None]
        told = self.layer(self.norm(functional.gelu(told)), (theirs >= 0)[:, None, None, :])
        return self.roles(told), self.status(own)


class Network(nn.Module):
    """Encoder and heads together."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape, self.encoder, self.pairs = shape, Encoder(shape), Pairs(shape)
        nn.init.constant_(self.pairs.roles.bias, -3.0)
        for module in (self.pairs.distance,):
            nn.init.normal_(module.weight, std=0.1)
