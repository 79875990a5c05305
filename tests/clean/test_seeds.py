"""The five reports and the annotated articles, where they are there."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.clean.documents import cleaned
from tests.shared import SHARED, needs_shared

from fogline.read import read_source
from fogline.records import RawDocument

PUBLISHED = {"000": "2017-04-01", "001": "2016-09-25", "002": "2019-01-10", "003": "2016-12-17", "004": "2016-08-22"}


def _gold(part: str) -> list[tuple[RawDocument, dict[str, Any]]]:
    gold = {row["id"]: row for row in map(json.loads, (SHARED / "gold" / f"{part}.jsonl").read_text().splitlines())}
    found = read_source(str(SHARED / "gold" / part))
    return [(item, gold[item.name]) for item in found if isinstance(item, RawDocument)]


@needs_shared
def test_every_seed_has_its_day() -> None:
    found = {
        item.name[:3]: cleaned(item).published for item in read_source(str(SHARED / "seeds")) if isinstance(item, RawDocument)
    }
    assert {name: str(published.day) for name, published in found.items() if published} == PUBLISHED


@needs_shared
def test_the_seeds_keep_their_report_alone() -> None:
    articles = [cleaned(item) for item in read_source(str(SHARED / "seeds")) if isinstance(item, RawDocument)]
    for article in articles:
        assert article.title is not None
        assert article.text.startswith(article.title)
        assert article.text.count(article.title) == 1
        assert not any(word in article.text for word in ("string(", "Support ", "Notify of", "Back to top", "Facebook", "PhotoI"))


@needs_shared
@pytest.mark.parametrize(("part", "share", "lost"), [("dev", 0.9, 0), ("train", 0.85, 1)])
def test_annotated_passages_are_dropped_and_no_quote_is(part: str, share: float, lost: int) -> None:
    wanted = dropped = missing = 0
    for item, gold in _gold(part):
        article = cleaned(item)
        gone = [" ".join(passage.text.split()) for passage in article.dropped]
        for words in gold["drop"]:
            wanted += 1
            dropped += any(" ".join(words.split()) in passage for passage in gone)
        kept = " ".join(article.text.split())
        missing += sum(" ".join(claim["quote"].replace("\u200e", "").split()) not in kept for claim in gold["claims"])
    assert dropped >= share * wanted
    assert missing <= lost


@needs_shared
@pytest.mark.parametrize(("part", "share"), [("dev", 24 / 26), ("train", 24 / 26)])
def test_days_of_publication(part: str, share: float) -> None:
    rows = _gold(part)
    right = 0
    for item, gold in rows:
        published = cleaned(item).published
        right += gold["published"] == (published.day.isoformat() if published and published.day else None)
    assert right >= share * len(rows)
