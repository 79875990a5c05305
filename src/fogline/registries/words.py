"""The word lists of `data/words/`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from fogline.registries.data import read_yaml


@cache
def words(name: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of `data/words/<name>.yaml` by their heading.

    >>> "civilian" in words("nouns")["civil"]
    True
    """
    return {heading: frozenset(entries) for heading, entries in read_yaml("words", f"{name}.yaml").items()}
