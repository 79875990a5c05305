"""Say who did it and to whom, by the frame of the trigger and the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from fogline.extract import grammar
from fogline.extract.context import Context
from fogline.extract.draft import Draft, Filler
from fogline.registries.countries import countries
from fogline.registries.kinds import kinds
from fogline.registries.words import words

# Kinds that are done to persons alone.
PERSONAL = {"detention", "release", "execution"}


def fill(draft: Draft, context: Context) -> None:
    """Find agents and patients of a draft among the words its trigger governs."""
    for word in draft.words:
        for role, noun, rule in _parties(word, draft, context):
            _add(draft, role, noun, rule, context)
    if draft.kind == "armed-clash":
        _let_the_fallen_fight(draft, context)


def _let_the_fallen_fight(draft: Draft, context: Context) -> None:
    """Make fighters killed in a clash one of its sides: "29 rebels were killed in clashes with troops"."""
    sides = [
        filler
        for filler in draft.patients
        if filler.rule == "passive_subject" and context.is_sort(context.doc[filler.head], "armed")
    ]
    if sides and not draft.agents:
        draft.agents = [replace(filler, rule="fallen_in_the_clash") for filler in sides]
        draft.patients = [filler for filler in draft.patients if filler not in sides]


def _parties(word: Token, draft: Draft, context: Context) -> Iterator[tuple[str, Token, str]]:
    """Yield (role, noun, rule) for the parties around one word of the event."""
    frame = draft.trigger.frame
    if word.pos_ in {"VERB", "AUX"}:
        yield from _around_verb(word, frame)
    else:
        yield from _around_noun(word, frame, context)
    for preposition in ("on", "against", "with", "from", "to"):
        if preposition in frame:
            for _, noun in grammar.after(word, {preposition}):
                yield frame[preposition], noun, f"after_{preposition}"
    if "between" in frame:
        for _, noun in grammar.after(word, {"between", "among"}):
            yield frame["between"], noun, "both_sides"


def _around_verb(verb: Token, roles: Mapping[str, str]) -> Iterator[tuple[str, Token, str]]:
    subject = grammar.subject(verb)
    if grammar.is_passive(verb):
        if subject is not None:
            yield roles["object"], subject, "passive_subject"
    else:
        if subject is not None:
            yield _subject_role(verb, roles), subject, "subject"
        for noun in grammar.objects(verb):
            yield roles["object"], noun, "object"
    for noun in grammar.by_agents(verb):
        yield "agent", noun, "by_agent"


def _subject_role(verb: Token, roles: Mapping[str, str]) -> str:
    """Return the role of a verb's subject: the dead do not act, "20 people died" has its subject as patient."""
    return "patient" if verb.lemma_.lower() in words("verbs")["suffering"] else roles["subject"]


def _around_noun(noun: Token, roles: Mapping[str, str], context: Context) -> Iterator[tuple[str, Token, str]]:
    for child in noun.children:
        if child.dep_ in {"poss", "compound", "amod", "nmod"} and _can_own(child, context):
            yield roles["possessor"], child, "possessor"
    for owner in grammar.by_agents(noun):
        yield "agent", owner, "by_agent"
    for _, owned in grammar.after(noun, {"of"}):
        yield roles["of"], owned, "of_phrase"
    yield from _around_light_verb(noun, roles)
    yield from _around_preposition(noun)
    if noun.dep_ == "nsubj":
        yield from _beside_own_verb(noun, roles)


def _around_light_verb(noun: Token, roles: Mapping[str, str]) -> Iterator[tuple[str, Token, str]]:
    """Yield the parties that a verb lends its noun: "the army carried out raids on the town"."""
    verb = _light_verb(noun)
    if verb is None:
        return
    subject = grammar.subject(verb)
    if subject is not None and not grammar.is_passive(verb) and subject.i != noun.i:
        yield "agent", subject, "light_verb_subject"
    for owner in grammar.by_agents(verb):
        yield "agent", owner, "by_agent"
    prepositions = {"on", "against"} | ({"to", "for"} if "to" in roles else set())
    for preposition, owned in grammar.after(verb, prepositions):
        yield roles.get(preposition, "patient"), owned, f"light_verb_{preposition}"


def _beside_own_verb(noun: Token, roles: Mapping[str, str]) -> Iterator[tuple[str, Token, str]]:
    """Yield the parties told beside the verb of which the noun is subject: "clashes erupted between", "the strike hit"."""
    verb = noun.head
    if "between" in roles and verb.lemma_.lower() in words("verbs")["breaking_out"]:
        for _, side in grammar.after(verb, {"between", "among", "with"}):
            yield roles["between"], side, "both_sides"
    if verb.lemma_.lower() in words("verbs")["hitting"]:
        for thing in grammar.objects(verb):
            yield "patient", thing, "object_of_its_verb"


