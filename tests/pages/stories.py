"""The invented reports that the pages tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
_MARKED = re.compile(r"\[\[(.+?)\]\]|\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a report: its kind, and what it holds (a text, or a list's items, a table's rows, a tweet's fields)."""

    kind: str
    content: Any


@dataclass(frozen=True, slots=True)
class Story:
    """A report with what is known of it."""

    key: str
    title: str
    author: str
    outlet: str
    day: date
    blocks: tuple[Block, ...]

    @property
    def lead(self) -> str:
        """The first paragraph without marks."""
        return unmarked(next(block.content for block in self.blocks if block.kind == "p"))

    @property
    def caption(self) -> str:
        """The first image's caption; each report has one, told or not."""
        told = (block.content for block in self.blocks if block.kind == "image")
        return next(told, "The road to Ardan in the first snow of the year.")


def unmarked(text: str) -> str:
    """Return a text without the marks of links and bold words."""
    return _MARKED.sub(lambda found: found[1] or found[2], text)


def marked(text: str, link: str, bold: str) -> str:
    """Return a text with its marked words set in the snippets for links and bold words."""

    def put(found: re.Match[str]) -> str:
        return link.replace("{{text}}", found[1]) if found[1] else bold.replace("{{text}}", found[2])

    return _MARKED.sub(put, text)


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / "stories.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def stories() -> tuple[Story, ...]:
    """Return all reports, in the order of the file."""
    return tuple(_story(row) for row in _data()["stories"])


def comments() -> list[str]:
    """Return what readers say under the reports."""
    return list(_data()["comments"])


def _story(row: dict[str, Any]) -> Story:
    blocks = tuple(Block(kind, content) for block in row["blocks"] for kind, content in block.items())
    return Story(row["id"], row["title"], row["author"], row["outlet"], row["day"], blocks)
