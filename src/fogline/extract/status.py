"""Say how a statement stands to the facts: the rules, in the order in which they are asked, each with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from fogline.extract import grammar
from fogline.extract.draft import Draft
from fogline.records import Status
from fogline.registries.kinds import kinds
from fogline.registries.words import words

Rule = Callable[[Token, Draft], Status | None]


def fill(draft: Draft) -> None:
    """Give the draft the status of the first rule that speaks."""
    for rule in RULES:
        status = rule(draft.word, draft)
        if status is not None:
            draft.status, draft.status_rule = status, rule.__name__
            return


def _list(name: str) -> frozenset[str]:
    return words("status")[name]


def _verb_of(word: Token) -> Token:
    """Return the verb that carries tense and negation for the word: itself, or the verb a noun is subject or object of."""
    if word.pos_ in {"VERB", "AUX"}:
        return word
    while word.dep_ == "conj" and word.head.pos_ == word.pos_:
        word = word.head
    if word.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and word.head.pos_ in {"VERB", "AUX"}:
        return word.head
    if word.dep_ == "pobj" and word.head.head.pos_ in {"VERB", "AUX"} and word.head.head.lemma_ in {"be", "come", "go", "remain"}:
        return word.head.head
    return word


def _governors(word: Token) -> Iterator[Token]:
    """Yield the word and what governs it up to the end of its clause: verbs of control and the nouns they hang on."""
    yield word
    current = word
    for ancestor in grammar.climb(word):
        if current.dep_ in {"relcl", "advcl", "conj", "ccomp", "parataxis", "nsubj", "nsubjpass"} and current.pos_ in {
            "VERB",
            "AUX",
        }:
            return
        if current.dep_ in {"nsubj", "nsubjpass"} and ancestor.pos_ in {"VERB", "AUX"}:
            yield ancestor
            return
        yield ancestor
        current = ancestor


def _helpers(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass", "neg"}}


def negated_word(word: Token, _: Draft) -> Status | None:
    """A negation stands with the verb: "did not enter", "no deal was reached".

    >>> from fogline import read_text
    >>> claim = read_text("The rebels did not leave Atarib.")[0]
    >>> claim.status.value, claim.status_rule
    ('negated', 'negated_word')
    """
    if any(child.dep_ in {"neg", "det"} and child.lower_ in _list("negators") for child in word.children):
        return Status.NEGATED
    verb = _verb_of(word)
    # "Does not force the fighters to leave": the leaving is denied with the forcing.
    forcing = (
        verb.head if verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_.lower() in words("verbs")["object_control"] else verb
    )
    return Status.NEGATED if any(child.dep_ == "neg" for each in (verb, forcing) for child in each.children) else None


def denied(word: Token, _: Draft) -> Status | None:
    """Someone denies it: "denied that its aircraft hit the market".

    >>> from fogline import read_text
    >>> claim = read_text("The army denied that it shelled Idlib.")[1]
    >>> claim.status.value, claim.status_rule
    ('negated', 'denied')
    """
    verb = _verb_of(word)
    for ancestor in (verb, *grammar.climb(verb)):
        if ancestor.dep_ == "ccomp" and ancestor.head.lemma_.lower() in _list("denying"):
            return Status.NEGATED
    return None


def failed(word: Token, draft: Draft) -> Status | None:
    """It was refused, prevented or broken off: "refused to leave", "the truce collapsed".

    >>> from fogline import read_text
    >>> claim = read_text("The fighters refused to leave Afrin.")[0]
    >>> claim.status.value, claim.status_rule
    ('negated', 'failed')
    """
    if draft.kind == "violation":
        return None
    for n, governor in enumerate(_governors(word)):
        if 0 < n <= 3 and governor.lemma_.lower() in _list("failing"):
            return Status.NEGATED
    return None


def conditional_clause(word: Token, _: Draft) -> Status | None:
    """It stands in a clause that begins with "if" or "unless", or hangs on one.

    >>> from fogline import read_text
    >>> claim = read_text("If the truce ends, the army will attack Idlib.")[0]
    >>> claim.status.value, claim.status_rule
    ('conditional', 'conditional_clause')
    """
    verb = _verb_of(word)
    clauses = [verb, *(child for child in verb.children if child.dep_ == "advcl")]
    marks = {child.lower_ for clause in clauses for child in clause.children if child.dep_ == "mark"}
    return Status.CONDITIONAL if marks & _list("conditions") else None


def possible_modal(word: Token, _: Draft) -> Status | None:
    """A modal of possibility stands with the verb: "may have left", "could enter".

    >>> from fogline import read_text
    >>> claim = read_text("The militants may have left Manbij.")[0]
    >>> claim.status.value, claim.status_rule
    ('possible', 'possible_modal')
    """
    return Status.POSSIBLE if _helpers(_verb_of(word)) & _list("possible_modals") else None


def hedged(word: Token, _: Draft) -> Status | None:
    """A hedge governs it: "appears to have", "suspected", "it is unclear whether".

    >>> from fogline import read_text
    >>> claim = read_text("The militants appear to have left Manbij.")[0]
    >>> claim.status.value, claim.status_rule
    ('possible', 'hedged')
    """
    modifiers = {child.lower_ for child in word.children if child.dep_ in {"amod", "advmod"}}
    if modifiers & _list("possible"):
        return Status.POSSIBLE
    for governor in _governors(word):
        if governor != word and governor.lemma_.lower() in _list("hedging"):
            return Status.POSSIBLE
    return None


def planned_future(word: Token, _: Draft) -> Status | None:
    """It is told as the actor's own future: "will withdraw".

    >>> from fogline import read_text
    >>> claim = read_text("The army will enter Douma.")[0]
    >>> claim.status.value, claim.status_rule
    ('planned', 'planned_future')
    """
    return Status.PLANNED if _helpers(_verb_of(word)) & _list("planned_modals") else None


def governed_by_plan(word: Token, _: Draft) -> Status | None:
    """A verb or noun of planning governs it: "are preparing to withdraw", "an order to advance".

    >>> from fogline import read_text
    >>> claim = read_text("The rebels are preparing to leave Atarib.")[0]
    >>> claim.status.value, claim.status_rule
    ('planned', 'governed_by_plan')
    """
    previous = word
    for governor in _governors(word):
        if governor != word:
            lemma = governor.lemma_.lower()
            infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in previous.children)
            if (
                lemma in _list("planned")
                and (infinitive or previous.dep_ in {"pcomp", "pobj", "prep", "xcomp"})
                and governor.pos_ in {"VERB", "ADJ"}
            ):
                return Status.PLANNED
            if lemma in _list("expected") and infinitive:
                return Status.EXPECTED
            if lemma in _list("planned_nouns") and infinitive:
                return Status.PLANNED
        previous = governor
    return None


def purpose(word: Token, _: Draft) -> Status | None:
    """It is what something else was done for: "arrived to evacuate".

    >>> from fogline import read_text
    >>> claim = read_text("Buses came to evacuate civilians from Fu'ah.")[0]
    >>> claim.status.value, claim.status_rule
    ('planned', 'purpose')
    """
    verb = _verb_of(word)
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    if not infinitive:
        return None
    if verb.dep_ in {"advcl", "acl", "relcl"}:
        return Status.PLANNED
    return None


def expected_modal(word: Token, _: Draft) -> Status | None:
    """A modal of expectation stands with the verb: "would leave".

    >>> from fogline import read_text
    >>> claim = read_text("The mayor said the army would enter Douma.")[0]
    >>> claim.status.value, claim.status_rule
    ('expected', 'expected_modal')
    """
    return Status.EXPECTED if _helpers(_verb_of(word)) & _list("expected_modals") else None


def told_as_going_on(word: Token, draft: Draft) -> Status | None:
    """It is told in the present, or as still going on.

    >>> from fogline import read_text
    >>> claim = read_text("The army is advancing towards Palmyra.")[0]
    >>> claim.status.value, claim.status_rule
    ('ongoing', 'told_as_going_on')
    """
    modifiers = {child.lower_ for child in word.children if child.dep_ in {"amod", "advmod"}}
    if modifiers & _list("ongoing_words"):
        return Status.ONGOING
    verb = _verb_of(word)
    state = draft.kind in kinds().states
    if verb.pos_ not in {"VERB", "AUX"}:
        return Status.ONGOING if state else None
    helpers = {child for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    past = verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers)
    perfect = any(helper.lemma_ == "have" for helper in helpers)
    if state:
        return None if past or (perfect and word.pos_ == "VERB") else Status.ONGOING
    if word.pos_ in {"VERB", "AUX"} and not past and not perfect:
        progressive = verb.tag_ == "VBG" and any(helper.lemma_ == "be" for helper in helpers)
        present = verb.tag_ in {"VBZ", "VBP"} and kinds().family[draft.kind] != "speech"
        return Status.ONGOING if progressive or present else None
    return None


RULES: tuple[Rule, ...] = (
    negated_word,
    denied,
    failed,
    conditional_clause,
    possible_modal,
    hedged,
    planned_future,
    governed_by_plan,
    purpose,
    expected_modal,
    told_as_going_on,
)
