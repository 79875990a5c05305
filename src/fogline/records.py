"""Every record that the line hands on, frozen, and the words they are made of.

read → `RawDocument` → clean → `Article` → parse → `ParsedArticle` → extract, resolve, code → `Claim` → link → `Event`

Every step yields its record or a `Problem`. A `Claim` is filled, never changed: extract finds the parts, resolve adds who and
where and when they are, code adds the fields of other codebooks. What a step cannot know is `None`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from fogline.spans import OffsetMap, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Status(StrEnum):
    """How a voice says that an event stands to the facts."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    NEGATED = "negated"
    CONDITIONAL = "conditional"


class PlaceRole(StrEnum):
    """What a place is to an event."""

    AT = "at"
    FROM = "from"
    TO = "to"
    VIA = "via"


class Counted(StrEnum):
    """What a count counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    RELEASED = "released"
    MOVED = "moved"
    VEHICLES = "vehicles"
    TOWNS = "towns"
    ATTACKS = "attacks"
    PRESENT = "present"
    OTHER = "other"


class Stage(StrEnum):
    """The step of the line that met a problem."""

    READ = "read"
    CLEAN = "clean"
    PARSE = "parse"
    EXTRACT = "extract"
    RESOLVE = "resolve"
    CODE = "code"
    STORE = "store"
    LINK = "link"


class Dropped(StrEnum):
    """Why a passage is not part of the report."""

    COMMENT = "comment"
    WIDGET = "widget"
    NAVIGATION = "navigation"
    RELATED = "related"
    DUMP = "dump"
    CAPTION_REPEAT = "caption-repeat"
    DUPLICATE_TITLE = "duplicate-title"
    ADVERTISEMENT = "advertisement"
    BOILERPLATE = "boilerplate"
    BYLINE = "byline"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with one record: what (`detail`), with which (`record_id`), and what to do next (`hint`).

    `code` is a short fixed word such as `empty-file`; `fatal` tells that the document could not be read at all.
    """

    stage: Stage
    record_id: str
    code: str
    detail: str
    hint: str = ""
    span: Span | None = None
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One report as found.

    `name` is the file's stem, made from its web address, or the record's own `id`; `address` where it was found, relative to the
    source given; `field` the field of a record (a line of jsonl, a row of a table) that holds the text, whose characters all
    offsets then count. `metadata` holds what the container or server says of it, as found: title, outlet, published, author, url,
    charset, and where and when it was fetched or archived (fetched, archived, archive, archive_hash).
    """

    name: str
    content: bytes
    sha256: str
    address: str
    media_type: str
    field: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def document_id(self) -> str:
        """The name with the first digits of the content's hash: the same everywhere, and never shared by two texts."""
        return f"{self.name}-{self.sha256[:8]}"


