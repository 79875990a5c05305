"""A page's source into tags and runs of text, each with its place; never recursive, and one pass whatever the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from fogline.spans import Span

_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_TAG_END = re.compile(r"[^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+>")
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "noembed"})
# No real tag is longer; the bound keeps a broken quotation mark from swallowing the page.
_LONGEST_TAG = 65_536


@dataclass(frozen=True, slots=True)
class Tag:
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


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text between tags; `literal` tells that it is the content of a script, style or title."""

    span: Span
    literal: bool = False


def scan(source: str) -> Iterator[Tag | Run]:
    """Yield the tags and runs of text in their order; comments and declarations are passed over."""
    at = since = 0
    while (at := source.find("<", at)) >= 0:
        found = _tag_at(source, at)
        if found is None:
            at += 1
            continue
        if at > since:
            yield Run(Span(since, at))
        tag, at = found
        if tag:
            yield tag
            if tag.name in _RAW_TEXT and not tag.closing and not tag.attributes.endswith("/"):
                end = _literal_end(source, at, tag.name)
                yield Run(Span(at, end), literal=True)
                at = end
        since = at
    if since < len(source):
        yield Run(Span(since, len(source)))


def _tag_at(source: str, at: int) -> tuple[Tag | None, int] | None:
    """Return the tag at the bracket and its end: no tag for a comment or declaration, `None` where there is but a bracket."""
    past = _past_declaration(source, at)
    if past > at:
        return None, past
    name = _NAME.match(source, at)
    end = _tag_end(source, name.end()) if name else -1
    if name is None or end < 0:
        return None
    return Tag(name[1].lower(), source[at + 1] == "/", source[name.end() : end - 1]), end


def _past_declaration(source: str, opening: int) -> int:
    """Return where the comment or declaration at `opening` ends; `opening` where there is none."""
    if source.startswith("<!--", opening):
        end = source.find("-->", opening + 4)
        return end + 3 if end >= 0 else len(source)
    if source.startswith(("<!", "<?"), opening):
        end = source.find(">", opening)
        return end + 1 if end >= 0 else len(source)
    return opening


def _tag_end(source: str, at: int) -> int:
    found = _TAG_END.match(source, at, at + _LONGEST_TAG)
    if found:
        return found.end()
    # A quotation mark too many: the tag ends at the next bracket, unless another tag begins before it.
    other = source.find("<", at, at + _LONGEST_TAG)
    return source.find(">", at, other if other >= 0 else at + _LONGEST_TAG) + 1 or -1


def _literal_end(source: str, at: int, name: str) -> int:
    found = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, at)
    return found.start() if found else len(source)
