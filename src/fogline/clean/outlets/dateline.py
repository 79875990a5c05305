"""What a report is headed with: place, day and agency, in front of a dash."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fogline.clean.dates.stamp_forms import MONTH_NAMES
from fogline.clean.outlets.naming import known_start, words
from fogline.clean.passages import Passage
from fogline.registries.actors import registry
from fogline.registries.outlets import outlets
from fogline.registries.places import gazetteer
from fogline.spans import Span
from fogline.times.words import WEEKDAYS, capitalised

# A report's first paragraph is one of the first few, and the first of so many characters.
_FIRST = 3
_LONG = 100
_REACH = 160
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĞİĪŁŃŌŚŞŠŢŪŽ]"
_WORD = rf"(?!(?:{MONTH_NAMES})\b){_CAPITAL}[\w'’]*(?:-[\w'’]+)*(?:\.(?:[A-Za-z]+\.)?(?=[ ,]))?"
_SMALL = r"(?:al|el|de|of|and|the|la|le|du|des|del)"
_PLACE = rf"{_WORD}(?: (?:{_SMALL} )?{_WORD}){{0,3}}"
_WEEKDAYS = capitalised(WEEKDAYS)
_YEAR = r"(?:,? (?:19|20)\d\d|,? ['’]?\d\d(?![\d:]))?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_NAMED_DAY = rf"(?:(?:{_WEEKDAYS})\.?,? )?(?:(?:{MONTH_NAMES})\.? {_NUMBER}|{_NUMBER}\.? (?:{MONTH_NAMES})\.?){_YEAR}"
_DAY = rf"{_NAMED_DAY}|\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)\d\d"
_NAME = r"[A-Z][\w.&/'’-]*(?: [A-Z][\w.&/'’-]*){0,3}"
_BRACKET = r"\w[\w .&/'’-]{0,38}\w"
# "(Reuters) -", "AFP |"; the place may follow.
_LEAD = re.compile(rf"(?:\((?P<bracket>{_BRACKET})\)|(?P<bare>{_NAME}))(?: ?[–—|]|: | ?-{{1,2}} | ?//)\s*(?=[^\sa-z])")
_PLACES = re.compile(rf"\(?(?P<place>{_PLACE}(?:(?:, ?|/| / ){_PLACE}){{0,2}})")
_THEN_DAY = re.compile(rf"(?:[,:]? |, ?|/| ?[–—-] ?|,? ?\()(?P<day>{_DAY})")
_THEN_AGENCY = re.compile(rf",?\.?,? ?(?:\((?P<bracket>{_BRACKET})(?:, [^()]{{3,20}})?\)|/(?P<slash>{_NAME})/|(?P<bare>{_NAME}))")
_CLOSED = re.compile(r"\)?(?: ?[–—|]| ?--? ?(?=\s|[A-Z\"“'‘])| ?//|:(?=\s))")
_ACRONYM = re.compile(r"[A-Z]{3,8}")
# Where a head may begin in a passage: after a sentence, or at a word in capitals.
_START = re.compile(r"(?<=[.!?”\"])\s+(?=[(A-Z])|\s(?=[A-Z]{3})")
_PARTS = re.compile(r"[,/]")
_LOOSE = re.compile(r"\)?(?: ?[–—]| -{1,2} |-{2}| //)")


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a report: `place` as written, `credit` whoever stands there as its agency, `day` the characters of the date."""

    passage: Passage
    place: str | None = None
    credit: str | None = None
    day: Span | None = None


def heading_of(body: Sequence[Passage]) -> Heading | None:
    """Return what the first paragraphs of `body` are headed with, `None` where it is neither place nor agency.

    >>> text = "ALEPPO, Syria, Dec. 15 (Reuters) - The army left."
    >>> found = heading_of([Passage.verbatim(text, Span(0, len(text)))])
    >>> found.place, found.day.of(text), found.credit
    ('ALEPPO, Syria', 'Dec. 15', 'Reuters')
    """
    for passage in body[:_FIRST]:
        found = _heading(passage)
        if found or len(passage.text) >= _LONG:
            return found
    return None


