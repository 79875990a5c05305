"""Records into documents: the fields that are known, texts in parts, and pages that a record leads to."""

from __future__ import annotations

import json

import jsonschema
import pytest
from tests.read.packing import documents, items, problems, told

from fogline.read.entry import Entry
from fogline.read.tables.columns import folded, said
from fogline.records import Problem, RawDocument
from fogline.registries.data import data_file, read_yaml

PAGE = b"<!DOCTYPE html><html><body><p>The army left."


class _Site:
    """A web of one page."""

    def fetch(self, address: str) -> Entry | Problem | None:
        if address.endswith("/had"):
            return None
        return Entry.of_bytes(address, "page.html", PAGE, (("url", address), ("fetched", "2020-01-01T00:00:00Z")))

    def keep(self, address: str) -> None:
        """Keep nothing."""


def _text(document: RawDocument) -> str:
    text: str = json.loads(document.content)[document.field or ""]
    return text


def test_the_names_of_columns_keep_their_schema_and_stand_once_under_each_thing() -> None:
    shipped = read_yaml("columns.yaml")
    jsonschema.validate(shipped, json.loads(data_file("schemas", "columns.json").read_text(encoding="utf-8")))
    for what, names in shipped.items():
        if what != "archiver":
            known = [folded(name) for name in names]
            assert sorted(set(known)) == sorted(known), what


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" a ", "a"),
        (7, "7"),
        (2.5, "2.5"),
        (True, ""),
        (None, ""),
        (["a", "b"], "a, b"),
        ([{"name": "a"}, "b"], "a, b"),
        ([1, "b"], ""),
        ({"id": None, "name": "The Paper"}, "The Paper"),
        ({"a": "b"}, ""),
    ],
)
def test_a_value_is_told_as_text(value: object, text: str) -> None:
    assert said(value) == text


def test_the_outlet_is_known_by_its_name_and_a_source_that_is_an_address_is_no_outlet() -> None:
    lines = [
        {"text": "It left.", "source": {"id": None, "name": "The Paper"}},
        {"text": "It came.", "source": "https://a.example/b"},
    ]
    content = "\n".join(map(json.dumps, lines)).encode()
    first, second = documents(items("a.jsonl", content))
    assert dict(first.metadata) == {"outlet": "The Paper"}
    assert dict(second.metadata) == {"url": "https://a.example/b"}


def test_a_text_in_parts_is_put_together() -> None:
    marked = {"text": ["The ", {"type": "bold", "text": "army"}, " left."]}
    paragraphs = {"body": ["The army left.", "It came back."]}
    content = "\n".join(map(json.dumps, (marked, paragraphs))).encode()
    assert [_text(document) for document in documents(items("a.jsonl", content))] == [
        "The army left.",
        "The army left.\nIt came back.",
    ]


@pytest.mark.parametrize(
    "told_as",
    [
        lambda records: records,
        lambda records: {"status": "ok", "totalResults": 2, "articles": records},
        lambda records: {"response": {"status": "ok", "results": records}},
        lambda records: {"hits": {"total": 2, "hits": [{"_id": "x", "_source": record} for record in records]}},
    ],
)
def test_a_list_of_records_is_found_in_what_servers_answer(told_as: object) -> None:
    records = [{"title": "Gone", "content": "It left."}, {"title": "Back", "content": "It came."}]
    content = json.dumps(told_as(records)).encode()  # type: ignore[operator]
    found = documents(items("a.json", content))
    assert [_text(document) for document in found] == ["It left.", "It came."]
    assert [document.address for document in found] == ["a.json:1", "a.json:2"]


def test_a_chat_is_its_messages_and_those_without_a_text_are_one_note() -> None:
    text = ["It ", {"type": "bold", "text": "left"}, "."]
    chat = {
        "name": "News of the Front",
        "type": "public_channel",
        "id": 1,
        "messages": [
            {"id": 4, "type": "service", "action": "pin_message", "text": ""},
            {
                "id": 5,
                "type": "message",
                "date": "2017-01-02T03:04:05",
                "from": "Desk",
                "text": text,
            },
            {"id": 6, "type": "message", "date": "2017-01-02T03:05:05", "photo": "a.jpg", "text": ""},
        ],
    }
    for content in (chat, {"about": "…", "chats": {"about": "…", "list": [chat]}}):
        found = items("result.json", json.dumps(content).encode())
        assert told(found) == ["result.json:5", "no-text"]
        (document,) = documents(found)
        assert _text(document) == "It left."
        assert dict(document.metadata) == {"outlet": "News of the Front", "published": "2017-01-02T03:04:05", "author": "Desk"}
        assert [problem.fatal for problem in problems(found)] == [False]


def test_a_record_without_a_text_leads_to_its_page_with_what_it_says_of_it() -> None:
    content = b"url,title,publish_date,media_name\nhttps://a.example/b,Gone,2017-01-02,The Paper\nhttps://a.example/had,,,\n"
    (document,) = documents(items("a.csv", content, web=_Site()))
    assert document.content == PAGE
    assert dict(document.metadata) == {
        "url": "https://a.example/b",
        "fetched": "2020-01-01T00:00:00Z",
        "title": "Gone",
        "published": "2017-01-02",
        "outlet": "The Paper",
    }


def test_pages_that_lead_to_tables_that_lead_to_pages_have_an_end() -> None:
    class Circle(_Site):
        def fetch(self, address: str) -> Entry:
            return Entry.of_bytes(address, "a.csv", b"url\nhttps://a.example/next\n")

    assert told(items("a.csv", b"url\nhttps://a.example/b\n", web=Circle())) == ["too-deep"]


def test_an_address_that_is_none_is_no_way_to_a_text() -> None:
    assert told(items("a.jsonl", b'{"url": "a.example/b"}')) == ["no-text"]
