"""Who "they", "it", "the group" and "the source" are, by the last that fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from fogline.extract import grammar
from fogline.extract.context import Context
from fogline.extract.draft import Draft, Filler
from fogline.extract.roles import can_act, filler_of
from fogline.registries.words import words

PRONOUNS = {"they", "them", "their", "it", "its", "he", "she", "his", "her", "him", "we", "our", "who"}
# How far back, in words, an antecedent is looked for.
MEMORY = 60


class Speakers:
    """The speakers named so far, so that "he" and "the source" lead back to a name."""

    def __init__(self, context: Context) -> None:
        self._last: str | None = None
        self._by_noun: dict[str, str] = {}
        self._monitor = _only_monitor(context)

    def note(self, voice: Filler, context: Context) -> None:
        """Remember a speaker under the noun it was called by."""
        noun = context.doc[voice.head]
        if noun.pos_ != "PRON" and voice.text.lower() not in words("speech")["anaphors"]:
            self._last = voice.name
            self._by_noun[noun.lemma_.lower()] = voice.name

    def name_of(self, noun: Token, text: str) -> str:
        """Return the name of a speaker called by a pronoun or a bare noun, or `text` itself."""
        if noun.pos_ == "PRON" and noun.lower_ in words("speech")["pronouns"]:
            return self._last or text
        lemma = noun.lemma_.lower()
        if self._monitor and (lemma == "monitor" or "monitor" in text.lower()):
            return self._monitor
        if lemma in words("speech")["anaphors"] and not _described(noun):
            return (
                self._by_noun.get(lemma)
                or (self._last if lemma in {"group", "monitor", "organization", "agency", "statement"} else None)
                or text
            )
        return text


def _described(noun: Token) -> bool:
    """Tell whether a noun has words of its own that say who is meant; "the same source" has none."""
    return any(child.dep_ in {"compound", "amod", "nmod"} and child.lower_ != "same" for child in noun.children)


def _only_monitor(context: Context) -> str | None:
    """Return the one observatory or monitor that an article names, whom "a monitoring group" then means, before or after."""
    named = {name.entry_ids: name.text for name in context.actors.values() if re.search(r"Observator|Monitor", name.text)}
    return next(iter(named.values())) if len(named) == 1 else None


def name_parties(drafts: Sequence[Draft], context: Context) -> None:
    """Name the pronouns and pointing nouns among agents and patients."""
    for draft in drafts:
        draft.agents = _named(draft.agents, draft, context)
        draft.patients = _named(draft.patients, draft, context)


def _named(fillers: Sequence[Filler], draft: Draft, context: Context) -> list[Filler]:
    named = []
    for filler in fillers:
        head = context.doc[filler.head]
        if head.pos_ == "PRON" and head.lower_ not in PRONOUNS:
            continue
        found = _name(filler, head, draft, context)
        # A pronoun that leads to no one says nothing of who it was.
        if head.pos_ != "PRON" or found.name != found.text:
            named.append(found)
    return named


def _name(filler: Filler, head: Token, draft: Draft, context: Context) -> Filler:
    if head.lower_ in {"we", "our"} and draft.voices:
        return replace(filler, name=draft.voices[-1].name, rule="speaker_as_we")
    if head.pos_ == "PRON":
        before = _antecedent(head, context)
        return filler if before is None else replace(filler, name=before.name, rule="antecedent")
    owner = next(
        (child for child in head.children if child.dep_ == "poss" and child.lemma_.lower() in words("nouns")["pointing"]), None
    )
    if owner is not None and not _described(owner):
        last = _last_named(owner, context)
        return filler if last is None else replace(filler, name=last, rule="fighters_of_the_last_named_group")
    if head.lemma_.lower() in words("nouns")["pointing"] and filler.text.lower().split()[:-1] in ([], ["same"]):
        last = _last_named(head, context)
        return filler if last is None else replace(filler, name=last, rule="last_named_group")
    return filler


def _antecedent(pronoun: Token, context: Context) -> Filler | None:
    """Return the nearest earlier subject that agrees in number with the pronoun."""
    plural = pronoun.lower_ in {"they", "them", "their"}
    for i in range(pronoun.i - 1, max(-1, pronoun.i - MEMORY), -1):
        token = context.doc[i]
        speaks = token.head.lemma_.lower() in words("speech")["verbs"]
        acts = (token.dep_ in grammar.SUBJECTS and not speaks) or (token.dep_ == "pobj" and token.head.lower_ == "by")
        if acts and token.pos_ in {"NOUN", "PROPN"} and can_act(token, context) and _agrees(token, plural, pronoun):
            return filler_of(token, "antecedent", context)
    return None


def _agrees(noun: Token, plural: bool, pronoun: Token) -> bool:
    many = noun.tag_ in {"NNS", "NNPS"} or noun.lemma_.lower() in {"group", "people", "army", "opposition", "police"}
    if pronoun.lower_ in {"he", "she", "his", "her", "him"}:
        return not many
    return many if plural else not many or noun.pos_ == "PROPN"


def _last_named(head: Token, context: Context) -> str | None:
    for i in range(head.i - 1, max(-1, head.i - 3 * MEMORY), -1):
        if i in context.actors:
            return context.actors[i].text
    return None
