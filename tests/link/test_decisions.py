"""What reviewers decided is read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.errors import DataError
from fogline.link.decisions import Decisions, read_decisions


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_decisions(None) == read_decisions(tmp_path / "none.jsonl") == Decisions()


def test_a_later_line_counts(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"decision": "merge", "claims": ["b", "a"]}\n\n{"decision": "split", "claims": ["a", "b"]}\n')
    assert read_decisions(path) == Decisions((), frozenset({("a", "b")}))


@pytest.mark.parametrize("line", ["no json", '{"claims": []}', '{"decision": "merge", "claims": ["a"]}', "[1]"])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"decision": "accept"}\n' + line)
    with pytest.raises(DataError, match="line 2"):
        read_decisions(path)
