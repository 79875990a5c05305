"""Fine-tune the network: `python -m train.fit --data DATA --wheel WHEEL --out OUT [--hold 0|1|2]`.

Without `--hold` it learns from all of `gold/train`; with it, one fold is left out. Progress goes to `OUT/log.txt`, weights to
`OUT/model.pt`, the vocabulary to `OUT/vocabulary.txt`.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from fogline.extract.learned.network import PIECES_A_WORD
from fogline.extract.learned.pieces import Pieces
from train import base
from train.articles import Article, Changes, joined, load, load_verbs
from train.batches import UNKNOWN, Batch, Window, batch_of, windows_of
from train.folds import fold_of
from train.labels import BEGIN, FIRST_COUNTED, FIRST_PLACE_ROLE, ROLES
from train.model import Network
from train.names import names_by_class

SEED = 20240611
GROUP = 6
"""Windows a step; in every other step one more of single verbs and their places."""
SMOOTHING = 0.05
PLACE = ROLES.index("place")


def main() -> None:
    """Fit and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hold", type=int, default=None)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--pieces", type=int, default=20000)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    kept = base.vocabulary(options.wheel, options.data, options.pieces)
    (options.out / "vocabulary.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    network = base.network(options.wheel, kept, options.layers)
    articles = load(options.data / "train.jsonl")
    folds = fold_of(article.id for article in articles)
    learned = [article for article in articles if folds[article.id] != options.hold]
    tested = [article for article in articles if folds[article.id] == options.hold] or load(options.data / "dev.jsonl")
    verbs = load_verbs(options.data / "verbs.jsonl")[:8000]
    fit(network, Course(learned, verbs, Pieces(kept)), options, tested)


class Course:
    """The order in which windows are learned from."""

    def __init__(self, articles: list[Article], verbs: list[Article], pieces: Pieces) -> None:
        self.articles, self.verbs, self.pieces = articles, verbs, pieces
        self.changes = Changes(names_by_class(), SEED)
        self._random = random.Random(SEED)

    def epoch(self) -> Iterator[Batch]:
        """Yield the batches of one pass over the articles."""
        shown = [
            window
            for article in self.articles
            for window in windows_of(self.changes.of(article), self.pieces, self.changes.first())
        ]
        self._random.shuffle(shown)
        shown = sorted(shown, key=lambda window: sum(map(len, window.pieces)) // 50)
        groups = [shown[n : n + GROUP] for n in range(0, len(shown), GROUP)]
        self._random.shuffle(groups)
        for n, group in enumerate(groups):
            yield batch_of([*group, self._verb_window()] if n % 2 else group, self.pieces)

    def _verb_window(self) -> Window:
        picked: list[Article] = []
        size = 2
        while True:
            article = self._random.choice(self.verbs)
            size += sum(len(self.pieces.of(word)[:PIECES_A_WORD]) for word in article.words)
            if size > 150 and picked:
                return windows_of(joined(picked), self.pieces)[0]
            picked.append(article)


def fit(network: Network, course: Course, options: argparse.Namespace, tested: list[Article]) -> None:
    """Run the epochs, note the losses and the score on `tested`, and save."""
    heads = [p for n, p in network.named_parameters() if p.requires_grad and not _encodes(n)]
    body = [p for n, p in network.named_parameters() if p.requires_grad and _encodes(n)]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": 8 * options.rate}], weight_decay=0.01
    )
    steps = options.epochs * len(list(course.epoch()))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    for epoch in range(options.epochs):
        began, losses = time.time(), []
        network.train()
        for batch in course.epoch():
            if schedule.last_epoch >= steps:
                break
            parts = loss_of(network, batch)
            total = parts.sum()
            optimiser.zero_grad()
            total.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(parts.detach())
            if len(losses) % 20 == 0:
                _note(options.out, f"  step {schedule.last_epoch}/{steps} {time.time() - began:.0f}s")
        note = f"epoch {epoch} {time.time() - began:.0f}s losses {[round(float(x), 3) for x in torch.stack(losses).mean(0)]}"
        if epoch % 3 == 2 or epoch == options.epochs - 1:
            note += f" {scored(network, tested, course.pieces)}"
        _note(options.out, note)
        torch.save({"shape": network.shape.kept(), "weights": network.state_dict()}, options.out / "model.pt")


def _note(out: Path, text: str) -> None:
    with (out / "log.txt").open("a", encoding="utf-8") as log:
        log.write(text + "\n")


def _encodes(name: str) -> bool:
    return name.startswith("encoder.") and not name.startswith("encoder.kind")


def _rate(step: int, steps: int) -> float:
    warm = max(1, steps // 12)
    return (step + 1) / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


def loss_of(network: Network, batch: Batch) -> Tensor:
    """Return the losses of kinds, roles, place roles, what is counted, and status."""
    vectors, kinds = network.encoder(batch.pieces, batch.words)
    count = max(1, int((batch.kinds > 0).sum()))
    told = _kind_loss(kinds.flatten(0, 1), batch.kinds.flatten())
    if not len(batch.rows):
        return torch.cat([(told / count)[None], told.new_zeros(4)])
    scores, status = network.pairs(vectors, batch.rows, batch.triggers, batch.sentences)
    there = (batch.sentences[batch.rows] >= 0)[:, :, None].float().expand(-1, -1, BEGIN + 1).clone()
    there[batch.only_place] *= _only(PLACE)
    roles = functional.binary_cross_entropy_with_logits(scores[..., : BEGIN + 1], batch.roles, weight=there, reduction="sum")
    number = len(batch.rows)
    place = _classes(scores[..., FIRST_PLACE_ROLE:FIRST_COUNTED], batch.places)
    counted = _classes(scores[..., FIRST_COUNTED:], batch.counted)
    stands = functional.cross_entropy(status, batch.status, ignore_index=UNKNOWN, reduction="sum", label_smoothing=SMOOTHING)
    return torch.stack([told / count, 0.1 * roles / number, 0.3 * place / number, 0.3 * counted / number, 0.5 * stands / number])


def _kind_loss(scores: Tensor, wanted: Tensor) -> Tensor:
    """Return the summed loss of kinds; only triggers are smoothed, whose kind another annotator may see otherwise."""
    plain = functional.cross_entropy(scores, wanted, ignore_index=UNKNOWN, reduction="none")
    smooth = functional.cross_entropy(scores, wanted, ignore_index=UNKNOWN, reduction="none", label_smoothing=SMOOTHING)
    return torch.where(wanted > 0, smooth, plain).sum()


def _only(role: int) -> Tensor:
    only = torch.zeros(BEGIN + 1)
    only[role] = 1.0
    return only


def _classes(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=UNKNOWN, reduction="sum")


@torch.no_grad()
def scored(network: Network, articles: list[Article], pieces: Pieces) -> dict[str, float]:
    """Return F1 of triggers with their kinds, and of the words of each role beside annotated triggers."""
    network.eval()
    tally: dict[str, list[int]] = {name: [0, 0, 0] for name in ("kind", "trigger", *ROLES)}
    right = known = 0
    for article in articles:
        for window in windows_of(article, pieces):
            batch = batch_of([window], pieces)
            vectors, kinds = network.encoder(batch.pieces, batch.words)
            guess, wanted = kinds[0].argmax(-1), batch.kinds[0]
            _add(tally["kind"], (guess == wanted) & (wanted > 0), guess > 0, wanted > 0)
            _add(tally["trigger"], (guess > 0) & (wanted > 0), guess > 0, wanted > 0)
            if len(batch.rows):
                scores, status = network.pairs(vectors, batch.rows, batch.triggers, batch.sentences)
                right += int((status.argmax(-1) == batch.status).sum())
                known += len(batch.rows)
                for n, role in enumerate(ROLES):
                    given, true = scores[..., n] > -0.4, batch.roles[..., n] > 0
                    _add(tally[role], given & true, given, true)
    scores_by_row = {name: 2 * hit / max(1, given + true) for name, (hit, given, true) in tally.items()}
    return {name: round(value, 3) for name, value in (scores_by_row | {"status": right / max(1, known)}).items()}


def _add(tally: list[int], right: Tensor, given: Tensor, wanted: Tensor) -> None:
    for n, each in enumerate((right, given, wanted)):
        tally[n] += int(each.sum())


if __name__ == "__main__":
    main()
