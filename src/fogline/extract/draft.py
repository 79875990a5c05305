"""A claim while it is being put together, in tokens of the parsed article."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from fogline.records import Counted, PlaceRole, Status
from fogline.registries.kinds import Trigger
from fogline.spans import Span


@dataclass(frozen=True, slots=True)
class Filler:
    """A party to the claim: `head` its main word, `span` in the article's text, `name` its full name, `rule` what found it.

    `sure` is how likely it is right, `None` for the share that its rule has; so for all parts of a draft and the draft itself.
    """

    head: int
    span: Span
    text: str
    name: str
    rule: str
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A place of the claim, as `Filler`, with its role."""

    role: PlaceRole
    head: int
    span: Span
    text: str
    name: str
    rule: str
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time expression of the article's text."""

    span: Span
    text: str
    rule: str
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A figure told in the text, what it counts (`head` the token of the noun) and the bounds it means."""

    span: Span
    text: str
    low: int | None
    high: int | None
    head: int


@dataclass(frozen=True, slots=True)
class Counting:
    """A figure that belongs to a claim."""

    what: Counted
    who: str
    number: Number
    rule: str
    sure: float | None = None


@dataclass(slots=True)
class Draft:
    """What is known so far of one claim; each step of `extract` fills its part.

    `words` are the tokens that tell the event, the trigger first; `harms` those of them that tell its toll.
    """

    word: Token
    sentence: Tokens
    trigger: Trigger
    kind: str
    rule: str
    words: list[Token] = field(default_factory=list)
    harms: list[Token] = field(default_factory=list)
    agents: list[Filler] = field(default_factory=list)
    patients: list[Filler] = field(default_factory=list)
    places: list[Where] = field(default_factory=list)
    time: When | None = None
    counts: list[Counting] = field(default_factory=list)
    voices: list[Filler] = field(default_factory=list)
    means: list[Span] = field(default_factory=list)
    status: Status = Status.HAPPENED
    status_rule: str = "told_as_past"
    sure: float | None = None
