"""Feeds, whatever their dialect, into their entries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin

import feedparser

from fogline.read.tables.columns import whole

_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_MARKUP = frozenset({"text/html", "application/xhtml+xml"})
# What feedparser lets through of feeds that are no XML at all.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What a feed says of one report: where it is, and of its text what the feed carries (`content`), as html or plain.

    `published` and `updated` are as written; `outlet` is another than the feed's own, which the feed names as the source.
    """

    link: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    content: str | None = None
    is_html: bool = False

    @property
    def words(self) -> int:
        """How many words of its text the feed carries."""
        return len(_TAG.sub(" ", self.content).split()) if self.content else 0


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, its entries, and why it could not be read to its end (`broken`), in words."""

    title: str | None
    entries: tuple[FeedEntry, ...]
    broken: str | None = None


def parsed(content: bytes, base: str, charset: str | None) -> Feed:
    """Return a feed of RSS, Atom or RDF that stands at `base`; of a broken one what can be read."""
    # A charset that the server says goes before the feed's own in feedparser, but servers say one of whatever they send.
    said = f"; charset={charset}" if charset and not _is_utf8(content) else ""
    headers = {"content-type": f"application/xml{said}", "content-location": base}
    try:
        # A stream, since bytes would be taken as the name of a file first.
        found = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except _BROKEN as error:
        return Feed(None, (), f"it cannot be taken apart ({type(error).__name__}: {error})")
    told = found.get("bozo_exception")
    wrong = told if found.get("bozo") and not isinstance(told, feedparser.CharacterEncodingOverride) else None
    about = found["feed"]
    # Atom tells when a report was published from when it was changed; the only date of others is when it was published.
    atom = str(found.get("version")).startswith("atom")
    start = _base(base, about.get("link"))
    entries = tuple(_entry(each, start, atom=atom) for each in found["entries"])
    return Feed(_plain(about.get("title")), entries, " ".join(str(wrong).split()) if wrong else None)


def parsed_json(told: Mapping[str, Any], base: str) -> Feed:
    """Return a JSON Feed that stands at `base`."""
    items, start = told.get("items"), _base(base, told.get("home_page_url"))
    entries = tuple(_json_entry(each, start) for each in items if isinstance(each, dict)) if isinstance(items, list) else ()
    broken = None if isinstance(items, list) else "it has no list of items"
    return Feed(_plain(told.get("title")), entries, broken)


def _entry(told: Any, base: str, *, atom: bool) -> FeedEntry:  # noqa: ANN401 — feedparser is untyped
    content, is_html = _longest(told)
    source = told.get("source")
    updated = _plain(told["updated"]) if "updated" in told else None
    return FeedEntry(
        link=next(_links(told, base), None),
        title=_plain(told.get("title")),
        author=_plain(told.get("author")),
        published=_plain(told.get("published")) or (None if atom else updated),
        updated=updated,
        outlet=_plain(source.get("title")) if isinstance(source, Mapping) else None,
        content=content,
        is_html=is_html,
    )


def _links(told: Any, base: str) -> Iterator[str]:  # noqa: ANN401 — feedparser is untyped
    for link in (told.get("feedburner_origlink"), told.get("link")):
        if found := _joined(base, link):
            yield found
    for link in told.get("links") or ():
        if link.get("rel") == "alternate" and (found := _joined(base, link.get("href"))):
            yield found


def _longest(told: Any) -> tuple[str | None, bool]:  # noqa: ANN401 — feedparser is untyped
    """Return the text that an entry carries, the longest of those that it has, and whether it is html."""
    parts = [part for part in told.get("content") or () if isinstance(part, Mapping)]
    summary = told.get("summary_detail")
    if isinstance(summary, Mapping):
        parts.append(summary)
    texts = [(_text(part.get("value")), part.get("type") in _MARKUP) for part in parts]
    return max(texts, key=lambda text: len(text[0] or ""), default=(None, False))


def _json_entry(told: Mapping[str, Any], base: str) -> FeedEntry:
    html, text = _text(told.get("content_html")), _text(told.get("content_text")) or _text(told.get("summary"))
    links = (_joined(base, told.get(key)) for key in ("url", "external_url", "id"))
    authors = told.get("authors") if isinstance(told.get("authors"), list) else [told.get("author")]
    names = [_plain(author.get("name")) for author in authors or () if isinstance(author, dict)]
    return FeedEntry(
        link=next((link for link in links if link), None),
        title=_plain(told.get("title")),
        author=", ".join(name for name in names if name) or None,
        published=_plain(told.get("date_published")),
        updated=_plain(told.get("date_modified")),
        content=html or text,
        is_html=bool(html),
    )


def _base(base: str, home: object) -> str:
    """Return where links start from: where the feed was fetched, or for a file the site that it says to be of."""
    return base if _joined("", base) else _joined("", home) or base


def _joined(base: str, link: object) -> str | None:
    """Return a link that leads to the web, from where the feed stands."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        found = urljoin(base, whole(link).strip())
    except ValueError:
        return None
    return found if found.lower().startswith(("http://", "https://")) else None


def _plain(value: object) -> str | None:
    """Return a line of text without markup, `None` where it says nothing."""
    return " ".join(unescape(_TAG.sub(" ", whole(value))).split()) or None if isinstance(value, str) else None


def _text(value: object) -> str | None:
    return whole(value) if isinstance(value, str) and value.strip() else None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
