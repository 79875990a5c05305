"""How sure each rule is: the share of its findings that were right on annotated articles, from `data/confidence.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

ANY = "any"
"""The share over all rules of a part, for rules that found too little to be measured alone."""


@cache
def _shares() -> Mapping[str, Mapping[str, float]]:
    shares: Mapping[str, Mapping[str, float]] = yaml.safe_load((files("fogline") / "data" / "confidence.yaml").read_text())
    return shares


def confidence(part: str, rule: str) -> float:
    """Return how often a rule's findings of a part (claims, agents, places, …) were right, 0–1.

    >>> confidence("agents", "by_agent") > confidence("agents", "possessor")
    True
    """
    shares = _shares()[part]
    return shares.get(told_by(rule), shares[ANY])


def told_by(rule: str) -> str:
    """Return the part of a claim's rule that decides how sure it is: how its kind was settled, else the sort of its word.

    >>> told_by("verb:kill+means_told_before"), told_by("noun:air strike"), told_by("subject")
    ('means_told_before', 'noun', 'subject')
    """
    return rule.rsplit("+", 1)[-1] if "+" in rule else rule.split(":", 1)[0]
