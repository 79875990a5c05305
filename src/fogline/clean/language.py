"""The language of a text."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

LANGUAGE = "en"
"""The language whose articles give claims; ISO 639-1."""

# A text of fewer letters is not said to be English, which a few names may look like.
_ENOUGH = 60
# Stretches of so many characters are looked at, evenly over the text, at most so many.
_STRETCH = 300
_MOST = 5
# How much likelier than English another language must be, by the root of the length. English titles and sentences of 588 articles
# came to 3.6 at most (names alone), sentences of 22 other languages and scripts to 4.7 at least.
_SURE = 4.2
# The model takes English without commas for Nigerian Pidgin now and then (1 of 588 articles), and no outlet known here writes it.
_PIDGIN = "pcm"
# Letters that are not of the Latin script.
_FOREIGN_SCRIPT = re.compile(r"[^\W\d_\u0041-\u024f\u1e00-\u1eff]+")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
# Words of which English has one in three, and no other language a fifth; two that no other language has at all.
_COMMON = frozenset((
    "a", "after", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "he",
    "her", "his", "in", "is", "it", "its", "of", "on", "or", "that", "the", "their", "they", "this", "to", "was", "were",
    "which", "who", "will", "with",
))  # fmt: skip
_ENGLISH_ALONE = frozenset({"the", "and"})
_PLAINLY = 0.2


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that most of the text is in, `None` where it is too short to tell.

    A quotation in another script does not change what the rest is.

    >>> language_of("The army said on Monday that its forces had left the town after two days of clashes.")
    'en'
    """
    votes: Counter[str | None] = Counter()
    for stretch in _stretches(text):
        letters = len(_LETTER.findall(stretch))
        votes[_foreign(stretch)] += letters
    found, letters = max(votes.items(), key=lambda vote: vote[1], default=(None, 0))
    return found or (LANGUAGE if letters >= _ENOUGH else None)


def _stretches(text: str) -> Iterator[str]:
    """Yield parts of lines, evenly over the text."""
    parts = [line[at : at + _STRETCH] for line in text.splitlines() for at in range(0, len(line), _STRETCH)]
    step = max(1, math.ceil(len(parts) / _MOST))
    yield from parts[::step]


def _foreign(stretch: str) -> str | None:
    """Return the language that is surely another than English, else `None`."""
    words = [word.lower() for word in _WORD.findall(stretch)]
    if sum(word in _COMMON for word in words) > _PLAINLY * len(words) and not _ENGLISH_ALONE.isdisjoint(words):
        return None
    # Loading the model takes half a second, which commands that read nothing need not wait for.
    import py3langid  # noqa: PLC0415

    latin = _FOREIGN_SCRIPT.sub("", stretch)
    if len(_LETTER.findall(latin)) * 2 >= len(_LETTER.findall(stretch)):
        stretch = latin
    ranked = [(str(name), float(score)) for name, score in py3langid.rank(stretch) if name != _PIDGIN]
    best, score = ranked[0]
    margin = (score - dict(ranked)[LANGUAGE]) / math.sqrt(len(stretch.encode()) or 1)
    return best if margin > _SURE else None
