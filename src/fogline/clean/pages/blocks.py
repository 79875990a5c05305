"""A page's tags and text into blocks, one a paragraph, heading, cell or line, each in its element."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from fogline.clean.lines import tidy
from fogline.clean.pages.elements import INLINE, VOID, Element, element_of, ended_by
from fogline.clean.pages.markup import Run, Tag
from fogline.clean.pages.parts import Named
from fogline.clean.passages import Passage

_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
# What reads as one word only because the page sets its parts apart by style: links side by side, a name and a date.
_JOINT = re.compile(r"[a-z)|»’”][A-Z0-9(«“‘|]|[.:0-9][A-Z(«“‘]")
_APART = frozenset({"a", "span", "label", "time", "cite", "small"})


@dataclass(slots=True, eq=False)
class Block:
    """A passage of a page with the element it stands in; `linked` is the share of its characters in links, 0–1.

    `named` is what the line's own elements say that it is (a span for the author), where they hold nearly all of it.
    """

    passage: Passage
    element: Element
    linked: float
    named: Named | None


@dataclass(slots=True)
class Layout:
    """A page's blocks and elements in their order, and the page told anew in pieces; `slots` tell where each block begins."""

    blocks: list[Block] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    slots: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Buffer:
    text: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    linked: int = 0
    named: dict[Named, int] = field(default_factory=dict)
    length: int = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Add text that stands for the source from `start` to `end`: by character where lengths agree, else as a whole."""
        self.text.append(text)
        if len(text) == end - start:
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))
        else:
            self.starts.extend([start] * len(text))
            self.ends.extend([end] * len(text))

    def take(self, source: str, text: str, run: Run) -> None:
        """Add a run of the source, its entities as what they stand for."""
        at = run.start
        if "&" in text:
            for found in _ENTITY.finditer(source, run.start, run.end):
                character = unescape(found[0])
                if character == found[0]:
                    continue
                self.add(source[at : found.start()], at, found.start())
                self.add(character, *found.span())
                at = found.end()
        self.add(source[at : run.end], at, run.end)

    def count(self, length: int, element: Element) -> None:
        """Count characters of an element of the line: how many are links, how many belong to what is named."""
        self.length += length
        if element.linked:
            self.linked += length
        while element.inline and element.parent:
            if element.named:
                self.named[element.named] = self.named.get(element.named, 0) + length
                return
            element = element.parent


class _Reader:
    """Takes tags and runs of text in their order and lays them out."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.layout = Layout()
        root = Element("")
        self.stack = [root]
        self.layout.elements.append(root)
        self.buffer: _Buffer | None = None
        self.slot = 0
        self.apart = False

    def run(self, run: Run) -> None:
        """Take a run of text."""
        top = self.stack[-1]
        if run.literal or top.unseen:
            return
        text = self.source[run.start : run.end]
        if not self.buffer:
            if text.isspace():
                return
            self.buffer = _Buffer()
        buffer = self.buffer
        self.layout.pieces.append(text)
        if self.apart and buffer.length and _JOINT.fullmatch(buffer.text[-1][-1:] + text[:1]):
            buffer.add(" ", buffer.ends[-1], run.start)
        self.apart = False
        buffer.count(len(text.strip()), top)
        buffer.take(self.source, text, run)

    def tag(self, tag: Tag) -> None:
        """Take a tag."""
        inline = tag.name in INLINE
        if not inline and self.buffer:
            self._close_block()
        if tag.name in VOID:
            if tag.name in ("br", "hr") and not self.stack[-1].unseen:
                self.layout.pieces.append(f"<{tag.name}>")
        else:
            for element in ended_by(self.stack, tag):
                self._end(element)
            if not tag.closing:
                self._begin(tag)
        if not inline:
            self.slot = len(self.layout.pieces)
        elif tag.name in _APART:
            self.apart = True

    def finished(self) -> Layout:
        """Return the layout, with all that is still open ended."""
        if self.buffer:
            self._close_block()
        while self.stack:
            self._end(self.stack.pop())
        for element in self.layout.elements:
            # A line of marks that nobody sees gave no block.
            element.last = min(element.last, len(self.layout.blocks))
            element.first = min(element.first, element.last)
        return self.layout

    def _begin(self, tag: Tag) -> None:
        element = element_of(tag, self.stack[-1])
        element.first = element.last = len(self.layout.blocks)
        element.opened = len(self.layout.pieces)
        self.stack.append(element)
        if not element.inline or element.named or element.hidden:
            self.layout.elements.append(element)
        if element.opening:
            self.layout.pieces.append(element.opening)

    def _end(self, element: Element) -> None:
        # A line's element that ends within a block that is still open holds that block.
        element.last = len(self.layout.blocks) + (1 if element.inline and self.buffer else 0)
        if element.opening:
            self.layout.pieces.append(f"</{element.name}>")
        element.closed = len(self.layout.pieces)

    def _close_block(self) -> None:
        buffer, element = self.buffer, self.stack[-1]
        self.buffer, self.apart = None, False
        while element.inline and element.parent:
            element = element.parent
        if not buffer or not buffer.length:
            return
        passage = tidy(Passage("".join(buffer.text), buffer.starts, buffer.ends, element.name or "body"))
        if not passage.text:
            return
        named = max(buffer.named, key=buffer.named.__getitem__, default=None)
        sure = named if named and buffer.named[named] >= 0.8 * buffer.length else None
        self.layout.blocks.append(Block(passage, element, buffer.linked / buffer.length, sure))
        self.layout.slots.append(self.slot)


def laid_out(source: str, tokens: Iterable[Tag | Run]) -> Layout:
    """Return the page's blocks in the order of the source, with their elements."""
    reader = _Reader(source)
    for token in tokens:
        if isinstance(token, Run):
            reader.run(token)
        else:
            reader.tag(token)
    return reader.finished()
