"""Names of documents that have no file name of their own."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_ODD = re.compile(r"[^\w.-]+")
_LONGEST = 100


def name_of(address: str) -> str:
    """Return a name made of a web address: its host and path, without what only a server reads.

    >>> name_of("https://www.example.org/news/2016/12/17/convoy-leaves.html?ref=rss")
    'example.org-news-2016-12-17-convoy-leaves'
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    path = re.sub(r"\.(?:x?html?|php|aspx?|jsp)$", "", unquote(parts.path).rstrip("/"))
    asked = parts.query if re.search(r"\d", parts.query) and not re.search(r"\d", path) else ""
    return _ODD.sub("-", f"{host}{path}{'-' if asked else ''}{asked}").strip("-.")[:_LONGEST]
