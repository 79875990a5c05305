"""The forms that dates are written in."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fogline.clean.dates.stamped import days_in_name, days_of_other_calendars, months_in_address
from fogline.clean.dates.stamps import find_stamps, is_stamp

DAYS = st.dates(date(1990, 1, 1), date(2049, 12, 31))
# Each with the day spelt by `strftime`; day and month are told apart by a name, by the year in front, or by full stops.
FORMS = (
    "%Y-%m-%d",
    "%Y-%m-%dT14:02:08+03:00",
    "%Y.%m.%d",
    "%d.%m.%Y",
    "%a, %d %b %Y 14:02:08 GMT",
    "%a %b %d, %Y 14:02:08",
    "%A, %d %B %Y",
    "%B %d, %Y",
    "%b. %d, %Y",
    "%dth of %B, %Y",
    "%d-%b-%Y",
    "%d/%b/%Y",
    "%Y-%b-%d",
    "14:02 %a, %d %B %Y",
    "2:02 PM EST, %b %d, %Y",
    "Published: 14:02 %A, %d %B %Y",
)
DATA = files("fogline") / "data"


@given(DAYS, st.sampled_from(FORMS))
def test_every_form_is_read_as_it_was_written(day: date, form: str) -> None:
    text = day.strftime(form)
    assert [stamp.days for stamp in find_stamps(text)] == [(day,)]
    assert is_stamp(text)


@given(DAYS)
def test_day_and_month_may_be_swapped_in_figures(day: date) -> None:
    (stamp,) = find_stamps(f"{day.day}/{day.month}/{day.year}")
    assert day in stamp.days
    assert (len(stamp.days) == 2) == (day.day <= 12 and day.day != day.month)
    assert stamp.day_first is (True if day.day > 12 else None)


@given(st.text(alphabet=" 0123456789/.-:,'Apr1thofMonSTGZ٣۳۱۲", max_size=80))
def test_nothing_that_is_written_breaks_the_reading(text: str) -> None:
    for stamp in find_stamps(text):
        assert stamp.span.of(text)
        assert stamp.days
    list(days_in_name(text))
    list(days_of_other_calendars(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [("1/Apr/17", "2017-04-01"), ("01-Apr-17", "2017-04-01"), ("Apr. 1 '17", "2017-04-01"), ("21.4.17 14:02", "2017-04-21")],
)
def test_years_of_two_digits(text: str, day: str) -> None:
    assert [str(found) for stamp in find_stamps(text) for found in stamp.days] == [day]


@pytest.mark.parametrize("text", ["version 21.4.17 of it", "192.168.1.17", "a score of 3/4/17 points", "31 June 2017"])
def test_what_is_no_date(text: str) -> None:
    assert list(find_stamps(text)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("۱۳۹۵/۰۶/۰۱", "2016-08-22"),
        ("1395/06/01", "2016-08-22"),
        ("۱ شهریور ۱۳۹۵", "2016-08-22"),
        ("17 Shahrivar 1395", "2016-09-07"),
        ("19 Dhu al-Hijjah 1437", "2016-09-20"),
        ("١٩ ذو الحجة ١٤٣٧", "2016-09-20"),
    ],
)
def test_other_calendars(text: str, day: str) -> None:
    assert [str(found) for found, _, _ in days_of_other_calendars(text)] == [day]
    assert is_stamp(text)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/2016/12/17/army-leaves",
        "https://example.org/2016/dec/17/army-leaves",
        "https://example.org/story?date=20161217",
        "https://example.org/story-20161217-army.html",
        "https://example.org/17-december-2016-army-leaves",
    ],
)
def test_days_in_addresses(address: str) -> None:
    assert [str(day) for day, _, _ in days_in_name(address)] == ["2016-12-17"]


def test_months_in_addresses() -> None:
    assert list(months_in_address("https://example.org/2016/12/army-leaves")) == [(2016, 12)]
    assert list(months_in_address("https://example.org/2016/13/1612/")) == []


def test_the_months_fit_their_schema() -> None:
    schema = json.loads((DATA / "schemas" / "calendars.json").read_text())
    jsonschema.validate(yaml.safe_load((DATA / "calendars.yaml").read_text("utf-8")), schema)
