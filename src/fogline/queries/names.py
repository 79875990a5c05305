"""Names of private persons, which are shown as what the persons are in the story."""

from __future__ import annotations

from dataclasses import replace

from fogline.records import Actor, Claim

PERSON = "person"
"""The actor class of a private person."""

INSTEAD = "civilian"
"""The word that stands for a private person's name."""


def shown_text(text: str, claim: Claim) -> str:
    """Return a text told of a claim with its private persons' names replaced."""
    for actor in (*claim.agents, *claim.patients):
        if actor.actor_class == PERSON:
            text = text.replace(actor.text, INSTEAD)
    return text


def without_names(claim: Claim) -> Claim:
    """Return a claim with its private persons' names replaced; the quote stays what stands in the report."""
    return replace(claim, agents=tuple(map(_shown, claim.agents)), patients=tuple(map(_shown, claim.patients)))


def _shown(actor: Actor) -> Actor:
    return replace(actor, text=INSTEAD, name=INSTEAD) if actor.actor_class == PERSON else actor