class DatePrecision(StrEnum):
    """How exact a date or interval is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One reading of a publication date: where it comes from (`basis`) and why it was or was not taken (`reason`)."""

    start: date
    end: date
    basis: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published: an interval, how it is known, and the other readings that were weighed."""

    start: date
    end: date
    basis: str
    precision: DatePrecision
    candidates: tuple[DateCandidate, ...] = ()

    @property
    def day(self) -> date | None:
        """The one day, where it is known to the day."""
        return self.start if self.start == self.end else None


@dataclass(frozen=True, slots=True)
class DroppedPassage:
    """A passage that is not the report itself, as found, with its place in the raw text."""

    span: Span
    reason: Dropped
    text: str


class RawForm(StrEnum):
    """What the raw characters are, which all offsets of a document count."""

    SOURCE = "source"
    FIELD = "field"
    EXTRACTED = "extracted-text"


@dataclass(frozen=True, slots=True)
class Suspect:
    """A phrase in the report's text that may not be the report's own, left where it is, with the reason (raw characters)."""

    span: Span
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """The report's own text with a map to the characters as found.

    `text` has one paragraph a line; `raw` is the decoded source, the field of a record, or the text extracted from a PDF or
    office document, as `raw_form` says; `offsets` leads to its code points. `title_span` is where the title stands in `text`,
    `None` where it is known from elsewhere only. `agency` is the news agency credited in the report, `dateline` the place that
    the report is headed with, as written.
    """

    document_id: str
    name: str
    text: str
    raw: str
    offsets: OffsetMap
    media_type: str
    raw_form: RawForm = RawForm.SOURCE
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    byline: str | None = None
    agency: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: Published | None = None
    dropped: tuple[DroppedPassage, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article with its tokens, tags and dependencies (spaCy's), all offsets in `article.text`."""

    article: Article
    doc: Doc = field(compare=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A registry entry that a filler may mean, with its score in 0–1."""

    entry_id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or is acted on: `text` verbatim, `name` the usual full name or the bare description.

    `span` counts raw characters; `rule` is the rule that found it. `actor_id` is `None` until resolved, and stays so where no
    registry entry is sure. `actor_class` is one of state-force, armed-group, government, civilian, person, outlet, organisation,
    place, or none.
    """

    text: str
    name: str
    span: Span
    rule: str
    confidence: float
    actor_id: str | None = None
    actor_class: str | None = None
    country: str | None = None
    label: str | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened: `text` verbatim with its modifier, `name` the settlement, district or region itself.

    `country` is ISO 3166 alpha-2, `latitude` and `longitude` degrees (WGS 84), `radius_km` the uncertainty in kilometres.
    """

    role: PlaceRole
    text: str
    name: str
    span: Span
    rule: str
    confidence: float
    place_id: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    precision: str | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """When an event happened: `text` verbatim, `start` and `end` the interval (days, inclusive), `None` until resolved."""

    text: str
    span: Span
    rule: str
    confidence: float
    start: date | None = None
    end: date | None = None
    precision: DatePrecision | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many: `low` and `high` are the bounds meant, `None` where the wording leaves that side open."""

    what: Counted
    who: str
    text: str
    low: int | None
    high: int | None
    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Voice:
    """One hop of the attribution, outermost first in a claim."""

    text: str
    name: str
    span: Span
    rule: str
    confidence: float
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """With what: buses, tanks, Grad rockets."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Codes:
    """The claim in the fields of other codebooks; `None` where the codebook has no place for it."""

    plover: str | None = None
    plover_mode: str | None = None
    cameo: str | None = None
    acled: str | None = None
    acled_sub: str | None = None
    ucdp: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One voice's statement that an event happened, is happening, will, may or did not happen.

    `span` counts raw characters; `quote` is what stands there; `trigger` the word in it that tells the kind, at `trigger_span`
    (raw). `sentence` is the sentence's number in the article; `rule` the rule that made the claim.
    """

    claim_id: str
    document_id: str
    kind: str
    status: Status
    status_rule: str
    quote: str
    span: Span
    trigger: str
    trigger_span: Span
    sentence: int
    rule: str
    confidence: float
    agents: tuple[Actor, ...] = ()
    patients: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    time: Time | None = None
    counts: tuple[Count, ...] = ()
    voices: tuple[Voice, ...] = ()
    means: tuple[Means, ...] = ()
    codes: Codes = Codes()


@dataclass(frozen=True, slots=True)
class Toll:
    """How many of an outcome (killed, wounded, moved, …) of a class an event had: `low`, `best`, `high`, by which rule."""

    what: Counted
    who: str
    low: int | None
    best: int | None
    high: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """One side of a dispute: the value as told, by which voices, in which documents and claims."""

    value: str
    low: int | None
    high: int | None
    voices: tuple[str, ...]
    documents: tuple[str, ...]
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Values of one attribute of an event that cannot be true together.

    `about` is killed, wounded, moved, agent, kind, status, time or place.
    """

    about: str
    values: tuple[DisputedValue, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Why a claim belongs to an event: the score and each feature's share of it, with the feature's sentence."""

    claim_id: str
    other_claim_id: str | None
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Claims that tell of one event, with what they agree on and what not.

    `documents` are document ids; `copies` groups of documents that are one text; `place` is the most exact place told.
    """

    event_id: str
    kind: str
    start: date | None
    end: date | None
    place: Place | None
    documents: tuple[str, ...]
    copies: tuple[tuple[str, ...], ...]
    claim_ids: tuple[str, ...]
    voices: tuple[str, ...]
    independent_voices: int
    tolls: tuple[Toll, ...]
    disputes: tuple[Dispute, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A dated edge between two actors (member-of, joined, left, backs, renamed-to) with the claims that tell it."""

    subject: str
    relation: str
    object: str
    start: date | None
    end: date | None
    claim_ids: tuple[str, ...]
