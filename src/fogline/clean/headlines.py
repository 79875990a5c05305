"""Words in headline style, and where the sentence after them begins, for text whose line ends were lost."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\S+")
_SMALL = frozenset(
    "a an the of in for to and or but on at by from with as near after over into vs amid its his her their is are not no up off out "
    "al el az ez ad ar as ash between before under against - – — & | / +".split()
)
_ARTICLE = re.compile(r"(?:al|el|az|ez|ad|ar|as|ash|an|at|de|d)[-'’]\S", re.IGNORECASE)
_OPENERS = frozenset(
    "The A An On In At It He She They This These Those There Some More Most Several Dozens Scores Hundreds Thousands According Meanwhile "
    "Earlier However Local Since When While After As By For From During Following Despite Two Three Four Five Six Seven Eight Nine Ten "
    "Eleven Twelve Thirteen Fourteen Fifteen Twenty Thirty Many About Around Nearly Over".split()
)
# How far back from the first plain word a sentence may have begun.
_BACK = 6


def headline_end(text: str, start: int, *, tags: bool = False) -> int:
    """Return where the words in headline style (or, with `tags`, the list of tags) that begin at `start` end.

    >>> text = "Army Takes Two Towns in Hama Province The move came after clashes."
    >>> text[headline_end(text, 0):]
    'The move came after clashes.'
    """
    tokens = list(_TOKEN.finditer(text, start))
    for number, token in enumerate(tokens):
        word = token[0].strip("\"'“”‘’()[],:;")
        if number and _dateline(text, token.start()):
            return token.start()
        if word.endswith((".", "?", "!")) and len(word) > 2 and word[:-1].islower() is False and number >= 2:
            return token.end()
        if tags and number >= 2 and word in _OPENERS and not tokens[number - 1][0].lower() in _SMALL:
            return token.start()
        if is_plain(word) and not (tags and not _begun(tokens, number)):
            return _sentence_start(tokens, number, start)
    return len(text)


def is_plain(word: str) -> bool:
    """Tell whether a word is one that a headline in capitals would not write small: "army", not "of" or "al-Nusra"."""
    return word[:1].islower() and word.lower() not in _SMALL and not _ARTICLE.match(word)


def _begun(tokens: list[re.Match[str]], number: int) -> bool:
    """Tell whether a sentence has begun by a plain word: tags may be plain words themselves, but the next then has a capital."""
    before = [token[0] for token in tokens[max(0, number - 3) : number]]
    return len(before) >= 2 and before[-1][:1].isupper() and is_plain(before[-2])


def _sentence_start(tokens: list[re.Match[str]], number: int, start: int) -> int:
    if number == 0:
        return start
    for back in range(number - 1, max(-1, number - _BACK), -1):
        if tokens[back][0] in _OPENERS:
            return tokens[back].start() if back else start
    return tokens[number - 1].start() if number >= 2 else start


def _dateline(text: str, at: int) -> bool:
    return bool(re.compile(r"[A-Z]{4,}(?:[ ,][A-Z][\w-]+)? ?\([A-Z]\w+").match(text, at))
