"""Settle the kind of words that tell of force but not by what means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from fogline.errors import DataError
from fogline.extract import grammar
from fogline.extract.context import Context
from fogline.extract.draft import Draft
from fogline.registries.kinds import kinds
from fogline.registries.words import words

# How many words back the means of "the attack" may have been told: about three sentences of news.
MEMORY = 75
# A toll told with one of these is that of a war or a season, not of the attack told before.
OF_A_SEASON = "toll_of_a_season"
LASTING = re.compile(
    r"\b(?:since|during|conflict|civil war|the war|s war|years?|months?|uprising|crisis|so far|in total|overall"
    r"|(?:in|over) the (?:last|past)|days of|week of)\b",
    re.IGNORECASE,
)


def _any_of(listed: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of some words, the longest first."""
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, listed), key=len, reverse=True)) + r")\b", re.IGNORECASE)


@cache
def _means() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, _any_of(listed)) for kind, listed in kinds().means)


@cache
def _agents() -> re.Pattern[str]:
    return _any_of(kinds().agents)


@cache
def _arrangement() -> re.Pattern[str]:
    return _any_of(kinds().arrangement)


def means_named(text: str, at: int = 0) -> str | None:
    """Return the kind of force whose means `text` names, nearest to character `at`.

    >>> means_named("rockets hit the market after warplanes left", at=8)
    'shelling'
    >>> means_named("they met in Geneva") is None
    True
    """
    found = [
        (min(abs(match.start() - at), abs(match.end() - at)), rank, kind)
        for rank, (kind, pattern) in enumerate(_means())
        for match in pattern.finditer(text)
    ]
    return min(found)[2] if found else None


def settle(drafts: Sequence[Draft], context: Context) -> None:
    """Give each open draft the kind told by the means in its sentence, else by the attack it follows, else its group's own."""
    told: list[tuple[int, str]] = []
    for draft in drafts:
        if draft.kind.startswith("?"):
            draft.kind, draft.rule = _kind(draft, [kind for i, kind in told if draft.word.i - i < MEMORY], context)
        elif kinds().family[draft.kind] == "force" and _agents().search(draft.sentence.text):
            draft.kind, draft.rule = "chemical-attack", f"{draft.rule}+agent_named"
        if kinds().family[draft.kind] == "force":
            told.append((draft.word.i, draft.kind))


def _kind(draft: Draft, told: Sequence[str], context: Context) -> tuple[str, str]:
    """Return kind and rule of a draft whose word leaves the means open."""
    group, sentence = draft.kind[1:], draft.sentence
    if group == "departure":
        return _departure(draft, context)
    if group == "toll" and LASTING.search(sentence.text):
        return "casualties", f"{draft.rule}+{OF_A_SEASON}"
    named = _named(draft, group)
    if named is not None:
        return named, f"{draft.rule}+means_in_sentence"
    if told and _follows(draft.word, group, context):
        return told[-1], f"{draft.rule}+means_told_before"
    if group == "toll" and _killers(draft.word, context):
        return "ground-attack", f"{draft.rule}+killers_named"
    return _default(draft), draft.rule


def _named(draft: Draft, group: str) -> str | None:
    sentence = draft.sentence
    if group == "operation":
        # "Air campaign", "bombing campaign": only its own modifiers say what an operation is.
        own = " ".join(child.text for child in draft.word.lefts) + " " + draft.word.text
        return means_named(own)
    if _agents().search(sentence.text):
        return "chemical-attack"
    named = means_named(sentence.text, draft.word.idx - sentence.start_char)
    return None if named in {"armed-clash", "execution"} else named


def _default(draft: Draft) -> str:
    kind = draft.trigger.default
    if kind is None:
        raise DataError(f"kinds.yaml: {draft.trigger.group} has no default kind", hint="name the kind where no means is told")
    return kind


def _follows(word: Token, group: str, context: Context) -> bool:
    """Tell whether a word tells of the attack told before: a bare toll, "the attack", "the bombs"."""
    if group == "operation":
        return False
    if group == "toll":
        return not _killers(word, context)
    return grammar.points_back(word)


def _killers(word: Token, context: Context) -> bool:
    """Tell whether armed people are said to have done it themselves: "gunmen killed five"."""
    doers = grammar.by_agents(word)
    if word.pos_ == "VERB" and not grammar.is_passive(word) and word.lemma_.lower() not in words("verbs")["suffering"]:
        subject = grammar.subject(word)
        doers += [subject] if subject is not None else []
    return any(noun.i in context.actors or noun.lemma_.lower() in words("nouns")["armed"] for noun in doers)


def _departure(draft: Draft, context: Context) -> tuple[str, str]:
    """Return the kind of a departure: evacuation under an arrangement, else withdrawal of fighters or displacement of others."""
    sentence = draft.sentence
    around = context.doc[max(0, sentence.start - MEMORY) : sentence.end + MEMORY // 3].text
    if _arrangement().search(around):
        return "evacuation", f"{draft.rule}+arrangement_told"
    subject = grammar.subject(draft.word)
    if subject is not None and not context.is_sort(grammar.people_counted(subject), "armed"):
        return "displacement", f"{draft.rule}+people_leave"
    return _default(draft), draft.rule
