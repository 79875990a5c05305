"""The news agency that a report is credited to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.clean.dates.stamps import find_stamps
from fogline.clean.outlets.dateline import Heading
from fogline.clean.outlets.naming import known_end
from fogline.clean.passages import Draft
from fogline.records import Dropped
from fogline.registries.outlets import outlets

_NAME = r"[A-Z][\w.&’'-]*(?: (?:(?:of|the|and) )?[A-Z][\w.&’'-]*){0,4}"
_NAMES = rf"(?P<names>{_NAME}(?:(?:, ?| ?[/&;] ?| and ){_NAME}){{0,4}})"
_SHARE = "(?:reporting|reports?|inputs?|files?|material|contributions?|content)"
_AT_END = (
    # "…, FNA reported. 218-11": a report that ends so was taken over.
    re.compile(rf"(?:^|[\s,;“”\"(]){_NAMES} report(?:ed|s)[.\s]*(?:\d[\d-]*)?\W*$"),
    re.compile(rf"(?:^|\s)[-–—]{{1,2}} ?{_NAMES}\W*$"),
    re.compile(rf"(?:^|\s)/{_NAMES}/?\W*$"),
    re.compile(rf"(?:^|\s)[(\[]{_NAMES}[)\]]\W*$"),
    re.compile(rf"\b[Ss]ources?: ?{_NAMES}\W*$"),
    re.compile(rf"\b(?:[Ww]ith|[Aa]dditional|[Ss]ome) {_SHARE}(?: by| from) {_NAMES}\W*$"),
    re.compile(rf"\b[Rr]eporting (?:by .{{2,60}} )?for {_NAMES}\W*$"),
)
_LINE = re.compile(rf"(?:(?i:by|via|sources?|agency):? )?\(?{_NAMES}\)?\W*")
_AND = re.compile(r", ?| ?[/&;] ?| and ")
_TAIL = 200
_FIRST = 3
_SHORT = 40
_LAST = 2


def agencies_of(draft: Draft, heading: Heading | None) -> tuple[str, ...]:
    """Return the agencies credited at the head, under the title or at the end, whichever is found first.

    Known ones go by their usual name; one that no list knows counts only at the head, where its form tells it.
    """
    for names in _credits(draft, heading):
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _credits(draft: Draft, heading: Heading | None) -> Iterator[list[str]]:
    if heading and heading.credit:
        known = outlets().named(heading.credit)
        yield _agencies(heading.credit) if known else [heading.credit]
    lines = [_without_stamps(passage.text) for passage, reason in draft.dropped if reason is Dropped.BYLINE]
    heads = [passage.text for passage in draft.kept[:_FIRST] if len(passage.text) <= _SHORT]
    for line in (*heads, *lines):
        found = _LINE.fullmatch(line[:_TAIL])
        yield _agencies(found["names"]) if found else []
    for text in (*(passage.text for passage in draft.kept[-_LAST:]), *lines):
        for pattern in _AT_END:
            found = pattern.search(text[-_TAIL:])
            yield _agencies(found["names"]) if found else []


def _without_stamps(line: str) -> str:
    """Return what a line says beside its date: "AFP Friday 15 Jul 2016"."""
    if len(line) > _TAIL:
        return line
    for stamp in reversed(list(find_stamps(line))):
        line = f"{line[: stamp.span.start]} {line[stamp.span.end :]}"
    return line.strip(" |·•–—-,:")


def _agencies(names: str) -> list[str]:
    """Return the usual names of the known agencies in a list of names; words may run into one ("from Qasr FNA reported")."""
    found = (known_end(name) for name in _AND.split(names))
    return [known.name for known in found if known and known.kind == "agency"]
