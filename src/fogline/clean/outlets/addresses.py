"""Addresses: whose they are, and what web archives add to them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# "https://web.archive.org/web/20161217120000/https://…", "https://archive.today/20161217/https://…"
_ARCHIVE = re.compile(
    r"(?:https?://)?(?:web\.)?archive\.[a-z]{2,6}/(?:web/)?(?P<at>\d{4,14})[a-z_*]{0,4}/(?P<original>\S+)", re.IGNORECASE
)
# What stands before the name of a site: devices and languages.
_BEFORE_SITE = frozenset({"www", "www2", "m", "mobile", "amp", "en", "eng", "english"})


def original(address: str) -> tuple[str, str | None]:
    """Return the address that an archive's address is a copy of, with the digits of the time it was taken; others as they are.

    >>> original("https://web.archive.org/web/20161217120000/https://example.org/army-leaves")
    ('https://example.org/army-leaves', '20161217120000')
    """
    found = _ARCHIVE.match(address)
    if found is None:
        return address, None
    return found["original"] if "//" in found["original"] else f"http://{found['original']}", found["at"]


def host(address: str) -> str | None:
    """Return the host of a web address, of the original where an archive keeps it, `None` for anything else.

    >>> host("https://www.example.org/2016/12/17/")
    'www.example.org'
    """
    try:
        return urlsplit(original(address)[0]).hostname
    except ValueError:
        return None  # brackets that hold no address


def site(address: str) -> str | None:
    """Return the host without what stands before the site's name.

    >>> site("https://www.example.org/army-leaves"), site("report.txt")
    ('example.org', None)
    """
    found = host(address)
    labels = found.split(".") if found else []
    while len(labels) > 2 and labels[0] in _BEFORE_SITE:
        labels = labels[1:]
    return ".".join(labels) if len(labels) > 1 else None
