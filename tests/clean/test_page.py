"""Pages, whole and broken."""

from __future__ import annotations

import pytest
from tests.clean.documents import LEAD, MORE, cleaned, document

from fogline.clean import clean
from fogline.records import Article
from fogline.spans import Span

PAGE = f"""<!DOCTYPE html><html><head><title>Army leaves Qasr - Example Wire</title>
<meta property="article:published_time" content="2016-12-22T20:30:00Z"><script>var x = "<p>no</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<article><h1>Army leaves Qasr</h1><p class="byline">By A. Writer</p>
<p>{LEAD.replace("said", "<b>said</b>")}</p><figure><figcaption>Soldiers near Qasr</figcaption></figure>
<p>{MORE} &ldquo;It&rsquo;s over,&rdquo; said the mayor&nbsp;&amp; his deputy.</p></article>
<aside><h2>Related</h2><ul><li>Army opens road</li></ul></aside>
<div id="comments"><p>They should all be ashamed of themselves, this is the worst news that I have read for a long time.</p></div>
<footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_report_and_what_is_around_it() -> None:
    article = cleaned(document(PAGE, "html"))
    assert article.text == f"Army leaves Qasr\n{LEAD}\n{MORE} “It’s over,” said the mayor & his deputy."
    assert (article.title, article.outlet, article.byline) == ("Army leaves Qasr", "Example Wire", "A. Writer")
    assert article.published is not None
    assert str(article.published.day) == "2016-12-22"
    assert {passage.text: passage.reason.value for passage in article.dropped} == {
        "Home": "navigation",
        "By A. Writer": "byline",
        "Soldiers near Qasr": "caption-repeat",
        "Related": "related",
        "Army opens road": "related",
        "They should all be ashamed of themselves, this is the worst news that I have read for a long time.": "comment",
        "All rights reserved": "boilerplate",
    }


def test_places_lead_to_the_source_with_its_entities_and_tags() -> None:
    article = cleaned(document(PAGE, "html"))
    at = article.text.index("“It’s over,”")
    assert article.offsets.to_raw(Span(at, at + 12)).of(article.raw) == "&ldquo;It&rsquo;s over,&rdquo;"
    said = article.text.index("said on")
    assert article.offsets.to_raw(Span(said, said + 4)).of(article.raw) == "said"


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + f"<p>{LEAD}",
        "<b><i>" * 50_000 + LEAD,
        f"<p>{LEAD}</p>" + "<" * 100_000,
        f"<p>{LEAD}</p>" + '<a "' * 50_000,
        f"<p>{LEAD}</p>" + '<img src="data:' + "A" * 4_000_000 + '">',
        f"<p>{LEAD}</p>" + '<script>{"articleBody": "' + '\\"' * 200_000,
        f'<script src="a.js"" type="text/javascript"></script><p>{LEAD}</p><p>{MORE}</p>',
        f"<p>{LEAD}</p><svg><path>",
    ],
    ids=["deep", "deep inline", "brackets", "quotes", "picture", "endless string", "a quote too many", "open drawing"],
)
def test_broken_or_endless_markup_still_gives_the_report(source: str) -> None:
    article = clean(document(source, "html"))
    assert isinstance(article, Article)
    assert LEAD in article.text


def _kept(body: str) -> list[str]:
    return cleaned(document(f"<html><head><title>Army leaves Qasr</title></head><body>{body}</body></html>", "html")).text.split(
        "\n"
    )


def test_a_quoted_post_keeps_its_text_and_who_wrote_it() -> None:
    said = "Engineers will begin to open the road to Qasr tomorrow at eight, and drivers are asked to stay away from it."
    signed = '&mdash; Hall (@hall) <a href="#">May 3, 2016</a>'
    tweet = f'<blockquote class="twitter-tweet"><p>{said}</p>{signed}</blockquote>'
    kept = _kept(f"<article><h1>Army leaves Qasr</h1><p>{LEAD}</p>{tweet}<p>{MORE}</p></article>")
    assert kept[2] == f"{said} — Hall (@hall) May 3, 2016"


def test_a_row_of_figures_is_a_line_and_a_row_that_lays_out_a_page_is_none() -> None:
    figures = "<table><tr><td>Qasr</td><td>12</td></tr><tr><td>Velin</td><td>3</td></tr></table>"
    kept = _kept(
        f"<table><tr><td><h1>Army leaves Qasr</h1><p>{LEAD}</p>{figures}<p>{MORE}</p></td><td><p>Rain</p></td></tr></table>"
    )
    assert kept[1:] == [LEAD, "Qasr, 12", "Velin, 3", MORE]


@pytest.mark.parametrize("name", ["summary", "lead", "share-price", "article-date-lead"])
def test_a_paragraph_of_prose_is_kept_whatever_it_is_called(name: str) -> None:
    assert LEAD in _kept(f'<h1>Army leaves Qasr</h1><p class="{name}">{LEAD}</p><p>{MORE}</p>')


@pytest.mark.parametrize("name", ["page-with-sidebar", "has-comments", "sidebar-layout", "widget-area promo"])
def test_a_name_around_the_whole_page_condemns_nothing(name: str) -> None:
    assert _kept(f'<div class="{name}"><h1>Army leaves Qasr</h1><p>{LEAD}</p><p>{MORE}</p></div>')[1:] == [LEAD, MORE]


@pytest.mark.parametrize(
    "around",
    [
        '<div class="comments-area"><p>{}</p></div>',
        '<ol class="commentlist"><li><div>{}</div></li></ol>',
        '<div itemscope itemtype="https://schema.org/Comment"><p>{}</p></div>',
        '<section id="disqus_thread"><div>{}</div></section>',
        '<div class="vuukle-comments"><p>{}</p></div>',
    ],
)
def test_readers_words_are_never_the_report_though_they_be_longer(around: str) -> None:
    said = "I was there and I saw forty tanks cross the bridge at night, and nobody in this paper ever writes about that. " * 5
    assert _kept(f"<article><h1>Army leaves Qasr</h1><p>{LEAD}</p></article>{around.format(said)}")[1:] == [LEAD]


def test_a_page_too_large_to_be_read_says_so() -> None:
    item = '<li class="x">Weather in the hills</li>'
    source = f"<div><h1>Army leaves Qasr</h1><p>{LEAD}</p><p>{MORE}</p></div><ul>{item * 80_000}</ul>"
    article = cleaned(document(source, "html"))
    assert article.text.split("\n") == ["Army leaves Qasr", LEAD, MORE]
    assert [(problem.code, problem.fatal) for problem in article.problems] == [("large-page", False)]


def test_links_side_by_side_do_not_run_together() -> None:
    article = cleaned(document(f"<div><a>Home</a><a>World</a></div><h1>Army leaves Qasr</h1><p>{LEAD}</p><p>{MORE}</p>", "html"))
    assert [passage.text for passage in article.dropped] == ["Home World"]
