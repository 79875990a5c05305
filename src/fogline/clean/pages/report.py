"""Which blocks of a page are its report: those that trafilatura finds, what it lost between them, and less what is but links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from fogline.clean.pages.blocks import Block, Layout
from fogline.clean.pages.elements import Element
from fogline.clean.pages.judged import weight
from fogline.clean.passages import Passage
from fogline.records import Dropped
from fogline.spans import Span

# The body is the innermost element that holds this share of the report.
_BODY = 0.8
_LINKS = 0.8
_HALF = 0.5
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_CELLS = frozenset({"td", "th"})
# A row of figures is short and so are its cells; a row that lays out a page is not.
_ROW, _CELL = 400, 160
# What stands behind a list of links is left out if it is at most this share of the report, and at most so many characters.
_LITTLE, _LITTLE_TEXT = 0.5, 240
_LIST = 2
# A whole sentence of a report may be a link; a shorter one calls to another page.
_LONG_LINK = 80
_POSTED = re.compile(
    r"\b(?:twitter-tweet|twitter-video|instagram-media|telegram-post|fb-post|tiktok-embed|bluesky-embed|mastodon-embed)\b"
)
_ENDED = re.compile(r"[.!?…:。！？؟۔][\"'”’»)\]]*$")


def report_of(layout: Layout, found: set[int], reasons: Mapping[int, Dropped], title: int | None) -> set[int]:
    """Return the numbers of the report's blocks: `found` by trafilatura, and what is missing; `reasons` tell what is none."""
    blocks = layout.blocks
    free = [number for number in range(len(blocks)) if number not in reasons and not _in_link(blocks[number])]
    kept = found.intersection(free)
    if not any(weight(blocks[number]) for number in kept):
        kept = {number for number in free if weight(blocks[number])} or kept or set(free)
    start = title if title is not None and _is_above(blocks, title, kept) else 0
    kept = {number for number in kept if number >= start}
    body = _body(layout, kept)
    if body:
        kept |= _lost(layout, body, kept, [number for number in free if number > start])
    kept -= _link_lists(blocks, kept, reasons)
    return kept - _afterthoughts(blocks, kept) - _empty_headings(blocks, kept)


def _in_link(block: Block) -> bool:
    """Tell whether a block stands in a link as a whole: a teaser, whatever its text."""
    return block.element.linked and not block.element.inline and block.passage.tag != "h1"


def _is_above(blocks: Sequence[Block], title: int, kept: set[int]) -> bool:
    """Tell whether most of what is kept stands below the title."""
    below = sum(weight(blocks[number]) for number in kept if number > title)
    return 2 * below >= sum(weight(blocks[number]) for number in kept)


def _body(layout: Layout, kept: set[int]) -> Element | None:
    masses = [0, *accumulate(weight(block) if number in kept else 0 for number, block in enumerate(layout.blocks))]
    holding = [
        element
        for element in layout.elements
        if masses[-1] and masses[element.last] - masses[element.first] >= _BODY * masses[-1]
    ]
    return max(holding, key=lambda element: element.level, default=None)


def _lost(layout: Layout, body: Element, kept: set[int], free: Sequence[int]) -> set[int]:
    """Return the blocks of the body that read as the report's: sentences, and headings, items and cells between its blocks."""
    blocks = layout.blocks
    inside = [number for number in kept if body.first <= number < body.last]
    first, last = min(inside), max(inside)
    alike = {_form(blocks[number]) for number in inside if weight(blocks[number])}
    beside = {blocks[number].element.parent for number in inside if weight(blocks[number])}
    found: set[int] = set()
    for number in free:
        block = blocks[number]
        if number in kept or not body.first <= number < body.last or block.linked >= _HALF:
            continue
        part = block.passage.tag
        between = first < number < last and (part in _HEADINGS or part in ("li", "blockquote", *_CELLS) or _quoted(block))
        told = weight(block) or _ENDED.search(block.passage.text)
        if between or (told and (_form(block) in alike or beside & {block.element, block.element.parent})):
            found.add(number)
    return found


def _form(block: Block) -> tuple[str, str]:
    """Return how a block is made, by which the paragraphs of one report are alike."""
    return block.element.name, block.element.attributes.get("class", "")


