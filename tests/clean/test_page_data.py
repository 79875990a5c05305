"""What pages say of themselves, in order and out of it."""

from __future__ import annotations

import pytest

from fogline.clean.pages.data import PageData, page_data
from fogline.clean.pages.markup import scan
from fogline.clean.pages.page import page_of


def _told(head: str) -> PageData:
    source = f"<html><head>{head}</head><body></body></html>"
    return page_data(source, scan(source))


def _linked(text: str) -> PageData:
    return _told(f'<script type="application/ld+json">{text}</script>')


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "datePublished": "2016-12-22", "author": [{"name": "A. Writer"}, {"name": "B. Other"}],}',
        '<!-- {"@graph": [{"@type": "NewsArticle", "datePublished": "2016-12-22", "author": ["A. Writer", "B. Other"]}]} -->',
        '//<![CDATA[\n[{"@type": ["Article"], "datePublished": "2016-12-22", "author": ["A. Writer", "B. Other"]}]\n//]]>',
    ],
)
def test_linked_data_is_read_though_it_be_broken(text: str) -> None:
    told = _linked(text)
    assert told.dates == (("page's JSON-LD datePublished", "2016-12-22"),)
    assert told.author == "A. Writer, B. Other"


def test_an_author_referred_to_is_found() -> None:
    told = _linked(
        '{"@graph": [{"@type": "Article", "author": {"@id": "#a"}}, {"@type": "Person", "@id": "#a", "name": "A. Writer"}]}'
    )
    assert told.author == "A. Writer"


def test_linked_data_that_is_none_tells_nothing() -> None:
    assert _linked("window.x = 1").dates == ()


def test_the_day_of_publication_comes_before_the_day_of_a_change() -> None:
    told = _told(
        '<meta property="article:modified_time" content="2020-01-05"><meta name="pubdate" content="2016-12-22">'
        '<meta property="article:published_time" content="2016-12-23">'
    )
    assert [day for _, day in told.dates] == ["2016-12-23", "2016-12-22"]


def test_an_address_of_a_profile_is_no_author() -> None:
    told = _told('<meta property="article:author" content="https://facebook.com/writer"><meta name="byl" content="By A. Writer">')
    assert told.author == "A. Writer"


def test_the_address_is_the_canonical_one_without_its_archive() -> None:
    told = _told(
        '<meta property="og:url" content="https://amp.example.org/a">'
        '<link rel="canonical" href="https://web.archive.org/web/20200105000000/https://example.org/a">'
    )
    assert told.address == "https://example.org/a"


def test_of_the_times_on_a_page_the_one_by_the_title_counts() -> None:
    source = (
        '<aside><time datetime="2014-01-01">old</time></aside><h1>Army leaves Qasr after talks</h1>'
        '<time datetime="2016-12-22">x</time><p>The army said on Monday that its forces had left the town.</p>'
        '<div class="comments"><time datetime="2019-01-01">y</time></div>'
    )
    assert page_of(source).data.dates == (("page's time element", "2016-12-22"),)


def test_names_of_the_outlet_in_their_order() -> None:
    both = '<meta name="application-name" content="App"><meta property="og:site_name" content="Example Wire">'
    assert _told(both).site == "Example Wire"
    assert _told('<meta name="twitter:site" content="@example">').handle == "example"
