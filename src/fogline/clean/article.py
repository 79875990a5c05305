"""A document into the report's own text, with all that is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fogline.clean.dates.problems import date_problems
from fogline.clean.dates.published import Traces, published_of
from fogline.clean.furniture.aside import draft_without
from fogline.clean.furniture.furnish import Furnished, furnished
from fogline.clean.furniture.suspects import suspects_of
from fogline.clean.language import LANGUAGE, language_of
from fogline.clean.outlets.agency import agencies_of
from fogline.clean.outlets.dateline import heading_of
from fogline.clean.outlets.outlet import Signs, outlet_of
from fogline.clean.pages.page import Page, page_of
from fogline.clean.passages import Draft, joined
from fogline.clean.raw.decode import Decoded, decoded
from fogline.clean.raw.mojibake import Mended, mended, mended_runs, mended_text, mojibake
from fogline.records import Article, Dropped, DroppedPassage, Problem, RawDocument, RawForm, Stage
from fogline.spans import Span

LONGEST = 1_000_000
"""The most characters of a report's own text; the parser takes no more at once, and no report has them."""

# A field of a record may hold the report with its markup.
_MARKUP = re.compile(r"<(?:p|br|div)\b[^<>]*>", re.IGNORECASE)
_BYLINE = re.compile(r"(?i:by|written by|reported by):? (?P<name>[A-Z].{1,100})")


def clean(document: RawDocument) -> Article | Problem:
    """Return the report's own text with its title, date, outlet and language, and all that was dropped with its reason.

    A document without any text of a report, or with more than `LONGEST` characters of it, gives a fatal `Problem`.
    """
    source = decoded(document)
    if isinstance(source, Problem):
        return source
    raw = source.text
    metadata = dict(document.metadata)
    page = _read(document, source)
    runs = mended_runs(raw)
    found = _furnished(page, metadata.get("title") or page.title, runs)
    text, offsets = joined(found.draft.kept)
    fault = _fault(document, text)
    if fault:
        return fault
    heading = heading_of(found.draft.kept[int(found.titled) :])
    agencies = agencies_of(found.draft, heading)
    pages = tuple(address for address in (metadata.get("url"), page.data.address) if address)
    outlet = outlet_of(
        Signs(metadata.get("outlet"), metadata.get("feed"), pages, page.site, found.outlet, found.draft, heading, agencies)
    )
    # Of the document's own address only its name: a folder or a file of many reports is named by the day of the download.
    addresses = tuple(address for address in (metadata.get("url"), page.data.address, document.name) if address)
    language = language_of(text)
    traces = Traces(metadata, page.data.dates, addresses, found.draft, text, outlet, found.titled, heading, source.made)
    return Article(
        document_id=document.document_id,
        name=document.name,
        text=text,
        raw=raw,
        offsets=offsets,
        media_type=document.media_type,
        raw_form=source.form,
        title=found.title,
        title_span=Span(0, len(found.draft.kept[0].text)) if found.titled else None,
        outlet=outlet,
        byline=page.data.author or _byline(found),
        agency=", ".join(agencies) or None,
        dateline=heading.place if heading else None,
        language=language,
        published=published_of(traces),
        dropped=tuple(_dropped(found.draft, raw)),
        suspects=suspects_of(text, raw, offsets),
        problems=(
            *source.problems,
            *_remarks(document, page),
            *mojibake(document, runs, raw),
            *date_problems(document, traces),
            *_other_language(document, language),
        ),
    )


def _read(document: RawDocument, source: Decoded) -> Page:
    """Return the passages of a page or of plain text, and what the document says of itself."""
    if document.media_type == "text/html" or (source.form is RawForm.FIELD and _MARKUP.search(source.text)):
        return page_of(source.text)
    draft = draft_without(source.text, source.aside)
    return Page(draft, next(iter(source.told.titles), None), source.told.site, source.told)


def _furnished(page: Page, title: str | None, runs: Sequence[Mended]) -> Furnished:
    draft = Draft(mended(page.draft.kept, runs), page.draft.dropped)
    return furnished(draft, mended_text(title) if title else None)


def _remarks(document: RawDocument, page: Page) -> tuple[Problem, ...]:
    return tuple(
        Problem(Stage.CLEAN, document.document_id, remark.code, f"{document.address}: {remark.detail}", remark.hint)
        for remark in page.remarks
    )


def _fault(document: RawDocument, text: str) -> Problem | None:
    if not text:
        detail = f"{document.address} holds no text of a report"
        return Problem(
            Stage.CLEAN, document.document_id, "no-report", detail, "look at the document; is it a report?", fatal=True
        )
    if len(text) > LONGEST:
        detail = f"{document.address} has {len(text):,} characters of text, more than {LONGEST:,}"
        return Problem(Stage.CLEAN, document.document_id, "too-long", detail, "split it into one file a report", fatal=True)
    return None


def _other_language(document: RawDocument, language: str | None) -> tuple[Problem, ...]:
    if language in (None, LANGUAGE):
        return ()
    detail = f"{document.address} is in another language ({language}), so it gives no claims"
    hint = "translate it into English and read the translation"
    return (Problem(Stage.CLEAN, document.document_id, "other-language", detail, hint, fatal=True),)


def _dropped(draft: Draft, raw: str) -> Iterator[DroppedPassage]:
    """Yield the dropped passages in the order of the source: as found, or of a page without its markup."""
    for passage, reason in sorted(draft.dropped, key=lambda dropped: dropped[0].raw):
        yield DroppedPassage(passage.raw, reason, passage.text if passage.tag else passage.raw.of(raw))


def _byline(found: Furnished) -> str | None:
    lines = (_BYLINE.fullmatch(passage.text) for passage, reason in found.draft.dropped if reason is Dropped.BYLINE)
    return next((line["name"] for line in lines if line), None)
