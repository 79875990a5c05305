"""Actors and voices: which entry of the registry they are, of which class, and under which label the outlet has them."""

from __future__ import annotations

import re
from dataclasses import replace

from fogline.records import Actor, Candidate, Voice
from fogline.registries.actor_entry import ActorEntry
from fogline.registries.actors import ActorRegistry
from fogline.registries.countries import countries
from fogline.registries.descriptions import Description, describe, singular
from fogline.registries.outlets import outlets
from fogline.registries.places import Gazetteer
from fogline.registries.words import words
from fogline.resolve.context import Context

# Two candidates nearer to each other than this leave it open.
MARGIN = 0.02
# How sure it is that "the army" in a report on one country is that country's.
BY_CONTEXT = 0.6
_OWN_FORCES = re.compile(r"(?i)^(?:the )?(?:pro-)?(?:government|army|military|security|police|state|air force|ground)\b")
_PARTICLE = re.compile(r"(?i)^(?:al|el|bin|ibn|ben|abu|abd|de|del|la|van|von|der|da|dos|ul|ur|ad|as|ash|at|ar|an)$")
_ARTICLE = re.compile(r"(?i)^(?:al|el)$")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")


def resolve_actor(actor: Actor, context: Context, registry: ActorRegistry, gazetteer: Gazetteer) -> Actor:
    """Return the actor with its entry, class, country and label; the id stays `None` where no entry is sure."""
    described = describe(actor.name)
    label = described.label or describe(actor.text).label
    candidates = _candidates(actor, context, registry) or _by_context(described, context, registry)
    entry = _chosen(candidates, registry)
    outlet = outlets().named(actor.name)
    if entry is None and outlet:
        return replace(actor, actor_id=outlet.outlet_id, actor_class="outlet", country=outlet.country)
    if entry is None:
        kind = described.actor_class or describe(actor.text).actor_class or _class_of_name(actor.name, gazetteer)
        return replace(actor, actor_class=kind, label=label, candidates=candidates)
    return replace(
        actor,
        name=_full_name(actor.name, entry, context),
        actor_id=entry.actor_id,
        actor_class=entry.actor_class,
        country=entry.country,
        label=label,
        candidates=candidates,
    )


def resolve_voice(voice: Voice, context: Context, registry: ActorRegistry) -> Voice:
    """Return the voice with the id of the actor or outlet that it is, `None` where no entry is sure."""
    entry = _chosen(registry.match(voice.name, context.day) or registry.match(voice.text, context.day), registry)
    outlet = outlets().named(voice.name) or outlets().named(voice.text)
    known = entry.actor_id if entry else outlet.outlet_id if outlet else None
    return replace(voice, actor_id=known)


def _candidates(actor: Actor, context: Context, registry: ActorRegistry) -> tuple[Candidate, ...]:
    by_name = registry.match(actor.name, context.day)
    if by_name or describe(actor.name).actor_class in ("civilian", "place") or _like_a_person(actor.name):
        return by_name
    return registry.match(actor.text, context.day)


def _by_context(described: Description, context: Context, registry: ActorRegistry) -> tuple[Candidate, ...]:
    """Return the army or government of the one country that the article is about, for "government forces" and the like."""
    body = {"state-force": "armed-forces", "government": "government"}.get(described.actor_class or "")
    if body is None or context.home is None or not _OWN_FORCES.match(described.neutral):
        return ()
    entry = registry.entry(f"{body}-{context.home.lower()}")
    return (Candidate(entry.actor_id, entry.name, BY_CONTEXT),)


def _chosen(candidates: tuple[Candidate, ...], registry: ActorRegistry) -> ActorEntry | None:
    if not candidates or (len(candidates) > 1 and candidates[0].score - candidates[1].score < MARGIN):
        return None
    return registry.entry(candidates[0].entry_id)


def _full_name(name: str, entry: ActorEntry, context: Context) -> str:
    """Return the full name that the article itself gives for an acronym, else the name as it is."""
    if not (name.isupper() and len(name) <= 6):
        return name
    spelled = (found.text for found in context.actors if found.entry_ids == (entry.actor_id,))
    return max((text for text in spelled if not text.isupper() and " " in text), key=len, default=name)


def _class_of_name(name: str, gazetteer: Gazetteer) -> str | None:
    """Return `place` for the bare name of a place, `person` for what is written like a person's name, `civilian` for a people."""
    if any(name.endswith(country.people) for country in countries().values() if country.people):
        return "civilian"
    if any(found.text == name for found in gazetteer.names_in(name)):
        return "place"
    return "person" if _like_a_person(name) else None


def _like_a_person(name: str) -> bool:
    parts = _NAME_WORD.findall(name)
    # "al-Haddad" is a name for all its small letter.
    capitals = [word for word in parts if any(piece[:1].isupper() for piece in word.split("-")) and not _ARTICLE.match(word)]
    rest = [word for word in parts if not word[0].isupper() and not _PARTICLE.match(word.split("-")[0])]
    return len(capitals) >= 2 and not rest and not describe(name).actor_class and not _holds_a_common_noun(parts)


def _holds_a_common_noun(name: list[str]) -> bool:
    """Tell whether a name is of a group, place or thing: "National Front", "Mount Sheikh Barakat", "Green Buses"."""
    nouns = words("nouns")
    common = frozenset().union(
        *(nouns[sort] for sort in ("armed", "collective", "place", "vehicles", "towns")), words("names")["groups"]
    )
    return any({re.sub(r"\W", "", word.lower()), singular(word), word.lower().removesuffix("es")} & common for word in name)