def _around_preposition(noun: Token) -> Iterator[tuple[str, Token, str]]:
    """Yield the doer told beside the phrase a noun stands in: "has been under siege by the army"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"under", "in"}:
        for owner in grammar.by_agents(noun.head.head):
            yield "agent", owner, "by_agent"


def _light_verb(noun: Token) -> Token | None:
    head = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"} and head.lemma_.lower() in words("verbs")["light"]:
        return head
    if (
        noun.dep_ == "pobj"
        and head.dep_ == "prep"
        and head.head.pos_ == "VERB"
        and head.head.lemma_.lower() in {"come", "engage", "carry", "respond"}
    ):
        return head.head
    return None


@cache
def demonyms() -> frozenset[str]:
    """Return the words for what is of a country: "Russian", "U.S."."""
    return frozenset(adjective for country in countries().values() for adjective in country.adjectives)


def _can_own(word: Token, context: Context) -> bool:
    """Tell whether a word before the noun says who did it: "regime raids", "Russia's strikes", "their withdrawal"."""
    if word.i in context.actors or context.is_country(word):
        return True
    if word.dep_ == "poss" and word.pos_ == "PRON":
        return True
    return (
        word.text in demonyms()
        or word.lemma_.lower() in words("nouns")["armed"]
        or word.lemma_.lower() in {"government", "opposition"}
    )


def _add(draft: Draft, role: str, noun: Token, rule: str, context: Context) -> None:
    """Add a noun and those coordinated with it, each where its sort fits the role."""
    for head in grammar.coordinated(noun):
        if role == "agent" and _can_do(head, draft, context):
            _append(draft.agents, head, rule, context)
        elif role == "patient" and _can_suffer(head, draft, context):
            _append(draft.patients, head, rule, context)
            for _, part in grammar.after(head, {"including"}):
                _add(draft, role, part, "included", context)


def _can_do(noun: Token, draft: Draft, context: Context) -> bool:
    """Tell whether a noun can be the doer of this event: of force no crowd of civilians is, whatever a broken tree says."""
    if context.is_country(noun) or (noun.text in demonyms() and draft.kind != "armed-clash"):
        return True
    if noun.i in context.places and noun.i not in context.actors:
        return kinds().family[draft.kind] in {"speech", "deal", "ties"}
    if kinds().family[draft.kind] in {"force", "control"} and noun.i not in context.actors:
        return can_act(noun, context) and noun.lemma_.lower() not in words("nouns")["bystanders"]
    return can_act(noun, context)


def can_act(noun: Token, context: Context) -> bool:
    """Tell whether a noun can be the doer: armed or civil people, authorities, names that are no places, countries."""
    if noun.i in context.time_tokens:
        return False
    if noun.i in context.actors:
        return True
    if noun.i in context.places:
        return False
    return context.is_sort(noun, "actor") or noun.lemma_.lower() in words("nouns")["quantity"]


def _can_suffer(noun: Token, draft: Draft, context: Context) -> bool:
    if noun.i in context.time_tokens or noun.pos_ == "NUM" or any(noun.i == word.i for word in draft.words):
        return False
    if noun.i in context.actors:
        return True
    wielded = noun.lemma_.lower() in words("nouns")["weapons"] and noun.head.lemma_.lower() in words("verbs")["wielding"]
    if noun.i in context.places or wielded:
        return False
    if can_act(noun, context) or context.is_sort(noun, "thing"):
        return True
    # Whoever is killed, held or freed is someone, whatever the word.
    return noun.pos_ == "NOUN" and (draft.kind in PERSONAL or noun.head in draft.harms)


def _append(fillers: list[Filler], head: Token, rule: str, context: Context) -> None:
    filler = filler_of(grammar.people_counted(head), rule, context)
    if all(not filler.span.overlaps(other.span) for other in fillers):
        fillers.append(filler)


def filler_of(head: Token, rule: str, context: Context) -> Filler:
    """Return the filler of a noun: its phrase without article and figures, named as the phrase says."""
    start, end = phrase(head, context)
    span = context.chars(start, end)
    text = span.of(context.article.text)
    name = context.actors[head.i].text if head.i in context.actors and end - start == 1 else text
    return Filler(head.i, span, text, name, rule)


def phrase(head: Token, context: Context) -> tuple[int, int]:
    """Return the tokens of a noun's phrase: its modifiers but for article and figures, and the name after "of"."""
    start = head.i
    for child in head.lefts:
        if child.dep_ in {"compound", "amod", "nmod", "poss", "punct"} and child.i < start and not _is_figure(child):
            start = min(start, child.left_edge.i)
    while start < head.i and (context.doc[start].dep_ in {"det", "nummod", "predet", "quantmod"} or context.doc[start].is_punct):
        start += 1
    end = head.i + 1
    if head.i in context.actors:
        end = max(end, _name_end(head, context))
    for child in head.children:
        if child.lower_ in {"of", "from"} and child.i == end:
            for noun in child.children:
                if noun.dep_ == "pobj" and (child.lower_ == "of" or noun.i in context.actors):
                    end = _proper_end(noun)
    return start, end


def _proper_end(noun: Token) -> int:
    """Return the end of a name that goes on: "of the National Front for Liberation"."""
    end = noun.i + 1
    doc = noun.doc
    if noun.pos_ == "PROPN" and end + 1 < len(doc) and doc[end].lower_ in {"for", "of"} and doc[end + 1].pos_ == "PROPN":
        return doc[end + 1].i + 1
    return end


def _name_end(head: Token, context: Context) -> int:
    name, i = context.actors[head.i], head.i
    while context.actors.get(i + 1) is name:
        i += 1
    return i + 1


def _is_figure(token: Token) -> bool:
    return token.like_num or token.pos_ == "NUM" or token.lower_ == "old"
