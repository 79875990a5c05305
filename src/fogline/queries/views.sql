-- What every query starts from. Names of private persons are shown as what they are in the story: civilians.

create macro folded(text) as regexp_replace(lower(strip_accents(text)), '[-’‘''`ʿʾʼ]', '', 'g');

create macro shown(actor) as if(actor.actor_class = 'person', 'civilian', actor.name);

create macro without_names(text, actors) as list_reduce(
    list_transform(list_filter(actors, lambda actor: actor.actor_class = 'person'), lambda actor: actor.text),
    lambda kept, name: replace(kept, name, 'civilian'),
    text
);

create macro by_role(places, wanted) as
list_transform(list_filter(places, lambda place: place.role = wanted), lambda place: place.name);

create view claim_rows as
select
    claims.claim_id,
    member.event_id,
    documents.id as document,
    claims.document_id,
    articles.outlet,
    articles.published."start" as published,
    claims.kind,
    kinds.family,
    claims.status,
    list_transform(claims.agents, lambda actor: shown(actor)) as agents,
    list_transform(claims.patients, lambda actor: shown(actor)) as patients,
    list_filter(
        list_transform(list_concat(claims.agents, claims.patients), lambda actor: actor.actor_id), lambda id: id is not null
    ) as actor_ids,
    list_transform(claims.places, lambda place: place.name) as place_names,
    list_filter(list_transform(claims.places, lambda place: place.place_id), lambda id: id is not null) as place_ids,
    list_transform(claims.places, lambda place: place.role || ' ' || place.name) as places,
    by_role(claims.places, 'from') as place_from,
    by_role(claims.places, 'via') as place_via,
    by_role(claims.places, 'to') as place_to,
    claims.time."start" as "start",
    claims.time."end" as "end",
    list_transform(claims.counts, lambda number: number.what || ' ' || number.text) as counts,
    list_transform(claims.means, lambda thing: thing.text) as means,
    list_transform(claims.voices, lambda voice: voice.name) as voices,
    list_filter(list_transform(claims.voices, lambda voice: voice.actor_id), lambda id: id is not null) as voice_ids,
    claims.trigger,
    without_names(claims.quote, list_concat(claims.agents, claims.patients)) as quote,
    claims.confidence,
    claims.span."start" as position
from claims
join documents using (document_id)
left join articles using (document_id)
left join kinds using (kind)
left join (select event_id, unnest(claim_ids) as claim_id from events) as member using (claim_id);
