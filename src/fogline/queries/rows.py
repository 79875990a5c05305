"""The flat rows in which a case is shown, a record type for each subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in a line; each of `places` with its role."""

    document: str
    outlet: str | None
    published: date | None
    kind: str
    status: str
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    places: tuple[str, ...]
    start: date | None
    end: date | None
    counts: tuple[str, ...]
    means: tuple[str, ...]
    voices: tuple[str, ...]
    quote: str
    confidence: float
    claim_id: str
    event_id: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a line; `documents` and `claims` are how many."""

    event_id: str
    kind: str
    start: date | None
    end: date | None
    place: str | None
    actors: tuple[str, ...]
    tolls: tuple[str, ...]
    disputes: tuple[str, ...]
    documents: int
    claims: int
    independent_voices: int


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One value of an attribute in dispute, with who gives it."""

    event_id: str
    kind: str
    start: date | None
    place: str | None
    about: str
    value: str
    low: int | None
    high: int | None
    voices: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Movement:
    """Who moved from where to where, as one voice tells it."""

    who: tuple[str, ...]
    kind: str
    status: str
    place_from: tuple[str, ...]
    place_via: tuple[str, ...]
    place_to: tuple[str, ...]
    counts: tuple[str, ...]
    means: tuple[str, ...]
    start: date | None
    end: date | None
    voices: tuple[str, ...]
    outlet: str | None
    document: str
    claim_id: str
    event_id: str | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor with how often it acts and is acted on, and what outlets call it."""

    actor: str
    actor_id: str | None
    actor_class: str | None
    claims: int
    as_agent: int
    as_patient: int
    documents: int
    labels: tuple[str, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet with what it tells and whom it cites, most cited first."""

    outlet: str | None
    documents: int
    claims: int
    unattributed: int
    cites: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with how often and in which role it is told."""

    place: str
    place_id: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    claims: int
    documents: int
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Something that could not be read, or not well."""

    stage: str
    document: str
    code: str
    detail: str
    hint: str
    fatal: bool
