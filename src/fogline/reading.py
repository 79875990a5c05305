"""The claims of one text, with no case at all."""

from __future__ import annotations

import json
from datetime import date

from fogline.ids import content_hash
from fogline.pipeline import run_document
from fogline.records import Claim, RawDocument


def read_text(text: str, *, published: date | str | None = None) -> tuple[Claim, ...]:
    """Return the claims of an English text, its relative times counted from the day it was `published` (a date, or YYYY-MM-DD).

    Offsets count the characters of `text`. Raises `ValueError` for a day that is none, and for a text that cannot be read.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    outcome = run_document(_as_document(text, day))
    if fatal := next((problem for problem in outcome.problems if problem.fatal), None):
        raise ValueError(f"{fatal.detail} ({fatal.code})")
    return outcome.claims


def _as_document(text: str, day: date | None) -> RawDocument:
    content = json.dumps({"text": text}).encode()
    return RawDocument(
        name="text",
        content=content,
        sha256=content_hash(content),
        address="text",
        media_type="application/json",
        field="text",
        metadata=(("published", day.isoformat()),) if day else (),
    )
