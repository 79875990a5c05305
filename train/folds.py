"""Which annotated articles are held out together: a third of the Syrian news by outlet, and another corpus whole."""

from __future__ import annotations

from collections.abc import Iterable

FOLDS = 3
AWAY = {"re3d": 0, "wikievents": 1, "sentences": 2}


def corpus(article_id: str) -> str:
    """Return the corpus that an article is from, by its id."""
    return article_id.split("-", 1)[0]


def fold_of(article_ids: Iterable[str]) -> dict[str, int]:
    """Return the fold of each article; neighbouring ids are mostly of one outlet, so runs of ids stay together."""
    ids = sorted(set(article_ids))
    home = [each for each in ids if corpus(each) not in AWAY]
    folds = {each: FOLDS * n // len(home) for n, each in enumerate(home)}
    return folds | {each: AWAY[corpus(each)] for each in ids if corpus(each) in AWAY}
