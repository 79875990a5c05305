"""Write the trained network as two int8 files for a CPU: `python -m train.export FIT OUT`.

`OUT/encoder.onnx` takes pieces (windows, length) and the first piece of each word (windows, words), and gives each word's
vector and the chances of its kinds. `OUT/pairs.onnx` takes the vectors and sentence numbers of one window and its triggers, and
gives the chances of every word for each trigger, and those of its status. `vocabulary.txt` lies beside them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from fogline.extract.learned.labels import BEGIN, FIRST_COUNTED, FIRST_PLACE_ROLE
from train.model import WIDTH, Network, Shape

OPSET = 17


class Kinds(nn.Module):
    """The encoder with chances in place of logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder

    def forward(self, pieces: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return vectors and chances."""
        vectors, kinds = self.encoder(pieces, words)
        return vectors, kinds.softmax(-1)


class Roles(nn.Module):
    """The head over pairs for the triggers of one window, with chances in place of logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.pairs = network.pairs

    def forward(self, vectors: Tensor, sentences: Tensor, triggers: Tensor) -> tuple[Tensor, Tensor]:
        """Return chances of roles (triggers, words, outputs) and of status (triggers, statuses)."""
        rows = torch.zeros_like(triggers)
        scores, status = self.pairs(vectors[None], rows, triggers, sentences[None])
        roles = scores[..., : BEGIN + 1].sigmoid()
        places = scores[..., FIRST_PLACE_ROLE:FIRST_COUNTED].softmax(-1)
        counted = scores[..., FIRST_COUNTED:].softmax(-1)
        return torch.cat([roles, places, counted], -1), status.softmax(-1)


def main(fit: Path, out: Path) -> None:
    """Export, quantise and copy."""
    out.mkdir(parents=True, exist_ok=True)
    kept = torch.load(fit / "model.pt")
    network = Network(Shape(**kept["shape"]))
    network.load_state_dict(kept["weights"])
    network.eval()
    pieces, words = torch.randint(1, 99, (2, 24)), torch.arange(1, 11).repeat(2, 1)
    _export(
        Kinds(network), (pieces, words), out / "encoder.onnx",
        {"pieces": {0: "windows", 1: "length"}, "words": {0: "windows", 1: "words"}}, ["vectors", "kinds"],
    )  # fmt: skip
    window = (torch.randn(10, WIDTH), torch.tensor([0] * 6 + [1] * 4), torch.tensor([2, 7]))
    _export(
        Roles(network), window, out / "pairs.onnx",
        {"vectors": {0: "words"}, "sentences": {0: "words"}, "triggers": {0: "triggers"}}, ["roles", "status"],
    )  # fmt: skip
    shutil.copy(fit / "vocabulary.txt", out / "vocabulary.txt")


def _export(
    module: nn.Module, inputs: tuple[Tensor, ...], path: Path, axes: dict[str, dict[int, str]], outputs: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            module.eval(), inputs, whole, input_names=list(axes), output_names=outputs, dynamic_axes=axes,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        # Seven bits: processors without wide dot products then give the same figures as those with them.
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