def _quoted(block: Block) -> bool:
    element: Element | None = block.element
    return bool(
        element and ("rtl" in element.attributes.get("dir", "") or (element.parent and element.parent.name == "blockquote"))
    )


def _link_lists(blocks: Sequence[Block], kept: set[int], reasons: Mapping[int, Dropped]) -> set[int]:
    """Return the kept blocks that are only links, with the short line that heads a list of them."""
    links = {number for number, block in enumerate(blocks) if _is_link(block)}
    away = links | {number for number, reason in reasons.items() if reason is Dropped.RELATED}
    heads = {number for number in kept if not _ends(blocks[number]) and {number + 1, number + 2} <= away}
    return (links | heads) & kept


def _is_link(block: Block) -> bool:
    long = _ends(block) and len(block.passage.text) > _LONG_LINK
    return block.linked >= _LINKS and not long and block.passage.tag != "h1"


def _ends(block: Block) -> bool:
    return bool(_ENDED.search(block.passage.text)) and not block.passage.text.endswith(":")


def _afterthoughts(blocks: Sequence[Block], kept: set[int]) -> set[int]:
    """Return what stands behind a list of links at the end of the page and is little beside the report."""
    total = sum(weight(blocks[number]) for number in kept)
    order = sorted(kept)
    after = 0
    for at in range(len(order) - 1, 0, -1):
        after += weight(blocks[order[at]])
        if after > min(_LITTLE * total, _LITTLE_TEXT):
            return set()
        if sum(map(_is_link, blocks[order[at - 1] + 1 : order[at]])) >= _LIST:
            return set(order[at:])
    return set()


def _empty_headings(blocks: Sequence[Block], kept: set[int]) -> set[int]:
    """Return the kept headings that nothing kept stands under, where something dropped does."""
    order = sorted(kept)
    return {
        number
        for number, following in pairwise([*order, len(blocks)])
        if blocks[number].passage.tag in _HEADINGS
        and following > number + 1
        and (following == len(blocks) or blocks[following].passage.tag in _HEADINGS)
    }


def passages_of(blocks: Sequence[Block], kept: Sequence[int]) -> list[Passage]:
    """Return the kept passages: a row of figures as one, with commas between its cells, and a quoted post with its author."""
    joined: list[tuple[Element | None, list[Passage]]] = []
    for number in kept:
        row = _row(blocks[number]) or _post(blocks[number])
        if row is not None and joined and joined[-1][0] is row:
            joined[-1][1].append(blocks[number].passage)
        else:
            joined.append((row, [blocks[number].passage]))
    return [passage for row, cells in joined for passage in ([_joined(cells)] if row and _are_one(row, cells) else cells)]


def _row(block: Block) -> Element | None:
    """Return the row that a block's cell stands in, where the block is all of the cell."""
    element: Element | None = block.element
    while element and element.name not in _CELLS and element.last - element.first == 1:
        element = element.parent
    if element is None or element.name not in _CELLS or element.last - element.first != 1:
        return None
    return element.parent if element.parent and element.parent.name == "tr" else None


def _post(block: Block) -> Element | None:
    """Return the quoted post of a network that a block is part of."""
    element: Element | None = block.element
    while element and element.name != "blockquote":
        element = element.parent
    return element if element and _POSTED.search(element.attributes.get("class", "")) else None


def _are_one(whole: Element, cells: Sequence[Passage]) -> bool:
    lengths = [len(cell.text) for cell in cells]
    return len(cells) > 1 and (whole.name == "blockquote" or (sum(lengths) <= _ROW and max(lengths) <= _CELL))


def _joined(cells: Sequence[Passage]) -> Passage:
    text, starts, ends = cells[0].text, cells[0].starts[:], cells[0].ends[:]
    for cell in cells[1:]:
        gap = Span(ends[-1], cell.starts[0])
        between = " " if _ENDED.search(text) or cell.text[:1] in "—–-" else ", "
        starts.extend([gap.start] * len(between))
        ends.extend([gap.end] * len(between))
        text += between + cell.text
        starts.extend(cell.starts)
        ends.extend(cell.ends)
    return Passage(text, starts, ends, "tr")
