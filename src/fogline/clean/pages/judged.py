"""Which parts of a page are not the report: by what their elements are called, and by how the page is built."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from fogline.clean.pages.blocks import Block, Layout
from fogline.clean.pages.elements import Element
from fogline.clean.pages.parts import Named, words_of
from fogline.records import Dropped

_WHOLE = frozenset({"", "html", "body", "main"})
_PARAGRAPHS = frozenset({"p", "li", "blockquote", "dd", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_ENDED = re.compile(r"[.!?…。！？؟۔][\"'”’»)\]]*$")
# A line of the report is a sentence of some length, or so long that it is one even without a full stop.
_SENTENCE = 40
_PROSE = 160
# A list of teasers has this share of its characters in links at least.
_TEASERS = 0.3
_MOST = 0.5
_POSTER = frozenset({"author", "authors", "user", "username", "poster", "member", "avatar", "postprofile", "nickname", "owner"})
_POST = frozenset({"post", "message", "msg", "reply", "topic"})


@dataclass(frozen=True, slots=True)
class Cover:
    """An element that is not the report, and why."""

    element: Element
    reason: Dropped


class Weights:
    """How much of the report's kind of text, of any text, and of links each element holds, in characters."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._prose = [0, *accumulate(weight(block) for block in blocks)]
        self._text = [0, *accumulate(len(block.passage.text) for block in blocks)]
        self._linked = [0, *accumulate(len(block.passage.text) * block.linked for block in blocks)]

    def prose(self, element: Element) -> int:
        """Return how many characters of an element's blocks read as a report's."""
        return self._prose[element.last] - self._prose[element.first]

    def linked(self, element: Element) -> float:
        """Return the share of an element's characters in links, 0–1."""
        text = self._text[element.last] - self._text[element.first]
        return (self._linked[element.last] - self._linked[element.first]) / text if text else 0.0


def weight(block: Block) -> int:
    """Return how many characters of a block read as a report's: all of a sentence's, none of a label's or a link's."""
    text = block.passage.text
    sentence = len(text) >= _SENTENCE and bool(_ENDED.search(text))
    return len(text) if block.linked < _MOST and (sentence or len(text) >= _PROSE) else 0


def covers(layout: Layout, title: int | None) -> tuple[Cover, ...]:
    """Return the outermost elements that are not the report; `title` is the number of the block that is the page's title."""
    judge = _Judge(layout, title)
    found = judge.comments()
    found += judge.others(found)
    return tuple(_outermost(found))


