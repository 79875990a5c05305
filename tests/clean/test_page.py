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
    ],
    ids=["deep", "deep inline", "brackets", "quotes"],
)
def test_broken_or_endless_markup_still_gives_the_report(source: str) -> None:
    article = clean(document(source, "html"))
    assert isinstance(article, Article)
    assert LEAD in article.text
