"""Names of documents that have no file name of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

_ODD = re.compile(r"[^\w.-]+")
_LONGEST = 100
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{1,5}", re.IGNORECASE)
_SUFFIXES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
}
# Servers say these of whatever they do not know better: the address's own suffix goes before them.
_SAID_OF_ANYTHING: Mapping[str | None, str] = {None: ".txt", "text/plain": ".txt", "application/octet-stream": ".bin"}


def name_of(address: str) -> str:
    """Return a name made of a web address: its host and path, without what only a server reads.

    >>> name_of("https://www.example.org/news/2016/12/17/convoy-leaves.html?ref=rss")
    'example.org-news-2016-12-17-convoy-leaves'
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        # An address that is none, as archives may hold, is a name all the same.
        return _ODD.sub("-", address).strip("-.")[:_LONGEST]
    host = (parts.hostname or "").removeprefix("www.")
    path = re.sub(r"\.(?:x?html?|php|aspx?|jsp)$", "", unquote(parts.path).rstrip("/"))
    asked = parts.query if re.search(r"\d", parts.query) and not re.search(r"\d", path) else ""
    return _ODD.sub("-", f"{host}{path}{'-' if asked else ''}{asked}").strip("-.")[:_LONGEST]


def file_name(address: str, media_type: str | None) -> str:
    """Return the file name of what a server sent: the name of its address, and a suffix by what the server says that it is.

    >>> file_name("https://example.org/news", "text/html"), file_name("https://example.org/a.pdf", "application/octet-stream")
    ('example.org-news.html', 'example.org-a.pdf')
    """
    name = name_of(address)
    told = _SUFFIXES.get(media_type or "")
    file = urlsplit(address).path.rpartition("/")[2]
    own = _SUFFIX.fullmatch(name[name.rfind(".") :]) if "." in file else None
    if own:
        return name if told in (None, own[0].lower()) else name + told
    return name + (told or _SAID_OF_ANYTHING.get(media_type) or f".{(media_type or '').rpartition('/')[2]}")
