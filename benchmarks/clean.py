"""Measure what cleaning drops of the annotated articles, and whether it dates them: `python -m benchmarks.clean [PART…]`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.measure import GOLD, parts_asked
from benchmarks.report import publish, table
from fogline.clean import clean
from fogline.read import read_source
from fogline.records import Article, RawDocument
from fogline.spans import Span

Figures = dict[str, int]
ROWS = {
    "caught": "passages to drop, dropped",
    "partly": "dropped in part",
    "lost": "quotes with a letter dropped",
    "dropped": "characters dropped",
    "dated": "articles with the right day, or rightly none",
}
OF = {"caught": "passages", "partly": "passages", "lost": "quotes", "dropped": "characters", "dated": "articles"}


def main() -> None:
    """Measure each part, and print and keep the figures."""
    options = parts_asked(__doc__)
    figures = {part: measured(part) for part in options.parts}
    text = "\n\n".join(told(part, found) for part, found in figures.items())
    publish("clean", text, figures, keep=not options.only_print)


def measured(part: str) -> Figures:
    """Clean the articles of one part and count, as `ROWS` and `OF` name them, what was dropped of what."""
    gold = {row["id"]: row for row in map(json.loads, (GOLD / f"{part}.jsonl").read_text(encoding="utf-8").splitlines())}
    figures = dict.fromkeys((*ROWS, *OF.values()), 0)
    for document in read_source(str(GOLD / part)):
        article = clean(document) if isinstance(document, RawDocument) else document
        if not isinstance(article, Article):
            raise TypeError(f"an annotated article is not read: {article}")
        for name, count in _counted(article, gold[article.name]):
            figures[name] += count
    return figures


def _counted(article: Article, gold: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    gone = bytearray(len(article.raw))
    for passage in article.dropped:
        gone[passage.span.start : passage.span.end] = b"\1" * (passage.span.end - passage.span.start)
    for span in _places(article.raw, gold["drop"]):
        hits = [gone[at] for at in range(span.start, span.end) if not article.raw[at].isspace()]
        yield "passages", 1
        yield "caught", all(hits)
        yield "partly", any(hits) and not all(hits)
    for claim in gold["claims"]:
        span = next(_places(article.raw, [claim["quote"]]))
        yield "quotes", 1
        yield "lost", any(gone[at] for at in range(span.start, span.end) if article.raw[at].isalpha())
    yield from (("dropped", sum(gone)), ("characters", len(gone)), ("articles", 1))
    day = article.published.day if article.published else None
    yield "dated", gold["published"] == (day.isoformat() if day else None)


def _places(raw: str, wordings: list[str]) -> Iterator[Span]:
    """Yield where the wordings stand, whatever their white space: each behind the one before, or else anywhere."""
    at = 0
    for words in wordings:
        pattern = re.compile(r"[\s\u200e]+".join(map(re.escape, words.replace("\u200e", "").split())))
        found = pattern.search(raw, at) or pattern.search(raw.replace("\u200e", " "))
        if found is None:
            raise ValueError(f"the text has no {words!r}")
        yield Span(*found.span())
        at = found.end()


def told(part: str, figures: Mapping[str, int]) -> str:
    """Return the figures of one part as text with a table."""
    shown = ([row, f"{figures[name]:,}", f"{figures[OF[name]]:,}"] for name, row in ROWS.items())
    return f"`gold/{part}`:\n\n{table(('', 'found', 'of'), shown)}"


if __name__ == "__main__":
    main()
