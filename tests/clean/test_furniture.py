"""What is dropped and why, by the cases of `cases/clean/`."""

from __future__ import annotations

import pytest
from tests.clean.documents import cleaned, document
from tests.clean.marked import Case, cases

CASES = list(cases())
NAMES = [case.name for case in CASES]
UNSEEN = str.maketrans("", "", "\u200b\u00ad")


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_what_is_marked_is_dropped_and_nothing_else(case: Case) -> None:
    assert case.found(cleaned(document(case.text))) == case.wanted()


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_all_that_is_not_dropped_is_kept(case: Case) -> None:
    article = cleaned(document(case.text))
    gone = [passage.span for passage in article.dropped]
    left = "".join(character for at, character in enumerate(case.text) if not any(span.start <= at < span.end for span in gone))
    assert "".join(left.translate(UNSEEN).split()) == "".join(article.text.split())
