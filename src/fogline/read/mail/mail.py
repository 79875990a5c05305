"""Messages, and pages saved as one (MHTML): their text, and each file attached as a document of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32
from io import BytesIO
from typing import BinaryIO

from fogline.read.archives.members import Addresses, too_deep
from fogline.read.documents import read_page, read_text
from fogline.read.entry import Entry
from fogline.read.mail.head import day_of, is_saved, told_by, told_by_saved
from fogline.read.mail.parts import FORWARDED, HTML, Part, children_of, encoding_of, is_unknown, parts_of, root_of
from fogline.read.options import Item, Reading
from fogline.read.problems import too_large, unreadable
from fogline.read.sniff import refused_as
from fogline.records import Problem

_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_HINT = "open it in a mail program; if it is whole there, save it from there anew"


# A list of hundreds of receivers may be longer; what is asked for here is not.
_LONGEST_HEADER = 10_000


class _AsWritten(Compat32):
    """Headers as they stand, bytes beyond ASCII escaped: no header is so broken that it cannot be had."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 - the name is part of what is overridden
        """Return the value, or as much of it as any header needs."""
        return value[:_LONGEST_HEADER]


def read_mail(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield the text of a message, then what is attached to it; a broken one is read as far as it goes, which is told."""
    limit = reading.limits.office_bytes
    content = stream.read(limit + 1)
    if len(content) > limit:
        yield too_large(entry.address, f"over {limit:,} bytes", limit, "office_bytes")
        return
    try:
        message: Message = BytesParser(policy=_AsWritten()).parsebytes(content)
    except RecursionError:
        yield unreadable(entry.address, "broken-mail", f"{entry.address} has parts within parts without end", _HINT)
        return
    yield from _read(entry, message, reading)


def _read(entry: Entry, message: Message, reading: Reading) -> Iterator[Item]:
    if message.get_content_type() in _SEALED:
        yield unreadable(
            entry.address, "encrypted", f"{entry.address} is encrypted", "save it from a mail program that can open it"
        )
        return
    parts = list(parts_of(message))
    own = next((part.media_type for part in parts if part.is_text and part.content.strip()), None)
    text = [part for part in parts if part.is_text and part.media_type == own]
    others = [part for part in parts if part.message or (part.content.strip() and not (part.is_text and part.media_type == own))]
    yield from _told(entry, message, parts)
    if own:
        yield from _body(entry, message, text, reading)
    elif not others:
        yield unreadable(entry.address, "empty-file", f"{entry.address} holds no text and no file", "fetch the message again")
    addresses = Addresses(entry)
    for number, part in enumerate(others, 1):
        yield from _attached(entry, part, addresses.of(part.name or _unnamed(part, number)), reading)


def _body(entry: Entry, message: Message, text: Sequence[Part], reading: Reading) -> Iterator[Item]:
    told = told_by_saved(message, root_of(message)) if is_saved(message) else told_by(message)
    content, charset = _joined(text)
    known = (("charset", charset),) if charset else ()
    whole = replace(entry, metadata=(*entry.metadata, *told, *known))
    yield from (read_page if text[0].media_type == HTML else read_text)(whole, BytesIO(content), reading)


def _joined(text: Sequence[Part]) -> tuple[bytes, str | None]:
    """Return the text that pictures or files between its parts divide, with its encoding."""
    charsets = {part.charset for part in text}
    if len(charsets) == 1:
        return b"\n\n".join(part.content for part in text), text[0].charset
    texts = (part.content.decode(encoding_of(part.charset), "replace") for part in text)
    return "\n\n".join(texts).encode(), "utf-8"


def _attached(entry: Entry, part: Part, address: str, reading: Reading) -> Iterator[Item]:
    if "picture" in (refused_as(part.content) or ""):
        return
    name = address.rpartition("/")[2]
    within = replace(entry.within(address, name, lambda: BytesIO(part.content)), media_type=part.media_type)
    problem = too_deep(within, reading) if part.message else None
    if problem:
        yield problem
    elif part.message:
        yield from _read(within, part.message, reading)
    else:
        yield from reading.read(within)


def _unnamed(part: Part, number: int) -> str:
    return "forwarded.eml" if part.media_type == FORWARDED else f"part{number}"


def _told(entry: Entry, message: Message, parts: Sequence[Part]) -> Iterator[Problem]:
    """Yield one note on all that is wrong with a message."""
    found = {
        words for defective in _walked(message) for defect in defective.defects if (words := _words_of(type(defect).__name__))
    }
    found |= {
        f"it names an unknown encoding ({part.charset[:40]!r})" for part in parts if part.charset and is_unknown(part.charset)
    }
    if message.get("Date", "").strip() and day_of(message) is None:
        found.add("its date cannot be read")
    if found:
        detail = f"{entry.address} is broken: {'; '.join(sorted(found))}"
        yield unreadable(entry.address, "broken-mail", detail, _HINT, fatal=False)


def _walked(message: Message) -> Iterator[Message]:
    """Yield a message and its parts, but for the messages forwarded in it."""
    yield message
    if message.get_content_type() != FORWARDED:
        for child in children_of(message):
            yield from _walked(child)


def _words_of(defect: str) -> str:
    if "Boundary" in defect or "Multipart" in defect:
        return "its parts are not marked off as they should be, so it may be cut"
    if "Base64" in defect:
        return "a part of it is no sound base64"
    return "its head is broken" if "Header" in defect else ""
