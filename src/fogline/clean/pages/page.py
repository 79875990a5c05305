"""A page into the passages of its report and those around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.clean.furniture.whole import reason_of, related_headlines
from fogline.clean.pages.blocks import Block, Layout, laid_out
from fogline.clean.pages.data import PageData, dated, page_data
from fogline.clean.pages.judged import Cover, covers, weight
from fogline.clean.pages.markup import scan
from fogline.clean.pages.report import passages_of, report_of
from fogline.clean.pages.retold import LARGEST, extracted, retold
from fogline.clean.pages.script_text import script_text
from fogline.clean.pages.titles import site_in_title, title_block
from fogline.clean.passages import Draft, Passage
from fogline.records import Dropped
from fogline.spans import Span

# A date stamp in a part of another name is one all the same.
_DIGIT, _STAMP = re.compile(r"\d"), 120
# Where these stand, a date is not the report's own.
_APART = frozenset({Dropped.COMMENT, Dropped.RELATED, Dropped.BOILERPLATE, Dropped.NAVIGATION})


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about how a page was read: a short fixed word, what it was, and what to do."""

    code: str
    detail: str
    hint: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page's passages, kept and dropped, its title, and what it says of itself; `site` is what its title element adds."""

    draft: Draft
    title: str | None
    site: str | None
    data: PageData
    remarks: tuple[Remark, ...] = ()


def page_of(source: str) -> Page:
    """Return the page with the report's passages kept, as trafilatura finds them, or by the elements where it cannot."""
    tokens = scan(source)
    layout = laid_out(source, tokens)
    told = page_data(source, tokens)
    title = title_block(layout.blocks, told.titles)
    covered = covers(layout, title)
    near = layout.blocks[title].passage.raw.start if title is not None else 0
    data = dated(told, near, _apart(layout, covered))
    name = layout.blocks[title].passage.text if title is not None else next(iter(told.titles), None)
    site = told.site or site_in_title(told.titles, name) or told.handle
    draft, remarks = _drafted(layout, covered, title)
    seen = sum(len(passage.text) for passage in draft.kept)
    hidden = script_text(source, tokens, seen)
    if hidden:
        shown = ((passage, _placed(passage, draft)) for passage in draft.kept)
        draft = Draft(hidden.kept, (*draft.dropped, *shown, *hidden.dropped))
        remarks = (*remarks, _in_script(seen))
    return Page(draft, name, site, data, remarks)


def _apart(layout: Layout, covered: Sequence[Cover]) -> list[Span]:
    """Return the stretches of the source in which a date is not the report's own."""
    parts = [(cover.element, layout.blocks) for cover in covered if cover.reason in _APART]
    return [Span(blocks[one.first].passage.raw.start, blocks[one.last - 1].passage.raw.end) for one, blocks in parts]


def _drafted(layout: Layout, covered: Sequence[Cover], title: int | None) -> tuple[Draft, tuple[Remark, ...]]:
    blocks = layout.blocks
    reasons = _reasons(blocks, covered)
    source = retold(layout, [cover.element for cover in covered])
    weights = {number: weight(block) for number, block in enumerate(blocks) if number not in reasons}
    found = extracted(source, weights) if len(source) <= LARGEST else set()
    free = [number for number in range(len(blocks)) if number not in reasons]
    related = {free[cut.index] for cut in related_headlines([blocks[number].passage for number in free])} - {title}
    kept = report_of(layout, found, reasons, title) - related
    if title is not None and title <= min(kept, default=title):
        kept.add(title)
    draft = _draft(blocks, kept, {**dict.fromkeys(related, Dropped.RELATED), **reasons})
    return draft, () if len(source) <= LARGEST else (_too_large(len(source)),)


def _reasons(blocks: Sequence[Block], covered: Sequence[Cover]) -> dict[int, Dropped]:
    """Return why blocks are not the report, by the elements around them or in their line."""
    found = {
        number: block.named.reason
        for number, block in enumerate(blocks)
        if block.named and (block.named.always or not weight(block))
    }
    for cover in covered:
        found |= dict.fromkeys(range(cover.element.first, cover.element.last), cover.reason)
    return found


def _draft(blocks: Sequence[Block], kept: set[int], reasons: Mapping[int, Dropped]) -> Draft:
    first, last = min(kept, default=0), max(kept, default=0)
    dropped = tuple(
        (block.passage, _reason(block.passage, reasons.get(number), before=number < first, after=number > last))
        for number, block in enumerate(blocks)
        if number not in kept
    )
    return Draft(tuple(passages_of(blocks, sorted(kept))), dropped)


def _reason(passage: Passage, known: Dropped | None, *, before: bool, after: bool) -> Dropped:
    if known and (known in _APART or not _DIGIT.search(passage.text, 0, _STAMP)):
        return known
    by_place = Dropped.NAVIGATION if before else Dropped.BOILERPLATE if after else Dropped.WIDGET
    worded = reason_of(passage.text)
    return worded if worded is Dropped.BYLINE else known or worded or by_place


def _placed(passage: Passage, draft: Draft) -> Dropped:
    return Dropped.DUPLICATE_TITLE if draft.kept and passage is draft.kept[0] else Dropped.WIDGET


def _too_large(length: int) -> Remark:
    detail = f"the page has {length:,} characters without its scripts, more than {LARGEST:,}: only its elements were looked at"
    return Remark("large-page", detail, "look whether the text is the report; split the page if it holds several")


def _in_script(seen: int) -> Remark:
    detail = f"the report's text stands in a script of the page, which shows only {seen:,} characters of it"
    return Remark("text-in-script", detail, "nothing to do; look at the text if much hangs on it")
