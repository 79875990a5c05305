"""Read figures: digits and words, the bounds they mean, and the noun they count."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from fogline.extract.context import Context
from fogline.extract.draft import Number

SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS = {word: n for n, word in enumerate(SMALL + TEENS)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
# Bounds of vague words, from the annotation guidelines.
VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "tens": (24, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2_000_000, 9_999_999),
    "several dozen": (24, 99),
    "several hundred": (200, 999),
    "several thousand": (2000, 9999),
}
AT_LEAST = {"at least", "no less than", "no fewer than", "a minimum of"}
MORE = {"more than", "over", "above", "upwards of"}
AT_MOST = {"up to", "as many as", "at most", "no more than"}
LESS = {"less than", "fewer than", "under"}
NEARLY = {"nearly", "almost", "close to"}
ABOUT = {"about", "around", "some", "approximately", "roughly", "an estimated", "estimated"}
EXACT = {"a total of", "a sum of"}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


WORD = rf"(?:{_either([*UNITS, *SCALES, 'dozen'])})"
DIGITS = rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)?(?:\s(?:{_either(SCALES)}))?"
FIGURE = rf"(?:{DIGITS}|{WORD}(?:[-\s]+(?:and\s)?{WORD})*)"
PATTERN = re.compile(
    rf"\b(?:(?P<bound>{_either(AT_LEAST | MORE | AT_MOST | LESS | NEARLY | ABOUT | EXACT)})\s+)?(?:between\s+)?"
    rf"(?:(?P<low>{FIGURE})(?:\s*(?:to|and|-|–)\s*(?P<high>{FIGURE}))?"
    rf"|(?P<many>tens|hundreds)\sof\s(?P<scale>thousands|millions)|(?P<vague>{_either(VAGUE)}))\b",
    re.IGNORECASE,
)
# A figure before one of these counts no person and no thing of the event.
MEASURE = re.compile(
    r"[\s-]*(?:%|percent|per cent|km\b|kilomet|miles?\b|met(?:re|er)|feet\b|year|month|week|day|hour|minute|mm\b|calib"
    r"|tons?\b|tonnes?\b|lira|dollars?\b|euros?\b|st\b|nd\b|rd\b|th\b|am\b|pm\b|°|o'clock|times?\b)",
    re.IGNORECASE,
)
# Sums of money, ages, clock times and names such as T-55 end like this before the figure.
NO_COUNT = re.compile(r"(?:[$€£#]|aged? |\d[.:]|[A-Za-z]-)$", re.IGNORECASE)


def value_of(text: str) -> int | None:
    """Return the number that digits or words tell.

    >>> value_of("1,500"), value_of("thirty-one"), value_of("two hundred and five"), value_of("1.5 million")
    (1500, 31, 205, 1500000)
    """
    total, part, seen = 0.0, 0.0, False
    for word in re.findall(r"[\d.,]+|[a-z]+", text.lower()):
        if word[0].isdigit():
            part, seen = part + float(word.replace(",", "").rstrip(".")), True
        elif word in UNITS:
            part, seen = part + UNITS[word], True
        elif word == "dozen":
            part, seen = (part or 1) * 12, True
        elif word == "hundred":
            part, seen = (part or 1) * 100, True
        elif word in SCALES:
            total, part, seen = total + (part or 1) * SCALES[word], 0.0, True
    return int(total + part) if seen else None


def bounds(bound: str, value: int) -> tuple[int | None, int | None]:
    """Return the bounds that a figure and the words before it mean.

    >>> bounds("at least", 70), bounds("over", 100), bounds("up to", 50), bounds("about", 2000)
    ((70, None), (101, None), (None, 50), (1800, 2200))
    >>> bounds("nearly", 100), bounds("fewer than", 30), bounds("", 12)
    ((90, 100), (None, 29), (12, 12))
    """
    low: int | None = value
    high: int | None = value
    if bound in AT_LEAST:
        high = None
    elif bound in MORE:
        low, high = value + 1, None
    elif bound in AT_MOST:
        low = None
    elif bound in LESS:
        low, high = None, value - 1
    elif bound in NEARLY:
        low = round(value * 0.9)
    elif bound in ABOUT:
        low, high = round(value * 0.9), round(value * 1.1)
    return low, high


def figures(context: Context) -> list[Number]:
    """Return the figures of the article that count something, in the order of the text."""
    found = (_number(match, context) for match in PATTERN.finditer(context.article.text))
    return [number for number in found if number is not None]


def _number(match: re.Match[str], context: Context) -> Number | None:
    meant = _meant(match)
    tokens = context.doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if meant is None or tokens is None or _counts_nothing(match, tokens, context):
        return None
    span = context.chars(tokens.start, tokens.end)
    return Number(span, span.of(context.article.text), *meant, _counted(tokens).i)


def _counts_nothing(match: re.Match[str], tokens: Tokens, context: Context) -> bool:
    """Tell whether a figure is part of a date or name, a measure, or "one" standing for someone."""
    text = context.article.text
    if any(token.i in context.time_tokens or token.i in context.actors for token in tokens):
        return True
    if MEASURE.match(text[match.end() : match.end() + 14]) or NO_COUNT.search(text[max(0, match.start() - 8) : match.start()]):
        return True
    if _is_age(match, tokens):
        return True
    return (match["low"] or "").lower() == "one" and not match["bound"] and tokens[-1].dep_ != "nummod"


def _is_age(match: re.Match[str], tokens: Tokens) -> bool:
    """Tell whether a figure is the age of the person named before it: "Ahmad Saleh, 34, was killed"."""
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    if before is not None and before.text == "," and tokens.start > 1:
        closed = tokens.end < len(tokens.doc) and tokens.doc[tokens.end].text == ","
        before = tokens.doc[tokens.start - 2] if closed else None
    return (
        before is not None
        and before.pos_ == "PROPN"
        and match["low"] is not None
        and not match["bound"]
        and tokens[-1].head.i < tokens.end
    )


def _meant(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    bound = (match["bound"] or "").lower()
    if match["vague"]:
        low, high = VAGUE[match["vague"].lower()]
        return (low, None) if bound in AT_LEAST | MORE else (low, high)
    if match["many"]:
        least, most = VAGUE[match["many"].lower()]
        unit = 1000 if match["scale"].lower() == "thousands" else 1_000_000
        return least * unit, (most + 1) * unit - 1
    value, upper = value_of(match["low"]), value_of(match["high"] or "")
    if value is None or (upper is not None and upper < value):
        return None
    return (value, upper) if upper is not None else bounds(bound, value)


def _counted(tokens: Tokens) -> Token:
    """Return the noun a figure counts: the one it stands before, the one after "of", or the figure itself."""
    last = tokens[-1]
    for token in tokens:
        if token.dep_ == "nummod" and token.head.i > last.i:
            return token.head
    for child in last.children:
        if child.lower_ == "of":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), last)
    return last
