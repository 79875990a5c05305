"""Files of jsonl, sound and not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from fogline.config import Limits
from fogline.read import Options, read_source
from fogline.read.entry import Entry
from fogline.read.formats import reading_with
from fogline.read.tables.lines import read_lines
from fogline.records import Problem, RawDocument


def _items(content: bytes, limit: int = Limits().document_bytes) -> list[RawDocument | Problem]:
    reading = reading_with(Options(Limits(document_bytes=limit)))
    return list(read_lines(Entry.of_bytes("news.jsonl", "news.jsonl", content), BytesIO(content), reading))


def test_each_line_is_a_document_of_that_lines_bytes() -> None:
    (document,) = _items(
        b'{"id": 7, "maintext": "The army left.", "source_domain": "example.org", "date_publish": "2017-04-01"}\r\n'
    )
    assert isinstance(document, RawDocument)
    assert (document.name, document.field, document.address) == ("7", "maintext", "news.jsonl:1")
    assert document.content.endswith(b"}")
    assert dict(document.metadata) == {"outlet": "example.org", "published": "2017-04-01"}


def test_a_line_without_an_id_is_named_by_its_number() -> None:
    items = _items(b'\n{"text": "The army left."}\n')
    assert [item.name for item in items if isinstance(item, RawDocument)] == ["news-line002"]


def test_a_broken_line_is_one_problem_and_the_others_are_read() -> None:
    lines = [
        b'{"id": "a", "text": "The army left."}',
        b'{"text": ',
        b"[1]",
        b'{"id": "b"}',
        b'{"text": "\xff"}',
        b'{"id": "c", "text": "It left."}',
    ]
    items = _items(b"\n".join(lines))
    found = [item.name if isinstance(item, RawDocument) else (item.record_id, item.code) for item in items]
    assert found == [
        "a",
        ("news.jsonl:2", "broken-line"),
        ("news.jsonl:3", "broken-line"),
        ("news.jsonl:4", "no-text"),
        ("news.jsonl:5", "undecodable-line"),
        "c",
    ]


def test_deeply_nested_json_is_a_broken_line() -> None:
    (problem,) = _items(b'{"text": ' + b"[" * 200_000)
    assert isinstance(problem, Problem)
    assert problem.code == "broken-line"


def test_a_line_of_fifty_megabytes_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"text": "')
        for _ in range(50):
            stream.write(b"a" * 1_000_000)
        stream.write(b'"}\n{"id": "next", "text": "The army left."}\n')
    large, document = read_source(str(path))
    assert isinstance(large, Problem)
    assert large.code == "too-large"
    assert f"{Limits().document_bytes:,}" in large.detail
    assert isinstance(document, RawDocument)
    assert document.name == "next"


def test_half_characters_in_names_and_metadata_are_replaced() -> None:
    (document,) = _items(b'{"id": "a\\ud800", "title": "b\\udc00", "text": "The army left."}')
    assert isinstance(document, RawDocument)
    assert document.name.encode()
    assert dict(document.metadata)["title"].encode()


def test_an_empty_file_is_a_problem() -> None:
    (problem,) = _items(b"\n\n")
    assert isinstance(problem, Problem)
    assert problem.code == "empty-file"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_lines_in_wide_characters_and_with_a_mark_are_read(encoding: str) -> None:
    items = _items('{"text": "The army left."}\n{"text": "It came."}'.encode(encoding))
    assert [item.field for item in items if isinstance(item, RawDocument)] == ["text", "text"]


@pytest.mark.parametrize(
    "content", [b"5", b'"a"', b"[]", b"[5]", b"{}", b"[[]]", b'{"a": 1' + b"0" * 5000 + b"}", b"[" * 100_000]
)
def test_json_that_holds_no_record_is_one_problem(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "news.json").write_bytes(content)
    (problem,) = read_source(str(tmp_path / "news.json"))
    assert isinstance(problem, Problem)
    assert problem.fatal
