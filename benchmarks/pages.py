"""Score the cleaned text of the test pages beside trafilatura's alone, and the time both take: `python -m benchmarks.pages`."""

from __future__ import annotations

import argparse
import gc
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import mean, median
from typing import Any

import trafilatura
from tests.pages.render import TestPage, pages
from tests.pages.score import Score, score, without_title

from benchmarks.measure import machine, pin_to_one_core
from benchmarks.report import publish, table
from fogline.clean import clean
from fogline.ids import content_hash
from fogline.records import Article, RawDocument

_SHOWN = ("f1", "comments", "headlines", "lost")


def main() -> None:
    """Score and time both, and print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each is timed, in turns")
    parser.add_argument("--only-print", action="store_true", help="leave results/ and the README as they are")
    options = parser.parse_args()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    pin_to_one_core()
    result = {**scores(), "time": timed(options.rounds), "machine": machine()}
    publish("pages", told(result), result, keep=not options.only_print)


def by_fogline(page: TestPage) -> str:
    """Return a page's text as `clean` gives it, without the title; empty where it finds no report."""
    article = clean(_document(page))
    if not isinstance(article, Article):
        return ""
    text = article.text[article.title_span.end :] if article.title_span else article.text
    return without_title(text.lstrip(), page.story.title)


def by_trafilatura(page: TestPage) -> str:
    """Return a page's text as trafilatura gives it with its defaults, but without comments."""
    return without_title(trafilatura.extract(page.source, include_comments=False) or "", page.story.title)


def scores() -> dict[str, Any]:
    """Return the scores of both by design and over all pages (macro averages of F1, sums of what leaked or is lost)."""
    made = [(page.design, score(page, by_fogline(page)), score(page, by_trafilatura(page))) for page in pages()]
    designs = sorted({design for design, _, _ in made})
    return {
        "pages": len(made),
        "designs": {design: _both([row[1:] for row in made if row[0] == design]) for design in designs},
        "all": _both([row[1:] for row in made]),
    }


def timed(rounds: int) -> dict[str, float]:
    """Return the seconds of processor time that both take for all pages, medians of the rounds, and the median ratio."""
    documents = [_document(page) for page in pages()]
    sources = [page.source for page in pages()]

    def ours() -> None:
        for document in documents:
            clean(document)

    def theirs() -> None:
        for source in sources:
            trafilatura.extract(source, include_comments=False)

    ours()
    theirs()  # registries and models are loaded once, and not timed
    turns = [(_busy(ours), _busy(theirs)) for _ in range(rounds)]
    return {
        "fogline": round(median(turn[0] for turn in turns), 3),
        "trafilatura": round(median(turn[1] for turn in turns), 3),
        "ratio": round(median(turn[0] / turn[1] for turn in turns), 2),
    }


def told(result: Mapping[str, Any]) -> str:
    """Return the figures as text with a table."""
    head = ("design", "F1", "trafilatura", "comments", "headlines", "lost", "of trafilatura")
    rows = [_row(name, both) for name, both in {**result["designs"], "all": result["all"]}.items()]
    taken = result["time"]
    return "\n\n".join(
        (
            f"{result['pages']} pages of {len(result['designs'])} designs:",
            table(head, rows),
            f"`clean` takes **{taken['ratio']:g}** times as long as trafilatura alone ({taken['fogline']:g} and "
            f"{taken['trafilatura']:g} busy seconds).",
        )
    )


def _row(name: str, both: Mapping[str, Mapping[str, float]]) -> list[str]:
    ours, theirs = both["fogline"], both["trafilatura"]
    sums = [f"{ours[key]:g}" for key in _SHOWN[1:]]
    return [name, f"{ours['f1']:.3f}", f"{theirs['f1']:.3f}", *sums, "/".join(f"{theirs[key]:g}" for key in _SHOWN[1:])]


def _both(rows: Sequence[tuple[Score, ...]]) -> dict[str, dict[str, float]]:
    return {name: _figures([row[at] for row in rows]) for at, name in enumerate(("fogline", "trafilatura"))}


def _figures(found: Sequence[Score]) -> dict[str, float]:
    return {
        "f1": round(mean(one.f1 for one in found), 4),
        **{name: sum(getattr(one, name) for one in found) for name in _SHOWN[1:]},
    }


def _busy(work: Callable[[], None]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def _document(page: TestPage) -> RawDocument:
    content = page.source.encode()
    return RawDocument(page.name, content, content_hash(content), f"{page.name}.html", "text/html")


if __name__ == "__main__":
    main()
