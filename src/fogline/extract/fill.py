"""Every part of the drafts, in the order in which one helps to find the next."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.extract import counts, instruments, places, roles, status, timing, voices
from fogline.extract.context import Context
from fogline.extract.draft import Draft


def fill(drafts: Sequence[Draft], context: Context) -> None:
    """Fill parties, status, places, counts, time, voices and means of the drafts by the rules."""
    for draft in drafts:
        roles.fill(draft, context)
        status.fill(draft)
    places.fill(drafts, context)
    counts.fill(drafts, context)
    timing.fill(drafts, context)
    voices.fill(drafts, context)
    for draft in drafts:
        instruments.fill(draft, context)
