"""A page's tags and text into passages, one a block, each with its element and what the elements around it say it is."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from fogline.clean.lines import tidy
from fogline.clean.markup import Run, Tag
from fogline.clean.passages import Passage
from fogline.records import Dropped
from fogline.spans import Span

_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
))  # fmt: skip
_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "textarea", "canvas",
    "audio", "video", "map", "head", "title",
))  # fmt: skip
_CONTAINERS = frozenset({"html", "body", "main", "article"})
_BY_TAG = {
    "nav": Dropped.NAVIGATION,
    "aside": Dropped.RELATED,
    "footer": Dropped.BOILERPLATE,
    "figcaption": Dropped.CAPTION_REPEAT,
    "button": Dropped.WIDGET,
    "form": Dropped.WIDGET,
    "menu": Dropped.NAVIGATION,
    "dialog": Dropped.WIDGET,
}
_BY_WORD = {
    word: reason
    for reason, words in {
        Dropped.COMMENT: "comment comments commentlist commentarea disqus respond replies",
        Dropped.RELATED: "related recommended recommendations trending popular mostread readmore morenews latest",
        Dropped.ADVERTISEMENT: "ad ads advert advertisement sponsored sponsor promo banner outbrain taboola",
        Dropped.WIDGET: "share sharing social widget newsletter subscribe toolbar print rating poll donate login search",
        Dropped.NAVIGATION: "nav navbar navigation menu breadcrumb breadcrumbs sidebar pagination pager skip toc tags",
        Dropped.BOILERPLATE: "footer copyright cookie cookies disclaimer legal gdpr consent",
        Dropped.BYLINE: "byline author dateline timestamp published pubdate postmeta date",
        Dropped.CAPTION_REPEAT: "caption figcaption credit",
    }.items()
    for word in words.split()
}
_WORDS = re.compile(r"[a-z]+")
# A closing tag without an opening one is looked for this far up and no further, so that the work stays in proportion.
_LOOK_UP = 256


@dataclass(slots=True)
class _Element:
    name: str
    reason: Dropped | None
    unseen: bool
    in_article: bool


@dataclass(slots=True)
class _Buffer:
    text: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))

    def add(self, text: str, span: Span) -> None:
        """Add text that stands for `span`: character by character where lengths agree, else as a whole."""
        self.text.append(text)
        if len(text) == span.end - span.start:
            self.starts.extend(range(span.start, span.end))
            self.ends.extend(range(span.start + 1, span.end + 1))
        else:
            self.starts.extend([span.start] * len(text))
            self.ends.extend([span.end] * len(text))

    def taken(self, element: _Element) -> Passage:
        """Return what was gathered as a tidy passage."""
        return tidy(Passage("".join(self.text), self.starts, self.ends, element.name, element.reason))


def blocks(source: str, tokens: Iterable[Tag | Run]) -> Iterator[Passage]:
    """Yield what a reader of the page sees, one passage a block, in the order of the source."""
    root = _Element("", None, unseen=False, in_article=False)
    stack = [root]
    block = root
    buffer = _Buffer()
    for token in tokens:
        if isinstance(token, Run):
            if not token.literal and not stack[-1].unseen:
                _add_run(buffer, source, token.span)
            continue
        if token.name not in _INLINE:
            passage = buffer.taken(block)
            if passage.text:
                yield passage
            buffer = _Buffer()
        _follow(stack, token)
        if token.name not in _INLINE:
            block = stack[-1]
    last = buffer.taken(block)
    if last.text:
        yield last


def depth(tokens: Iterable[Tag | Run]) -> int:
    """Return how deeply the page's elements are nested, as a parser sees it that closes nothing by itself."""
    deepest = open_now = 0
    for token in tokens:
        if isinstance(token, Tag) and token.name not in _VOID:
            open_now = max(0, open_now + (-1 if token.closing else 1))
            deepest = max(deepest, open_now)
    return deepest


def _add_run(buffer: _Buffer, source: str, span: Span) -> None:
    at = span.start
    for found in _ENTITY.finditer(source, span.start, span.end):
        character = unescape(found[0])
        if character == found[0]:
            continue
        buffer.add(source[at : found.start()], Span(at, found.start()))
        buffer.add(character, Span(*found.span()))
        at = found.end()
    buffer.add(source[at : span.end], Span(at, span.end))


def _follow(stack: list[_Element], tag: Tag) -> None:
    """Open or close the tag's element on the stack."""
    if tag.name in _VOID:
        return
    if tag.closing:
        for up in range(len(stack) - 1, max(0, len(stack) - _LOOK_UP), -1):
            if stack[up].name == tag.name:
                del stack[up:]
                return
        return
    if stack[-1].name == "p" and tag.name not in _INLINE:
        stack.pop()
    stack.append(_element(tag, stack[-1]))


def _element(tag: Tag, parent: _Element) -> _Element:
    attributes = tag.all_attributes() if tag.attributes else {}
    in_article = parent.in_article or tag.name in ("article", "main")
    reason = parent.reason
    if reason is None and tag.name not in _CONTAINERS:
        reason = _BY_TAG.get(tag.name) or _by_words(attributes)
        if tag.name == "header" and not in_article:
            reason = Dropped.NAVIGATION
    unseen = parent.unseen or tag.name in _UNSEEN or _hidden(attributes)
    return _Element(tag.name, reason, unseen, in_article)


def _by_words(attributes: dict[str, str]) -> Dropped | None:
    named = " ".join(attributes.get(name, "") for name in ("class", "id", "role")).lower()
    return next((_BY_WORD[word] for word in _WORDS.findall(named) if word in _BY_WORD), None)


def _hidden(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", "").lower()
