"""The forms in which pages write a full date, as regular expressions."""

from __future__ import annotations

import re

from fogline.times.words import MONTHS, WEEKDAYS, capitalised

LABEL = (
    r"(?P<label>(?i:(?:date of publication|publication date|first published|date published|published(?: duration)?|posted|created"
    r"|issued|released|submitted|date|last updated|updated|last modified|modified)(?: on| at)?:? ?))?"
)
WEEKDAY = rf"(?:(?P<weekday>{capitalised(WEEKDAYS)})\.?,? )?"
_ZONE = (
    r"(?: ?\(?(?:(?:GMT|UTC)(?: ?[+-]\d\d?(?::?\d\d)?)?|Z\b|E[SD]T|P[SD]T|BST|EES?T|CES?T|MSK|TRT|IST|[+-]\d\d:?\d\d"
    r"|local time)\)?)?"
)
_HALF = r"(?: ?[AaPp]\.?[Mm]\b\.?)?"
BEFORE = rf"(?:\d{{1,2}}:\d\d(?::\d\d)?{_HALF}{_ZONE}(?:,| [-–|·]| on)? )?"
"""The time of day that stands before a date."""
TIME = (
    rf"(?P<time>,? at \d{{4}}\b|(?:,|,? at|T| [-–|·])? ?\d{{1,2}}:\d\d(?::\d\d)?(?:\.\d+)?{_HALF}{_ZONE})?"
    r"(?: ?\(updated[^()]{0,30}\))?"
)
"""The time of day that stands after a date."""


MONTH_NAMES = capitalised(MONTHS)


def month(name: str) -> str:
    """Return the pattern of a month's name, as group `name`."""
    return rf"(?P<{name}>{MONTH_NAMES})\.?"


def day(name: str) -> str:
    """Return the pattern of a day's number, as group `name`."""
    return rf"(?P<{name}>[0-3]?\d)(?:st|nd|rd|th)?"


def year(name: str) -> str:
    """Return the pattern of a year of four digits, as group `name`."""
    return rf"(?P<{name}>(?:19|20)\d\d)"


# Group names end in the number of the form.
_FORMS = (
    rf"{month('month1')} {day('day1')},? ?(?:{year('year1')}|['’](?P<short1>\d\d))",
    rf"{day('day2')}(?: of)? {month('month2')},? ?(?:{year('year2')}|['’](?P<short2>\d\d))",
    rf"{day('day3')}(?P<mark>[./-])(?P<month3>[01]?\d|[0-3]\d)(?P=mark)(?:{year('year3')}|(?P<short3>\d\d)(?![\d./-]))",
    rf"{year('year4')}(?P<mark4>[-/.])(?P<month4>[01]?\d)(?P=mark4){day('day4')}",
    rf"{day('day5')}(?P<mark5>[/.-]){month('month5')}(?P=mark5)(?:{year('year5')}|(?P<short5>\d\d)(?!\d))",
    rf"{year('year6')}(?:[-/]|,? ){month('month6')}[-/ ]{day('day6')}",
)
FULL = re.compile(rf"(?<!\w)(?<!\d[./-]){LABEL}{BEFORE}{WEEKDAY}(?:{'|'.join(f'(?:{form})' for form in _FORMS)}){TIME}(?!\d)")
"""A full date with its label, weekday and time of day."""
YEARLESS = re.compile(
    rf"{LABEL}{BEFORE}{WEEKDAY}(?:{month('month1')} {day('day1')}|{day('day2')}(?: of)? {month('month2')}){TIME}(?:,? by .*)?"
)
"""A day without a year, with a signature at most."""
AGO = re.compile(
    r"(?:(?:published|posted|last updated|updated)(?: on)?:? )?(?:about |over |almost )?"
    r"(?:(?P<number>\d{1,3}|an?|one|two|three) (?P<unit>second|sec|minute|min|hour|hr|day|week|month|year)s?\.? ago"
    r"|(?P<word>just now|today|yesterday)(?:,? (?:at )?\d{1,2}:\d\d(?: ?[ap]m)?)?)",
    re.IGNORECASE,
)
"""A time told from the moment of reading: "Posted 3 hours ago"."""
