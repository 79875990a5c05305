"""Cases of `cases/clean/`: texts in which `⟦reason|…⟧` marks what is to be dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from fogline.records import Article
from fogline.spans import Span

FOLDER = Path(__file__).parents[1] / "cases" / "clean"
_MARKED = re.compile(r"⟦([a-z-]+)\|(.*?)⟧", re.DOTALL)
Labels = list[tuple[str, str]]


class Case(NamedTuple):
    """A text without its marks, and the parts of it that are to be dropped, with their reasons."""

    name: str
    text: str
    marked: list[tuple[Span, str]]

    def wanted(self) -> Labels:
        """Return what is to be dropped as (reason, text), in order."""
        return labels(self.text, self.marked)

    def found(self, article: Article) -> Labels:
        """Return what was dropped as (reason, text), in order."""
        return labels(self.text, [(passage.span, passage.reason) for passage in article.dropped])


def labels(text: str, marked: list[tuple[Span, str]]) -> Labels:
    """Return each stretch of one reason with its text; where it is divided does not matter, nor does white space."""
    reasons = [""] * len(text)
    for span, reason in marked:
        reasons[span.start : span.end] = [reason] * (span.end - span.start)
    shown = [(reason, character) for reason, character in zip(reasons, text, strict=True) if not character.isspace()]
    runs = ((reason, "".join(character for _, character in run)) for reason, run in groupby(shown, key=lambda pair: pair[0]))
    return [(reason, run) for reason, run in runs if reason]


def cases() -> Iterator[Case]:
    """Yield the cases of all files."""
    for path in sorted(FOLDER.glob("*.txt")):
        for written in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, source = written.split("\n", 1)
            yield _case(f"{path.stem}: {name}", source.strip("\n"))


def _case(name: str, source: str) -> Case:
    text, at, marked = "", 0, []
    for found in _MARKED.finditer(source):
        text += source[at : found.start()]
        marked.append((Span(len(text), len(text) + len(found[2])), found[1]))
        text += found[2]
        at = found.end()
    return Case(name, text + source[at:], marked)
