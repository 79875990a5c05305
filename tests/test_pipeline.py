"""The line of steps, and what becomes of a document that it cannot read."""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

import pytest
from tests.small import BATCH, DAWN, DUSK, LEFT

from fogline import read_text
from fogline.pipeline import STEPS, Steps, run_batch, run_document
from fogline.records import Article, Claim, Problem, RawDocument, Stage

NO_DATE = Problem(Stage.CLEAN, DAWN.document_id, "no-date", "no date is told")


def cleaned(document: RawDocument) -> Article | Problem:
    if document is DUSK:
        return Problem(Stage.CLEAN, document.document_id, "no-text", "nothing is left", "look at it", fatal=True)
    return replace(BATCH.articles[0], problems=(NO_DATE,))


def told(_: Article) -> tuple[Claim, ...]:
    return (LEFT,)


def failed(_: object) -> NoReturn:
    raise ZeroDivisionError("by a fault\nof many lines")


WORKS: Steps = ((Stage.CLEAN, cleaned), (Stage.EXTRACT, told))


def test_a_document_goes_through_all_steps() -> None:
    outcome = run_document(DAWN, WORKS)
    assert (outcome.article, outcome.claims, outcome.problems) == (cleaned(DAWN), (LEFT,), (NO_DATE,))


def test_a_problem_ends_the_line() -> None:
    outcome = run_document(DUSK, ((Stage.CLEAN, cleaned), (Stage.EXTRACT, failed)))
    assert outcome.article is None
    assert [problem.code for problem in outcome.problems] == ["no-text"]


@pytest.mark.parametrize(("language", "claims"), [("en", 1), (None, 1), ("ar", 0)])
def test_only_english_articles_give_claims(language: str | None, claims: int) -> None:
    steps: Steps = ((Stage.CLEAN, lambda _: replace(BATCH.articles[0], language=language)), (Stage.EXTRACT, told))
    outcome = run_document(DAWN, steps)
    assert outcome.article is not None
    assert len(outcome.claims) == claims


def test_a_fault_in_a_step_costs_its_document_alone() -> None:
    def halting(article: Article) -> tuple[Claim, ...]:
        return failed(article) if article.document_id == DAWN.document_id else ()

    steps: Steps = ((Stage.CLEAN, lambda raw: replace(BATCH.articles[0], document_id=raw.document_id)), (Stage.EXTRACT, halting))
    batch = run_batch([DAWN, DUSK], "1", steps)
    assert len(batch.articles) == len(batch.documents) == 2
    (problem,) = batch.problems
    assert (problem.record_id, problem.stage, problem.code, problem.fatal) == (DAWN.document_id, "extract", "step-failed", True)
    assert problem.detail == "extract failed on reports/dawn.txt: ZeroDivisionError: by a fault"
    assert problem.hint


def test_a_batch_holds_what_its_documents_gave() -> None:
    batch = run_batch([DAWN, DUSK], "7", WORKS)
    assert [document.read_by for document in batch.documents] == ["7", "7"]
    assert batch.claims == (LEFT,)
    assert [problem.code for problem in batch.problems] == ["no-date", "no-text"]


def test_the_steps_are_in_the_order_of_the_stages() -> None:
    assert [stage for stage, _ in STEPS] == [stage for stage in Stage if stage in dict(STEPS)]


def test_a_text_gives_claims_with_no_case() -> None:
    text = "Rebels withdrew from Hama on Friday, a monitor said."
    (claim,) = read_text(text, published="2019-01-06")
    assert (claim.kind, claim.status) == ("withdrawal", "happened")
    assert claim.span.of(text) == claim.quote
    assert [voice.name for voice in claim.voices] == ["monitor"]
    assert claim.time is not None
    assert str(claim.time.start) == "2019-01-04"


@pytest.mark.parametrize("published", ["yesterday", "2019-02-30"])
def test_a_day_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(ValueError, match=r"day is out of range|Invalid isoformat"):
        read_text("Rebels withdrew.", published=published)


def test_a_text_with_nothing_in_it_is_refused() -> None:
    with pytest.raises(ValueError, match="text"):
        read_text(" \n ")
