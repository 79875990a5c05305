"""Turn finished drafts into claims, with all spans in the raw text."""

from __future__ import annotations

from fogline.extract.confidence import confidence
from fogline.extract.context import Context
from fogline.extract.draft import Counting, Draft, Filler, When, Where
from fogline.ids import content_id
from fogline.records import Actor, Claim, Count, Means, Place, Time, Voice
from fogline.spans import Span

HTML = "text/html"


def claim_of(draft: Draft, context: Context) -> Claim:
    """Return the claim of a draft."""
    article = context.article
    quote = _quote(draft, context)
    raw = article.offsets.to_raw(quote)
    word = context.chars(draft.word.i, draft.word.i + 1)
    return Claim(
        claim_id=content_id(article.document_id, raw.start, raw.end, draft.kind, article.offsets.to_raw(word).start),
        document_id=article.document_id,
        kind=draft.kind,
        status=draft.status,
        status_rule=draft.status_rule,
        # Markup between the words of a quote is no part of what was said.
        quote=quote.of(article.text) if article.media_type == HTML else raw.of(article.raw),
        span=raw,
        trigger=word.of(article.text),
        trigger_span=article.offsets.to_raw(word),
        sentence=context.sentence_number(draft.word),
        rule=draft.rule,
        confidence=_sure("claims", draft),
        agents=tuple(_actor("agents", filler, context) for filler in draft.agents),
        patients=tuple(_actor("patients", filler, context) for filler in draft.patients),
        places=tuple(_place(where, context) for where in draft.places),
        time=_time(draft.time, context),
        counts=tuple(_count(counting, context) for counting in draft.counts),
        voices=tuple(_voice(filler, context) for filler in draft.voices),
        means=tuple(Means(span.of(article.text), article.offsets.to_raw(span)) for span in draft.means),
    )


def _sure(part: str, found: Draft | Filler | Where | When | Counting) -> float:
    return confidence(part, found.rule) if found.sure is None else found.sure


def _quote(draft: Draft, context: Context) -> Span:
    """Return the shortest stretch of the sentence that carries the event, its parties, its figures and its place."""
    sentence = draft.sentence
    limits = context.chars(sentence.start, sentence.end)
    parts = [context.chars(word.i, word.i + 1) for word in draft.words]
    parts += [filler.span for filler in (*draft.agents, *draft.patients)] + [where.span for where in draft.places]
    parts += [counting.number.span for counting in draft.counts]
    inside = [part for part in parts if limits.contains(part)]
    return Span(min(part.start for part in inside), max(part.end for part in inside))


def _actor(part: str, filler: Filler, context: Context) -> Actor:
    raw = context.article.offsets.to_raw(filler.span)
    return Actor(filler.text, filler.name, raw, filler.rule, _sure(part, filler))


def _place(where: Where, context: Context) -> Place:
    raw = context.article.offsets.to_raw(where.span)
    return Place(where.role, where.text, where.name, raw, where.rule, _sure("places", where))


def _time(when: When | None, context: Context) -> Time | None:
    if when is None:
        return None
    return Time(when.text, context.article.offsets.to_raw(when.span), when.rule, _sure("time", when))


def _count(counting: Counting, context: Context) -> Count:
    number = counting.number
    raw = context.article.offsets.to_raw(number.span)
    sure = _sure("counts", counting)
    return Count(counting.what, counting.who, number.text, number.low, number.high, raw, counting.rule, sure)


def _voice(filler: Filler, context: Context) -> Voice:
    raw = context.article.offsets.to_raw(filler.span)
    return Voice(filler.text, filler.name, raw, filler.rule, _sure("voices", filler))
