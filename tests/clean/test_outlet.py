"""Who published a report."""

from __future__ import annotations

import pytest
from tests.clean.documents import LEAD, MORE, cleaned, document

from fogline.clean.outlets.addresses import site
from fogline.clean.outlets.mentions import mentioned

TITLE = "Army leaves Qasr"
TEXT = f"{TITLE}\n{LEAD}\n{MORE}"


def _outlet(text: str, **metadata: str) -> str | None:
    return cleaned(document(text, **metadata)).outlet


@pytest.mark.parametrize(
    ("metadata", "outlet"),
    [
        ({"outlet": "presstv"}, "Press TV"),
        ({"outlet": "Example Wire"}, "Example Wire"),
        ({"url": "https://www.aljazeera.com/news/army-leaves"}, "Al Jazeera"),
        ({"url": "https://www.example.org/army-leaves"}, "example.org"),
        ({"url": "https://web.archive.org/web/20161217120000/https://english.example.org/x"}, "example.org"),
        ({"url": "reports/army.txt"}, None),
        ({}, None),
    ],
)
def test_metadata_and_addresses(metadata: dict[str, str], outlet: str | None) -> None:
    assert _outlet(TEXT, **metadata) == outlet


def test_a_page_names_its_site_before_its_host() -> None:
    page = (
        f"<html><head><meta property='og:site_name' content='Example Wire'></head><body><p>{LEAD}</p><p>{MORE}</p></body></html>"
    )
    article = cleaned(document(page, "html", url="https://example.org/army"))
    assert article.outlet == "Example Wire"


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        ("Support South Front", "SouthFront"),
        ("© 2016 Example Wire. All rights reserved.", "Example Wire"),
        ("Copyright © 2009-2016 Al Jazeera", "Al Jazeera"),
        ("Source: Al-Manar", "Al-Manar"),
    ],
)
def test_lines_below_the_text(lines: str, outlet: str) -> None:
    assert _outlet(f"{TEXT}\n{lines}") == outlet


def test_a_claim_to_a_picture_is_none_to_the_report() -> None:
    assert _outlet(f"{TITLE}\n© AFP 2016 / Ann Example\n{LEAD}\n{MORE}") is None


def test_an_agency_is_the_outlet_only_where_nothing_else_names_one() -> None:
    text = f"{TITLE}\nQASR (Reuters) - {LEAD}"
    assert _outlet(text) == "Reuters"
    named = cleaned(document(text, url="https://example.org/army"))
    assert (named.outlet, named.agency) == ("example.org", "Reuters")


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Two fell, a source told The New Arab.", "The New Arab"),
        ("Two fell, a source told The New York Times.", None),
        ("Two fell, an Al-Manar correspondent reported.", "Al-Manar"),
        ("Two fell, a source told AFP. The road is closed, another told AFP.", None),
        ("Two fell, an AFP correspondent reported. The correspondent of AFP saw the road.", "AFP"),
        ("Two fell, a source told SANA reporter.", "SANA"),
        ("Two fell, an AFP correspondent reported.", None),
        ("Two fell, a Qasr Herald correspondent said. A nurse told Qasr Herald that all were men.", "Qasr Herald"),
        ("Two fell, a Qasr Herald correspondent said.", None),
        ("Two fell, a Turkish correspondent said. He told Turkish police so.", None),
        ("A source told The New Arab so, another told Enab Baladi.", None),
    ],
)
def test_outlets_that_a_report_names_as_its_own(text: str, outlet: str | None) -> None:
    assert mentioned(text) == outlet


def test_sites_are_named_without_language_and_device() -> None:
    assert [site(f"https://{host}/x") for host in ("en.example.org", "m.example.co.uk", "example.org:8080")] == [
        "example.org",
        "example.co.uk",
        "example.org",
    ]
    assert site("http://[broken/x") is None


@pytest.mark.parametrize("text", ["A-" * 50_000, "told A.’" * 20_000, "’" * 100_000])
def test_no_text_takes_long(text: str) -> None:
    assert mentioned(text) is None


def test_a_feed_names_the_outlet_where_nothing_nearer_does() -> None:
    page = f"<article><h1>Army leaves Qasr</h1><p>{LEAD}</p><p>{MORE}</p></article>"
    found = cleaned(document(page, "html", url="https://news.example.org/1", feed="World – Reuters"))
    assert found.outlet == "Reuters"
    assert cleaned(document(page, "html", url="https://news.example.org/1", feed="The Qasr Courier")).outlet == "The Qasr Courier"
