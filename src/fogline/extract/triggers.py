"""Find the words that tell an event of one of the kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from spacy.tokens import Token

from fogline.extract import grammar
from fogline.extract.context import Context
from fogline.extract.draft import Draft
from fogline.extract.harm import draft_harm
from fogline.registries.kinds import Trigger, kinds

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
# How far a verb's particle or fixed object may stand behind it: "blew himself up", "took more than 900 people hostage".
REACH = 5


def find(context: Context) -> list[Draft]:
    """Return a draft for each word of the report that tells an event, in the order of the text."""
    found = ((token, _trigger_at(token, context)) for token in context.doc)
    return [_draft(token, trigger, context) for token, trigger in found if trigger is not None]


def _draft(token: Token, trigger: Trigger, context: Context) -> Draft:
    kind = trigger.kind or f"?{trigger.group}"
    rule = f"{trigger.part}:{' '.join(trigger.words)}"
    draft = Draft(token, context.sentences[token.i], trigger, kind, rule, words=[token])
    draft.harms = [token] if draft_harm(draft) is not None else []
    return draft


def _trigger_at(token: Token, context: Context) -> Trigger | None:
    part = PARTS.get(token.pos_)
    if part is None or context.is_name(token) or not _states_something(token, part):
        return None
    for trigger in _candidates(token, part):
        if _words_fit(token, trigger, context) and all(
            CHECKS[need](token, wanted, context) for need, wanted in trigger.needs.items()
        ):
            return trigger
    return None


def _candidates(token: Token, part: str) -> Iterator[Trigger]:
    triggers = kinds().triggers
    for lemma in dict.fromkeys((token.lemma_.lower(), token.lower_, _singular(token.lower_))):
        yield from triggers.get((part, lemma), ())


def _singular(word: str) -> str:
    """Return a noun without its plural s: in headlines the tagger takes nouns for names and keeps their form.

    >>> _singular("airstrikes")
    'airstrike'
    """
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _states_something(token: Token, part: str) -> bool:
    """Tell whether a word can make a claim: words before a noun do not ("rebel-held", "shelling victims")."""
    if part == "noun":
        return token.dep_ not in {"compound", "nmod"}
    if part == "adjective":
        return token.dep_ in {"acomp", "oprd", "ccomp", "attr", "conj", "ROOT", "xcomp", "dobj", "pobj", "nsubj", "nsubjpass"}
    # "3,475 men and 108 wounded have left": a participle with a figure before it stands for people.
    people = token.tag_ == "VBN" and token.dep_ == "conj" and any(child.dep_ == "nummod" for child in token.children)
    before_noun = token.dep_ in {"amod", "compound"} and token.i < token.head.i
    return not people and (not before_noun or grammar.coordinated_verb(token))


def _words_fit(token: Token, trigger: Trigger, context: Context) -> bool:
    if len(trigger.words) == 1:
        return True
    sentence = context.sentences[token.i]
    if trigger.part == "verb":
        following = token.doc[token.i + 1 : min(token.i + 1 + REACH, sentence.end)]
        forms = {form for other in following for form in (other.lower_, other.lemma_.lower())}
        return all(word in forms for word in trigger.words[1:])
    wanted = trigger.words[:-1]
    before = [other for other in token.doc[max(sentence.start, token.i - 2 * len(wanted)) : token.i] if other.text != "-"]
    near = before[-len(wanted) :]
    return len(near) == len(wanted) and all(
        word in (other.lower_, other.lemma_.lower()) for word, other in zip(wanted, near, strict=True)
    )


def _matches(noun: Token | None, wanted: str | list[str], context: Context) -> bool:
    """Tell whether a noun is what a trigger asks for: a sort of noun, or one of the lemmas."""
    if noun is None:
        return False
    if isinstance(wanted, list):
        return noun.lemma_.lower() in wanted or noun.lower_ in wanted
    return wanted == "any" or context.is_sort(grammar.people_counted(noun), wanted)


def _acted_on(token: Token) -> list[Token]:
    if token.pos_ in {"NOUN", "PROPN"}:
        return [noun for _, noun in grammar.after(token, {"of"})]
    if grammar.is_passive(token):
        subject = grammar.subject(token)
        return [subject] if subject is not None else []
    return grammar.objects(token)


def _object(token: Token, wanted: str | list[str], context: Context) -> bool:
    if any(_matches(noun, wanted, context) for noun in _acted_on(token)):
        return True
    # The tree often loses the object in texts without commas; then a listed word close behind the verb decides.
    following = token.doc[token.i + 1 : min(token.i + REACH, context.sentences[token.i].end)]
    return isinstance(wanted, list) and any(_matches(other, wanted, context) for other in following)


def _subject(token: Token, wanted: str | list[str], context: Context) -> bool:
    if grammar.is_passive(token):
        return wanted in {"armed", "actor", "any"}
    return wanted == "any" or _matches(grammar.subject(token), wanted, context)


def _after(token: Token, wanted: list[str], _: Context) -> bool:
    return any(child.dep_ in {"prep", "prt", "advmod", "dative"} and child.lower_ in wanted for child in token.children)


def _unless(token: Token, unwanted: str, context: Context) -> bool:
    return not any(_matches(noun, unwanted, context) for noun in _acted_on(token))


def _of(token: Token, wanted: str, context: Context) -> bool:
    return any(_matches(noun, wanted, context) for _, noun in grammar.after(token, {"of"}))


def _figure(token: Token, _wanted: bool, _: Context) -> bool:
    """Tell whether a figure stands with the noun: "15 deaths"."""
    return any(child.dep_ == "nummod" or child.like_num for child in token.children)


def _copula(token: Token, _wanted: bool, _: Context) -> bool:
    return token.dep_ in {"attr", "appos"}


def _adverb(token: Token, wanted: list[str], _: Context) -> bool:
    return any(child.dep_ == "advmod" and child.lower_ in wanted for child in token.children)


# The conditions a trigger in kinds.yaml may set, by their word there.
CHECKS: dict[str, Callable[[Token, Any, Context], bool]] = {
    "object": _object,
    "subject": _subject,
    "after": _after,
    "unless": _unless,
    "of": _of,
    "copula": _copula,
    "adverb": _adverb,
    "figure": _figure,
}
