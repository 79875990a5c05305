"""A mailbox: messages one after the other, each behind a line that begins with "From "."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import BinaryIO

from fogline.read.archives.members import too_deep
from fogline.read.entry import Entry
from fogline.read.mail.mail import read_mail
from fogline.read.options import Item, Reading
from fogline.read.problems import too_large, unreadable

_MARK = b"From "


def read_mbox(entry: Entry, stream: BinaryIO, reading: Reading) -> Iterator[Item]:
    """Yield what the messages of a mailbox hold, in their order; its address with their number is theirs."""
    problem = too_deep(entry, reading)
    if problem:
        yield problem
        return
    limit = reading.limits.office_bytes
    number = 0
    for number, content in enumerate(_messages(stream, limit), 1):
        address = f"{entry.address}:{number}"
        if len(content) > limit:
            yield too_large(address, f"over {limit:,} bytes", limit, "office_bytes")
        else:
            message = entry.within(address, f"{entry.stem}-{number:03d}.eml", partial(BytesIO, content))
            yield from read_mail(message, BytesIO(content), reading)
    if not number:
        yield unreadable(entry.address, "empty-file", f"{entry.address} holds no messages", "export the mailbox again")


def _messages(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Yield the bytes of each message, those of too large ones up to just over the limit."""
    lines: list[bytes] = []
    size = 0
    blank, begun = True, False
    while line := stream.readline(limit + 1):
        if blank and line.startswith(_MARK):
            if begun:
                yield b"".join(lines)
            lines, size, begun = [], 0, True
        elif begun and size <= limit:
            lines.append(line[1:] if line.lstrip(b">").startswith(_MARK) and line.startswith(b">") else line)
            size += len(line)
        blank = not line.strip()
    if begun:
        yield b"".join(lines)