class _Judge:
    def __init__(self, layout: Layout, title: int | None) -> None:
        self.layout = layout
        self.weights = Weights(layout.blocks)
        self.title = title

    def comments(self) -> list[Cover]:
        """Return what readers say: never the report, however long it is beside it."""
        total = self.weights.prose(self.layout.elements[0])
        named = [
            Cover(element, Dropped.COMMENT)
            for element in self._free(())
            if element.named
            and element.named.reason is Dropped.COMMENT
            and not self._holds_title(element)
            and (element.named.always or not self._is_most(element, Dropped.COMMENT, total))
        ]
        return [*named, *(Cover(element, Dropped.COMMENT) for element in _posts_of_others(self.layout))]

    def others(self, comments: Sequence[Cover]) -> list[Cover]:
        """Return all else that is not the report."""
        root = self.layout.elements[0]
        total = self.weights.prose(root) - sum(self.weights.prose(cover.element) for cover in _outermost(comments))
        named = [
            (element, element.named)
            for element in self._free(comments)
            if element.named and element.named.reason is not Dropped.COMMENT and self._stands(element, element.named, total)
        ]
        masses: Counter[str] = Counter()
        for element, why in named:
            masses[why.word] += self.weights.prose(element)
        # A word that would condemn most of the page names how the site is made, not what its parts are.
        found = [
            Cover(element, why.reason)
            for element, why in named
            if why.always or why.reason is Dropped.RELATED or masses[why.word] <= _MOST * total
        ]
        found += [
            Cover(element, Dropped.WIDGET) for element in self._free(comments) if element.hidden and not self._goes_on(element)
        ]
        return found + [Cover(element, Dropped.RELATED) for element in self._other_articles(total)]

    def _free(self, covered: Sequence[Cover]) -> Iterator[Element]:
        """Yield the elements with blocks that are not covered yet, a cover's own parts passed over."""
        inside = [(cover.element.first, cover.element.last) for cover in _outermost(covered)]
        at = 0
        for element in self.layout.elements:
            if element.last <= element.first or element.name in _WHOLE or element.inline:
                continue
            while at < len(inside) and inside[at][1] <= element.first:
                at += 1
            if at == len(inside) or not inside[at][0] <= element.first < inside[at][1]:
                yield element

    def _holds_title(self, element: Element) -> bool:
        return self.title is not None and element.first <= self.title < element.last

    def _stands(self, element: Element, why: Named, total: int) -> bool:
        """Tell whether an element's name says that it is not the report; what holds the title or most of the text is."""
        prose = self.weights.prose(element)
        if element.name == "article" or self._holds_title(element) or self._is_most(element, why.reason, total):
            return False
        if not why.always and element.name in _PARAGRAPHS and prose:
            return False
        by_links = not why.always and why.reason is Dropped.RELATED
        return not by_links or self.weights.linked(element) >= 0.1

    def _is_most(self, element: Element, reason: Dropped, total: int) -> bool:
        """Tell whether an element holds most of the text; all of it, where its kind may be longer than the report."""
        least = total - _SENTENCE if reason in (Dropped.RELATED, Dropped.COMMENT) else _MOST * total
        return self.weights.prose(element) > max(least, 0)

    def _goes_on(self, element: Element) -> bool:
        """Tell whether what readers do not see is the rest of a report that they see begin: a paywall hides it."""
        prose, parent = self.weights.prose(element), element.parent
        if self._holds_title(element):
            return True
        if element.named or not prose or parent is None or parent.name in _WHOLE or self.weights.linked(element) >= _TEASERS:
            return False
        return self.weights.prose(parent) > prose

    def _other_articles(self, total: int) -> Iterator[Element]:
        """Yield teasers that are articles in name, and the next article of a page that goes on and on."""
        for element in self._free(()):
            teaser = element.name == "article" and self.weights.linked(element) >= _TEASERS
            if teaser and not self._holds_title(element) and self.weights.prose(element) <= _MOST * total:
                yield element
        yield from self._next_articles()

    def _next_articles(self) -> Iterator[Element]:
        if self.title is None:
            return
        blocks = self.layout.blocks
        for number in range(self.title + 1, len(blocks)):
            if blocks[number].passage.tag != "h1" or len(blocks[number].passage.text.split()) < 4:
                continue
            element = blocks[number].element
            while element.parent and not self._holds_title(element.parent):
                element = element.parent
            if element.first > self.title:
                yield element


def _posts_of_others(layout: Layout) -> Iterator[Element]:
    """Yield the posts of a thread that are not by who wrote the first one."""
    threads: dict[tuple[int, str], list[tuple[Element, str]]] = {}
    for element in layout.elements:
        if element.parent and element.last > element.first and not element.inline and _is_post(element):
            kind = element.attributes["class"].split()[0]
            threads.setdefault((id(element.parent), kind), []).append((element, _poster(layout, element)))
    for posts in threads.values():
        first = posts[0][1]
        if first and len(posts) > 1:
            yield from (element for element, poster in posts[1:] if poster and poster != first)


def _is_post(element: Element) -> bool:
    return any(_POST.intersection(words_of(name)) for name in element.attributes.get("class", "").split()[:4])


def _poster(layout: Layout, post: Element) -> str:
    """Return who a post says that it is by, empty where it does not say."""
    for block in layout.blocks[post.first : post.last]:
        element: Element | None = block.element
        while element and element is not post:
            if any(_POSTER.intersection(words_of(name)) for name in element.attributes.get("class", "").split()):
                return re.split(r" » | [-–|•] |, ", block.passage.text)[0]
            element = element.parent
    return ""


def _outermost(found: Sequence[Cover]) -> Iterator[Cover]:
    """Yield those that lie in no other, in the order of the page."""
    end = -1
    for cover in sorted(found, key=lambda cover: (cover.element.first, -cover.element.last, cover.element.level)):
        if cover.element.first >= end:
            yield cover
            end = cover.element.last
