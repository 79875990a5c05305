"""Where words in headline style, captions and tags end and a sentence begins, for text whose line ends were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.clean.furniture.patterns import patterns

_TOKEN = re.compile(r"\S+")
_ARTICLE = re.compile(r"(?:al|el|az|ez|ad|ar|as|ash|an|at|de|d)[-'’]\S", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z]{4,}(?:[ ,][A-Z][\w-]+)? ?\([A-Z]\w+")
_ENDED = re.compile(r"[A-Z0-9]\S+[.?!]$")
# How far back from the first plain word a sentence may have begun.
_BACK = 6
# A list of tags or a caption has at least this many words.
_FEW = 2
# And a caption at most so many.
_CAPTION = 45
# Headlines, captions and lists of tags run no longer; the bound keeps the work in proportion to the text.
_LONGEST = 600


def is_plain(word: str) -> bool:
    """Tell whether a word is one that a headline in capitals would not write small: "army", not "of" or "al-Nusra"."""
    return word[:1].islower() and word.lower() not in patterns().small and not _ARTICLE.match(word)


def _tokens(text: str, start: int) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(text, start, start + _LONGEST)


def headline_end(text: str, start: int) -> int:
    """Return where the words in headline style that begin at `start` end.

    >>> text = "Army Takes Two Towns in Hama Province The move came after clashes."
    >>> text[headline_end(text, 0):]
    'The move came after clashes.'
    """
    tokens: list[re.Match[str]] = []
    for number, token in enumerate(_tokens(text, start)):
        tokens.append(token)
        word = token[0].strip("\"'“”‘’()[],:;")
        if number and _DATELINE.match(text, token.start()):
            return token.start()
        if number >= _FEW and _ENDED.match(word):
            return token.end()
        if is_plain(word):
            return _sentence_start(tokens, number, start)
    return min(len(text), start + _LONGEST)


def _sentence_start(tokens: list[re.Match[str]], number: int, start: int) -> int:
    for back in range(number - 1, max(0, number - _BACK), -1):
        if tokens[back][0] in patterns().openers:
            return tokens[back].start()
    return tokens[number - 1].start() if number >= _FEW else start


def caption_end(text: str, start: int) -> int:
    """Return where the caption that begins at `start` ends: at a stop, an opening word, or a capital behind a plain word.

    >>> text = "Smoke rises over the old town of the city Three people died."
    >>> text[caption_end(text, 0):]
    'Three people died.'
    """
    before = ""
    likely = None
    for number, token in enumerate(_tokens(text, start)):
        if number > _CAPTION and likely:
            return likely
        if number >= _FEW:
            if before.endswith((".", "!", "?")):
                return likely or token.start()
            if _opens(before, token[0]):
                return token.start()
            if likely is None and token[0][0].isupper() and is_plain(before):
                likely = token.start()
        before = token[0]
    return likely or min(len(text), start + _LONGEST)


def _opens(before: str, word: str) -> bool:
    """Tell whether a word opens a sentence; behind "of" or "in" it is part of a name."""
    return word in patterns().openers and before.lower() not in patterns().small


def tags_end(text: str, start: int) -> int:
    """Return where the list of tags that begins at `start` ends: at a word that opens a sentence, or where one has begun.

    >>> text = "Syria Aleppo airstrikes White Helmets At least 51 people were killed."
    >>> text[tags_end(text, 0):]
    'At least 51 people were killed.'
    """
    tokens: list[re.Match[str]] = []
    likely = None
    linked = False
    for number, token in enumerate(_tokens(text, start)):
        tokens.append(token)
        before = tokens[number - 1][0] if number else ""
        if number >= _FEW and _opens(before, token[0]):
            return token.start()
        if number >= _FEW and before.endswith("."):
            return likely or token.start()
        if likely is None and is_plain(token[0]) and (begun := _begun(tokens, number)):
            likely = tokens[begun].start()
        # Tags are not joined by small words, as those of a sentence soon are.
        linked = linked or token[0] in patterns().small
        if likely and linked:
            return likely
    return likely or min(len(text), start + _LONGEST)


def _begun(tokens: list[re.Match[str]], number: int) -> int:
    """Return the number of the token at which a sentence has begun: a capital after a small word, 0 for none."""
    first = number - 1
    while first > 0 and tokens[first][0].lower() in patterns().small:
        first -= 1
    return first if first >= _FEW and tokens[first][0][0].isupper() and tokens[first - 1][0][0].islower() else 0
