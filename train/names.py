"""Names to swap in: those of the registries, by class."""

from __future__ import annotations

from fogline.registries.actors import registry
from fogline.registries.places import gazetteer


def names_by_class() -> dict[str, list[str]]:
    """Return names of actors by their class, and of places under `place`, as words between spaces."""
    found: dict[str, set[str]] = {"place": {entry.name for entry in gazetteer() if entry.name.isascii()}}
    for actor in registry():
        found.setdefault(actor.actor_class, set()).update((actor.name, *(name.text for name in actor.names)))
    return {sort: sorted(_spaced(name) for name in names if len(name) > 2) for sort, names in found.items()}


def _spaced(name: str) -> str:
    return name.replace("-", " - ").replace("'s", " 's")
