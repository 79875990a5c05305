"""Names reduced to what their spellings share: case, accents, apostrophes, hyphens and articles are folded away.

`fold` keeps where each word stands, so that a name found in the folded text leads back to the characters as written. `skeleton`
goes further, to the consonants that the transliterations of one Arabic, Persian, Turkish, Kurdish or Russian name have in common.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from anyascii import anyascii

from fogline.spans import Span

_MARKS = "'’‘`´ʿʾʼ"
_WORD = re.compile(rf"(?:[A-Za-z]\.){{2,}}|[^\W_]+(?:[{_MARKS}](?!s\b)[^\W_]+)*", re.UNICODE)
_STRIP = re.compile(rf"[{_MARKS}.]")
_JOINT = re.compile(rf"[ \u00a0\-–‐{_MARKS}]*")
# Always articles between or before name words; the others only when a hyphen follows ("as" and "at" are English words).
_ARTICLES = frozenset({"al", "el", "ez", "az", "ul", "ud"})
_HYPHENATED = _ARTICLES | {"ad", "adh", "an", "ar", "as", "ash", "at", "ath", "ed", "en", "er", "es", "et", "il"}
_LETTERS = rf"(?!(?:{'|'.join(sorted(_ARTICLES))})\b)[a-z]+"
_PLAIN = re.compile(rf"(?i:{_LETTERS}(?: {_LETTERS})*)")
BREAK = "\x00"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its folded form, its characters as written, and whether an article stands before it."""

    folded: str
    span: Span
    article: Span | None
    joined: bool


def fold(text: str) -> tuple[Word, ...]:
    """Return the words of `text` without articles; `joined` tells that only a space or hyphen parts a word from the one before.

    >>> [word.folded for word in fold("Hay’at Tahrir al-Sham, Syria's")]
    ['hayat', 'tahrir', 'sham', 'syria']
    """
    words: list[Word] = []
    article: Span | None = None
    joined_to_article = False
    end = 0
    for found in _WORD.finditer(text):
        span = Span(*found.span())
        folded = _folded(found[0])
        joined = bool(_JOINT.fullmatch(text[end : span.start])) if words or article else False
        hyphen = text[span.end : span.end + 1] in ("-", "–", "‐")
        end = span.end
        if folded == "s" and span.start and text[span.start - 1] in _MARKS:
            continue
        if folded in (_HYPHENATED if hyphen else _ARTICLES) and _JOINT.match(text[end:]).end():  # type: ignore[union-attr]
            article, joined_to_article = span, joined
            continue
        kept = article if article and joined else None
        words.append(Word(folded, span, kept, joined_to_article if kept else joined))
        article = None
    return tuple(words)


def _folded(word: str) -> str:
    plain = _STRIP.sub("", word)
    return plain.lower() if plain.isascii() else re.sub(r"[^a-z0-9]", "", anyascii(plain).lower())


def folded_name(name: str) -> str:
    """Return the folded words of a name with single spaces.

    >>> folded_name("Jabhat al-Nusra") == folded_name("Jabhat al Nusra")
    True
    """
    return name.lower() if is_plain(name) else " ".join(word.folded for word in fold(name))


def is_plain(name: str) -> bool:
    """Tell whether a name is of plain letters, single spaces and no article, so that lower case is all its folding."""
    return _PLAIN.fullmatch(name) is not None


_DIGRAPHS = (
    ("tch", "s"), ("sch", "s"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("zh", "j"), ("sh", "s"), ("ch", "s"),
    ("dj", "j"), ("ph", "f"), ("ck", "k"), ("ts", "s"), ("q", "k"), ("c", "k"), ("x", "k"), ("g", "k"), ("p", "b"), ("v", "w"),
)  # fmt: skip
_START_ARTICLE = re.compile(r"^(?:al|el)(?=[bcdfghjklmnqrstwxz])")


def skeleton(name: str) -> str:
    """Return the consonants that spellings of one name share; articles, vowels, doubled letters and late h are dropped.

    >>> skeleton("Deir ez-Zor") == skeleton("Dayr al-Zawr") == skeleton("Der Ezzor")
    True
    """
    return "".join(_bones(word.folded) for word in fold(name))


def _bones(word: str) -> str:
    word = _START_ARTICLE.sub("", word) if len(word) > 5 else word
    word = re.sub(r"(.)\1", r"\1", re.sub(r"^e(?=([zdrsn])\1)", "", word))
    for spelling, letter in _DIGRAPHS:
        word = word.replace(spelling, letter)
    start = "a" if word[:1] in "aeiou" else word[:1]
    return start + re.sub(r"[aeiouyhw]", "", word[1:])
