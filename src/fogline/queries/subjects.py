"""What of a case can be shown, each with its SQL over the claims that the filters leave (`chosen`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fogline.queries.rows import ActorRow, ClaimRow, DisputeRow, EventRow, Movement, PlaceRow, ProblemRow, SourceRow


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of row: its record type, its SQL, and the columns that fit a terminal."""

    row: type[Any]
    sql: str
    columns: tuple[str, ...]
    filtered: bool = True


_CLAIMS = "select * exclude (position) from chosen order by document, position, claim_id"

_EVENTS = """\
select
    event_id, kind, "start", "end", place.name as place,
    list_sort(list_distinct(flatten(
        (select list(list_concat(agents, patients)) from claim_rows where claim_rows.event_id = events.event_id)
    ))) as actors,
    list_transform(tolls, lambda toll: toll.what || ' ' || toll.who || ' ' || coalesce(toll.low::varchar, '?') || '–'
        || coalesce(toll.high::varchar, '?') || coalesce(' (best ' || toll.best::varchar || ')', '')) as tolls,
    list_transform(disputes, lambda dispute: dispute.about) as disputes,
    len(documents) as documents, len(claim_ids) as claims, independent_voices
from events
where event_id in (select event_id from chosen)
order by "start" nulls last, "end", event_id"""

_DISPUTES = """\
with disputed as (
    select event_id, kind, "start", place.name as place, unnest(disputes) as dispute
    from events where event_id in (select event_id from chosen)
),
sides as (
    select event_id, kind, "start", place, dispute.about, unnest(dispute."values") as side from disputed
)
select
    event_id, kind, "start", place, about, side.value, side.low, side.high, side.voices,
    coalesce(
        (select list(id order by id) from documents where list_contains(side.documents, documents.document_id)), []
    ) as documents
from sides
order by "start" nulls last, event_id, about, side.low nulls last, side.value"""

# People who leave by themselves are the agents of a movement; people who are taken out or driven out its patients.
_MOVEMENTS = """\
select
    if(kind in ('evacuation', 'displacement') and len(patients) > 0 or len(agents) = 0, patients, agents) as who,
    kind, status, place_from, place_via, place_to, counts, means, "start", "end", voices, outlet, document, claim_id, event_id
from chosen
where family = 'movement'
order by "start" nulls last, document, position, claim_id"""

_ACTORS = """\
with parts as (
    select claim_id, 'agent' as role, unnest(agents) as actor from claims
    union all
    select claim_id, 'patient' as role, unnest(patients) as actor from claims
)
select
    mode(shown(actor) order by shown(actor)) as actor, actor.actor_id as actor_id, min(actor.actor_class) as actor_class,
    count(distinct claim_id) as claims,
    count(distinct claim_id) filter (role = 'agent') as as_agent,
    count(distinct claim_id) filter (role = 'patient') as as_patient,
    count(distinct document) as documents,
    coalesce(list(distinct actor.label order by actor.label) filter (actor.label is not null), []) as labels,
    min("start") as first, max("end") as last
from parts join chosen using (claim_id)
group by actor.actor_id, if(actor.actor_id is null, folded(shown(actor)), null)
order by claims desc, actor, actor_id"""

_SOURCES = """\
with cited as (
    select outlet, voice, count(*) as times from (select outlet, unnest(voices) as voice from chosen) group by outlet, voice
),
lists as (
    select outlet, list(voice || ' (' || times || ')' order by times desc, voice) as cites from cited group by outlet
),
called as (
    select outlet, list(distinct label order by label) as labels
    from (
        select claim_id, unnest(list_transform(list_concat(agents, patients), lambda actor: actor.label)) as label from claims
    ) join chosen using (claim_id)
    where label is not null
    group by outlet
)
select
    chosen.outlet, count(distinct document) as documents, count(*) as claims,
    count(*) filter (len(voices) = 0) as unattributed,
    coalesce(any_value(lists.cites), []) as cites, coalesce(any_value(called.labels), []) as labels
from chosen
left join lists on lists.outlet is not distinct from chosen.outlet
left join called on called.outlet is not distinct from chosen.outlet
group by chosen.outlet
order by claims desc, chosen.outlet nulls last"""

_PLACES = """\
with parts as (select claim_id, unnest(places) as place from claims)
select
    mode(place.name order by place.name) as place, place.place_id as place_id, min(place.country) as country,
    min(place.admin1) as admin1, min(place.latitude) as latitude, min(place.longitude) as longitude,
    min(place.radius_km) as radius_km, count(distinct claim_id) as claims, count(distinct document) as documents,
    list(distinct place.role order by place.role) as roles
from parts join chosen using (claim_id)
group by place.place_id, if(place.place_id is null, folded(place.name), null)
order by claims desc, place, place_id"""

_PROBLEMS = """\
select stage, coalesce(documents.id, record_id) as document, code, detail, hint, fatal
from problems left join documents on documents.document_id = problems.record_id
order by fatal desc, document, stage, code, detail"""

SUBJECTS: Mapping[str, Subject] = {
    "claims": Subject(
        ClaimRow, _CLAIMS, ("document", "start", "kind", "status", "agents", "patients", "places", "counts", "voices", "quote")
    ),
    "events": Subject(
        EventRow,
        _EVENTS,
        ("start", "end", "kind", "place", "actors", "tolls", "disputes", "documents", "claims", "independent_voices"),
    ),
    "disputes": Subject(DisputeRow, _DISPUTES, ("start", "kind", "place", "about", "value", "voices", "documents")),
    "movements": Subject(
        Movement,
        _MOVEMENTS,
        ("start", "who", "place_from", "place_via", "place_to", "counts", "means", "status", "voices", "outlet"),
    ),
    "actors": Subject(
        ActorRow, _ACTORS, ("actor", "actor_id", "actor_class", "claims", "as_agent", "as_patient", "documents", "labels")
    ),
    "sources": Subject(SourceRow, _SOURCES, ("outlet", "documents", "claims", "unattributed", "cites", "labels")),
    "places": Subject(
        PlaceRow, _PLACES, ("place", "place_id", "country", "admin1", "latitude", "longitude", "radius_km", "claims", "roles")
    ),
    "problems": Subject(ProblemRow, _PROBLEMS, ("stage", "document", "code", "detail", "hint"), filtered=False),
}
