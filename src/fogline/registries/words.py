"""The word lists of `data/words/`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


@cache
def words(name: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of `data/words/<name>.yaml` by their heading.

    >>> "civilian" in words("nouns")["civil"]
    True
    """
    data = yaml.safe_load((files("fogline") / "data" / "words" / f"{name}.yaml").read_text())
    return {heading: frozenset(entries) for heading, entries in data.items()}
