"""How sure a finding is when the network and the rules are heard together: one logistic curve for each part of a claim."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Features = Mapping[str, float]
# Chances nearer to 0 or 1 than this say no more than this.
LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Curve:
    """Weights of the features of a finding, and the share from which on it is kept."""

    bias: float
    weights: Mapping[str, float]
    least: float

    def sure(self, features: Features) -> float:
        """Return how likely a finding is right, 0–1.

        >>> round(Curve(-1.0, {"chance": 1.0}, 0.5).sure({"chance": 1.0}), 2)
        0.5
        """
        total = self.bias + sum(self.weights[name] * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Decisions:
    """The curves by part (claims, agents, places, …), and how much a rule's word weighs against the network's, by class."""

    curves: Mapping[str, Curve]
    trust: Mapping[str, float]


@cache
def decisions() -> Decisions:
    """Return the shipped decisions, fitted on articles that the network had not learned from."""
    return parse_decisions(json.loads((files("fogline") / "data" / "model" / "decisions.json").read_text(encoding="utf-8")))


def parse_decisions(data: Mapping[str, Any]) -> Decisions:
    """Build the decisions from the form of `decisions.json`."""
    return Decisions({part: Curve(**curve) for part, curve in data["curves"].items()}, dict(data["trust"]))


def logit(chance: float) -> float:
    """Return the log odds of a chance.

    >>> logit(0.5), round(logit(0.9), 2)
    (0.0, 2.2)
    """
    bounded = min(max(chance, LEAST), 1 - LEAST)
    return math.log(bounded / (1 - bounded))
