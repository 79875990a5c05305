"""Groups of things that are joined by pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Forest:
    """Sets that only ever join; each is known by its smallest member."""

    def __init__(self) -> None:
        self._parent: dict[Any, Any] = {}

    def root(self, item: Any) -> Any:  # noqa: ANN401 — any ordered, hashable item
        """Return the smallest member of the set that holds `item`."""
        parent = self._parent.setdefault(item, item)
        while parent != (above := self._parent[parent]):
            self._parent[item] = above
            item, parent = parent, above
        return parent

    def join(self, one: Any, other: Any) -> None:  # noqa: ANN401
        """Make one set of those that hold the two items."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first


def connected(pairs: Iterable[tuple[Item, Item]]) -> list[list[Item]]:
    """Return the connected groups of the items in `pairs`, each sorted, in the order of their first members.

    >>> connected([("b", "c"), ("x", "y"), ("a", "b")])
    [['a', 'b', 'c'], ['x', 'y']]
    """
    forest = Forest()
    items: set[Item] = set()
    for one, other in pairs:
        forest.join(one, other)
        items.update((one, other))
    groups: dict[Item, list[Item]] = {}
    for item in sorted(items):  # type: ignore[type-var]
        groups.setdefault(forest.root(item), []).append(item)
    return list(groups.values())
