"""The kinds of event, the words that tell them and the frames that give their roles, from `data/kinds.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fogline.errors import DataError
from fogline.registries.data import read_yaml


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells a kind, with what must stand around it.

    `words` are the lemmas in their order. `kind` is `None` where the means decide; `group` then names the list in
    `by_means`, and `default` the kind where no means is told.
    `needs` are the conditions as written in the data file.
    """

    words: tuple[str, ...]
    part: str
    kind: str | None
    group: str | None
    default: str | None
    frame: Mapping[str, str]
    needs: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds: their family and state, the triggers by part of speech and lemma, and the words of the means."""

    family: Mapping[str, str]
    states: frozenset[str]
    triggers: Mapping[tuple[str, str], tuple[Trigger, ...]]
    means: tuple[tuple[str, frozenset[str]], ...]
    arrangement: frozenset[str]
    agents: frozenset[str]


@cache
def kinds() -> Kinds:
    """Return the shipped kinds."""
    return parse_kinds(read_yaml("kinds.yaml"))


def parse_kinds(data: Mapping[str, Any]) -> Kinds:
    """Build the kinds from the form of `kinds.yaml`; a fault names the entry."""
    by_key: dict[tuple[str, str], list[Trigger]] = {}
    for trigger in _triggers(data):
        anchor = trigger.words[-1] if trigger.part == "noun" else trigger.words[0]
        by_key.setdefault((trigger.part, anchor), []).append(trigger)
    named = {kind: (family, entry) for family, members in data["families"].items() for kind, entry in members.items()}
    return Kinds(
        family={kind: family for kind, (family, _) in named.items()},
        states=frozenset(kind for kind, (_, entry) in named.items() if entry.get("state")),
        # Triggers of more words and more conditions are tried first.
        triggers={key: tuple(sorted(value, key=_weight)) for key, value in by_key.items()},
        means=tuple((entry["kind"], frozenset(entry["words"])) for entry in data["means"]),
        arrangement=frozenset(data["arrangement"]),
        agents=frozenset(data["agents"]),
    )


def _weight(trigger: Trigger) -> tuple[int, int]:
    return -len(trigger.words), -len(trigger.needs)


def _triggers(data: Mapping[str, Any]) -> Iterator[Trigger]:
    frames = data["frames"]
    for members in data["families"].values():
        for kind, entry in members.items():
            yield from _entries(entry, frames, kind, None)
    for group, entry in data["by_means"].items():
        yield from _entries(entry, frames, None, group)


def _entries(entry: Mapping[str, Any], frames: Mapping[str, Any], kind: str | None, group: str | None) -> Iterator[Trigger]:
    for part, key in (("verb", "verbs"), ("noun", "nouns"), ("adjective", "adjectives")):
        for item in entry.get(key, ()):
            needs = {"word": item} if isinstance(item, str) else dict(item)
            word, frame = needs.pop("word", None), needs.pop("frame", entry["frame"])
            default = needs.pop("default", entry.get("default"))
            if not isinstance(word, str) or frame not in frames:
                raise DataError(
                    f"kinds.yaml: {kind or group}: {item!r} has no word or no known frame", hint="see the head of kinds.yaml"
                )
            yield Trigger(tuple(word.split()), part, kind, group, default, frames[frame], needs)
