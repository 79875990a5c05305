"""Who bears a name, written as it is known or nearly so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from fogline.registries.folding import folded_name, skeleton

Bearers = Mapping[str, tuple[str, ...]]


def bearers(names: Iterable[tuple[str, str]]) -> Bearers:
    """Return the entries that bear each folded name, in their order, from pairs of a name and an entry's id."""
    by_name: dict[str, dict[str, None]] = {}
    for name, entry_id in names:
        by_name.setdefault(folded_name(name), {})[entry_id] = None
    return {name: tuple(ids) for name, ids in by_name.items()}


class NearSpellings:
    """Folded names by their skeleton: what shares it, and is spelled alike by at least `least` of 100, may be one name."""

    def __init__(self, known: Bearers, least: float) -> None:
        self._least = least
        self._by_skeleton: dict[str, list[str]] = {}
        self._known = known
        for name in known:
            self._by_skeleton.setdefault(skeleton(name), []).append(name)

    def of(self, name: str) -> dict[str, float]:
        """Return the entries with a name spelled like this one, each with its best likeness in 0–1.

        >>> NearSpellings(bearers([("Kafr Nubl", "one"), ("Homs", "other")]), 70).of("Kafar Nubl")
        {'one': 0.9473684210526316}
        """
        folded = folded_name(name)
        alike: dict[str, float] = {}
        for other in self._by_skeleton.get(skeleton(name), ()):
            ratio = fuzz.ratio(folded, other)
            for entry_id in self._known[other] if ratio >= self._least else ():
                alike[entry_id] = max(alike.get(entry_id, 0.0), ratio / 100)
        return alike
