"""Each convention by which an expression becomes days."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.records import DatePrecision, Published
from fogline.times import find_times, interval

# A Wednesday.
DAY = date(2016, 8, 10)


def published(start: date = DAY, end: date = DAY) -> Published:
    return Published(start, end, "test", DatePrecision.DAY if start == end else DatePrecision.INTERVAL)


def days(text: str, *, future: bool = False) -> tuple[str, str] | None:
    found = interval(text, published(), future=future)
    return (str(found.start), str(found.end)) if found else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on Wednesday", "2016-08-10", "2016-08-10"),
        ("Thursday", "2016-08-04", "2016-08-04"),
        ("last Wednesday", "2016-08-03", "2016-08-03"),
        ("late on Tuesday night", "2016-08-09", "2016-08-09"),
        ("Mondays", "2016-08-08", "2016-08-08"),
        ("on Saturday and Sunday", "2016-08-06", "2016-08-07"),
        ("yesterday", "2016-08-09", "2016-08-09"),
        ("overnight", "2016-08-09", "2016-08-10"),
        ("last night", "2016-08-09", "2016-08-09"),
        ("earlier this morning", "2016-08-10", "2016-08-10"),
        ("over the weekend", "2016-08-06", "2016-08-07"),
        ("two days ago", "2016-08-08", "2016-08-08"),
        ("three months ago", "2016-05-01", "2016-05-31"),
        ("five years ago", "2011-01-01", "2011-12-31"),
        ("last week", "2016-08-03", "2016-08-09"),
        ("this week", "2016-08-08", "2016-08-10"),
        ("earlier this week", "2016-08-08", "2016-08-09"),
        ("last month", "2016-07-01", "2016-07-31"),
        ("earlier this month", "2016-08-01", "2016-08-10"),
        ("earlier this year", "2016-01-01", "2016-08-10"),
        ("last year", "2015-01-01", "2015-12-31"),
        ("late last year", "2015-09-01", "2015-12-31"),
        ("in the past 24 hours", "2016-08-09", "2016-08-10"),
        ("over the last three weeks", "2016-07-20", "2016-08-10"),
        ("in recent days", "2016-08-03", "2016-08-10"),
        ("in recent weeks", "2016-07-13", "2016-08-10"),
        ("in recent months", "2016-05-10", "2016-08-10"),
        ("for more than two years", "2014-08-10", "2016-08-10"),
        ("for months", "2016-05-10", "2016-08-10"),
        ("June 23", "2016-06-23", "2016-06-23"),
        ("14 December", "2015-12-14", "2015-12-14"),
        ("Nov. 6, 2015", "2015-11-06", "2015-11-06"),
        ("Friday, 21 July 1972", "1972-07-21", "1972-07-21"),
        ("October 13th", "2015-10-13", "2015-10-13"),
        ("between July 14 to July 17", "2016-07-14", "2016-07-17"),
        ("between 11-13 July", "2016-07-11", "2016-07-13"),
        ("16.04.2015", "2015-04-16", "2015-04-16"),
        ("04/25/2015", "2015-04-25", "2015-04-25"),
        ("2015-04-16", "2015-04-16", "2015-04-16"),
        ("in May", "2016-05-01", "2016-05-31"),
        ("in September", "2015-09-01", "2015-09-30"),
        ("last August", "2015-08-01", "2015-08-31"),
        ("late June", "2016-06-21", "2016-06-30"),
        ("the end of July", "2016-07-31", "2016-07-31"),
        ("March 2011", "2011-03-01", "2011-03-31"),
        ("mid-2012", "2012-06-01", "2012-08-31"),
        ("in 2014", "2014-01-01", "2014-12-31"),
        ("1980-88", "1980-01-01", "1988-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("in the 19th century", "1801-01-01", "1900-12-31"),
        ("winter 2013", "2013-12-01", "2014-02-28"),
        ("since March", "2016-03-01", "2016-08-10"),
        ("since the truce collapsed in September", "2015-09-01", "2016-08-10"),
        ("since mid-March 2011", "2011-03-15", "2016-08-10"),
        ("began on Friday", "2016-08-05", "2016-08-10"),
        ("From January 2001 to April 2002", "2001-01-01", "2002-04-30"),
    ],
)
def test_conventions(text: str, start: str, end: str) -> None:
    assert days(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Thursday", "2016-08-11", "2016-08-11"),
        ("this Saturday", "2016-08-13", "2016-08-13"),
        ("next week", "2016-08-15", "2016-08-21"),
        ("later this week", "2016-08-10", "2016-08-14"),
        ("tomorrow", "2016-08-11", "2016-08-11"),
        ("in the coming weeks", "2016-08-11", "2016-09-07"),
        ("in September", "2016-09-01", "2016-09-30"),
    ],
)
def test_what_is_to_come(text: str, start: str, end: str) -> None:
    assert days(text, future=True) == (start, end)


@pytest.mark.parametrize(
    "text", ["since then", "soon", "may", "as they march", "31 February 2016", "13.13.2016", "four days later"]
)
def test_nothing_is_made_up(text: str) -> None:
    assert days(text) is None


@pytest.mark.parametrize("text", ["on Thursday", "last week", "two days ago", "June 17"])
def test_without_a_publication_date_relative_words_mean_nothing(text: str) -> None:
    assert interval(text, None) is None


def test_whole_dates_need_no_publication_date() -> None:
    found = interval("on May 21, 2016", None)
    assert found is not None
    assert (found.start, found.precision) == (date(2016, 5, 21), DatePrecision.DAY)


def test_a_year_of_publication_settles_months_but_no_weekday() -> None:
    year = published(date(1972, 1, 1), date(1972, 12, 31))
    found = interval("15 September", year)
    assert found is not None
    assert found.start == date(1972, 9, 15)
    assert interval("on Friday", year) is None


def test_every_interval_says_why() -> None:
    found = interval("in recent weeks", published())
    assert found is not None
    assert found.reason == "4 weeks until publication"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left on Tuesday night, after May 3.", ["on Tuesday night", "May 3"]),
        ("It may march on. They may leave in May.", ["in May"]),
        ("Some 2000 fighters came in 2014; 1500 left.", ["in 2014"]),
        ("Between Nov. 14 and Nov. 17 six fell.", ["Between Nov. 14 and Nov. 17"]),
        ("It has been so since the war began in March 2011.", ["since the war began in March 2011"]),
        ("In recent weeks, over the past 24 hours, two days ago.", ["In recent weeks", "over the past 24 hours", "two days ago"]),
        ("Nothing is dated now.", []),
    ],
)
def test_expressions_are_found_with_their_prepositions(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in find_times(text)] == expected


def test_a_date_without_its_year_is_open_where_publication_lies_in_several_years() -> None:
    assert interval("15 September", published(date(2016, 1, 5), date(2018, 1, 5))) is None
    close = interval("15 September", published(date(2016, 12, 20), date(2017, 1, 10)))
    assert close is not None
    assert close.start == date(2016, 9, 15)
