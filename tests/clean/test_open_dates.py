"""Dates that stay open, what decides them, and what is never a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.documents import cleaned, document

from fogline.clean.dates.evidence import Traces
from fogline.clean.dates.published import published_of
from fogline.clean.passages import Draft, Passage
from fogline.records import DatePrecision, Dropped, Published
from fogline.spans import Span

TITLE = "Army leaves Qasr"
LEAD = "The army said that its forces had left the town of Qasr after two days of clashes with the rebels in the north."
BETWEEN = "2013-06-01/2013-06-20 numbered between one and another"


def _published(text: str, **metadata: str) -> Published | None:
    return cleaned(document(text, **metadata)).published


def _days(text: str, **metadata: str) -> tuple[str, str, str] | None:
    found = _published(text, **metadata)
    return (str(found.start), str(found.end), found.precision.value) if found else None


def _problems(text: str, **metadata: str) -> list[str]:
    return [problem.code for problem in cleaned(document(text, **metadata)).problems]


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Published in June 2016", ("2016-06-01", "2016-06-30", "month")),
        ("June 2016", ("2016-06-01", "2016-06-30", "month")),
        ("Published: 2016", ("2016-01-01", "2016-12-31", "year")),
        ("Week of 5 June 2016", ("2016-06-05", "2016-06-11", "week")),
        ("Week ending 5 June 2016", ("2016-05-30", "2016-06-05", "week")),
    ],
)
def test_lines_that_tell_more_than_a_day(line: str, days: tuple[str, str, str]) -> None:
    assert _days(f"{TITLE}\n{line}\n{LEAD}") == days


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("1491055328", ("2017-04-01", "2017-04-01", "day")),
        ("1491055328000", ("2017-04-01", "2017-04-01", "day")),
        ("Sat, 01 Apr 2017 14:02:08 GMT", ("2017-04-01", "2017-04-01", "day")),
        ("20170401140208", ("2017-04-01", "2017-04-01", "day")),
        ("2017-04", ("2017-04-01", "2017-04-30", "month")),
        ("2017", ("2017-01-01", "2017-12-31", "year")),
        ("1395/06/01", ("2016-08-22", "2016-08-22", "day")),
    ],
)
def test_fields_for_the_date(value: str, days: tuple[str, str, str]) -> None:
    assert _days(LEAD, published=value) == days


@pytest.mark.parametrize(
    ("more", "metadata", "days"),
    [
        ("", {}, ("2013-06-09", "2013-09-06", "interval")),
        ("", {"fetched": "2013-07-01"}, ("2013-06-09", "2013-06-09", "day")),
        ("", {"url": "https://example.org/2013/09/06/army"}, ("2013-09-06", "2013-09-06", "day")),
        ("", {"url": "https://example.org/2013/06/army"}, ("2013-06-09", "2013-06-09", "day")),
        ("", {"outlet": "CNN"}, ("2013-06-09", "2013-06-09", "day")),
        ("", {"outlet": "Al-Manar"}, ("2013-09-06", "2013-09-06", "day")),
        ("", {"neighbours": BETWEEN}, ("2013-06-09", "2013-06-09", "day")),
        (" Two fell on 5 September 2013.", {}, ("2013-09-06", "2013-09-06", "day")),
        (" It began on 5 June.", {}, ("2013-06-09", "2013-06-09", "day")),
        (" He spoke on Thursday.", {}, ("2013-09-06", "2013-09-06", "day")),
        ("\nUpdated 13/9/2013 at 14:02", {}, ("2013-09-06", "2013-09-06", "day")),
    ],
)
def test_day_and_month_that_may_be_swapped(more: str, metadata: dict[str, str], days: tuple[str, str, str]) -> None:
    assert _days(f"{TITLE}\n6/9/2013\n{LEAD}{more}", **metadata) == days


def test_both_readings_of_an_open_stamp_are_kept() -> None:
    found = _published(f"{TITLE}\n6/9/2013\n{LEAD}")
    assert found is not None
    assert (found.day, found.basis) == (None, "date stamp whose day and month may be swapped")
    assert [(str(each.start), each.reason) for each in found.candidates[1:]] == [
        ("2013-06-09", "one of 2 that the evidence leaves"),
        ("2013-09-06", "one of 2 that the evidence leaves"),
    ]


def test_an_exact_day_refines_a_month_in_which_it_lies() -> None:
    found = _published(LEAD, published="2017-04", url="https://example.org/2017/04/12/army")
    assert found is not None
    assert (str(found.day), found.basis) == ("2017-04-12", "address (Gregorian calendar), within metadata field")


@pytest.mark.parametrize(
    ("text", "metadata", "days"),
    [
        (LEAD, {}, ("2013-06-01", "2013-06-20", "interval")),
        (f"{TITLE}\nJune 2013\n{LEAD}", {}, ("2013-06-01", "2013-06-20", "interval")),
        (f"{TITLE}\n14 Nov 2017\n{LEAD}", {}, ("2017-11-14", "2017-11-14", "day")),
        (f"{TITLE}\nQASR, Some Land, June 5 (Reuters) - {LEAD}", {}, ("2013-06-05", "2013-06-05", "day")),
    ],
)
def test_neighbours_come_last(text: str, metadata: dict[str, str], days: tuple[str, str, str]) -> None:
    assert _days(text, neighbours=BETWEEN, **metadata) == days


def test_neighbours_of_one_day_tell_it() -> None:
    found = _published(LEAD, neighbours="2013-06-01/2013-06-01 one of 2013-06-01 has the same text")
    assert found is not None
    assert (str(found.day), found.basis) == ("2013-06-01", "neighbours in the case: one of 2013-06-01 has the same text")


@pytest.mark.parametrize(
    ("more", "metadata", "days"),
    [
        ("", {}, None),
        ("", {"fetched": "2016-12-20"}, None),
        (" The war has gone on since 13 December 2011.", {}, None),
        (" Two fell on 13 December 2016.", {}, ("2016-12-15", "2016-12-15", "day")),
        ("", {"url": "https://example.org/2016/12/army"}, ("2016-12-15", "2016-12-15", "day")),
        (" A truce of 2016 failed.", {"fetched": "2017-03-01"}, ("2016-12-15", "2016-12-15", "day")),
        (" A truce of 2016 failed.", {"fetched": "2018-03-01"}, ("2016-12-15", "2017-12-15", "interval")),
    ],
)
def test_the_year_of_a_dateline(more: str, metadata: dict[str, str], days: tuple[str, str, str] | None) -> None:
    assert _days(f"{TITLE}\nQASR, Some Land, Dec. 15 (Reuters) - {LEAD}{more}", **metadata) == days


def test_a_weekday_fits_one_of_two_years() -> None:
    found = _published(f"{TITLE}\nSaturday, 5 January\n{LEAD} The truce of 3 March 2018 failed.")
    assert found is not None
    assert str(found.day) == "2019-01-05"
    assert found.basis.endswith("year from the weekday and from 2018-03-03, the latest date told")
    assert _published(f"{TITLE}\nSaturday, 5 January\n{LEAD}") is None


@pytest.mark.parametrize("line", ["3 hours ago", "Posted 2 days ago", "yesterday", "Today, 14:02", "Updated 5 mins ago"])
def test_times_ago_are_no_dates_by_themselves(line: str) -> None:
    text = f"{TITLE}\n{line}\n{LEAD}"
    assert _published(text) is None
    assert _problems(text) == ["relative-date"]
    assert line not in cleaned(document(text)).text


@pytest.mark.parametrize(
    ("line", "fetched", "days"),
    [
        ("3 hours ago", "2017-04-01T14:00:00Z", ("2017-04-01", "2017-04-01", "day")),
        ("3 hours ago", "2017-04-01", ("2017-03-31", "2017-04-01", "interval")),
        ("yesterday", "2017-04-01", ("2017-03-31", "2017-03-31", "day")),
        ("2 days ago", "20170401140000", ("2017-03-29", "2017-03-30", "interval")),
    ],
)
def test_times_ago_are_counted_from_when_the_page_was_read(line: str, fetched: str, days: tuple[str, str, str]) -> None:
    text = f"{TITLE}\n{line}\n{LEAD}"
    assert _days(text, fetched=fetched) == days
    assert _problems(text, fetched=fetched) == []


def test_an_archive_tells_the_last_day_only() -> None:
    address = "https://web.archive.org/web/20161217120000/https://example.org/army"
    assert _days(LEAD, url=address) is None
    assert _days(f"{TITLE}\n6/12/2016\n{LEAD}", url=address) == ("2016-06-12", "2016-12-06", "interval")
    assert _days(f"{TITLE}\n2/12/2017\n{LEAD}", url=address) is None


def test_a_date_after_the_fetch_is_refused_with_a_problem() -> None:
    text = f"{TITLE}\n14 Nov 2017\n{LEAD}"
    assert _published(text, fetched="2017-11-01") is None
    assert _problems(text, fetched="2017-11-01") == ["date-after-fetched"]
    # It is the 15th east of here when it is fetched.
    assert _days(text, fetched="2017-11-13T20:00:00Z") == ("2017-11-14", "2017-11-14", "day")


@pytest.mark.parametrize("value", ["9999-12-31T23:00:00Z", "0001-01-01T00:00:00+14:00", "2013-13-01", "a few", "9999999999"])
def test_a_time_that_cannot_be_is_a_problem(value: str) -> None:
    assert _days(f"{TITLE}\n14 Nov 2017\n{LEAD}", fetched=value) == ("2017-11-14", "2017-11-14", "day")
    assert _problems(LEAD, fetched=value) == ["bad-date"]


def test_a_field_that_is_no_date_is_a_problem() -> None:
    assert _published(LEAD, published="no idea") is None
    assert _problems(LEAD, published="no idea") == ["bad-date"]


def test_a_changed_report_has_the_day_of_its_publication() -> None:
    assert _days(f"{TITLE}\nLast updated: 14 Nov 2017\nPublished 12 Nov 2017\n{LEAD}") == ("2017-11-12", "2017-11-12", "day")


def test_a_page_that_was_moved_keeps_the_day_of_its_text() -> None:
    found = _published(f"{TITLE}\n14 Nov 2012\n{LEAD}", url="https://example.org/2016/09/25/army")
    assert found is not None
    assert str(found.day) == "2012-11-14"


def test_a_date_before_all_that_is_told_is_doubted() -> None:
    text = f"{TITLE}\n14 Nov 2017\n{LEAD} It began on 12 November 2017."
    found = _published(text, published="1970-01-02")
    assert found is not None
    assert str(found.day) == "2017-11-14"
    assert "the text tells of 2017-11-12 as past" in [candidate.reason for candidate in found.candidates]


@settings(deadline=None)  # the first call loads the registries
@given(
    stamp=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    fetched=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    form=st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%B %Y", "%A, %d %B", "Week of %d %B %Y", "3 days ago"]),
    ago=st.integers(0, 400),
)
def test_nothing_is_published_after_it_was_fetched(stamp: date, fetched: date, form: str, ago: int) -> None:
    told = f" It began on {stamp - timedelta(days=ago):%d %B %Y}."
    found = _published(f"{TITLE}\n{stamp.strftime(form)}\n{LEAD}{told}", fetched=fetched.isoformat())
    if found:
        assert found.start <= found.end <= fetched
        assert (found.precision is DatePrecision.DAY) == (found.start == found.end)


def _traces(stamp: str, *, page: tuple[tuple[str, str], ...] = (), made: tuple[tuple[str, str], ...] = ()) -> Traces:
    text = f"{stamp}\n{LEAD}"
    lead = Passage.verbatim(text, Span(len(stamp) + 1, len(text)))
    dropped = ((Passage.verbatim(text, Span(0, len(stamp))), Dropped.BYLINE),) if stamp else ()
    return Traces({}, page, (), Draft((lead,), dropped), LEAD, None, titled=False, made=made)


def test_the_day_of_a_change_comes_after_the_texts_own_stamp() -> None:
    found = published_of(_traces("14 Nov 2017", page=(("page's JSON-LD dateModified", "2017-11-20"),)))
    assert found is not None
    assert str(found.day) == "2017-11-14"
    alone = published_of(_traces("", page=(("page's JSON-LD dateModified", "2017-11-20"),)))
    assert alone is not None
    assert (str(alone.day), alone.basis) == ("2017-11-20", "page's JSON-LD dateModified")


def test_when_a_file_was_made_only_narrows() -> None:
    made = (("PDF's creation date", "2017-11-20"),)
    assert published_of(_traces("", made=made)) is None
    found = published_of(_traces("November 2017", made=made))
    assert found is not None
    assert (str(found.day), found.basis) == ("2017-11-20", 'PDF\'s creation date, within line "November 2017"')
