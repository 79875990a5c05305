"""What a page says of itself: title, dates, outlet, author, address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from fogline.clean.markup import Run, Tag

_DATES = {
    "article:published_time": "page's article:published_time",
    "og:published_time": "page's og:published_time",
    "datepublished": "page's datePublished",
    "date": "page's date",
    "dc.date": "page's dc.date",
    "dc.date.issued": "page's dc.date.issued",
    "dcterms.created": "page's dcterms.created",
    "pubdate": "page's pubdate",
    "publish-date": "page's publish-date",
    "parsely-pub-date": "page's parsely-pub-date",
    "sailthru.date": "page's sailthru.date",
}
_ARTICLE_TYPES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report", "WebPage", "LiveBlogPosting"}
)
# JSON-LD of articles has a few dozen nodes.
_MOST_NODES = 5000


@dataclass(frozen=True, slots=True)
class PageData:
    """Titles, dates (how known, as written) in the order of trust, the outlet's name, the author and the page's own address."""

    titles: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    site: str | None = None
    author: str | None = None
    address: str | None = None


def page_data(source: str, tokens: Iterable[Tag | Run]) -> PageData:
    """Gather what meta elements, the title element and JSON-LD say."""
    metas, times, literal = _gathered(source, tokens)
    linked = [node for text in literal["ld"] for node in _nodes(text)]
    titles = (metas.get("og:title"), *_all(linked, "headline"), *literal["title"])
    dates = [("page's JSON-LD datePublished", date) for date in _all(linked, "datePublished")]
    dates += [(basis, metas[name]) for name, basis in _DATES.items() if metas.get(name)]
    dates += [("page's time element", value) for value in times[:1]]
    return PageData(
        titles=tuple(" ".join(title.split()) for title in titles if title and title.strip()),
        dates=tuple(dates),
        site=metas.get("og:site_name") or _name_of(linked, "publisher"),
        author=metas.get("author") or _name_of(linked, "author"),
        address=metas.get("og:url") or metas.get("canonical"),
    )


def _gathered(source: str, tokens: Iterable[Tag | Run]) -> tuple[dict[str, str], list[str], dict[str, list[str]]]:
    metas: dict[str, str] = {}
    times: list[str] = []
    literal: dict[str, list[str]] = {"ld": [], "title": []}
    opened: Tag | None = None
    for token in tokens:
        if isinstance(token, Run):
            if token.literal and opened:
                _add_literal(literal, opened, token.span.of(source))
            continue
        opened = token
        if token.closing:
            continue
        if token.name in ("meta", "link", "time"):
            attributes = token.all_attributes()
            name = (
                attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or attributes.get("rel") or ""
            )
            value = attributes.get("content") or attributes.get("href")
            if value:
                metas.setdefault(name.lower(), value)
            if token.name == "time" and attributes.get("datetime"):
                times.append(attributes["datetime"])
    return metas, times, literal


def _add_literal(literal: dict[str, list[str]], opened: Tag, text: str) -> None:
    if opened.name == "title":
        literal["title"].append(unescape(text).strip())
    elif opened.name == "script" and "ld+json" in opened.attributes:
        literal["ld"].append(text)


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """Yield the articles that a JSON-LD script describes; a script that is no JSON describes none."""
    try:
        waiting: list[Any] = [json.loads(text.strip().rstrip(";"))]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            types = node.get("@type")
            if _ARTICLE_TYPES & set(types if isinstance(types, list) else [types] if isinstance(types, str) else []):
                yield node
            waiting += [value for value in node.values() if isinstance(value, dict | list)]


def _all(nodes: Sequence[dict[str, Any]], key: str) -> list[str]:
    return [node[key] for node in nodes if isinstance(node.get(key), str)]


def _name_of(nodes: Sequence[dict[str, Any]], key: str) -> str | None:
    for node in nodes:
        value = node.get(key)
        value = value[0] if isinstance(value, list) and value else value
        name = value.get("name") if isinstance(value, dict) else value
        if isinstance(name, str) and name.strip():
            return name.strip()
    return None
