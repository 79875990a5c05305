"""What keeps a date that is there from being read."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.clean.dates.digits import western_digits
from fogline.clean.dates.evidence import Evidence, Traces
from fogline.clean.dates.readings import head_lines, readings_of
from fogline.clean.dates.stamp_forms import AGO
from fogline.clean.dates.written import stamp_or_days
from fogline.records import Problem, RawDocument, Stage
from fogline.spans import Span


def date_problems(document: RawDocument, traces: Traces) -> Iterator[Problem]:
    """Yield a problem for a field that is no date, and for a time ago where nobody tells when it was read."""
    for key in ("published", "fetched", "archived"):
        value = traces.metadata.get(key)
        if value and stamp_or_days(value) is None and not AGO.fullmatch(value.strip()):
            yield _problem(document, "bad-date", f'"{value[:60]}" in the field {key} is no date', "write it as YYYY-MM-DD")
    evidence = Evidence(traces)
    if evidence.fetched:
        latest = evidence.fetched.latest
        after = [reading for reading in readings_of(evidence) if reading.days.start > latest]
        told = sorted({f"{reading.basis}: {reading.days.start}" for reading in after})
        if told:
            detail = f"a date is after {latest}, when it was {evidence.fetched.basis} ({'; '.join(told)})"
            yield _problem(document, "date-after-fetched", detail, "see which of them is wrong")
        return
    for passage in head_lines(traces.draft, titled=traces.titled):
        if AGO.fullmatch(western_digits(passage.text.strip())):
            detail = f'it says "{passage.text}", and nothing tells when that was'
            yield _problem(document, "relative-date", detail, "add the field fetched, the day on which it was", passage.raw)


def _problem(document: RawDocument, code: str, detail: str, hint: str, span: Span | None = None) -> Problem:
    return Problem(Stage.CLEAN, document.document_id, code, f"{document.address}: {detail}", hint, span)
