"""A filler that a claim may have, with what speaks for it; and the runs of words that the network takes to fill a role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fogline.extract.confidence import confidence
from fogline.extract.context import Context
from fogline.extract.draft import Counting, Filler, When, Where
from fogline.extract.learned.candidates import RULE, Candidate
from fogline.extract.learned.decision import logit
from fogline.extract.learned.labels import ROLES
from fogline.extract.learned.network import About
from fogline.extract.learned.windows import Words
from fogline.spans import Span

Part = Filler | Where | When | Counting
# A word fills a role from this chance on, and one as likely as `SPLIT` to begin a filler begins another.
FILLS, SPLIT = 0.25, 0.6
# A filler that a registry or a rule knows is weighed from this chance on.
LIKELY = 0.12
EDGE = {"the", "a", "an", "of", "and"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A filler of a part (agents, places, …) of a candidate, where it stands, and its features."""

    part: str
    filler: Part
    span: Span
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class Around:
    """What fillers are looked for with: the article's context and words, and one candidate of it."""

    context: Context
    words: Words
    candidate: Candidate

    def chances(self, part: str, span: Span) -> tuple[float, float]:
        """Return (mean, highest) chance that a span fills a part, zeros where the network was not asked."""
        about = self.candidate.about
        return about.chances(part, self.words.held(self.context, span)) if about else (0.0, 0.0)

    def finding(self, part: str, filler: Part, span: Span, **more: float) -> Finding:
        """Return a finding with the features that all parts share."""
        mean, highest = self.chances(part, span)
        ruled = filler.rule != RULE
        candidate = self.candidate
        here = span_start_sentence(self.context, span) == candidate.draft.sentence.start
        features = {
            "mean": logit(mean),
            "highest": logit(highest),
            "chance": highest,
            "ruled": float(ruled),
            "rule_sure": logit(confidence(part, filler.rule)) if ruled else 0.0,
            "both": logit(highest) if ruled else 0.0,
            "both_chance": highest if ruled else 0.0,
            "here": float(here),
            "highest_here": logit(highest) if here else 0.0,
            "claim_ruled": float(candidate.ruled is not None),
            "claim_telling": candidate.features["telling"],
        }
        return Finding(part, filler, span, features | more)

    def runs(self, part: str) -> list[Span]:
        """Return the spans that the network takes to fill a part."""
        about = self.candidate.about
        if about is None:
            return []
        found = (_trimmed(first, end, self) for first, end in _runs(about, part))
        return [span for span in found if span is not None]

    def text(self, span: Span) -> str:
        """Return the characters of a span."""
        return span.of(self.context.article.text)

    def head(self, span: Span) -> int:
        """Return the token of a span that the others hang on."""
        found = self.context.doc.char_span(span.start, span.end, alignment_mode="expand")
        return found.root.i if found is not None else self.candidate.draft.word.i


def span_start_sentence(context: Context, span: Span) -> int | None:
    """Return the first token of the sentence in which a span begins."""
    found = context.doc.char_span(span.start, span.end, alignment_mode="expand")
    return context.sentences[found.start].start if found is not None else None


def free(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a span overlaps none of others."""
    return not any(span.overlaps(other) for other in taken)


def _runs(about: About, part: str) -> Iterator[tuple[int, int]]:
    """Yield (first, end) numbers of words in a row that fill a part."""
    chances, begins = about.roles[:, ROLES.index(part)], about.begins()
    start: int | None = None
    for n, chance in enumerate(chances):
        fills = chance >= FILLS
        if start is not None and (not fills or begins[n] > SPLIT):
            yield about.first + start, about.first + n
            start = None
        if fills and start is None:
            start = n
    if start is not None:
        yield about.first + start, about.first + len(chances)


def _trimmed(first: int, end: int, around: Around) -> Span | None:
    """Return the span of words without articles and marks at its edges, `None` where nothing else is left."""
    tokens = [around.context.doc[i] for i in around.words.tokens[first:end]]
    while tokens and (tokens[0].lower_ in EDGE or tokens[0].is_punct):
        tokens.pop(0)
    while tokens and (tokens[-1].lower_ in EDGE or tokens[-1].is_punct):
        tokens.pop()
    return around.context.chars(tokens[0].i, tokens[-1].i + 1) if tokens else None
