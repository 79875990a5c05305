"""Who published a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fogline.clean.outlets.addresses import host, site
from fogline.clean.outlets.dateline import Heading
from fogline.clean.outlets.mentions import mentioned
from fogline.clean.outlets.naming import known_end, known_start, press
from fogline.clean.passages import Draft
from fogline.records import Dropped
from fogline.registries.outlets import Outlet, outlets

# From the beginning of a word on, and no longer than names are, so that no text takes long.
_NAMES = r"(?<![\w.’'&-])(?P<name>[A-Z][\w.’'&-]{0,30}(?: [A-Z][\w.’'&-]{0,30}){0,4})"
_CREDITS = (
    re.compile(rf"^(?:Support|Donate to|Subscribe to|Follow) {_NAMES}$"),
    re.compile(rf"Our Standards: ?The {_NAMES}"),
    re.compile(rf"[Cc]omments? via {_NAMES}$"),
)
_SOURCES = re.compile(rf"^\(?Sources?:? ?{_NAMES}")
_YEARS = r"(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?"
_COPYRIGHT = (
    re.compile(rf"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)(?: ?©)?,? ?{_YEARS},? (?:by )?(?:[Tt]he )?{_NAMES}(?! ?/)"),
    re.compile(rf"{_YEARS} ?© ?{_NAMES}(?! ?/)"),
    re.compile(rf"{_NAMES},? (?:©|[Cc]opyright) ?{_YEARS}"),
)
# A copyright line may go on: "Example Wire. All rights reserved", "Example Wire Ltd".
_COPYRIGHT_END = re.compile(r"[.,]? (?:All\b.*|Ltd|Inc|LLC|Limited)\.?$|\.$")
_AT_END = re.compile(rf"(?:[,;’”\" ]|^){_NAMES} reported\W*$|[-–—]{{1,2}} ?(?P<other>[A-Z][A-Za-z]+)\W*$")
# What stands around a text is a line or a few; longer passages are cut text.
_LONGEST = 120
_AROUND = frozenset({Dropped.BYLINE, Dropped.WIDGET, Dropped.NAVIGATION, Dropped.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Signs:
    """What may tell the outlet: metadata, feed, addresses, the site's name, the title's end, the passages, head, agencies."""

    metadata: str | None
    feed: str | None
    addresses: Sequence[str]
    site: str | None
    suffix: Outlet | None
    draft: Draft
    heading: Heading | None
    agencies: Sequence[str]


def outlet_of(signs: Signs) -> str | None:
    """Return the outlet's usual name, or as written where no list knows it; `None` where nothing names it.

    Metadata come first, then the address, the page, what stands around the text, the site's host, then whom the text names as
    its own, and at last those it is credited to.
    """
    return next(_names(signs), None)


def _names(signs: Signs) -> Iterator[str]:
    if signs.metadata:
        known = outlets().named(signs.metadata) or outlets().by_domain(signs.metadata)
        yield known.name if known else signs.metadata
    hosts = [found for address in signs.addresses if (found := host(address))]
    yield from (known.name for found in hosts if (known := outlets().by_domain(found)))
    if signs.site:
        known = outlets().named(signs.site)
        yield known.name if known else signs.site
    if signs.suffix:
        yield signs.suffix.name
    around = [passage.text for passage, reason in signs.draft.dropped if reason in _AROUND]
    yield from _set_off(around)
    yield from _invited(passage.text for passage, reason in signs.draft.dropped if reason is not Dropped.COMMENT)
    yield from _copyright(signs.draft)
    yield from _feed(signs.feed)
    yield from (found for address in signs.addresses if (found := site(address)))
    kept = [passage.text for passage in signs.draft.kept]
    own = mentioned("\n".join(kept))
    if own:
        yield own
    yield from _credited(signs, around, kept)


def _feed(title: str | None) -> Iterator[str]:
    """Yield the outlet whose feed led to the report: a feed's title may be that of a section, behind or before the outlet's."""
    for part in re.split(r"\s+[|–—»:-]\s+", title or ""):
        if known := outlets().named(part):
            yield known.name
    if title and not re.search(r"\s[|–—»:-]\s", title):
        yield title


def _set_off(around: Iterable[str]) -> Iterator[str]:
    """Yield the outlets that lines around the text consist of."""
    yield from (whole.name for text in around if (whole := outlets().named(text.strip("-–— ()"))))


def _invited(around: Iterable[str]) -> Iterator[str]:
    """Yield the outlets that readers are asked to support, or whose standards and comments the page speaks of."""
    for text in around:
        for pattern in _CREDITS:
            found = pattern.search(text[-_LONGEST:])
            known = known_start(found["name"]) if found else None
            if known:
                yield known[1].name


def _copyright(draft: Draft) -> Iterator[str]:
    """Yield who claims the page below the report; a claim above or in it is a picture's."""
    last = draft.kept[-1].raw.end
    for passage, reason in sorted(draft.dropped, key=lambda dropped: dropped[0].raw, reverse=True):
        if reason not in _AROUND or passage.raw.start < last:
            continue
        found = next((found for pattern in _COPYRIGHT if (found := pattern.search(passage.text))), None)
        if found:
            name = _COPYRIGHT_END.sub("", found["name"])
            known = outlets().named(name)
            yield known.name if known else name


def _credited(signs: Signs, around: Sequence[str], kept: Sequence[str]) -> Iterator[str]:
    if signs.heading and signs.heading.credit:
        known = outlets().named(signs.heading.credit)
        yield known.name if known else signs.heading.credit
    if len(signs.agencies) == 1:
        yield signs.agencies[0]
    for text in around:
        found = _SOURCES.search(text)
        source = known_start(found["name"]) if found else None
        if source:
            yield source[1].name
    at_end = _AT_END.search(kept[-1][-80:])
    ending = known_end(at_end["name"] or at_end["other"]) if at_end else None
    if ending and press(ending):
        yield ending.name
