"""Chats and channels as Telegram exports them to JSON: a document for each message that has a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fogline.read.entry import Entry
from fogline.read.options import Item, Reading
from fogline.read.problems import unreadable
from fogline.read.tables.columns import said
from fogline.read.tables.rows import Record, items_of

Chat = Mapping[str, Any]


def chats_in(told: object) -> Sequence[Chat]:
    """Return the chats of an export, of one chat or of all; none where JSON is none.

    >>> [chat["name"] for chat in chats_in({"name": "News", "type": "public_channel", "messages": []})]
    ['News']
    """
    if not isinstance(told, dict):
        return ()
    listed = told["chats"].get("list") if isinstance(told.get("chats"), dict) else [told]
    chats = listed if isinstance(listed, list) else ()
    return tuple(
        chat
        for chat in chats
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list) and {"name", "type"} <= set(chat)
    )


def read_chats(chats: Sequence[Chat], entry: Entry, reading: Reading) -> Iterator[Item]:
    """Yield the documents of messages, by their numbers in the chat, and a note on those that have no text."""
    silent = found = 0
    for chat in chats:
        name = said(chat["name"])
        known = (*entry.metadata, ("outlet", name)) if name else entry.metadata
        within = replace(entry, metadata=known)
        for number, message in enumerate(chat["messages"], 1):
            if not isinstance(message, dict) or not _has_text(message):
                silent += 1
                continue
            found += 1
            place = f"{entry.address}:{said(message.get('id')) or number}"
            yield from items_of(Record(_plain(message), place, f"{entry.stem}-line{number:03d}"), within, reading)
    if silent or not found:
        detail = f"{entry.address} holds {silent:,} messages without a text (pictures, films, joining and leaving)"
        yield unreadable(entry.address, "no-text", detail, "nothing to do, if it is as expected", fatal=not found)


def _has_text(message: Mapping[str, Any]) -> bool:
    text = message.get("text")
    return bool(text) and message.get("type", "message") == "message"


def _plain(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a message with what a report's record has: its sender as the author, its text in one piece."""
    parts = message["text"] if isinstance(message["text"], list) else [message["text"]]
    text = "".join(str(part.get("text", "")) if isinstance(part, dict) else str(part) for part in parts)
    kept = {key: message[key] for key in ("id", "date", "edited", "forwarded_from") if key in message}
    sender = message.get("from")
    return kept | ({"author": sender} if isinstance(sender, str) else {}) | {"text": text}
