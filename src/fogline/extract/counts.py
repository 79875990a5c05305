"""Say how many: find figures with their bounds, and give each to the event and outcome it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from fogline.extract import grammar
from fogline.extract.context import Context
from fogline.extract.draft import Counting, Draft, Number
from fogline.extract.merge import harm_told
from fogline.records import Counted
from fogline.registries.kinds import kinds
from fogline.registries.words import words

UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
) | dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
VAGUE = {"dozens": (24, 99), "scores": (40, 99), "tens": (24, 99), "hundreds": (200, 999), "thousands": (2000, 9999), "millions": (2_000_000, 9_999_999)}
WORD = rf"(?:{'|'.join([*UNITS, *SCALES, 'dozen'])})"
FIGURE = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)?(?:\s(?:hundred|thousand|million|billion))?|{WORD}(?:[-\s]+(?:and\s)?{WORD})*)"
BOUND = (
    r"at least|no less than|no fewer than|a minimum of|more than|over|above|upwards of|up to|as many as|at most|no more than|less than|fewer than|under|"
    r"about|around|some|nearly|almost|close to|approximately|roughly|an estimated|estimated|a total of|a sum of"
)
PATTERN = re.compile(
    rf"\b(?:(?P<bound>{BOUND})\s+)?(?:(?P<between>between)\s+)?"
    rf"(?:(?P<low>{FIGURE})(?:\s*(?:to|and|-|–)\s*(?P<high>{FIGURE}))?|(?P<tens>tens|hundreds)\sof\s(?P<scale>thousands|millions)|"
    rf"(?P<vague>{'|'.join(VAGUE)}|several (?:dozen|hundred|thousand)))\b",
    re.IGNORECASE,
)
# A figure before one of these counts no person and no thing of the event.
MEASURES = re.compile(
    r"[\s-]*(?:%|percent|per cent|km\b|kilomet|miles?\b|met(?:re|er)|feet\b|year|month|week|day|hour|minute|mm\b|caliber|calibre|tons?\b|tonnes?\b|"
    r"lira|dollars?\b|euros?\b|st\b|nd\b|rd\b|th\b|am\b|pm\b|°|o'clock|times?\b)",
    re.IGNORECASE,
)
AT_LEAST = {"at least", "no less than", "no fewer than", "a minimum of"}
MORE = {"more than", "over", "above", "upwards of"}
AT_MOST = {"up to", "as many as", "at most", "no more than"}
LESS = {"less than", "fewer than", "under"}
NEARLY = {"nearly", "almost", "close to"}
ABOUT = {"about", "around", "some", "approximately", "roughly", "an estimated", "estimated"}


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


def bounds(bound: str, low: int, high: int | None = None) -> tuple[int | None, int | None]:
    """Return the bounds that a figure and the words before it mean.

    >>> bounds("at least", 70), bounds("over", 100), bounds("up to", 50), bounds("about", 2000), bounds("nearly", 100), bounds("", 12)
    ((70, None), (101, None), (None, 50), (1800, 2200), (90, 100), (12, 12))
    """
    if high is not None:
        return low, high
    if bound in AT_LEAST:
        return low, None
    if bound in MORE:
        return low + 1, None
    if bound in AT_MOST:
        return None, low
    if bound in LESS:
        return None, low - 1
    if bound in NEARLY:
        return round(low * 0.9), low
    if bound in ABOUT:
        return round(low * 0.9), round(low * 1.1)
    return low, low


def numbers(context: Context) -> list[Number]:
    """Return the figures of the article that count something, in the order of the text."""
    text, found = context.article.text, []
    for match in PATTERN.finditer(text):
        number = _number(match, text, context)
        if number is not None:
            found.append(number)
    return found


def _number(match: re.Match[str], text: str, context: Context) -> Number | None:
    meant = _meant(match)
    tokens = context.doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if meant is None or tokens is None or any(token.i in context.time_tokens or token.i in context.actors for token in tokens):
        return None
    after, before = text[match.end() : match.end() + 14], text[max(0, match.start() - 8) : match.start()]
    if MEASURES.match(after) or re.search(r"(?:[$€£#]|aged? |\d[.:]|[A-Za-z]-)$", before):
        return None
    if match["low"] and match["low"].lower() == "one" and not match["bound"] and not _counts_noun(tokens[-1]):
        return None
    span = context.chars(tokens.start, tokens.end)
    return Number(span, span.of(text), *meant, _counted(tokens).i)


def _counts_noun(token: Token) -> bool:
    return token.dep_ == "nummod"


def _meant(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    if match["vague"]:
        vague = match["vague"].lower()
        low, high = VAGUE.get(vague) or VAGUE[{"dozen": "dozens", "hundred": "hundreds", "thousand": "thousands"}[vague.split()[1]]]
        return (low, None) if match["bound"] and match["bound"].lower() in AT_LEAST | MORE else (low, high)
    if match["tens"]:
        unit = 1000 if match["scale"].lower() == "thousands" else 1_000_000
        factor = 24 if match["tens"].lower() == "tens" else 200
        return factor * unit, (99 if factor == 24 else 999) * unit
    low = value_of(match["low"])
    high = value_of(match["high"]) if match["high"] else None
    if low is None or (high is not None and high < low):
        return None
    return bounds((match["bound"] or "").lower(), low, high)


def _counted(tokens: object) -> Token:
    """Return the noun a figure counts: the one it stands before, the one after "of", or the figure itself."""
    last: Token = tokens[-1]  # type: ignore[index]
    for token in tokens:  # type: ignore[attr-defined]
        if token.dep_ == "nummod" and token.head.i > last.i:
            return token.head
    for child in last.children:
        if child.lower_ == "of":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), last)
    return last


def fill(drafts: Sequence[Draft], context: Context) -> None:
    """Give each figure to the draft of its sentence whose words govern it."""
    for number in numbers(context):
        head = context.doc[number.head]
        near = [draft for draft in drafts if draft.word.sent == head.sent]
        choice = _owner(head, near)
        if choice is not None:
            draft, word = choice
            what = _what(head, word, draft)
            if what is not Counted.OTHER or _counts_party(head, draft):
                draft.counts.append(Counting(what, _who(head), number, "figure", 0.7))


def _counts_party(head: Token, draft: Draft) -> bool:
    """Tell whether a figure counts a party to the event, not something told beside it."""
    return any(filler.span.start <= head.idx < filler.span.end for filler in (*draft.agents, *draft.patients))


def _owner(head: Token, near: Sequence[Draft]) -> tuple[Draft, Token] | None:
    """Return the draft and the word of it that governs the figure, none where all are far."""
    options = [(grammar.distance(word, head), abs(word.i - head.i), n, word) for n, draft in enumerate(near) for word in (*draft.words, *draft.harms)]
    if not options:
        return None
    distance, _, n, word = min(options, key=lambda option: option[:3])
    return (near[n], word) if distance <= 4 else None


def _what(head: Token, word: Token, draft: Draft) -> Counted:
    """Say what a figure counts, by the noun it counts and the word that governs it."""
    lemma = head.lemma_.lower()
    lists = words("nouns")
    if lemma in {"wounded", "injured"} or harm_told(lemma) is Counted.WOUNDED:
        return Counted.WOUNDED
    if harm_told(lemma) is Counted.KILLED:
        return Counted.KILLED
    if lemma in lists["vehicles"]:
        return Counted.VEHICLES
    if lemma in lists["attacks"]:
        return Counted.ATTACKS
    told = harm_told(word.lemma_.lower()) or next((t for h in draft.harms if (t := harm_told(h.lemma_.lower())) is not None), None)
    if told is not None and lemma not in lists["thing"]:
        return told
    if lemma in lists["towns"]:
        return Counted.TOWNS
    return _by_kind(draft.kind)


def _by_kind(kind: str) -> Counted:
    by_kind = {"detention": Counted.CAPTURED, "release": Counted.RELEASED, "hold": Counted.PRESENT, "execution": Counted.KILLED, "siege": Counted.PRESENT}
    if kinds().family[kind] == "movement":
        return Counted.MOVED
    return by_kind.get(kind, Counted.OTHER)


def _who(head: Token) -> str:
    return head.lemma_.lower() if head.pos_ in {"NOUN", "PROPN"} else "people"
