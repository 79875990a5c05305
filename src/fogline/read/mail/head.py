"""What the head of a message says: its subject, date, sender, list and address, whatever state they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from resiliparse.parse.encoding import map_encoding_to_html5

from fogline.registries.outlets import outlets

_ENCODED = re.compile(r"=\?[^?\s]{1,60}\?[bq]\?[^?\s]*\?=(?:\s+=\?[^?\s]{1,60}\?[bq]\?[^?\s]*\?=)*", re.IGNORECASE)
_ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs)(?:\[\d{1,3}\])?\s?:\s*)+", re.IGNORECASE)
_LIST_TAG = re.compile(r"\[[^\[\]]{1,60}\]\s*")
_WEB = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_SAVED_BY = re.compile(r"[\s\"<]*saved by ", re.IGNORECASE)


def told_by(message: Message) -> Iterator[tuple[str, str]]:
    """Yield what the head of a message says of the report in it, in the words of `RawDocument.metadata`.

    A newsletter's sender is the outlet, as is a discussion list and any sender that is a known outlet; another is the author.
    """
    yield from _filled("title", _title(message))
    yield from _filled("published", day_of(message) or "")
    yield from _voices(message)
    found = _WEB.search(shown(message.get("Archived-At", "")))
    yield from _filled("url", found[0] if found else "")


def told_by_saved(message: Message, root: Message) -> Iterator[tuple[str, str]]:
    """Yield what the head of a saved page (MHTML) says: its address, and that its date is when it was saved."""
    places = (message.get("Snapshot-Content-Location"), root.get("Content-Location"), message.get("Content-Location"))
    addresses = (_WEB.match(shown(place or "").strip()) for place in places)
    yield from _filled("url", next((found[0] for found in addresses if found), ""))
    yield from _filled("fetched", day_of(message) or "")


def is_saved(message: Message) -> bool:
    """Tell whether a message is a page that a browser saved."""
    if _SAVED_BY.match(message.get("From", "")) or "Snapshot-Content-Location" in message:
        return True
    return message.get_content_type() == "multipart/related" and not {"from", "to", "date"} & {key.lower() for key in message}


def day_of(message: Message) -> str | None:
    """Return the date of a message in ISO 8601, in the sender's time, or `None` where it has none or none that can be read."""
    try:
        return parsedate_to_datetime(message.get("Date", "")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def shown(value: str) -> str:
    """Return a header's value as a reader sees it: encoded words decoded, bytes beyond ASCII as UTF-8 or else windows-1252.

    >>> shown("=?utf-8?q?Caf=C3=A9?= =?iso-8859-1?q?_ferm=E9?= in Qasr")
    'Café fermé in Qasr'
    """
    content = value.encode("utf-8", "surrogateescape")
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return " ".join(_ENCODED.sub(lambda found: _decoded(found[0]), text).split())


def sender_of(value: str) -> str:
    """Return the name that a sender goes by, empty where only an address is told.

    >>> sender_of('"Hale, Nora" <nora@example.org>'), sender_of("nora@example.org (Nora Hale)"), sender_of("nora@example.org")
    ('Hale, Nora', 'Nora Hale', '')
    """
    # The standard library's reader of addresses follows brackets within brackets as deep as they go.
    name, angle, _ = value.partition("<")
    if not angle:
        name = value.partition("(")[2].partition(")")[0]
    return shown(name.strip().strip("\"'").replace('\\"', '"'))


def _decoded(words: str) -> str:
    try:
        parts = decode_header(words)
        return "".join(
            part if isinstance(part, str) else part.decode(map_encoding_to_html5(name or "utf-8"), "replace")
            for part, name in parts
        )
    except (HeaderParseError, ValueError):
        return words


def _title(message: Message) -> str:
    title = shown(message.get("Subject", ""))
    title = title[_end(_ANSWER, title) :]
    if "List-Id" in message:
        title = title[_end(_LIST_TAG, title) :]
    return title[_end(_ANSWER, title) :]


def _end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _voices(message: Message) -> Iterator[tuple[str, str]]:
    sender = sender_of(message.get("From", ""))
    group = shown(message.get("List-Id", "")).partition("<")[0].strip(' "')
    if "mailto:" in message.get("List-Post", "").lower():
        yield from _filled("outlet", group)
        yield from _filled("author", sender)
    elif {"list-id", "list-unsubscribe"} & {key.lower() for key in message} or outlets().named(sender):
        yield from _filled("outlet", sender)
    else:
        yield from _filled("author", sender)


def _filled(key: str, value: str) -> Iterator[tuple[str, str]]:
    if value:
        yield key, value
