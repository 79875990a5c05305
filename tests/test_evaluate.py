"""The scores are those of the annotation's own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.command import fogline
from tests.shared import SHARED, needs_shared

from fogline.errors import SourceError
from fogline.evaluate import ROWS, evaluate, read_articles, same_name

TEXT = "The army shelled Hama. Rebels left the town on Friday."


def claim(kind: str, quote: str, trigger: str, **parts: object) -> dict[str, Any]:
    empty: dict[str, Any] = {role: [] for role in ("agents", "patients", "places", "counts", "voices")}
    return {"kind": kind, "quote": quote, "trigger": trigger, "status": "happened", "time": None, **empty, **parts}


SHELLED = claim("shelling", "The army shelled Hama", "shelled", agents=[{"text": "The army", "name": "Syrian Army"}])
LEFT = claim("withdrawal", "Rebels left the town on Friday", "left", time={"start": "2019-01-04", "end": "2019-01-04"})


def article(*claims: dict[str, Any]) -> dict[str, Any]:
    return {"id": "a", "published": "2019-01-05", "claims": list(claims)}


def scored(gold: dict[str, Any], guess: dict[str, Any] | None) -> dict[str, tuple[int, int, int]]:
    rows = evaluate([gold], {"a": guess} if guess else {}, lambda _: TEXT).rows
    return {name: (row.right, row.given, row.wanted) for name, row in rows.items()}


def test_a_perfect_guess_scores_one_in_every_row_that_is_wanted() -> None:
    rows = evaluate([article(SHELLED, LEFT)], {"a": article(SHELLED, LEFT)}, lambda _: TEXT).rows
    assert tuple(rows) == ROWS
    assert {name: row.f1 for name, row in rows.items() if row.wanted} == dict.fromkeys(
        ("claims", "family", "agents", "status", "time", "dated", "slots"), 1.0
    )


def test_a_missing_article_is_all_misses() -> None:
    rows = scored(article(SHELLED, LEFT), None)
    assert rows["claims"] == (0, 0, 2)
    assert rows["dated"] == (0, 1, 1)


def test_another_kind_of_the_family_counts_for_the_family_alone() -> None:
    rows = scored(article(SHELLED), article(SHELLED | {"kind": "air-strike"}))
    assert (rows["claims"], rows["family"]) == ((0, 1, 1), (1, 1, 1))


def test_fillers_of_a_claim_left_alone_are_noise() -> None:
    rows = scored(article(LEFT), article(LEFT, SHELLED))
    assert rows["agents"] == (0, 1, 0)
    assert rows["slots"][1] == 1 + 2 + 1


def test_optional_claims_count_neither_way() -> None:
    rows = scored(article(SHELLED | {"optional": True}, LEFT), article(SHELLED, LEFT))
    assert rows["claims"] == (1, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Syrian Army troops", "the Syrian army", True),
        ("Ha’il", "hail", True),
        ("the forces", "forces", True),
        ("rebels", "army", False),
    ],
)
def test_names_are_the_same_by_their_content_words(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"id": "a"}\n{broken\n')
    with pytest.raises(SourceError, match=r"gold\.jsonl:2 is not JSON"):
        read_articles(tmp_path / "gold.jsonl")


def test_the_command_needs_the_texts(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(article()))
    assert "hint: name their folder with --texts" in fogline("evaluate", tmp_path / "gold.jsonl", status=2).stderr


def test_the_command_prints_every_row(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.txt").write_text(TEXT)
    (tmp_path / "gold.jsonl").write_text(json.dumps(article(LEFT)))
    said = fogline("evaluate", tmp_path / "gold.jsonl", "--workers", "1").stdout
    for row in ROWS:
        assert row in said


@needs_shared
def test_the_figures_agree_with_the_scorer(tmp_path: Path) -> None:
    gold = SHARED / "gold" / "train.jsonl"
    golds = read_articles(gold)[:60]
    # Guesses with every sort of fault: an article left out, claims left out, of other kinds, moved, with other fillers.
    guesses = [_spoiled(dict(article), number) for number, article in enumerate(golds) if number % 13]
    _write(tmp_path / "gold.jsonl", golds)
    _write(tmp_path / "guesses.jsonl", guesses)
    texts = gold.with_suffix("")
    command: list[str | Path] = [
        sys.executable,
        SHARED / "gold" / "score_claims.py",
        tmp_path / "gold.jsonl",
        tmp_path / "guesses.jsonl",
        texts,
        "--json",
    ]
    wanted = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    by_id = {guess["id"]: guess for guess in guesses}
    rows = evaluate(golds, by_id, lambda name: (texts / f"{name}.txt").read_text(encoding="utf-8")).rows
    figures = {name: {"p": row.precision, "r": row.recall, "f1": row.f1, "n": row.wanted} for name, row in rows.items()}
    assert figures == wanted
    assert 0.3 < figures["slots"]["f1"] < 0.95


def _spoiled(article: dict[str, Any], number: int) -> dict[str, Any]:
    claims = [dict(claim) for index, claim in enumerate(article["claims"]) if (index + number) % 5]
    for index, claim in enumerate(claims):
        if index % 3 == 0:
            claim["kind"] = {"shelling": "air-strike", "withdrawal": "advance"}.get(claim["kind"], claim["kind"])
        if index % 4 == 1:
            claim["agents"], claim["patients"] = claim["patients"], claim["agents"]
        if index % 4 == 2:
            claim["quote"] = claim["trigger"]
            claim["time"] = None
        if index % 4 == 3:
            claim["voices"] = [*claim["voices"], "someone else"]
            claim["counts"] = [count | {"high": None} for count in claim["counts"]]
    return article | {"claims": claims, "published": article["published"] if number % 2 else None}


def _write(path: Path, lines: list[Any]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
