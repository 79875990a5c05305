"""Who stands where around a word: subjects, objects and phrases read off the dependency tree."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass"}
RELATIVES = {"who", "which", "that", "whom", "whose"}
# Verbs whose object does what the verb under them says: "forced residents to flee".
OBJECT_CONTROL = {"force", "urge", "order", "allow", "ask", "tell", "call", "cause", "enable", "help", "see", "let", "make", "prevent", "push", "lead"}
# Verbs that lend a noun its subject: "carried out raids".
LIGHT = {
    "carry", "launch", "conduct", "stage", "mount", "wage", "begin", "start", "resume", "continue", "intensify", "step", "make", "commit", "fire", "drop",
    "perpetrate", "execute", "unleash", "impose", "lay", "maintain", "have", "keep", "reach", "sign", "hold", "announce", "undertake", "perform", "deliver",
    "provide", "give", "lift", "break", "end", "halt", "suspend", "violate", "use", "initiate", "plan", "repel", "face", "escalate", "send", "claim", "gain",
    "take", "lose", "seize", "form", "lead", "accept", "refuse", "fight", "do", "complete", "issue", "order",
}  # fmt: skip


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
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return antecedent(child, verb)
    if depth > 4 or verb.head == verb:
        return None
    head = verb.head
    if verb.dep_ in {"conj", "advcl", "prep", "pcomp", "xcomp", "ccomp"}:
        if verb.dep_ in {"xcomp", "ccomp"} and head.lemma_.lower() in OBJECT_CONTROL:
            held = next((child for child in head.children if child.dep_ == "dobj"), None)
            if held is not None:
                return held
            if is_passive(head):
                return subject(head, depth + 1)
        if verb.dep_ == "ccomp":
            return None
        return subject(head, depth + 1)
    if verb.dep_ in {"acl", "relcl"}:
        return head if head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} else None
    return None


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
    found = [antecedent(child, verb) for child in verb.children if child.dep_ in {"dobj", "dative", "oprd"}]
    if not found and not is_passive(verb):
        for other in verb.conjuncts:
            # In "shelled and stormed the town" the object stands with the last verb only.
            if other.i > verb.i and not any(token.dep_ in SUBJECTS for token in other.children):
                found = [child for child in other.children if child.dep_ == "dobj"]
    return found


def coordinated(word: Token) -> Iterator[Token]:
    """Yield a noun and the nouns coordinated or listed with it."""
    yield word
    for child in word.children:
        if child.dep_ in {"conj"} and child.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}:
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
