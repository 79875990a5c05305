"""Small tellings, for the examples that the features carry."""

from __future__ import annotations

from datetime import date

from fogline.ids import content_id
from fogline.link.spots import Spot
from fogline.link.tellings import Source, Telling
from fogline.records import Claim, Count, Counted, Status
from fogline.spans import Span

_NOWHERE = Span(0, 0)


def telling(  # noqa: PLR0913
    *,
    kind: str = "shelling",
    day: str | None = None,
    place: tuple[float, float, float] | None = None,
    agents: tuple[str, ...] = (),
    killed: int | None = None,
    words: str = "",
    copy_group: str = "",
) -> Telling:
    """Return a telling of a document of its own; `place` is latitude, longitude, radius in km, `day` ISO 8601."""
    document = content_id(kind, str(day), str(place), *agents, str(killed), words)
    when = date.fromisoformat(day) if day else None
    counts = () if killed is None else (Count(Counted.KILLED, "people", str(killed), killed, killed, _NOWHERE, "example", 1.0),)
    claim = Claim(
        document, document, kind, Status.HAPPENED, "example", words, _NOWHERE, "", _NOWHERE, 0, "example", 1.0, counts=counts
    )
    return Telling(
        claim=claim,
        source=Source(document, copy_group or document, document),
        spots=(Spot("", *place, None, None),) if place else (),
        goals=(),
        agents=frozenset(agents),
        patients=frozenset(),
        words=frozenset(words.split()),
        start=when,
        end=when,
    )
