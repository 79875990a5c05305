"""The cleaned text of the test pages: how near it is to the report, and that its places are right."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from statistics import mean

import pytest
from tests.clean.documents import cleaned, document
from tests.pages.render import TestPage, pages
from tests.pages.score import Score, score, without_title

from fogline.records import Article, Dropped
from fogline.spans import Span

_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
DESIGNS = sorted({page.design for page in pages()})
# What designs scored when the floors were set, less a little; no reader's comment may ever be in a report.
FLOOR, FLOOR_OF_A_DESIGN = 0.99, 0.97


@cache
def _article(page: TestPage) -> Article:
    return cleaned(document(page.source, "html", page.name))


def _score(page: TestPage) -> Score:
    article = _article(page)
    text = article.text[article.title_span.end :] if article.title_span else article.text
    return score(page, without_title(text.lstrip(), page.story.title))


@pytest.mark.parametrize("design", DESIGNS)
def test_the_report_is_kept_and_nothing_else(design: str) -> None:
    scores = [_score(page) for page in pages() if page.design == design]
    assert mean(one.f1 for one in scores) >= FLOOR_OF_A_DESIGN
    assert sum(one.comments for one in scores) == 0
    assert sum(one.headlines for one in scores) == 0


def test_over_all_pages_the_text_is_the_report() -> None:
    scores = [_score(page) for page in pages()]
    assert mean(one.f1 for one in scores) >= FLOOR
    assert sum(one.lost for one in scores) <= 3


@pytest.mark.parametrize("design", DESIGNS)
def test_each_word_leads_to_where_it_stands(design: str) -> None:
    for page in (page for page in pages() if page.design == design):
        article = _article(page)
        for word in _WORD.finditer(article.text):
            raw = article.offsets.to_raw(Span(*word.span())).of(article.raw)
            plain = unescape(_MARKUP.sub("", _ESCAPE.sub(lambda found: chr(int(found[1], 16)), raw)))
            assert plain == word[0], page.name


@pytest.mark.parametrize("design", DESIGNS)
def test_dropped_passages_keep_their_place_and_do_not_overlap_the_report(design: str) -> None:
    for page in (page for page in pages() if page.design == design):
        article = _article(page)
        for passage in article.dropped:
            first = _WORD.search(passage.text)
            told = unescape(_MARKUP.sub("", passage.span.of(article.raw)))
            assert first is None or first[0] in told or "\\u" in told, (page.name, passage)


def test_readers_comments_are_dropped_as_such() -> None:
    for page in pages():
        if page.design in ("news_portal", "wordpress", "overlays", "bilingual", "forum", "wall_post", "live_blog"):
            texts = [passage.text for passage in _article(page).dropped if passage.reason is Dropped.COMMENT]
            assert any("nobody believes a word of it" in text for text in texts), page.name


@pytest.mark.parametrize("design", ["json_ld_only", "state_only"])
def test_a_report_in_a_script_is_read_and_said_to_be(design: str) -> None:
    page = next(page for page in pages() if page.design == design and page.story.key == "quotes")
    assert [problem.code for problem in _article(page).problems] == ["text-in-script"]


def test_pages_say_when_they_were_published() -> None:
    without = {"channel", "wire_pre"}  # these say only the hour, or nothing
    for page in pages():
        published = _article(page).published
        assert page.design in without or (published and published.day == page.story.day), page.name
