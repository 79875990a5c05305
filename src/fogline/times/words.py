"""The words that date expressions are made of, as regular expression fragments and tables.

Months and weekdays count only when capitalised ("may" and "march" are no dates); everything else is read in either case.
"""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "wed"),
            ("thursday", "thurs", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
NUMBERS = {
    word: number
    for number, words in (
        (1, "a an one"),
        (2, "two couple"),
        (3, "three few"),
        (4, "four"),
        (5, "five"),
        (6, "six"),
        (7, "seven"),
        (8, "eight"),
        (9, "nine"),
        (10, "ten"),
        (11, "eleven"),
        (12, "twelve"),
    )
    for word in words.split()
}


def capitalised(names: dict[str, int]) -> str:
    """Return names as one pattern, longest first, as they stand in a text: with a capital, or in capitals."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(form for name in longest_first for form in (name.capitalize(), name.upper()))


# A full stop belongs to a short form only ("Sept. 19"); after a whole month it ends the sentence.
_WHOLE = capitalised({name: number for name, number in MONTHS.items() if len(name) > 4 or name in ("may", "june", "july")})
MONTH = rf"(?P<month>(?:{_WHOLE})\b|(?:{capitalised(MONTHS)})\b\.?)"
WEEKDAY_NAME = rf"(?:{capitalised({name: number for name, number in WEEKDAYS.items() if name.endswith('day')})})"
WEEKDAY = rf"(?P<weekday>{WEEKDAY_NAME})(?:['’]?s\b)?"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
NUMBER = rf"(?P<number>\d{{1,3}}|(?i:{'|'.join(NUMBERS)}))(?i: of)?"
UNIT = r"(?P<unit>(?i:hour|day|week|month|year)s?)\b"
PART = r"(?P<part>(?i:early|mid|late|(?:the )?(?:end|beginning|start|middle) of))"
DAYTIME = r"(?i:night|evening|afternoon|morning|midday|noon|dawn|dusk)s?\b"


def month_number(word: str) -> int:
    """Return 1–12 for a month's name or abbreviation."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name."""
    return WEEKDAYS[word.lower().removesuffix("s").removesuffix("'").removesuffix("’")]


def number(word: str) -> int:
    """Return the number that a numeral or number word stands for; "a few" is three.

    >>> number("few"), number("15")
    (3, 15)
    """
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def part(word: str) -> str:
    """Return which part of a month or year is meant: early, mid, late, start or end.

    >>> part("the beginning of"), part("Late")
    ('start', 'late')
    """
    core = word.lower().removeprefix("the ").removesuffix(" of")
    return {"beginning": "start", "middle": "mid"}.get(core, core)
