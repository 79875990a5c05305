"""The names of a page's parts, and what they must leave alone."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from fogline.clean.pages.parts import named_by, parse_page_parts
from fogline.errors import DataError
from fogline.registries.data import data_file, read_yaml


def test_the_names_fit_their_schema() -> None:
    rules = json.loads(data_file("schemas", "page_parts.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(rules).validate(read_yaml("page_parts.yaml"))


def test_a_word_under_two_reasons_is_an_error() -> None:
    data: dict[str, Any] = {
        **read_yaml("page_parts.yaml"),
        "words": {"always": {"comment": "reply"}, "around": {"widget": "reply"}},
    }
    with pytest.raises(DataError, match="'reply' stands under two reasons"):
        parse_page_parts(data)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("comments-area", "comment"),
        ("ArticleComments_list__x9Ad2", "comment"),
        ("media__caption", "caption-repeat"),
        ("relatedPosts", "related"),
        ("div-gpt-ad-1", "advertisement"),
        ("post-date", "byline"),
    ],
)
def test_class_words_name_a_part(name: str, reason: str) -> None:
    named = named_by({"class": name})
    assert named is not None
    assert named.reason.value == reason


@pytest.mark.parametrize(
    "name",
    ["page-with-sidebar", "has-comments", "share-price", "summary", "lead", "css-1ad4bq", "Body_root__x1ad", "roadmap", "header"],
)
def test_class_words_that_say_nothing(name: str) -> None:
    assert named_by({"class": name}) is None
