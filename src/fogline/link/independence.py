"""How many voices tell of an event without leaning on one another."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.link.tellings import Telling


def independent_voices(tellings: Iterable[Telling]) -> int:
    """Return the size of the largest set of tellings of which no two share a text or an innermost speaker.

    That is a maximum matching between groups of copies and speakers, found by augmenting paths (Kuhn's algorithm).

    >>> from fogline.link.examples import telling
    >>> independent_voices([telling(copy_group="g"), telling(copy_group="g", day="2016-07-05"), telling(copy_group="h")])
    2
    """
    speakers: dict[str, set[str]] = {}
    for telling in tellings:
        speakers.setdefault(telling.source.copy_group, set()).add(telling.speaker_key)
    matched: dict[str, str] = {}
    return sum(_match(group, speakers, matched, set()) for group in sorted(speakers))


def _match(group: str, speakers: dict[str, set[str]], matched: dict[str, str], tried: set[str]) -> bool:
    for speaker in sorted(speakers[group] - tried):
        tried.add(speaker)
        if speaker not in matched or _match(matched[speaker], speakers, matched, tried):
            matched[speaker] = group
            return True
    return False
