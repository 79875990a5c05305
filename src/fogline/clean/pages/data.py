"""What a page says of itself: title, dates, outlet, author, address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from fogline.clean.pages.linked_data import articles_of, named_in, strings_of
from fogline.clean.pages.markup import Run, Tag
from fogline.clean.pages.parts import words_of
from fogline.spans import Span

# Names that a page gives the day of publication, in the order of trust; what tells a change comes after all of them.
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "article:published", "og:article:published_time", "date",
    "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dcterms.created", "dc.date.created", "pubdate", "pdate",
    "publish-date", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "article.published", "datecreated", "citation_publication_date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod", "last-modified")
_SITES = ("og:site_name", "dcterms.publisher", "dc.publisher", "publisher", "application-name", "al:ios:app_name")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "byline",
    "citation_author",
)
_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "headline")
_WITH_ADDRESS = ("canonical", "og:url", "al:web:url", "twitter:url")
_ARCHIVED = re.compile(r"https?://(?:web\.)?archive\.[a-z]+/(?:web/)?\d{8,14}[a-z_]*/(?=https?://)")
_BY = re.compile(r"(?:by|written by|reported by|author|text)\s*:?\s+", re.IGNORECASE)
# Behind the name a byline goes on with the day, the time, the place in the thread.
_AFTER_NAME = re.compile(
    r" *[»|·•‹]| [-–—] |,? *\b(?:on )?(?=\d|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)"
)
_NO_NAME = re.compile(
    r"https?:|www\.|[@/\\|<>]|\d{3}|\.(?:com|org|net)\b|\w\.[a-z]{2}$|^(?:authors?|admin|editors?|by|unknown)$", re.IGNORECASE
)
_LONGEST_NAME = 100
_AUTHOR_WORDS = frozenset({"author", "authors", "byline", "fn"})


@dataclass(frozen=True, slots=True)
class PageData:
    """Titles, dates (how known, as written) in the order of trust, the outlet's name, the author and the page's own address.

    `times` are the page's `time` elements, each with about where it stands; `handle` the outlet's name on a network.
    """

    titles: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    site: str | None = None
    author: str | None = None
    address: str | None = None
    times: tuple[tuple[int, str], ...] = ()
    modified: tuple[tuple[str, str], ...] = ()
    handle: str | None = None


@dataclass(slots=True)
class _Gathered:
    metas: dict[str, str] = field(default_factory=dict)
    times: list[tuple[int, str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)


def page_data(source: str, tokens: Iterable[Tag | Run]) -> PageData:
    """Gather what meta elements, the title element, microdata and JSON-LD say."""
    found = _gathered(source, tokens)
    metas, nodes = found.metas, [node for text in found.linked for node in articles_of(text)]
    dates = [("page's JSON-LD datePublished", day) for day in strings_of(nodes, "datePublished")]
    dates += [("page's JSON-LD coverageStartTime", day) for day in strings_of(nodes, "coverageStartTime")]
    dates += [(f"page's {_spelt(name)}", metas[name]) for name in _PUBLISHED if metas.get(name)]
    changed = [("page's JSON-LD dateModified", day) for day in strings_of(nodes, "dateModified")]
    changed += [(f"page's {_spelt(name)}", metas[name]) for name in _MODIFIED if metas.get(name)]
    titles = (*(metas.get(name, "") for name in _TITLES), *strings_of(nodes, "headline"), *found.titles)
    told = (metas.get(name) for name in _AUTHORS)
    return PageData(
        titles=tuple(dict.fromkeys(" ".join(unescape(title).split()) for title in titles if title.strip())),
        dates=tuple(dates),
        site=next((metas[name] for name in _SITES if metas.get(name)), None) or named_in(nodes, "publisher"),
        author=_first_name((named_in(nodes, "author"), *told, *found.authors)),
        address=_address([*(metas.get(name) for name in _WITH_ADDRESS), *strings_of(nodes, "mainEntityOfPage", "url")]),
        times=tuple(found.times),
        modified=tuple(changed),
        handle=metas.get("twitter:site", "").lstrip("@") or None,
    )


def dated(data: PageData, near: int, apart: Sequence[Span]) -> PageData:
    """Add the time element nearest to `near`, the title's place, that is in no part `apart`, and last the days of changes."""
    own = [(abs(at - near), day) for at, day in data.times if not any(part.start <= at < part.end for part in apart)]
    times = [("page's time element", min(own)[1])] if own else []
    return replace(data, dates=(*data.dates, *times, *(data.modified if not data.dates and not times else ())))


