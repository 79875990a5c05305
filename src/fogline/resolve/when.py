"""Times: from the words to the days, by the publication date or, without one, by the year told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fogline.records import Article, Claim, DatePrecision, Published, Time
from fogline.times import Interval, find_times, interval

# Rules of status that read the tense: "will leave on Friday" is the Friday to come. "Arrived on Friday to evacuate" is planned
# too, but its Friday is past.
TO_COME = frozenset({"planned_future", "expected_modal", "conditional_clause"})


def resolve_time(claim: Claim, article: Article) -> Time | None:
    """Return the claim's time with its days, unresolved where nothing settles them."""
    if claim.time is None:
        return None
    future = claim.status_rule in TO_COME
    found = interval(claim.time.text, article.published, future=future)
    if found is None and (article.published is None or article.published.day is None):
        found = interval(claim.time.text, _year_told(article, claim.time.span.start))
    if found is None:
        return claim.time
    return replace(claim.time, start=found.start, end=found.end, precision=found.precision)


def _year_told(article: Article, before: int) -> Published | None:
    """Return the year of the last full date before that place in the raw text, or else of the first one after it."""
    told = [(span.start, interval(span.of(article.raw), None)) for span in find_times(article.raw)]
    full = [(at, found) for at, found in told if found is not None and _within_a_year(found)]
    earlier = [found for at, found in full if at < before]
    found = earlier[-1] if earlier else full[0][1] if full else None
    if found is None:
        return None
    year = found.start.year
    return Published(date(year, 1, 1), date(year, 12, 31), "the year of a date told in the text", DatePrecision.YEAR)


def _within_a_year(found: Interval) -> bool:
    return found.start.year == found.end.year
