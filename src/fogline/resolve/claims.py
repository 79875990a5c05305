"""Resolves the parts of all claims of one article."""

from __future__ import annotations

from dataclasses import replace

from fogline.records import Article, Claim
from fogline.registries.actors import ActorRegistry, registry
from fogline.registries.places import Gazetteer, gazetteer
from fogline.resolve.context import Context, context_of
from fogline.resolve.when import resolve_time
from fogline.resolve.where import resolve_place
from fogline.resolve.who import resolve_actor, resolve_voice


def resolve(claims: tuple[Claim, ...], article: Article) -> tuple[Claim, ...]:
    """Return the claims with actors, places, times and voices resolved against the shipped registries."""
    if not claims:
        return ()
    actors, places = registry(), gazetteer()
    context = context_of(article, places, actors)
    return tuple(_resolved(claim, article, context, actors, places) for claim in claims)


def _resolved(claim: Claim, article: Article, context: Context, actors: ActorRegistry, places: Gazetteer) -> Claim:
    return replace(
        claim,
        agents=tuple(resolve_actor(actor, context, actors, places) for actor in claim.agents),
        patients=tuple(resolve_actor(actor, context, actors, places) for actor in claim.patients),
        places=tuple(resolve_place(place, context, places) for place in claim.places),
        time=resolve_time(claim, article),
        voices=tuple(resolve_voice(voice, context, actors) for voice in claim.voices),
    )