def _spelt(name: str) -> str:
    return {"datepublished": "datePublished", "datemodified": "dateModified"}.get(name, name)


def _first_name(told: Iterable[str | None]) -> str | None:
    """Return the first that is a name: without "By", and no address of a profile."""
    for name in told:
        plain = _AFTER_NAME.split(_BY.sub("", " ".join((name or "").split()), count=1), maxsplit=1)[0].strip(" ,;-–—·|")
        if plain and len(plain) <= _LONGEST_NAME and not _NO_NAME.search(plain):
            return plain
    return None


def _address(told: Iterable[str | None]) -> str | None:
    """Return the first address, without that of the archive it was kept in."""
    found = next((address for address in told if address), None)
    return _ARCHIVED.sub("", found, count=1) if found else None


class _Author:
    """Gathers the text of the element that names the author."""

    def __init__(self) -> None:
        self.inside: str | None = None
        self.depth = 0
        self.text: list[str] = []

    def tag(self, tag: Tag) -> str | None:
        """Take a tag; return the author's name when its element ends."""
        if self.inside is None:
            if not tag.closing and tag.attributes and tag.name in _NAMING and _names_author(tag):
                self.inside, self.depth, self.text = tag.name, 1, []
            return None
        if tag.name == self.inside:
            self.depth += -1 if tag.closing else 1
        if self.depth > 0 and len(self.text) < 20:
            return None
        self.inside = None
        return " ".join("".join(self.text).split())


_NAMING = frozenset({"a", "span", "div", "p", "address", "strong", "b", "cite", "em", "small", "li"})


def _names_author(tag: Tag) -> bool:
    if not any(word in tag.attributes.lower() for word in ("author", "byline")):
        return False
    attributes = tag.all_attributes()
    if attributes.get("rel") == "author" or attributes.get("itemprop") == "author":
        return True
    named = [words_of(name) for name in attributes.get("class", "").split()]
    return any(words and words[-1] in _AUTHOR_WORDS | {"name"} and _AUTHOR_WORDS.intersection(words) for words in named)


def _gathered(source: str, tokens: Iterable[Tag | Run]) -> _Gathered:
    found, author = _Gathered(), _Author()
    opened: Tag | None = None
    at = 0
    for token in tokens:
        if isinstance(token, Run):
            at = token.end
            if token.literal and opened:
                _add_literal(found, opened, source[token.start : token.end])
            elif author.inside:
                author.text.append(unescape(source[token.start : token.end]))
            continue
        opened = token
        name = author.tag(token)
        if name:
            found.authors.append(name)
        if not token.closing and token.attributes:
            _add_tag(found, token, at)
    return found


def _add_tag(found: _Gathered, tag: Tag, at: int) -> None:
    if tag.name in ("meta", "link"):
        attributes = tag.all_attributes()
        value = attributes.get("content") or attributes.get("href")
        for key in ("property", "name", "itemprop", "rel"):
            if value and attributes.get(key):
                found.metas.setdefault(attributes[key].lower(), value)
    elif tag.name == "time" or "itemprop" in tag.attributes or "dc:date" in tag.attributes:
        attributes = tag.all_attributes()
        day = attributes.get("datetime") or attributes.get("content")
        about = attributes.get("itemprop") or attributes.get("property") or ""
        if day and about.lower() in ("datepublished", "datecreated", "dc:date"):
            found.metas.setdefault("datepublished", day)
        elif day and tag.name == "time" and about.lower() != "datemodified" and "updated" not in attributes.get("class", ""):
            found.times.append((at, day))


def _add_literal(found: _Gathered, opened: Tag, text: str) -> None:
    if opened.name == "title":
        found.titles.append(unescape(text).strip())
    elif opened.name == "script" and "ld+json" in opened.attributes:
        found.linked.append(text)
