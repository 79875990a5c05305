"""Fill what a sentence leaves out from the same event told before: its place and its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fogline.extract.draft import Draft
from fogline.records import PlaceRole
from fogline.registries.kinds import kinds

# Kinds that tell of a lasting order of things: what another statement says of place or day does not carry over to them.
TIMELESS = {"membership", "backing", "rename", "hold"}
MEMORY = 3


def inherit(drafts: Sequence[Draft]) -> None:
    """Let each draft without a place or a time take that of the nearest earlier draft that tells the same event."""
    for n, draft in enumerate(drafts):
        earlier = [other for other in drafts[:n] if _one_event(other, draft)]
        if not draft.places and draft.kind not in TIMELESS - {"hold"}:
            _place(draft, earlier)
        if draft.time is None and draft.kind not in TIMELESS:
            _time(draft, earlier)


def _one_event(earlier: Draft, later: Draft) -> bool:
    return kinds().family[earlier.kind] == kinds().family[later.kind] or earlier.word.sent == later.word.sent


def _place(draft: Draft, earlier: Sequence[Draft]) -> None:
    for other in list(reversed(earlier))[:MEMORY]:
        at = [place for place in other.places if place.role is PlaceRole.AT]
        if at:
            draft.places = [replace(at[0], rule="same_event_before", confidence=0.4)]
            return


def _time(draft: Draft, earlier: Sequence[Draft]) -> None:
    for other in list(reversed(earlier))[:MEMORY]:
        if other.time is not None:
            draft.time = replace(other.time, rule="same_event_before", confidence=0.4)
            return
