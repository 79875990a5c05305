"""The shipped network: its size, its classes, and that it says the same each time."""

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.extract.learned.made_up import context_for, ruled

from fogline.extract.learned.decision import decisions
from fogline.extract.learned.hybrid import heard
from fogline.extract.learned.labels import KINDS
from fogline.registries.kinds import kinds

MODEL = Path(str(files("fogline") / "data" / "model"))
shipped = pytest.mark.skipif(
    not (MODEL / "encoder.onnx").is_file() or find_spec("onnxruntime") is None, reason="no network is shipped, or no onnxruntime"
)
MOST_BYTES = 15_000_000
TEXT = "Gunmen killed three farmers near the town of Westbrook, police chief Ana Diaz said on Monday."


def test_the_network_knows_the_shipped_kinds() -> None:
    assert set(KINDS) - {"none"} == set(kinds().family)


@shipped
def test_the_network_is_small() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < MOST_BYTES


@shipped
def test_every_share_is_a_share() -> None:
    assert all(0 < curve.least < 1 for curve in decisions().curves.values())


@shipped
def test_two_readings_say_the_same() -> None:
    def told() -> list[tuple[str, str, float | None]]:
        context = context_for(TEXT)
        return [(draft.word.text, draft.kind, draft.sure) for draft in heard(ruled(context), context)]

    assert told() == told() != []


@shipped
def test_an_unseen_sentence_is_read() -> None:
    context = context_for(TEXT)
    (draft,) = heard(ruled(context), context)
    assert draft.kind == "ground-attack"
    assert [where.name for where in draft.places] == ["Westbrook"]
    assert [counting.number.low for counting in draft.counts] == [3]
    assert [voice.name for voice in draft.voices] == ["police chief Ana Diaz"]
