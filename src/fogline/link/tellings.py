"""Claims as linking looks at them: where, when, who, how many, and in which words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fogline.link.kinds import leaves
from fogline.link.spots import Spot, most_exact, spot_of
from fogline.records import Actor, Claim, Count, Counted, PlaceRole, Status
from fogline.registries.folding import folded_name

_WORD = re.compile(r"[^\W_]{3,}")
_LEFT = (PlaceRole.AT, PlaceRole.FROM)
_REACHED = (PlaceRole.AT, PlaceRole.TO)


# A word is rare that so few documents, or so small a share of them, use in telling of events.
RARE_DOCUMENTS, RARE_SHARE, RARE_AT_MOST = 8, 0.03, 200


@dataclass(frozen=True, slots=True)
class Source:
    """What a document adds to its claims: its group of copies, its name, its outlet, the day it was published, its rare words.

    `copy_group` is the document's own id where no other document is the same text; `name` what the case calls it.
    """

    document_id: str
    copy_group: str
    name: str
    outlet: str | None = None
    published: date | None = None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with its source.

    `spots` is where it happened, `goals` where those who left a place went; `words` are its rare words; `start` and `end` are
    `None` where no time is told.
    """

    claim: Claim
    source: Source
    spots: tuple[Spot, ...]
    goals: tuple[Spot, ...]
    agents: frozenset[str]
    patients: frozenset[str]
    words: frozenset[str]
    start: date | None
    end: date | None

    @property
    def claim_id(self) -> str:
        """The claim's id."""
        return self.claim.claim_id

    @property
    def document_id(self) -> str:
        """The id of the document that tells it."""
        return self.claim.document_id

    @property
    def kind(self) -> str:
        """The claim's kind."""
        return self.claim.kind

    @property
    def true(self) -> bool:
        """Whether the voice says that the event took or takes place."""
        return self.claim.status in (Status.HAPPENED, Status.ONGOING)

    @property
    def days(self) -> int | None:
        """How many days the interval told has, `None` where none is told."""
        return (self.end - self.start).days + 1 if self.start and self.end else None

    @property
    def speaker(self) -> str:
        """Who answers for it: the innermost voice, else the outlet, else the report."""
        return self.claim.voices[-1].name if self.claim.voices else self.source.outlet or f"report {self.source.name}"

    @property
    def speaker_key(self) -> str:
        """The speaker's id where resolved, else the folded name."""
        voice = self.claim.voices[-1] if self.claim.voices else None
        return (voice.actor_id if voice and voice.actor_id else None) or folded_name(self.speaker)

    def counted(self, what: Counted) -> tuple[Count, ...]:
        """Return the counts of an outcome."""
        return tuple(count for count in self.claim.counts if count.what is what)


def tell(claims: Iterable[Claim], sources: Mapping[str, Source]) -> tuple[Telling, ...]:
    """Return the claims as tellings, ordered by claim id, each with the words that are rare among all of them."""
    told = [_telling(claim, sources[claim.document_id]) for claim in sorted(claims, key=lambda claim: claim.claim_id)]
    by_document: dict[str, set[str]] = {}
    for telling in told:
        by_document.setdefault(telling.document_id, set()).update(telling.words)
    rare = rare_words(by_document.values())
    return tuple(replace(telling, words=telling.words & rare) for telling in told)


def words_of(text: str) -> frozenset[str]:
    """Return the words of three letters or more, in lower case.

    >>> sorted(words_of("Two rockets hit Hamdaniyeh"))
    ['hamdaniyeh', 'hit', 'rockets', 'two']
    """
    return frozenset(_WORD.findall(text.lower()))


def rare_words(documents: Collection[Collection[str]]) -> frozenset[str]:
    """Return the words that few of the documents, each given as its different words, have."""
    counts = Counter(word for words in documents for word in words)
    most = min(RARE_AT_MOST, max(RARE_DOCUMENTS, RARE_SHARE * len(documents)))
    return frozenset(word for word, count in counts.items() if count <= most)


def main_kind(told: Sequence[Telling]) -> str:
    """Return the kind that most documents tell, casualties last since a toll alone says least."""
    kinds = Counter(kind for _, kind in {(telling.source.copy_group, telling.kind) for telling in told})
    return min(kinds, key=lambda kind: (kind == "casualties", -kinds[kind], kind))


def identity(actor: Actor) -> str:
    """Return who an actor is: the registry's id, else the folded name."""
    return actor.actor_id or folded_name(actor.name)


def _telling(claim: Claim, source: Source) -> Telling:
    leaving = leaves(claim.kind)
    here = _spots(claim, _LEFT if leaving else _REACHED)
    time = claim.time
    return Telling(
        claim=claim,
        source=source,
        spots=here or (() if leaving else _spots(claim, (PlaceRole.FROM, PlaceRole.VIA))),
        goals=_spots(claim, (PlaceRole.TO,)) if leaving else (),
        agents=frozenset(map(identity, claim.agents)),
        patients=frozenset(map(identity, claim.patients)),
        words=words_of(" ".join((claim.quote, *(place.text for place in claim.places)))),
        start=time.start if time and time.end else None,
        end=time.end if time and time.start else None,
    )


def _spots(claim: Claim, roles: tuple[PlaceRole, ...]) -> tuple[Spot, ...]:
    return most_exact(tuple(dict.fromkeys(spot_of(place) for place in claim.places if place.role in roles)))
