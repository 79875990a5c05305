"""Every filler that a candidate may have: those of the rules, those of the network, and what registries know where it looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from fogline.extract.context import Context
from fogline.extract.counts import counted, who
from fogline.extract.draft import Counting, Filler, Number, When, Where
from fogline.extract.figures import figures
from fogline.extract.learned.candidates import RULE
from fogline.extract.learned.decision import logit
from fogline.extract.learned.findings import LIKELY, Around, Finding, free
from fogline.extract.learned.labels import COUNTED, PLACE_ROLES
from fogline.extract.learned.network import Chances
from fogline.extract.places import Spot, spots
from fogline.extract.voices import attributed
from fogline.records import PlaceRole
from fogline.spans import Span

INHERITED = "same_event_before"
# Words that stand for one: "a child was killed".
ONE = {"a", "an", "one", "another"}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article beside its claims: places, figures, speakers."""

    spots: Sequence[Spot]
    figures: Sequence[Number]
    speakers: Sequence[Filler]


def known(context: Context) -> Known:
    """Gather what is known of an article."""
    return Known(spots(context), figures(context), attributed(context))


def findings(around: Around, seen: Known, trust: float) -> list[Finding]:
    """Return all fillers that a candidate may have; `trust` is what a rule's class of a filler weighs against the network's."""
    return [
        *_parties(around, "agents", "patients"),
        *_parties(around, "patients", "agents"),
        *_places(around, seen.spots, trust),
        *_counts(around, seen.figures, trust),
        *_times(around),
        *_voices(around, seen.speakers),
    ]


def _parties(around: Around, part: str, other: str) -> Iterator[Finding]:
    draft = around.candidate.draft
    ruled: Sequence[Filler] = getattr(draft, part)
    for filler in ruled:
        yield _party(around, part, other, filler)
    for span in around.runs(part):
        if free(span, [filler.span for filler in ruled]):
            text = around.text(span)
            yield _party(around, part, other, Filler(around.head(span), span, text, text, RULE))


def _party(around: Around, part: str, other: str, filler: Filler) -> Finding:
    rival = around.chances(other, filler.span)[1]
    elsewhere = any(filler.span.overlaps(each.span) for each in getattr(around.candidate.draft, other))
    pronoun = around.context.doc[filler.head].pos_ == "PRON"
    return around.finding(part, filler, filler.span, rival=logit(rival), ruled_other=float(elsewhere), pronoun=float(pronoun))


def _places(around: Around, listed: Sequence[Spot], trust: float) -> Iterator[Finding]:
    ruled = around.candidate.draft.places
    taken = [where.span for where in ruled]
    for where in ruled:
        yield _place(around, where, trust)
    for spot in listed:
        span = around.context.chars(spot.first, spot.end)
        if free(span, taken) and around.chances("places", span)[1] >= LIKELY:
            taken.append(span)
            yield _place(around, Where(PlaceRole.AT, spot.head, span, around.text(span), spot.name, RULE), trust)
    for span in around.runs("places"):
        if free(span, taken):
            text = around.text(span)
            yield _place(around, Where(PlaceRole.AT, around.head(span), span, text, text, RULE), trust)


def _place(around: Around, where: Where, trust: float) -> Finding:
    role, share = where.role, 0.0
    about = around.candidate.about
    chances = about.place_roles(around.words.held(around.context, where.span)) if about else None
    if chances is not None:
        settled, share = _class(chances, PLACE_ROLES.index(where.role) if where.rule != RULE else None, trust)
        role = PLACE_ROLES[settled]
    inherited = float(where.rule == INHERITED)
    return around.finding("places", replace(where, role=role), where.span, inherited=inherited, class_share=share)


def _class(chances: Chances, ruled: int | None, trust: float) -> tuple[int, float]:
    """Return the class that network and rule settle on, and how likely the network takes it to be, as log odds."""
    scores = np.log(chances + 1e-3)
    if ruled is not None:
        scores[ruled] += trust
    settled = int(scores.argmax())
    return settled, logit(float(chances[settled]))


def _counts(around: Around, listed: Sequence[Number], trust: float) -> Iterator[Finding]:
    ruled = {counting.number.span: counting for counting in around.candidate.draft.counts}
    taken: list[Span] = []
    for number in listed:
        if number.span in ruled or around.chances("counts", number.span)[1] >= LIKELY:
            taken.append(number.span)
            yield _count(around, ruled.get(number.span) or _counting(around, number), trust)
    for span in around.runs("counts"):
        if free(span, taken) and _stands_for_one(around, span):
            number = Number(span, around.text(span), 1, 1, around.head(span))
            yield _count(around, _counting(around, number), trust, one=1.0)


def _counting(around: Around, number: Number) -> Counting:
    draft, head = around.candidate.draft, around.context.doc[number.head]
    return Counting(counted(head, draft.word, draft), who(head), number, RULE)


def _stands_for_one(around: Around, span: Span) -> bool:
    held = around.words.held(around.context, span)
    texts = around.words.texts[max(0, held.start - 1) : held.start + 1]
    return any(text.lower() in ONE for text in texts)


def _count(around: Around, counting: Counting, trust: float, one: float = 0.0) -> Finding:
    about = around.candidate.about
    span = counting.number.span
    chances = about.counted(around.words.held(around.context, span)) if about else None
    share = 0.0
    if chances is not None:
        settled, share = _class(chances, COUNTED.index(counting.what), trust)
        counting = replace(counting, what=COUNTED[settled])
    return around.finding("counts", counting, span, one=one, class_share=share)


def _times(around: Around) -> Iterator[Finding]:
    told = around.candidate.draft.time
    for span in around.context.times:
        if told is not None and told.span == span:
            yield around.finding("time", told, span, inherited=float(told.rule == INHERITED))
        elif around.chances("time", span)[1] >= LIKELY:
            yield around.finding("time", When(span, around.text(span), RULE), span, inherited=0.0)


def _voices(around: Around, speakers: Sequence[Filler]) -> Iterator[Finding]:
    taken = list(around.candidate.draft.voices)
    for voice in tuple(taken):
        yield around.finding("voices", voice, voice.span, speaks=1.0)
    for voice in speakers:
        new = free(voice.span, [other.span for other in taken]) and all(voice.name != other.name for other in taken)
        if new and around.chances("voices", voice.span)[1] >= LIKELY:
            taken.append(voice)
            yield around.finding("voices", replace(voice, rule=RULE), voice.span, speaks=1.0)
    for span in around.runs("voices"):
        if free(span, [other.span for other in taken]):
            text = around.text(span)
            yield around.finding("voices", Filler(around.head(span), span, text, text, RULE), span, speaks=0.0)
