"""A page's source into tags and runs of text, each with its place; never recursive, and one pass whatever the source."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

# A comment, a declaration, or a tag. A quotation mark counts behind "=" only: one too many elsewhere does not keep a tag open.
_TAG = re.compile(
    r"<(?:(/?)([a-zA-Z][^\s/<>]*+)((?:[^<>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)>|(!--)|[!?][^>]*+(?:>|\Z))"
)
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "noembed"})
# Nobody sees what stands in these, where they end.
_PASSED = frozenset({"svg", "noscript", "iframe", "select", "template", "object"})
_ENDS = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in _RAW_TEXT | _PASSED}


class Tag(NamedTuple):
    """An opening or closing tag; `attributes` as written between its name and the end."""

    name: str
    closing: bool
    attributes: str

    def all_attributes(self) -> dict[str, str]:
        """Return all attributes by name, the first of each."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.attributes):
            found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or "").strip())
        return found


class Run(NamedTuple):
    """The text from `start` to `end` between tags; `literal` tells that it is the content of a script, style or title."""

    start: int
    end: int
    literal: bool = False


def scan(source: str) -> list[Tag | Run]:
    """Return the tags and runs of text in their order; comments and declarations are passed over."""
    found: list[Tag | Run] = []
    at = 0
    search, add = _TAG.search, found.append
    while match := search(source, at):
        start = match.start()
        if start > at:
            add(Run(at, start))
        at = match.end()
        closing, name, attributes, comment = match.groups()
        if name is None:
            if comment:
                end = source.find("-->", at)
                at = end + 3 if end >= 0 else len(source)
            continue
        name = name.lower()
        add(Tag(name, closing == "/", attributes))
        if name in _ENDS and not closing and not attributes.endswith("/"):
            end = _literal_end(source, at, name)
            if end > at:
                add(Run(at, end, literal=True))
            at = end
    if at < len(source):
        add(Run(at, len(source)))
    return found


def _literal_end(source: str, at: int, name: str) -> int:
    """Return where what is no markup ends; a script without an end goes on to the page's, another element without one is none."""
    ended = _ENDS[name].search(source, at)
    return ended.start() if ended else len(source) if name in _RAW_TEXT else at
