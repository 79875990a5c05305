"""Who published a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from fogline.clean.passages import Draft
from fogline.records import Dropped
from fogline.registries.outlets import Outlet, outlets

_NAMES = r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})"
_CREDITS = (
    re.compile(rf"^\(?Sources?:? ?{_NAMES}"),
    re.compile(rf"^(?:Support|Donate to|Subscribe to|Follow) {_NAMES}$"),
    re.compile(rf"Our Standards: ?The {_NAMES}"),
)
_DATELINE = re.compile(
    rf"\b[A-Z]{{3,}}[^()\n]{{0,40}}\({_NAMES}\)|^[A-Z][\w ,.-]{{2,40}}\({_NAMES.replace('name', 'other')}\) ?[-–—]", re.MULTILINE
)
_AT_END = re.compile(rf"(?:[,;’”\" ]|^){_NAMES} reported\W*$|[-–—]{{1,2}} ?(?P<other>[A-Z][A-Za-z]+)\W*$")
_HEAD = 400


def outlet_of(metadata: dict[str, str], site: str | None, suffix: Outlet | None, draft: Draft) -> str | None:
    """Return the outlet's usual name: from metadata, address, page, the title's end, then from credits in and around the text."""
    told = metadata.get("outlet")
    if told:
        known = outlets().named(told) or outlets().by_domain(told)
        return known.name if known else told
    known = _by_address(metadata.get("url")) or (outlets().named(site) if site else None)
    if known or site:
        return known.name if known else site
    found = suffix or next(_credited(draft), None)
    return found.name if found else None


def _by_address(url: str | None) -> Outlet | None:
    host = urlsplit(url).hostname if url else None
    return outlets().by_domain(host) if host else None


def _credited(draft: Draft) -> Iterator[Outlet]:
    for passage, reason in draft.dropped:
        if reason in (Dropped.BYLINE, Dropped.WIDGET, Dropped.NAVIGATION, Dropped.BOILERPLATE):
            yield from _named(passage.text)
    kept = [passage.text for passage in draft.kept]
    for text in kept[:3]:
        for found in _DATELINE.finditer(text[:_HEAD]):
            yield from _longest(found["name"] or found["other"])
    if kept and (found_end := _AT_END.search(kept[-1][-80:])):
        yield from _longest(found_end["name"] or found_end["other"])


def _named(text: str) -> Iterator[Outlet]:
    whole = outlets().named(text.strip("-–— ()"))
    if whole:
        yield whole
    for pattern in _CREDITS:
        found = pattern.search(text[:120])
        if found:
            yield from _longest(found["name"])


def _longest(name: str) -> Iterator[Outlet]:
    words: Sequence[str] = name.split()
    for length in range(len(words), 0, -1):
        outlet = outlets().named(" ".join(words[:length]).rstrip(".’'"))
        if outlet:
            yield outlet
            return
