"""Days of publication and how they are known."""

from __future__ import annotations

import pytest
from tests.clean.documents import LEAD, cleaned, document, line


def _day(text: str, **metadata: str) -> str | None:
    published = cleaned(document(text, **metadata)).published
    return published.day.isoformat() if published and published.day else None


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Sat Apr 1, 2017 14:02:08", "2017-04-01"),
        ("14 Nov 2017", "2017-11-14"),
        ("16.04.2017", "2017-04-16"),
        ("05.10.2017(updated 1935 05.10.2017)", "2017-10-05"),
        ("Published June 4 2016", "2016-06-04"),
        ("Sunday 9 Oct 2016", "2016-10-09"),
        ("Last updated at Jul 152015", "2015-07-15"),
        ("2016-12-17", "2016-12-17"),
    ],
)
def test_a_stamp_under_the_title(stamp: str, day: str) -> None:
    assert _day(f"Army leaves Qasr\n{stamp}\n{LEAD}") == day
    assert _day(f"Army leaves Qasr\n{stamp} {LEAD}") == day


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("QASR, 14 November 2017 (The Agency) - ", "2017-11-14"),
        ("(Qasr, November 14, 2017) – ", "2017-11-14"),
        ("QASR, Some Land, 14 Nov 2017 – ", "2017-11-14"),
        ("The army left Qasr on 14 November 2017 - ", None),
        ("Qasr, 14 November 2017, saw shelling. ", None),
    ],
)
def test_a_dateline_tells_the_day(start: str, day: str | None) -> None:
    assert _day(f"Army leaves Qasr\n{start}{LEAD}") == day


@pytest.mark.parametrize("stamp", ["17 Shahrivar 1395", "۱۳۹۵/۰۶/۱۷"])
def test_a_stamp_of_another_calendar(stamp: str) -> None:
    published = cleaned(document(f"Army leaves Qasr\n{stamp}\n{LEAD}")).published
    assert published is not None
    assert (str(published.day), published.basis) == ("2016-09-07", "date in the text (Persian calendar)")


def test_day_and_month_are_told_apart_by_the_weekday_of_the_news() -> None:
    assert _day(f"Army leaves Qasr\n06-05-2013\n{LEAD}") == "2013-05-06"
    assert _day(f"Army leaves Qasr\n05-06-2013\n{LEAD}") == "2013-05-06"


def test_metadata_comes_first_and_the_stamp_stays_a_candidate() -> None:
    published = cleaned(document(f"Army leaves Qasr\n14 Nov 2017\n{LEAD}", published="2017-11-13T08:00:00Z")).published
    assert published is not None
    assert (str(published.day), published.basis) == ("2017-11-13", "metadata field")
    assert [(str(candidate.start), candidate.reason) for candidate in published.candidates] == [
        ("2017-11-13", "taken"),
        ("2017-11-14", "less sure than metadata field"),
    ]


def test_the_address_may_hold_the_day() -> None:
    assert _day(LEAD, url="https://example.org/2016/09/25/army-leaves") == "2016-09-25"


def test_an_image_is_named_by_the_persian_calendar() -> None:
    published = cleaned(document(f"Army leaves Qasr\n13950601000829_PhotoI\n{LEAD}")).published
    assert published is not None
    assert str(published.day) == "2016-08-22"
    assert "Persian calendar" in published.basis


def test_a_running_number_is_no_date() -> None:
    assert _day(LEAD, url="https://example.org/1395060112") is None
    assert cleaned(line(LEAD)).published is None


def test_a_day_without_a_year_is_placed_by_who_existed() -> None:
    text = "Fighters of the National Front for Liberation are preparing to leave the valley, a monitor reported on January 10. "
    ended = "Fighters of the Nour al-Din al-Zenki Movement had left the town a week before, and residents had fled to the north."
    published = cleaned(document(text + ended)).published
    assert published is not None
    assert str(published.day) == "2019-01-10"
    assert "National Front for Liberation (from 2018-05-28)" in published.basis
    assert cleaned(document(text)).published is None


def test_nothing_that_tells_gives_no_date() -> None:
    assert cleaned(document(LEAD)).published is None
    assert _day(f"{LEAD} In May 2016 more than 300 people were killed in the same valley.") is None
