"""The line of steps that turns one document into claims, and a batch of documents into what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from fogline.clean import LANGUAGE, clean
from fogline.coding import code
from fogline.extract import extract
from fogline.parse import parse
from fogline.records import Article, Claim, ParsedArticle, Problem, RawDocument, Stage
from fogline.resolve import resolve
from fogline.store import Batch, Document

Steps = tuple[tuple[Stage, Callable[[Any], Any]], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the line made of one document."""

    article: Article | None
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


def _parsed(article: Article) -> ParsedArticle:
    return next(iter(parse([article])))


def _extracted(parsed: ParsedArticle) -> tuple[Article, tuple[Claim, ...]]:
    return parsed.article, extract(parsed)


def _resolved(told: tuple[Article, tuple[Claim, ...]]) -> tuple[Claim, ...]:
    article, claims = told
    return resolve(claims, article)


def _coded(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(code(claim) for claim in claims)


# Each takes what the one before gives; the first takes the document.
STEPS: Steps = (
    (Stage.CLEAN, clean),
    (Stage.PARSE, _parsed),
    (Stage.EXTRACT, _extracted),
    (Stage.RESOLVE, _resolved),
    (Stage.CODE, _coded),
)


def run_document(document: RawDocument, steps: Steps = STEPS) -> Outcome:
    """Take a document through the steps.

    It stops at a `Problem`, and at an article in another language than English. What a step raises becomes a fatal `step-failed`
    problem of this document alone.
    """
    article: Article | None = None
    value: Any = document
    for stage, step in steps:
        try:
            value = step(value)
        except Exception as error:  # noqa: BLE001 — a fault in a step costs one document, not the run
            found = article.problems if article else ()
            return Outcome(article, (), (*found, _step_failed(document, stage, error)))
        if isinstance(value, Problem):
            return Outcome(None, (), (value,))
        if isinstance(value, Article):
            article = value
            if article.language not in (None, LANGUAGE):
                return Outcome(article, (), article.problems)
    return Outcome(article, value, article.problems if article else ())


def run_batch(documents: Iterable[RawDocument], version: str, steps: Steps = STEPS) -> Batch:
    """Take documents through the steps and return what is to be stored of them, as read by `version` of the line."""
    read = tuple(documents)
    outcomes = [run_document(document, steps) for document in read]
    return Batch(
        documents=tuple(Document.of(document, version) for document in read),
        articles=tuple(outcome.article for outcome in outcomes if outcome.article),
        claims=tuple(claim for outcome in outcomes for claim in outcome.claims),
        problems=tuple(problem for outcome in outcomes for problem in outcome.problems),
    )


def _step_failed(document: RawDocument, stage: Stage, error: Exception) -> Problem:
    said = f"{type(error).__name__}: {error}".splitlines()[0]
    hint = "this is a fault in fogline: please report it with the document; the others are read"
    return Problem(stage, document.document_id, "step-failed", f"{stage} failed on {document.address}: {said}", hint, fatal=True)
