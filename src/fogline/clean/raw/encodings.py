"""Which encoding bytes are in: by their mark, as UTF-8, as declared, or as their letters suggest; mixtures line by line."""

from __future__ import annotations

import codecs
import re
from string import ascii_letters

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNFIT = re.compile("[\udc80-\udcff]")
# Bytes 0x80–0x9F, where single-byte pages differ from Latin-1, and the one page that text mixed into UTF-8 is almost always in.
_WESTERN = "cp1252"
# Western text of few accents is taken for central European; curly quotes and accents are the same bytes in both.
_TAKEN_FOR_WESTERN = frozenset({"cp1250", "iso8859-1", "iso8859-2", "utf-8", "utf-16-le", "utf-16-be"})
# Of the letters of a western text fewer are accented; where more bytes are beyond ASCII, it is text in another script.
_ACCENTED = 0.3
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_MULTIBYTE = frozenset({"big5", "euc_jp", "euc-jp", "euc_kr", "euc-kr", "gb18030", "gbk", "iso2022_jp", "shift_jis"})
_WIDE = frozenset({"utf-16-le", "utf-16-be"})


def named_encoding(name: str) -> str | None:
    """Return Python's name of an encoding that a page or server may name, `None` for any other word.

    >>> named_encoding("ISO-8859-1"), named_encoding("rot13"), named_encoding("zip")
    ('cp1252', None, None)
    """
    found: str | None = map_encoding_to_html5(name.encode("ascii", "replace").decode().strip().lower(), fallback_utf8=False)
    return found


def in_unicode(content: bytes, declared: str | None) -> tuple[str, str] | None:
    """Return text in a form of Unicode, with what was wrong with it (in words, or nothing); `None` for what is not UTF-8."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _replacing(content[len(mark) :], encoding)
    if declared in _WIDE and b"\0" in content:
        return _replacing(content, declared)
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return None


def in_older_encoding(content: bytes, declared: str | None) -> tuple[str, str]:
    """Return text that is not all UTF-8, with what was wrong with it in words.

    It is mostly UTF-8 with passages in windows-1252, or in an older encoding, the one declared or else the one that its letters
    suggest, with lines in UTF-8.
    """
    text = content.decode("utf-8", "surrogateescape")
    unfit = len(_UNFIT.findall(text))
    sound = sum(character > "\x7f" for character in text) - unfit
    if sound >= unfit:
        return _UNFIT.sub(_western, text), f"is UTF-8 with {unfit} bytes that do not fit, which were read as windows-1252"
    encoding = _chosen(content, declared)
    if encoding == _WESTERN:
        mixed = f" but for {sound} characters in UTF-8" if sound else ""
        return _UNFIT.sub(_western, text), f"is not UTF-8; it was read as windows-1252{mixed}"
    if encoding in _MULTIBYTE:
        return content.decode(encoding, "replace"), f"is not UTF-8; it was read as {encoding}"
    read = [_line(line, encoding) for line in content.splitlines(keepends=True)]
    mended = sum(by_line for _, by_line in read)
    mixed = f" but for {mended} lines in UTF-8" if mended else ""
    return "".join(line for line, _ in read), f"is not UTF-8; it was read as {encoding}{mixed}"


def _replacing(content: bytes, encoding: str) -> tuple[str, str]:
    text = content.decode(encoding, "replace")
    return text, f"has bytes that are not {encoding}, though it says so; they show as �" if "\ufffd" in text else ""


def _western(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - 0xDC00]).decode(_WESTERN, "replace")


def _line(line: bytes, encoding: str) -> tuple[str, bool]:
    """Return a line, and whether it is in UTF-8 and not in the encoding of the rest."""
    try:
        return line.decode("utf-8"), not line.isascii()
    except UnicodeDecodeError:
        return line.decode(encoding, "replace"), False


def _chosen(content: bytes, declared: str | None) -> str:
    """Return the encoding declared, unless its bytes or their share speak against it; then the one detected."""
    detected = named_encoding(detect_encoding(content) or "") or _WESTERN
    detected = _WESTERN if detected in _TAKEN_FOR_WESTERN else detected
    if declared is None or declared in _TAKEN_FOR_WESTERN - {"cp1250", "iso8859-2"}:
        return detected
    if declared == _WESTERN and detected != _WESTERN and _share_beyond_ascii(content) > _ACCENTED:
        return detected
    broken, other = (content.decode(encoding, "replace").count("\ufffd") for encoding in (declared, detected))
    return declared if broken <= other or broken * 100 <= len(content) else detected


def _share_beyond_ascii(content: bytes) -> float:
    """Return how many of the letters are beyond ASCII, 0–1; markup counts for nothing."""
    letters = re.sub(rb"<[^<>]{0,2000}>", b"", content)
    beyond = len(letters) - len(letters.translate(None, _BEYOND_ASCII))
    latin = len(letters) - len(letters.translate(None, ascii_letters.encode()))
    return beyond / (beyond + latin or 1)
