"""What bytes hold, told by how they begin."""

from __future__ import annotations

import codecs
import re

_PACKED = (
    (b"PK\x03\x04", "package"),
    (b"PK\x05\x06", "package"),
    (b"\x1f\x8b", "compressed"),
    (b"\xfd7zXZ\x00", "compressed"),
    (b"WARC/1.", "warc"),
)
_REFUSED = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"ID3\2", "sound"),
    (b"ID3\3", "sound"),
    (b"ID3\4", "sound"),
    (b"OggS", "sound or film"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office file of before 2007, or one with a password"),
    (b"{\\rtf", "a rich text file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"(\xb5/\xfd", "packed by zstandard"),
    (b"PAR1", "a Parquet table"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_PROLOGUE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype [^>\[]{0,400}(?:\[[^\]]*\]\s*)?>)*", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"<([a-z][\w:.-]*)", re.IGNORECASE)
_HTML = re.compile(r"<!doctype html\b", re.IGNORECASE)
_PDF = re.compile(rb"(?:\A|[\r\n\0])%PDF-\d")
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_FEEDS = frozenset({"rss", "feed", "rdf:rdf", "channel"})
_PAGES = frozenset({"html", "head", "body", "meta", "title", "link", "script", "style"})
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_TAR_MARK = slice(257, 262)


def packed_as(head: bytes) -> str | None:
    """Return the format of bytes that are no text, by their first ones: pdf, package (a zip), compressed, warc or tar."""
    if head[_TAR_MARK] == b"ustar":
        return "tar"
    if _BZIP2.match(head):
        return "compressed"
    packed = next((form for mark, form in _PACKED if head.startswith(mark)), None)
    # Readers of PDF allow for other bytes before it; so does the format of an archive that holds one.
    return packed or ("pdf" if _PDF.search(head[:1024]) else None)


def refused_as(head: bytes) -> str | None:
    """Return, in words, what bytes are that hold no report's text.

    >>> refused_as(bytes([137]) + b"PNG ...")
    'a picture'
    """
    if head[4:8] == b"ftyp":
        return "a film"
    return next((words for mark, words in _REFUSED if head.startswith(mark)), None)


def written_as(head: bytes) -> str | None:
    """Return the format that a text tells by itself: page, feed, opml, json, addresses, or `None` for any other text.

    >>> written_as(b"<?xml version='1.0'?><rss version='2.0'>"), written_as(b"The army left.")
    ('feed', None)
    """
    text = _decoded(head)
    prologue, root = _beginning(text)
    if _HTML.search(prologue):
        return "page"
    if root:
        name = root.lower()
        return "feed" if name in _FEEDS else "opml" if name == "opml" else "page" if name in _PAGES else None
    if re.match(r"\s*(?:\{\s*[\"}]|\[\s*\{)", text):
        return "json"
    return "addresses" if _is_list(text) else None


def xml_root(head: bytes) -> str | None:
    """Return the name of the root of XML that says that it is some.

    >>> xml_root(b"<?xml version='1.0'?><!-- news --><nitf>")
    'nitf'
    """
    prologue, root = _beginning(_decoded(head))
    return root if prologue.lstrip().startswith("<?xml") else None


def is_one_json(head: bytes) -> bool:
    """Tell whether JSON is spread over lines, a list or an object, where one object a line is promised."""
    first = _decoded(head).lstrip().partition("\n")[0].strip()
    return first == "{" or first.startswith("[")


def _beginning(text: str) -> tuple[str, str | None]:
    """Return what stands before the root of a page or of XML (its declaration, doctype and comments), and the root's name."""
    found = _PROLOGUE.match(text)
    prologue = found[0] if found else ""
    root = _ROOT.match(text, len(prologue))
    return prologue, root[1] if root else None


def is_text(content: bytes) -> bool:
    """Tell whether bytes may be text: no NUL bytes, but for those of UTF-16 and UTF-32, or a stray few."""
    if content.startswith(_WIDE_MARKS) or b"\0" not in content:
        return True
    return wide_encoding(content) is not None or content.count(b"\0") * 1000 <= len(content)


def wide_encoding(content: bytes) -> str | None:
    """Return utf-16-le or utf-16-be for bytes without a mark of which, of every two, mostly one and the same is NUL.

    >>> wide_encoding("The army left.".encode("utf-16-le")), wide_encoding(b"The army left.")
    ('utf-16-le', None)
    """
    sample = content[:2000]
    half = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    marked = content.startswith(_WIDE_MARKS)
    if marked or half == 0 or not max(first, second) * 10 >= 7 * half > 10 * min(first, second):
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _decoded(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode(wide_encoding(head) or "latin-1", "replace")


def _is_list(text: str) -> bool:
    """Tell whether all lines are addresses or notes behind #; the last one may be cut."""
    lines = [line.strip() for line in text.splitlines()]
    wanted = [line for line in lines if line and not line.startswith("#")]
    return bool(wanted) and all(_ADDRESS.fullmatch(line) for line in wanted)
