"""A page's elements: what each is called, what it holds, and which of them a closing tag ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from fogline.clean.pages.markup import Tag
from fogline.clean.pages.parts import Named, named_by, page_parts

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "input",
    "ins", "kbd", "label", "mark", "meta", "link", "noscript", "q", "s", "samp", "script", "small", "source", "span", "strike",
    "strong", "style", "sub", "sup", "svg", "template", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
UNSEEN = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "textarea", "canvas",
    "audio", "video", "map", "head", "title",
))  # fmt: skip
# Where HTML lets the closing tag away: an opening tag that ends an open element, looked for no further up than its list or table.
_ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "a": (frozenset({"a"}), frozenset({"td", "th", "table", "li"})),
}
_ENDS_PARAGRAPH = frozenset((
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "menu", "nav", "ol", "p",
    "pre", "section", "table", "ul",
))  # fmt: skip
_CELLS = frozenset({"td", "th"})
_TABLE = frozenset({"td", "th", "tr", "table", "tbody", "thead", "tfoot", "body", "html"})
# What may tell what an element is; most have none of it.
_TELLING = re.compile(r"class|\bid\b|role|hidden|style|itemtype|dir\b", re.IGNORECASE)
_NOTHING: Mapping[str, str] = {}
_RETOLD = ("class", "id", "role", "itemprop", "itemtype")
# Attributes of real elements are shorter, but for those that hold a picture or a state.
_LONG_ATTRIBUTES = 400
# libxml2, under trafilatura, takes no tree deeper than 256; no page made for readers comes near it. Deeper elements are not told.
_DEEPEST = 200
_Told = tuple[Mapping[str, str], Named | None, bool, str]
_CACHED = 1000
# An element is looked for this far up and no further, so that the work stays in proportion to the page.
_LOOK_UP = 256


@dataclass(slots=True, eq=False)
class Element:
    """An element with its blocks (numbers `first` to `last`) and its place in the page's pieces (`opened` to `closed`).

    `named` is what its name, role and class say that it is; `level` how deep it is nested; `inline` tells a part of a line.
    `opening` is the tag that tells it again, empty for what is unseen, too deep, or a line's part that is no link.
    """

    name: str
    parent: Element | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    named: Named | None = None
    unseen: bool = False
    hidden: bool = False
    linked: bool = False
    level: int = 0
    inline: bool = False
    opening: str = ""
    first: int = 0
    last: int = 0
    opened: int = 0
    closed: int = 0


def element_of(tag: Tag, parent: Element) -> Element:
    """Return the element that a tag opens inside `parent`."""
    name, written = tag.name, tag.attributes
    attributes, named, hidden, opening = _read(name, written) if len(written) > _CACHED else _told(name, written)
    unseen = parent.unseen or name in UNSEEN
    return Element(
        name,
        parent,
        attributes,
        named,
        unseen,
        hidden,
        parent.linked or name == "a",
        parent.level + 1,
        name in INLINE,
        "" if unseen or parent.level >= _DEEPEST else opening,
    )


def ended_by(stack: list[Element], tag: Tag) -> list[Element]:
    """Take the elements that a tag ends off the stack, and return them, the innermost first."""
    name = tag.name
    if tag.closing:
        return [stack.pop()] if stack[-1].name == name else _closed(stack, name)
    ended = _paragraph(stack) if name in _ENDS_PARAGRAPH else []
    if name in _ENDS:
        names, until = _ENDS[name]
        for up in range(len(stack) - 1, max(0, len(stack) - _LOOK_UP), -1):
            if stack[up].name in names:
                return ended + _popped(stack, up)
            if stack[up].name in until:
                break
    return ended


def _paragraph(stack: list[Element]) -> list[Element]:
    up = len(stack) - 1
    while up > 0 and stack[up].inline and stack[up].name != "p":
        up -= 1
    return _popped(stack, up) if stack[up].name == "p" else []


def _closed(stack: list[Element], name: str) -> list[Element]:
    for up in range(len(stack) - 1, max(0, len(stack) - _LOOK_UP), -1):
        if stack[up].name == name:
            if stack[up].inline and not all(one.inline for one in stack[up:]):
                # A line's element that was opened outside of the block: the block goes on.
                return [stack.pop(up)]
            return _popped(stack, up)
        if stack[up].name in _CELLS and name not in _TABLE:
            break
    return []


def _popped(stack: list[Element], up: int) -> list[Element]:
    ended = stack[up:][::-1]
    del stack[up:]
    return ended


@lru_cache(maxsize=20_000)
def _told(name: str, written: str) -> _Told:
    return _read(name, written)


def _read(name: str, written: str) -> _Told:
    told = page_parts().tags.get(name)
    if not _TELLING.search(written):
        return _NOTHING, told, False, _opening(name, _NOTHING)
    attributes = Tag(name, False, written).all_attributes()
    hidden = "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", "").lower()
    return attributes, told or named_by(attributes), hidden, _opening(name, attributes)


def _opening(name: str, attributes: Mapping[str, str]) -> str:
    if name in INLINE:
        return "<a>" if name == "a" else ""
    told = ((key, attributes.get(key)) for key in _RETOLD)
    written = "".join(f' {key}="{escape(value[:_LONG_ATTRIBUTES])}"' for key, value in told if value)
    return f"<{name}{written}>"
