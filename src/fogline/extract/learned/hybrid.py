"""Rules and network together: each claim and each of its parts is kept by one measure of how sure both are of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from fogline.extract.context import Context
from fogline.extract.coreference import name_parties
from fogline.extract.draft import Counting, Draft, Filler, When, Where
from fogline.extract.fill import fill
from fogline.extract.inherit import inherit
from fogline.extract.learned.candidates import RULE, Candidate, candidates
from fogline.extract.learned.decision import Curve, Decisions, decisions
from fogline.extract.learned.fillers import findings, known
from fogline.extract.learned.findings import Around, Finding, free
from fogline.extract.learned.labels import STATUSES
from fogline.extract.learned.network import About, Reading, network
from fogline.extract.learned.windows import words_of
from fogline.extract.select import told
from fogline.registries.kinds import kinds
from fogline.spans import Span

Ask = Callable[[Reading, Sequence[int]], Mapping[int, About]]
# The status rule that speaks where no other does.
DEFAULT = "told_as_past"
# What the rules take to repeat the headline or to point back only is left out, unless the network is surer than this.
NO_NEWS = 0.7
# Families whose statements mostly stand alone.
SPOKEN = {"speech", "ties"}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with all fillers it may have."""

    candidate: Candidate
    findings: Sequence[Finding]


def heard(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Return the claims of an article, filled, by the shipped network and the drafts of the rules, which are yet unfilled."""
    shipped, both = decisions(), network()
    reading = both.read(words_of(context))
    kept = sure(may_be(drafts, reading, context, shipped.trust), shipped.curves["claims"])
    return decided(weigh(kept, context, reading, both.about, shipped.trust), shipped, context)


def may_be(drafts: Sequence[Draft], reading: Reading, context: Context, trust: Mapping[str, float]) -> list[Candidate]:
    """Return every claim that may be, with what speaks for it; `drafts` are those of the rules, yet unfilled."""
    found = candidates(drafts, reading, context, trust)
    title = context.article.title_span
    body = {kinds().family[each.draft.kind] for each in found if not _inside(each.draft, title)}
    for each in found:
        family = kinds().family[each.draft.kind]
        each.features |= {
            "verb": float(each.draft.word.pos_ == "VERB"),
            "spoken": float(family in SPOKEN),
            "title": float(_inside(each.draft, title)),
            "title_again": float(_inside(each.draft, title) and family in body),
        }
    return found


def _inside(draft: Draft, title: Span | None) -> bool:
    return title is not None and title.start <= draft.word.idx < title.end


def sure(found: Sequence[Candidate], curve: Curve) -> list[Candidate]:
    """Return the candidates that are sure enough to be claims."""
    for candidate in found:
        candidate.sure = candidate.draft.sure = curve.sure(candidate.features)
    return [candidate for candidate in found if candidate.sure >= curve.least]


def weigh(kept: Sequence[Candidate], context: Context, reading: Reading, ask: Ask, trust: Mapping[str, float]) -> list[Weighed]:
    """Return every filler that the claims may have, of the rules and of the network."""
    about = ask(reading, [candidate.number for candidate in kept])
    for candidate in kept:
        candidate.about = about.get(candidate.number)
    drafts = [candidate.draft for candidate in kept]
    fill(drafts, context)
    inherit(drafts)
    seen = known(context)
    for candidate in kept:
        _stand(candidate, trust)
    return [Weighed(each, findings(Around(context, reading.words, each), seen, trust["class"])) for each in kept]


def _stand(candidate: Candidate, trust: Mapping[str, float]) -> None:
    """Give the draft the status that rules and network settle on."""
    draft, about = candidate.draft, candidate.about
    if about is None:
        return
    scores = np.log(about.status + 1e-3)
    scores[STATUSES.index(draft.status)] += trust["status_default" if draft.status_rule == DEFAULT else "status"]
    settled = STATUSES[int(scores.argmax())]
    if settled is not draft.status:
        draft.status, draft.status_rule = settled, RULE


def decided(weighed: Sequence[Weighed], fitted: Decisions, context: Context) -> list[Draft]:
    """Return the drafts of the claims, each with the fillers that are sure enough.

    A filler is right where its claim is and it is the claim's: both shares are multiplied.
    """
    drafts = [each.candidate.draft for each in weighed]
    for each, draft in zip(weighed, drafts, strict=True):
        shares = ((each.candidate.sure * fitted.curves[found.part].sure(found.features), found) for found in each.findings)
        give(draft, [(share, found) for share, found in shares if share >= fitted.curves[found.part].least])
    name_parties(drafts, context)
    news = {id(draft) for draft in told(drafts, context)}
    return [
        each.candidate.draft
        for each in weighed
        if id(each.candidate.draft) in news or each.candidate.features["chance"] > NO_NEWS
    ]


def give(draft: Draft, found: Sequence[tuple[float, Finding]]) -> None:
    """Give a draft the fillers found, with their shares, the surest of those that exclude each other.

    A claim has one time, and a party one role.
    """
    draft.agents, draft.patients, draft.places, draft.counts, draft.voices, draft.time = [], [], [], [], [], None
    taken: list[Span] = []
    for share, finding in sorted(found, key=lambda each: -each[0]):
        filler = replace(finding.filler, sure=share)
        if finding.part in {"agents", "patients"} and isinstance(filler, Filler):
            if free(finding.span, taken):
                taken.append(finding.span)
                getattr(draft, finding.part).append(filler)
        elif isinstance(filler, Where):
            draft.places.append(filler)
        elif isinstance(filler, Counting):
            draft.counts.append(filler)
        elif isinstance(filler, When):
            draft.time = draft.time or filler
        elif isinstance(filler, Filler):
            draft.voices.append(filler)
    for parties in (draft.agents, draft.patients):
        parties.sort(key=lambda filler: filler.span.start)
