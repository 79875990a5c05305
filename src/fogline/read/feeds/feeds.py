"""Feeds, and the pages that they link to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from fogline.read.addresses import fetched, offline
from fogline.read.documents import HTML, TEXT, document
from fogline.read.entry import HEAD, Entry, Metadata
from fogline.read.feeds.entries import Feed, FeedEntry, parsed, parsed_json
from fogline.read.feeds.outlines import read_opml
from fogline.read.names import name_of
from fogline.read.options import Item, Reading
from fogline.read.problems import unreadable
from fogline.read.sniff import written_as
from fogline.records import Problem, RawDocument

__all__ = ["is_json_feed", "read_feed", "read_json_feed", "read_opml"]

_SUMMARY = 100
"""Words below which what a feed carries of a report is taken for its summary: reports of wire agencies are rarely shorter."""
_LEADS_ON = frozenset({"feed", "opml", "addresses"})
_HINT = "open the page in a browser, save it, and read the file"


def read_feed(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the documents of a feed of RSS, Atom or RDF: the pages that it links to, or what it carries of them."""
    limit = reading.limits.document_bytes
    content = stream.read(limit + 1)
    told = dict(entry.metadata)
    cut = told.get("cut") or (f"it has more than {limit:,} bytes" if len(content) > limit else None)
    feed = parsed(content[:limit], told.get("url", entry.address), told.get("charset"))
    yield from _read(replace(feed, broken=cut or feed.broken), entry, reading)


def is_json_feed(told: Any) -> bool:  # noqa: ANN401 — JSON may be anything
    """Tell whether JSON is a feed."""
    return isinstance(told, dict) and "jsonfeed.org/version" in str(told.get("version"))


def read_json_feed(entry: Entry, told: Mapping[str, Any], reading: Reading) -> Iterator[Item]:
    """Yield the documents of a JSON Feed: the pages that it links to, or what it carries of them."""
    yield from _read(parsed_json(told, dict(entry.metadata).get("url", entry.address)), entry, reading)


@dataclass(slots=True)
class _Taken:
    """Whether all of a feed gave documents."""

    whole: bool = True

    def watched(self, items: Iterator[Item]) -> Iterator[Item]:
        """Yield the items, watching for problems."""
        for item in items:
            if isinstance(item, Problem):
                self.whole = False
            yield item


def _read(feed: Feed, entry: Entry, reading: Reading) -> Iterator[Item]:
    taken = _Taken()
    yield from taken.watched(_noted(feed, entry, reading))
    for each in dict.fromkeys(feed.entries[: reading.limits.feed_entries]):
        yield from taken.watched(_Linked(feed, each, entry, reading).items())
    if taken.whole and reading.options.web:
        reading.options.web.keep(entry.address)


def _noted(feed: Feed, entry: Entry, reading: Reading) -> Iterator[Problem]:
    """Yield what is wrong with a feed as a whole."""
    address, most = entry.address, reading.limits.feed_entries
    if feed.broken:
        detail = f"{address} could not be read to its end: {feed.broken}; {len(feed.entries)} entries were read"
        yield unreadable(address, "broken-feed", detail, "look at it, or read it again later", fatal=not feed.entries)
    elif not feed.entries:
        yield unreadable(address, "empty-feed", f"{address} has no entries", "read it again later", fatal=False)
    if (more := len(feed.entries) - most) > 0:
        detail = f"{address} has {more:,} entries more than the {most:,} that were read"
        yield unreadable(address, "too-many-entries", detail, "raise feed_entries in case.toml", fatal=False)
    if reading.options.web is None:
        yield from _not_fetched(feed.entries[:most], address)


def _not_fetched(entries: tuple[FeedEntry, ...], address: str) -> Iterator[Problem]:
    linked = [each for each in entries if each.link]
    if linked:
        summaries = sum(_is_summary(each) for each in linked)
        what = f"{len(linked)} pages that {address} links to ({summaries} of which it carries a summary of at most) were"
        yield offline(address, what, fatal=any(each.content is None for each in linked))


def _is_summary(told: FeedEntry) -> bool:
    return told.link is not None and told.words < _SUMMARY


@dataclass(frozen=True, slots=True)
class _Linked:
    """One entry of a feed."""

    feed: Feed
    told: FeedEntry
    entry: Entry
    reading: Reading

    def items(self) -> Iterator[Item]:
        """Yield the documents of the page linked; where there are none, what the feed carries of it."""
        link = self.told.link
        found = fetched(link, self.reading) if link and self.reading.options.web else None
        if isinstance(found, Problem):
            yield from self._carried(found)
        elif found and _leads_on(found):
            yield from self._carried(unreadable(found.address, "no-report", f"{link} only lists other addresses", _HINT))
        elif found:
            yield from self._page(found)
        elif link is None:
            detail = f"an entry of {self.entry.address} has neither a link nor a text"
            nothing = unreadable(self.entry.address, "no-text", detail, "look at the feed")
            yield from self._carried(None if self.told.content else nothing)
        elif self.reading.options.web is None and self.told.content:
            yield self._document(self.told.content)

    def _page(self, page: Entry) -> Iterator[Item]:
        told = self.told
        said = _known(published=told.published, outlet=told.outlet, **self._said())
        any_document = False
        for item in self.reading.read(replace(page, metadata=(*page.metadata, *said), depth=self.entry.depth + 1)):
            any_document = any_document or isinstance(item, RawDocument)
            yield replace(item, fatal=item.fatal and not told.content) if isinstance(item, Problem) else item
        if not any_document and told.content:
            yield from self._carried(None)

    def _carried(self, lost: Problem | None) -> Iterator[Item]:
        """Yield what the feed carries of a page that was `lost`, and how good that is."""
        told = self.told
        if told.content is None:
            if lost:
                yield lost
            return
        yield self._document(told.content)
        if _is_summary(told):
            why = f" ({lost.detail})" if lost else ""
            detail = f"of {told.link} only the summary that its feed carries was read{why}"
            yield unreadable(told.link or self.entry.address, "only-summary", detail, _HINT, fatal=False)
        elif lost:
            yield replace(lost, detail=f"{lost.detail}; the text that its feed carries was read", fatal=False)

    def _document(self, content: str) -> RawDocument:
        told, known = self.told, dict(self.entry.metadata)
        said = _known(
            **self._said(),
            published=told.published or told.updated,
            outlet=told.outlet or self.feed.title,
            url=told.link,
            fetched=known.get("fetched"),
            charset="utf-8",
        )
        address = f"{self.entry.address}#{told.link}" if told.link else self.entry.address
        name = f"{name_of(told.link) if told.link else self.entry.stem}.html"
        return document(Entry.of_bytes(address, name, content.encode(), said), content.encode(), HTML if told.is_html else TEXT)

    def _said(self) -> dict[str, str | None]:
        return {"title": self.told.title, "author": self.told.author, "feed": self.feed.title}


def _leads_on(page: Entry) -> bool:
    with page.opened() as stream:
        return written_as(stream.read(HEAD)) in _LEADS_ON


def _known(**said: str | None) -> Metadata:
    return tuple((key, value) for key, value in said.items() if value)
