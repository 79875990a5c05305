"""The formats that are read, and which of them an entry has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from fogline.read.addresses import read_addresses
from fogline.read.archives.archives import read_compressed, read_tar
from fogline.read.archives.packages import read_package
from fogline.read.archives.warc import read_warc
from fogline.read.budget import BombError, BrokenError
from fogline.read.documents import read_markdown, read_page, read_pdf, read_text
from fogline.read.entry import HEAD, Entry, peeking
from fogline.read.feeds.feeds import read_feed, read_opml
from fogline.read.mail.mail import read_mail
from fogline.read.mail.mbox import read_mbox
from fogline.read.options import Item, Options, Reading
from fogline.read.problems import no_access, unreadable
from fogline.read.sniff import is_one_json, packed_as, refused_as, written_as, xml_root
from fogline.read.tables.lines import read_json, read_lines
from fogline.read.tables.tables import read_csv
from fogline.records import Problem

Reader = Callable[[Entry, BinaryIO, Reading], Iterator[Item]]

READERS: Mapping[str, Reader] = {
    "addresses": read_addresses,
    "compressed": read_compressed,
    "csv": read_csv,
    "feed": read_feed,
    "json": read_json,
    "lines": read_lines,
    "mail": read_mail,
    "markdown": read_markdown,
    "mbox": read_mbox,
    "opml": read_opml,
    "package": read_package,
    "page": read_page,
    "pdf": read_pdf,
    "tar": read_tar,
    "text": read_text,
    "warc": read_warc,
}

SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".shtml": "page",
    ".pdf": "pdf",
    ".docx": "package",
    ".odt": "package",
    ".xlsx": "package",
    ".ods": "package",
    ".zip": "package",
    ".wacz": "package",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
    ".mbox": "mbox",
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".rss": "feed",
    ".atom": "feed",
    ".opml": "opml",
    ".warc": "warc",
    ".tar": "tar",
    ".tgz": "compressed",
    ".tbz2": "compressed",
    ".txz": "compressed",
    ".gz": "compressed",
    ".bz2": "compressed",
    ".xz": "compressed",
}
"""The format of each suffix that is read."""

_MEDIA_TYPES: Mapping[str, str] = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "message/rfc822": "mail",
    "multipart/related": "mail",
    "application/mbox": "mbox",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
}
# These a text's own beginning tells less of than its name, but for what it cannot be under that name.
_TAKEN_AT_THEIR_NAME: Mapping[str, frozenset[str | None]] = {
    "csv": frozenset({"page", "json", "feed", "opml"}),
    "lines": frozenset({"page", "feed", "opml"}),
    "mail": frozenset({"page", "json", "feed", "opml"}),
    "markdown": frozenset({"feed", "opml"}),
    # A text may begin with what a page's scripts left behind.
    "text": frozenset({"page", "feed", "opml", "addresses"}),
}


def reading_with(options: Options) -> Reading:
    """Return the way to read entries with these options."""
    reading = Reading(options, lambda entry: read_entry(entry, reading))
    return reading


def read_entry(entry: Entry, reading: Reading) -> Iterator[Item]:
    """Yield the documents of an entry, whatever its format, and a problem for what cannot be read.

    The bytes decide where they and the name disagree, which is told.
    """
    try:
        with entry.opened() as opened:
            stream = peeking(opened)
            head = stream.peek(HEAD)[:HEAD]
            form, wrong = _format_of(entry, head)
            if wrong:
                yield wrong
            if form:
                yield from READERS[form](entry, stream, reading)
    except BrokenError as error:
        # What unpacks to too much ends the whole archive that it lies in, and not this part of it alone.
        if isinstance(error, BombError) and entry.budget:
            raise
        yield unreadable(entry.address, error.code, f"{entry.address} cannot be read: {error.detail}", error.hint)
    except OSError as error:
        yield no_access(entry.address, error)


def _format_of(entry: Entry, head: bytes) -> tuple[str | None, Problem | None]:
    """Return the format of an entry, and what is wrong with what its name says of it."""
    if words := refused_as(head):
        return None, _unknown(entry, words)
    named = _named(entry)
    if named and not head:
        return None, unreadable(entry.address, "empty-file", f"{entry.address} is empty", "fetch the report again")
    if packed := packed_as(head):
        return packed, _mistaken(entry, named, packed)
    written = written_as(head)
    if named and written not in _TAKEN_AT_THEIR_NAME.get(named, {written}):
        return ("json" if named == "lines" and is_one_json(head) else named), None
    if written is None:
        # What the user names is meant to be read, whatever its suffix.
        form = named or ("text" if entry.named and not xml_root(head) else None)
        return form, None if form else _unknown(entry, _words(entry, head))
    return written, _mistaken(entry, named, written)


def _named(entry: Entry) -> str | None:
    """Return the format that an entry's name promises, or else what is said of it."""
    said = (entry.media_type or "").partition(";")[0].strip().lower()
    return SUFFIXES.get(entry.suffix) or _MEDIA_TYPES.get(said)


def _mistaken(entry: Entry, named: str | None, found: str) -> Problem | None:
    """Return the note that a name promises another format than the bytes have."""
    if (
        named in (None, found)
        or (named, found) in (("text", "addresses"), ("page", "feed"))
        or {named, found} <= {"tar", "compressed", "warc"}
        or {named, found} <= {"json", "lines"}
    ):
        return None
    detail = f"{entry.address} is named as {named} but holds {found}; it was read as what it holds"
    return unreadable(entry.address, "wrong-type", detail, "look at it; is it what was meant?", fatal=False)


def _words(entry: Entry, head: bytes) -> str:
    root = xml_root(head)
    return f"XML that begins with <{root}>" if root else entry.suffix or "no suffix"


def _unknown(entry: Entry, words: str) -> Problem:
    detail = f"{entry.address} is of a format that is not read ({words})"
    hint = f"save it in one that is: {' '.join(SUFFIXES)}"
    return unreadable(entry.address, "unknown-format", detail, hint, fatal=entry.named)
