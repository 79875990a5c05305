"""Who stands where around a word: subjects, objects and phrases read off the dependency tree."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fogline.registries.words import words

SUBJECTS = {"nsubj", "nsubjpass"}
# How many clauses up a shared subject is looked for.
DEEP = 4
DEFINITE = {"the", "this", "that", "these", "those"}
RELATIVES = {"who", "which", "that", "whom", "whose"}


def is_passive(verb: Token) -> bool:
    """Tell whether `verb` stands in the passive, participles after their noun and coordinated participles included."""
    if verb.tag_ != "VBN":
        return False
    deps = {child.dep_ for child in verb.children}
    if deps & {"auxpass", "nsubjpass", "agent"}:
        return True
    if verb.dep_ in {"acl", "amod"}:
        return True
    return verb.dep_ == "conj" and not deps & {"nsubj", "aux"} and verb.head.pos_ == "VERB" and is_passive(verb.head)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the word that is the verb's subject in meaning: through coordination, control, participles and relative clauses."""
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if own is not None:
        return antecedent(own, verb)
    if depth > DEEP or verb.head == verb:
        return None
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head if verb.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} else None
    if verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_.lower() in words("verbs")["object_control"]:
        return _controller(verb.head, depth)
    if verb.dep_ in {"conj", "advcl", "prep", "pcomp", "xcomp"}:
        return subject(verb.head, depth + 1)
    return None


def _controller(verb: Token, depth: int) -> Token | None:
    """Return who does what stands under a verb such as "force": its object, or its subject in the passive."""
    held = next((child for child in verb.children if child.dep_ == "dobj"), None)
    return held if held is not None else subject(verb, depth + 1)


def antecedent(word: Token, verb: Token) -> Token:
    """Return the noun a relative pronoun points to, or the word itself."""
    if word.lower_ in RELATIVES and word.tag_ in {"WDT", "WP", "IN", "DT", "WP$"}:
        clause = verb
        while clause.dep_ in {"conj", "xcomp", "advcl"} and clause.head != clause:
            clause = clause.head
        if clause.dep_ in {"relcl", "acl"}:
            return clause.head
    return word


def objects(verb: Token) -> list[Token]:
    """Return the verb's direct objects, shared ones of coordinated verbs included."""
    if coordinated_verb(verb):
        return [verb.head]
    found = [antecedent(child, verb) for child in verb.children if child.dep_ in {"dobj", "dative", "oprd"}]
    if not found and not is_passive(verb):
        for other in verb.conjuncts:
            # In "shelled and stormed the town" the object stands with the last verb only.
            if other.i > verb.i and not any(token.dep_ in SUBJECTS for token in other.children):
                found = [child for child in other.children if child.dep_ == "dobj"]
    return found


def coordinated_verb(word: Token) -> bool:
    """Tell whether a past form that the tree hangs on its object is a verb: "killed 20 people and displaced millions"."""
    return word.tag_ == "VBD" and word.dep_ == "amod" and word.head.dep_ == "conj" and word.head.head.pos_ == "VERB"


def coordinated(word: Token) -> Iterator[Token]:
    """Yield a noun and the nouns coordinated or listed with it."""
    yield word
    for child in word.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}:
            yield from coordinated(child)


def by_agents(word: Token) -> list[Token]:
    """Return the nouns after "by" that say who did it."""
    found = []
    for child in word.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            found += [noun for noun in child.children if noun.dep_ == "pobj"]
    return found


def after(word: Token, prepositions: set[str]) -> list[tuple[str, Token]]:
    """Return (preposition, noun) for the prepositional phrases of `word` that begin with one of `prepositions`."""
    found = []
    for child in word.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in prepositions:
            found += [(child.lower_, noun) for noun in child.children if noun.dep_ == "pobj"]
    return found


def points_back(noun: Token) -> bool:
    """Tell whether a noun stands for what was told before: "the attack", "these raids"."""
    return noun.pos_ == "NOUN" and any(child.lower_ in DEFINITE for child in noun.children)


def climb(word: Token) -> Iterator[Token]:
    """Yield the word's ancestors inside its sentence, nearest first."""
    yield from word.ancestors


def distance(a: Token, b: Token) -> int:
    """Return how many edges of the tree lie between two words of one sentence, 99 where they share none."""
    up = {a.i: 0} | {ancestor.i: n for n, ancestor in enumerate(climb(a), 1)}
    if b.i in up:
        return up[b.i]
    for n, ancestor in enumerate(climb(b), 1):
        if ancestor.i in up:
            return n + up[ancestor.i]
    return 99


def people_counted(head: Token) -> Token:
    """Return the people behind a word of quantity: "hundreds of fighters" are fighters."""
    if head.lemma_.lower() not in words("nouns")["quantity"]:
        return head
    return next((noun for _, noun in after(head, {"of"}) if noun.pos_ in {"NOUN", "PROPN"}), head)


def depth(word: Token) -> int:
    """Return how many words stand above a word in its sentence."""
    return sum(1 for _ in climb(word))
