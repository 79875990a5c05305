"""Say how many: give each figure to the event and the outcome that it counts."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from fogline.extract import grammar
from fogline.extract.context import Context
from fogline.extract.draft import Counting, Draft, Number
from fogline.extract.figures import figures
from fogline.extract.harm import draft_harm, harm_told
from fogline.records import Counted
from fogline.registries.kinds import kinds
from fogline.registries.words import words

# How many edges of the tree may lie between a figure and the word that governs it.
NEAR = 4
BY_KIND = {
    "detention": Counted.CAPTURED,
    "release": Counted.RELEASED,
    "hold": Counted.PRESENT,
    "siege": Counted.PRESENT,
    "protest": Counted.PRESENT,
    "execution": Counted.KILLED,
}


def fill(drafts: Sequence[Draft], context: Context) -> None:
    """Give each figure to the draft of its sentence whose words govern it."""
    for number in figures(context):
        head = context.doc[number.head]
        near = [draft for draft in drafts if draft.sentence.start == context.sentences[head.i].start]
        owner = _owner(head, number, near)
        if owner is None:
            continue
        draft, word = owner
        what = counted(head, word, draft)
        if what is not Counted.OTHER or _counts_party(head, draft):
            draft.counts.append(Counting(what, who(head), number, f"figure_of_{what.value}"))


def _owner(head: Token, number: Number, near: Sequence[Draft]) -> tuple[Draft, Token] | None:
    """Return the draft and the word of it that governs the figure, `None` where all are far."""
    options = [
        (grammar.distance(word, head), abs(word.i - head.i), n, word)
        for n, draft in enumerate(near)
        for word in draft.words
        if not _has_own_figure(word, number)
    ]
    if not options:
        return None
    distance, _, n, word = min(options, key=lambda option: option[:3])
    return (near[n], word) if distance <= NEAR else None


def _has_own_figure(word: Token, number: Number) -> bool:
    """Tell whether another figure stands right before a word: in "951 people, among them 108 wounded" only 108 were."""
    before = word.doc[word.i - 1] if word.i else word
    return word.tag_ in {"VBN", "JJ"} and before.like_num and not number.span.start <= before.idx < number.span.end


def _counts_party(head: Token, draft: Draft) -> bool:
    """Tell whether a figure counts a party to the event, not something told beside it."""
    return any(filler.span.start <= head.idx < filler.span.end for filler in (*draft.agents, *draft.patients))


def counted(head: Token, word: Token, draft: Draft) -> Counted:
    """Return what a figure counts: by the noun `head` it counts, else by the word that governs it, else by the kind."""
    lemma = head.lemma_.lower()
    return _by_noun(lemma) or _by_harm(lemma, word, draft) or _by_kind(lemma, draft.kind)


def _by_noun(lemma: str) -> Counted | None:
    if lemma in words("nouns")["vehicles"]:
        return Counted.VEHICLES
    if lemma in words("nouns")["attacks"]:
        return Counted.ATTACKS
    return harm_told(lemma)


def _by_harm(lemma: str, word: Token, draft: Draft) -> Counted | None:
    """Things are not killed or wounded, whatever the governing word."""
    if lemma in words("nouns")["thing"]:
        return None
    told = [harm_told(each.lemma_.lower()) for each in (word, *draft.harms)]
    return next((each for each in told if each is not None), draft_harm(draft) if word == draft.word else None)


def _by_kind(lemma: str, kind: str) -> Counted:
    if lemma in words("nouns")["towns"]:
        return Counted.TOWNS
    if kinds().family[kind] == "movement":
        return Counted.MOVED
    return BY_KIND.get(kind, Counted.OTHER)


def who(head: Token) -> str:
    """Return whom or what a figure counts, by the noun that it counts."""
    return head.lemma_.lower() if head.pos_ in {"NOUN", "PROPN"} else "people"
