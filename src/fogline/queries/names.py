"""Names of private persons, which are shown as what the persons are in the story."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from fogline.records import Actor, Claim

PERSON = "person"
"""The actor class of a private person."""

INSTEAD = "civilian"
"""The word that stands for a private person's name."""


def without_names(claim: Claim) -> Claim:
    """Return a claim with its private persons' names replaced, in its quote too; its offsets stay those of the report."""
    persons = [actor.text for actor in (*claim.agents, *claim.patients) if actor.actor_class == PERSON]
    quote = reduce(lambda text, name: text.replace(name, INSTEAD), persons, claim.quote)
    return replace(claim, quote=quote, agents=tuple(map(_shown, claim.agents)), patients=tuple(map(_shown, claim.patients)))


def _shown(actor: Actor) -> Actor:
    return replace(actor, text=INSTEAD, name=INSTEAD) if actor.actor_class == PERSON else actor
