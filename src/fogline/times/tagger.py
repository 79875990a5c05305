"""Finds date expressions in a text and resolves one against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from fogline.records import DatePrecision, Published
from fogline.spans import Span
from fogline.times import absolute, relative
from fogline.times.anchor import Anchor, Interval

__all__ = ["Interval", "find_times", "interval"]

Found = re.Match[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of expression; `free` forms count as found in running text without a preposition."""

    pattern: re.Pattern[str]
    read: Callable[[Found, Anchor], Interval | None]
    free: bool = True


def _from_day(read: Callable[[Found, date, bool], Interval]) -> Callable[[Found, Anchor], Interval | None]:
    return lambda found, anchor: None if anchor.day is None else read(found, anchor.day, anchor.future)


RULES = (
    Rule(re.compile(absolute.NUMERIC), absolute.numeric),
    Rule(re.compile(absolute.DAY_MONTH), absolute.day_of_month),
    Rule(re.compile(absolute.MONTH_DAY), absolute.day_of_month),
    Rule(re.compile(absolute.MONTH_ONLY), absolute.month_only),
    Rule(re.compile(absolute.SEASON), absolute.season),
    Rule(re.compile(absolute.YEARS), absolute.years, free=False),
    Rule(re.compile(absolute.DECADE), absolute.decade),
    Rule(re.compile(absolute.CENTURY), absolute.century),
    Rule(re.compile(absolute.YEAR_ONLY), absolute.year_only, free=False),
    Rule(re.compile(relative.PAST), _from_day(relative.past)),
    Rule(re.compile(relative.CALENDAR_UNIT), _from_day(relative.calendar_unit)),
    Rule(re.compile(relative.WEEKEND), _from_day(relative.weekend)),
    Rule(re.compile(relative.RECENT), _from_day(relative.recent)),
    Rule(re.compile(relative.COMING), _from_day(relative.coming)),
    Rule(re.compile(relative.AGO), _from_day(relative.ago)),
    Rule(re.compile(relative.LASTING), _from_day(relative.lasting)),
    Rule(re.compile(relative.LONG), _from_day(relative.long), free=False),
    Rule(re.compile(relative.NEAR_DAY), _from_day(relative.near_day)),
    Rule(re.compile(relative.NAMED_DAY), _from_day(relative.named_day)),
)
_NOT_FREE = re.compile(
    r"(?i)\b(?:in|since|of|by|until|till|before|after|during|from|between|to|and|early|late|mid|year)[ -]$|\($"
)
_TOO_VAGUE = re.compile(r"(?i)^(?:now|right now|currently|in two|in one)$")
_LEAD = re.compile(
    r"(?i)(?:\b(?:on|in|since|ever since|by|until|till|from|between|during|over|within|at|for|throughout|as of|through)"
    r"(?: (?:the|early on|late on|the early hours of|the night of|the morning of|early|late|just|about))*) ?$"
)
_EVENT_SINCE = re.compile(r"\b(?i:since) [^.,;:()\n]{0,80}$")
_JOIN = re.compile(
    r"(?i)^(?: ?[-–] ?|,? (?:and|to|until|till|through|into|and into|and continued into|and was continuing on)"
    r" (?:on |in |early )?)$"
)
_FROM_THEN = re.compile(r"(?i)\b(?:since|began|started|begun|erupted)\b")


@dataclass(frozen=True, slots=True)
class _Core:
    rule: Rule
    found: Found

    @property
    def span(self) -> Span:
        return Span(*self.found.span())


def _cores(text: str) -> list[_Core]:
    """Return the longest expressions, leftmost first, none overlapping another."""
    every = [_Core(rule, found) for rule in RULES for found in rule.pattern.finditer(text)]
    kept: list[_Core] = []
    for core in sorted(every, key=lambda core: (core.span.start - core.span.end, core.span.start)):
        if not any(core.span.overlaps(other.span) for other in kept):
            kept.append(core)
    return sorted(kept, key=lambda core: core.span)


def find_times(text: str) -> tuple[Span, ...]:
    """Return the spans of date expressions in `text`, each with its preposition and both ends of a range.

    >>> text = "They left on Thursday, since the truce began in March."
    >>> [span.of(text) for span in find_times(text)]
    ['on Thursday', 'since the truce began in March']
    """
    cores = [core for core in _cores(text) if _counts(core, text)]
    return tuple(_with_lead(span, text) for span in _joined([core.span for core in cores], text))


def _counts(core: _Core, text: str) -> bool:
    if _TOO_VAGUE.match(core.found[0]):
        return False
    return core.rule.free or bool(_NOT_FREE.search(text[: core.span.start])) or not core.found[0][0].isdigit()


def _joined(spans: list[Span], text: str) -> Iterator[Span]:
    open_span: Span | None = None
    for span in spans:
        if open_span and _JOIN.match(text[open_span.end : span.start]):
            open_span = Span(open_span.start, span.end)
            continue
        if open_span:
            yield open_span
        open_span = span
    if open_span:
        yield open_span


def _with_lead(span: Span, text: str) -> Span:
    before = text[: span.start]
    event = _EVENT_SINCE.search(before)
    lead = _LEAD.search(before)
    start = min((found.start() for found in (event, lead) if found), default=span.start)
    return Span(start, span.end)


def interval(text: str, published: Published | None, *, future: bool = False) -> Interval | None:
    """Return the days that the expression `text` means in an article published then, `None` where nothing settles them.

    `future` tells that the text speaks of what is to come: "Thursday" is then the next one. A weekday is otherwise the latest
    such day not after publication; a month without a year likewise; "since" reaches until publication.

    >>> from datetime import date
    >>> day = Published(date(2016, 10, 17), date(2016, 10, 17), "text", DatePrecision.DAY)
    >>> found = interval("since a ceasefire collapsed in September", day)
    >>> str(found.start), str(found.end)
    ('2016-09-01', '2016-10-17')
    """
    anchor = Anchor(published, future)
    cores = _cores(text)
    if not cores:
        return None
    if len(cores) > 1 and _JOIN.match(text[cores[0].span.end : cores[1].span.start]):
        return _range(cores[0], cores[1], anchor)
    core = cores[-1] if _FROM_THEN.search(text[: cores[-1].span.start]) else cores[0]
    told = core.rule.read(core.found, anchor)
    if told and _FROM_THEN.search(text[: core.span.start]):
        return _until_publication(told, core, anchor)
    return told


def _range(first: _Core, second: _Core, anchor: Anchor) -> Interval | None:
    start, end = first.rule.read(first.found, anchor), second.rule.read(second.found, anchor)
    if start is None or end is None or start.start > end.end:
        return None
    return Interval(start.start, end.end, DatePrecision.INTERVAL, "from the first date to the second")


def _until_publication(told: Interval, core: _Core, anchor: Anchor) -> Interval:
    if anchor.last is None or anchor.last < told.start:
        return told
    start = told.start
    if core.found[0].lower().startswith("mid-") and told.precision is DatePrecision.MONTH:
        start = start.replace(day=15)
    return replace(
        told, start=start, end=anchor.last, precision=DatePrecision.INTERVAL, reason=f"{told.reason}, until publication"
    )
