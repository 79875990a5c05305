"""What of a case is asked for, as conditions on its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

from fogline.errors import QueryError
from fogline.records import Status
from fogline.registries.kinds import kinds


class Asked(TypedDict, total=False):
    """The filters as a caller gives them: one kind or status or several, a day as a date or as YYYY-MM-DD."""

    kind: str | Sequence[str] | None
    status: str | Sequence[str] | None
    actor: str | None
    place: str | None
    voice: str | None
    text: str | None
    start: date | str | None
    end: date | str | None


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that a claim must meet, all of them; `None` and empty ones hold for every claim.

    `kind` are kinds or families; `actor`, `place` and `voice` parts of a name, whatever its case, accents and apostrophes, or an
    id of the registry; `text` a part of the quote. `start` and `end` bound the days of the event: a claim with no time told is
    outside any bounds.
    """

    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    actor: str | None = None
    place: str | None = None
    voice: str | None = None
    text: str | None = None
    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        _check("kind", self.kind, {*kinds().family, *kinds().family.values()})
        _check("status", self.status, set(Status))
        if self.start and self.end and self.end < self.start:
            raise QueryError(f"the days from {self.start} to {self.end} are none", hint="give the earlier day first")

    @classmethod
    def of(cls, **asked: Unpack[Asked]) -> Filters:
        """Return the filters asked for in plain words; a day that is none is a `QueryError`."""
        return cls(
            kind=_words(asked.get("kind")),
            status=_words(asked.get("status")),
            actor=asked.get("actor"),
            place=asked.get("place"),
            voice=asked.get("voice"),
            text=asked.get("text"),
            start=_day(asked.get("start")),
            end=_day(asked.get("end")),
        )

    def where(self) -> str:
        """Return the condition in SQL, on the columns of the view `claim_rows`."""
        return " and ".join(self._conditions()) or "true"

    def _conditions(self) -> Iterator[str]:
        if self.kind:
            yield f"(kind in {_listed(self.kind)} or family in {_listed(self.kind)})"
        if self.status:
            yield f"status in {_listed(self.status)}"
        if self.actor:
            yield _named("list_concat(agents, patients)", "actor_ids", self.actor)
        if self.place:
            yield _named("place_names", "place_ids", self.place)
        if self.voice:
            yield _named("list_append(voices, outlet)", "voice_ids", self.voice)
        if self.text:
            yield f"contains(folded(quote), folded({literal(self.text)}))"
        if self.start:
            yield f'"end" >= {literal(self.start)}'
        if self.end:
            yield f'"start" <= {literal(self.end)}'


def literal(value: str | date) -> str:
    """Return a value as SQL.

    >>> literal("Ha'il")
    "'Ha''il'"
    """
    if isinstance(value, date):
        return f"date '{value.isoformat()}'"
    return "'" + value.replace("'", "''") + "'"


def _words(asked: str | Sequence[str] | None) -> tuple[str, ...]:
    return (asked,) if isinstance(asked, str) else tuple(asked or ())


def _day(asked: date | str | None) -> date | None:
    if not isinstance(asked, str):
        return asked
    try:
        return date.fromisoformat(asked)
    except ValueError as error:
        raise QueryError(f"{asked!r} is no day", hint="write it as YYYY-MM-DD") from error


def _named(names: str, ids: str, asked: str) -> str:
    part = f"len(list_filter({names}, lambda name: contains(folded(name), folded({literal(asked)})))) > 0"
    return f"({part} or list_contains({ids}, {literal(asked)}))"


def _listed(values: tuple[str, ...]) -> str:
    return f"({', '.join(map(literal, values))})"


def _check(name: str, values: tuple[str, ...], known: set[str]) -> None:
    for value in values:
        if value not in known:
            raise QueryError(f"there is no {name} {value!r}", hint=f"one of: {', '.join(sorted(known))}")