def _heading(passage: Passage) -> Heading | None:
    """Read the head of a passage, or one with an agency behind a title that runs into it."""
    found = _headed(passage, 0)
    if found:
        return found
    starts = (start.end() for start in _START.finditer(passage.text, 0, _REACH))
    return next((found for start in starts if (found := _headed(passage, start)) and found.credit), None)


def _headed(passage: Passage, start: int) -> Heading | None:
    text = passage.text[: start + _REACH]
    lead = _LEAD.match(text, start)
    credit = (lead["bracket"] or lead["bare"]) if lead else None
    if lead and credit and (outlets().named(credit) or (lead["bracket"] and _is_acronym(credit))):
        after = _placed(text, lead.end(), passage)
        return replace(after, credit=after.credit or credit) if after else Heading(passage, credit=credit)
    return _placed(text, start, passage)


def _is_acronym(name: str) -> bool:
    return bool(_ACRONYM.fullmatch(name)) and not _means_another(name)


def _means_another(name: str) -> bool:
    """Tell whether a name is a place's or an actor's, or no name."""
    return name in words("not_agencies") or gazetteer().knows(name) or bool(registry().names_in(name))


def _placed(text: str, start: int, passage: Passage) -> Heading | None:
    """Read place, then day and agency in either order, then the mark that ends them."""
    places = _PLACES.match(text, start)
    if places is None:
        return None
    for end in _ends(places):
        place = text[places.start("place") : end]
        day, at = _day(text, end)
        credit, at = _credit(text, place, at, dated=day is not None)
        if day is None:
            day, at = _day(text, at)
        if (day or credit) and (_CLOSED.match(text, at) or text[at - 1 : at] in ("/",)) and _may_be_place(place):
            return Heading(passage, place, credit, day)
        if at == end and _closes_place(place, text, at):
            return Heading(passage, place)
    return None


def _ends(places: re.Match[str]) -> list[int]:
    """Return where the place may end, the latest first: an agency in capitals may follow without a mark ("Aleppo SANA-")."""
    starts = [found.start() + places.start("place") for found in re.finditer(r",? ", places["place"])]
    return [places.end("place"), *reversed(starts)]


def _day(text: str, at: int) -> tuple[Span | None, int]:
    found = _THEN_DAY.match(text, at)
    if found is None:
        return None, at
    end = found.end() + (text[found.end() : found.end() + 1] == ")" and text[found.start("day") - 1] == "(")
    return Span(*found.span("day")), end


def _credit(text: str, place: str, at: int, *, dated: bool) -> tuple[str | None, int]:
    """Read who stands there as agency: known, or in brackets one that nobody listed, if it is all that can be meant."""
    found = _THEN_AGENCY.match(text, at)
    if found is None:
        return None, at
    if found["bare"]:
        known = known_start(found["bare"])
        return (known[0], found.start("bare") + len(known[0])) if known else (None, at)
    name = found["bracket"] or found["slash"]
    if not outlets().named(name) and not _unlisted(name, sure=dated or place.isupper(), likely=_is_known(place)):
        return None, at
    return name, found.end()


def _unlisted(name: str, *, sure: bool, likely: bool) -> bool:
    if not name[0].isupper() or _means_another(name):
        return False
    return sure or (likely and (name.isupper() or " " in name))


def _may_be_place(place: str) -> bool:
    named = any(outlets().named(part) for part in _PARTS.split(place))
    return not named and not any(word in words("not_places") for word in re.findall(r"\w+", place))


def _closes_place(place: str, text: str, at: int) -> bool:
    """Tell whether a place alone heads the report: known as such, before a dash or, in capitals, a colon."""
    marked = _LOOSE.match(text, at) or (place.isupper() and _CLOSED.match(text, at))
    return bool(marked) and _may_be_place(place) and _is_known(place)


def _is_known(place: str) -> bool:
    return any(gazetteer().knows(part.strip()) for part in _PARTS.split(place))
