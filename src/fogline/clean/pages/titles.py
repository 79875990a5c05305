"""Which block of a page is its title, and what the page adds to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.clean.furniture.titles import title_pattern
from fogline.clean.pages.blocks import Block
from fogline.clean.pages.elements import Element

_ODD = re.compile(r"\W+")
# A title as the page gives it may be cut, or have the outlet's name added.
_LEAST = 8
_FIRST_BLOCKS = 400
_LEVELS = ("h1", "h2", "h")


def bare(text: str) -> str:
    """Return a text's letters and digits, for comparison."""
    return _ODD.sub("", text).casefold()


def title_block(blocks: Sequence[Block], titles: Sequence[str]) -> int | None:
    """Return the number of the block that is the title: best a heading that the page's own titles name, else its one `h1`."""
    wanted = [bare(title) for title in titles]
    matching = [
        number
        for number, block in enumerate(blocks[:_FIRST_BLOCKS])
        if len(block.passage.text) < 400 and _named(bare(block.passage.text), wanted)
    ]
    for level in _LEVELS:
        for number in matching:
            if blocks[number].passage.tag.startswith(level) and blocks[number].passage.tag != "header":
                return number
    plain = [number for number in matching if not _apart(blocks[number])]
    if plain:
        return plain[0]
    headings = [number for number, block in enumerate(blocks) if block.passage.tag == "h1"]
    return headings[0] if len(headings) == 1 and not _apart(blocks[headings[0]]) else None


def _named(text: str, titles: Sequence[str]) -> bool:
    return len(text) >= _LEAST and any(text in title and 2 * len(text) >= len(title) for title in titles)


def _apart(block: Block) -> bool:
    """Tell whether a block, or what it stands in, is called something else than the report."""
    element: Element | None = block.element
    while element:
        if element.named and element.name not in ("html", "body", "article", "main"):
            return True
        element = element.parent
    return block.named is not None


def site_in_title(titles: Sequence[str], title: str | None) -> str | None:
    """Return what the page's own title adds to the title: the outlet's name, as a rule.

    >>> site_in_title(["Army leaves Qasr | World | Example Wire"], "Army leaves Qasr")
    'Example Wire'
    """
    pattern = title_pattern(title) if title else None
    found = pattern.search(titles[-1]) if pattern and titles else None
    if not found:
        return None
    before, after = titles[-1][: found.start()], titles[-1][found.end() :]
    parts = [part.strip(" -–—") for part in re.split(r"[|:•·»«]| [-–—]+ ", after or before)]
    named = [part for part in parts if len(bare(part)) > 1]
    return named[-1] if named else None
