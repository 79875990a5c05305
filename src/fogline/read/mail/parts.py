"""The parts of a message: which is its text, which stand beside it, which are but its dress."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from resiliparse.parse.encoding import map_encoding_to_html5

from fogline.read.mail.head import shown

PLAIN = "text/plain"
HTML = "text/html"
FORWARDED = "message/rfc822"

# What a message is shown with, or told to machines; nobody looks for a report in it.
_DRESS = re.compile(
    r"(?:image|audio|video|font)/.*|text/(?:css|calendar|x-?vcard|vcard|directory|javascript|rfc822-headers)"
    r"|application/(?:x-)?(?:pgp-signature|pkcs7-signature|javascript)|message/(?!rfc822).*"
)
_LITERAL = re.compile(rb"<(?:style|script)\b", re.IGNORECASE)
_LITERAL_END = re.compile(rb"</(?:style|script)\b", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]*>")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Part:
    """A part's media type, its bytes, the encoding and the file name that it is given, and the message that it is."""

    media_type: str
    content: bytes
    charset: str | None = None
    name: str | None = None
    message: Message | None = None
    attached: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it is text to be read as the message's own."""
        return self.media_type in (PLAIN, HTML) and not self.attached


def parts_of(message: Message) -> Iterator[Part]:
    """Yield the parts of a message in their order: of alternatives the best, of a page and its dress the page."""
    kind = message.get_content_type()
    children = children_of(message)
    if not message.is_multipart():
        part = _part(message, kind)
        if not _DRESS.fullmatch(part.media_type):
            yield part
    elif kind == FORWARDED:
        yield from (Part(FORWARDED, b"", name=_name(message), message=child, attached=True) for child in children)
    elif kind == "multipart/alternative":
        yield from _best([list(parts_of(child)) for child in children])
    elif kind == "multipart/related":
        root = root_of(message)
        yield from parts_of(root)
        yield from (part for child in children if child is not root for part in parts_of(child) if part.attached)
    elif not kind.startswith("message/"):
        for child in children:
            yield from parts_of(child)


def root_of(message: Message) -> Message:
    """Return the part of a page with its dress that is the page: the one named, else the first."""
    start = _asked(message, "start")
    children = children_of(message)
    named = (child for child in children if start and child.get("Content-ID") == start)
    return next(named, children[0] if children else message)


def children_of(message: Message) -> list[Message]:
    """Return the parts that a message is made of, one level down."""
    payload = message.get_payload() if message.is_multipart() else None
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _best(alternatives: list[list[Part]]) -> list[Part]:
    """Return the plain text where it tells about as much as the page, else the page, else what comes first."""
    plain = _first(alternatives, PLAIN)
    page = _first(alternatives, HTML)
    if plain and page:
        return plain if 2 * _letters(plain[0].content) >= _letters(_visible(page[0].content)) else page
    return plain or page or next(iter(alternatives), [])


def _first(alternatives: list[list[Part]], media_type: str) -> list[Part] | None:
    fitting = (parts for parts in alternatives if parts and parts[0].media_type == media_type)
    return next((parts for parts in fitting if parts[0].content.strip()), None)


def _letters(content: bytes) -> int:
    return sum(map(len, content.split()))


def _visible(page: bytes) -> bytes:
    first, *others = _LITERAL.split(page)
    ends = ((other, _LITERAL_END.search(other)) for other in others)
    return _TAG.sub(b" ", b"".join((first, *(other[end.end() :] for other, end in ends if end))))


def _part(message: Message, kind: str) -> Part:
    name = _name(message)
    # Without a mark between its parts a message of several is one text.
    media_type = PLAIN if kind.startswith("multipart/") else kind
    attached = name is not None or str(message.get("Content-Disposition", "")).strip().lower().startswith("attachment")
    return Part(media_type, _content(message), _asked(message, "charset"), name, attached=attached)


def _content(message: Message) -> bytes:
    try:
        content = message.get_payload(decode=True)
    except ValueError:
        # A part whose transfer encoding cannot be undone, or that names an impossible one, is read as it stands.
        del message["Content-Type"], message["Content-Transfer-Encoding"]
        content = message.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _asked(message: Message, parameter: str) -> str | None:
    """Return a parameter of the content type as written; in other forms than a plain one, its last part."""
    value = message.get_param(parameter)
    found = value[-1] if isinstance(value, tuple) else value
    return found.encode("ascii", "replace").decode() if isinstance(found, str) else None


def _name(message: Message) -> str | None:
    """Return the file name that a part is given, without folders."""
    try:
        name = message.get_filename()
    except ValueError:
        return None
    bare = shown(name or "").replace("\\", "/").rpartition("/")[2].strip(". ")
    return bare[-_LONGEST_NAME:] or None


def encoding_of(charset: str | None) -> str:
    """Return Python's name of an encoding; UTF-8 where none is named, or none that is known."""
    found: str | None = map_encoding_to_html5((charset or "").strip().lower())
    return found or "utf-8"


def is_unknown(charset: str) -> bool:
    """Tell whether a name is that of no encoding."""
    return map_encoding_to_html5(charset.strip().lower(), fallback_utf8=False) is None
