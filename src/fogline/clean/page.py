"""A page into the passages of its report and those around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura

from fogline.clean.blocks import blocks, depth
from fogline.clean.markup import scan
from fogline.clean.page_data import PageData, page_data
from fogline.clean.passages import Draft, Passage
from fogline.clean.titles import title_pattern
from fogline.clean.whole import is_prose, reason_of, related_headlines
from fogline.records import Dropped

# libxml2, under trafilatura, takes no deeper tree, and no page made for readers comes near it.
DEEPEST = 250
# What trafilatura needs grows faster than the page; larger ones are judged by their elements alone.
LARGEST = 3_000_000
# A part of a page that is named so is never the report, whatever its prose looks like.
_NEVER = frozenset({Dropped.COMMENT, Dropped.CAPTION_REPEAT, Dropped.ADVERTISEMENT, Dropped.BYLINE})
_SHORT = 30
_ODD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's passages, kept and dropped, its title, and what it says of itself; `site` is what its title element adds."""

    draft: Draft
    title: str | None
    site: str | None
    data: PageData


def page_of(source: str) -> Page:
    """Return the page with the report's passages kept, as trafilatura finds them, or by the elements where it cannot."""
    tokens = tuple(scan(source))
    found = list(blocks(source, tokens))
    data = page_data(source, tokens)
    extracted = _extracted(source) if len(source) <= LARGEST and depth(tokens) <= DEEPEST else None
    kept = _aligned(found, extracted) if extracted else set()
    plain = {index for index, block in enumerate(found) if block.reason is None}
    kept = kept or {index for index in plain if is_prose(found[index].text)} or plain
    related = {cut.index for cut in related_headlines(found)}
    kept -= related
    number = _title_block(found, data.titles, min(kept, default=len(found)))
    title = found[number].text if number is not None else next(iter(data.titles), None)
    if number is not None:
        kept.add(number)
    return Page(_draft(found, kept, related), title, _site(data, title), data)


def _extracted(source: str) -> str | None:
    text = trafilatura.extract(source, include_comments=False, include_tables=True, include_links=False, deduplicate=False)
    return str(text) if text else None


def _aligned(found: Sequence[Passage], extracted: str) -> set[int]:
    """Return the numbers of the blocks whose text stands in what was extracted: short ones as a whole line."""
    lines = {_bare(line) for line in extracted.splitlines()}
    whole = "".join(_bare(line) for line in extracted.splitlines())
    kept: set[int] = set()
    for index, block in enumerate(found):
        bare = _bare(block.text)
        if bare and block.reason not in _NEVER and (bare in lines or (len(bare) > _SHORT and bare in whole)):
            kept.add(index)
    return kept


def _bare(text: str) -> str:
    return _ODD.sub("", text).casefold()


def _title_block(found: Sequence[Passage], titles: Sequence[str], first: int) -> int | None:
    """Return the number of the block above the report that is its title: a heading, best one that the page's own title names."""
    bare_titles = [_bare(title) for title in titles]
    above = [(number, block, _bare(block.text)) for number, block in enumerate(found[: first + 1])]
    for wanted in ("h1", "h2", ""):
        for number, block, bare in above:
            named = any(bare in title and 2 * len(bare) >= len(title) for title in bare_titles)
            if named and len(bare) >= _SHORT / 2 and block.tag.startswith(wanted):
                return number
    headings = [number for number, block, _ in above if block.tag == "h1" and block.reason is None]
    return headings[0] if len(headings) == 1 else None


def _site(data: PageData, title: str | None) -> str | None:
    """Return the outlet's name as the page gives it, or as its title element adds it to the title."""
    if data.site or not title or not data.titles:
        return data.site
    pattern = title_pattern(title)
    found = pattern.search(data.titles[-1]) if pattern else None
    rest = (data.titles[-1][: found.start()] + data.titles[-1][found.end() :]).strip(" |:–—-»") if found else ""
    return rest or None


def _draft(found: Sequence[Passage], kept: set[int], related: set[int]) -> Draft:
    first, last = min(kept, default=0), max(kept, default=0)
    dropped = tuple(
        (block, Dropped.RELATED if index in related else _reason(block, before=index < first, after=index > last))
        for index, block in enumerate(found)
        if index not in kept
    )
    return Draft(tuple(block for index, block in enumerate(found) if index in kept), dropped)


def _reason(block: Passage, *, before: bool, after: bool) -> Dropped:
    by_place = Dropped.NAVIGATION if before else Dropped.BOILERPLATE if after else Dropped.WIDGET
    worded = reason_of(block.text)
    return worded if worded is Dropped.BYLINE else block.reason or worded or by_place
