"""Say where: find the places a report names and give each to the event it belongs to, with its role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from fogline.extract import grammar
from fogline.extract.context import Context
from fogline.extract.draft import Draft, Where
from fogline.records import PlaceRole
from fogline.registries.kinds import kinds
from fogline.registries.places import gazetteer
from fogline.registries.words import words

FROM, TO, VIA = {"from"}, {"to", "into", "towards", "toward", "onto"}, {"through", "via", "along"}
LOCATIVE = {
    "in",
    "at",
    "near",
    "around",
    "outside",
    "inside",
    "on",
    "over",
    "across",
    "throughout",
    "within",
    "between",
    "of",
    "against",
    "off",
    "above",
}
# Families of words and bonds, which have no place of their own: fewer than one in six annotated statements names one.
NOWHERE = {"speech", "ties"}
# Kinds whose places can be a start or an end; of all others a place is where it happened.
MOVING = {"withdrawal", "advance", "evacuation", "displacement", "return", "aid", "detention", "release"}
# What may stand between a preposition and its place: "from the two militant-besieged towns of".
BEFORE_PLACE = {"det", "amod", "nummod", "poss", "punct", "npadvmod", "nmod", "compound"}
# Words that may stand between a place and the wider one it lies in: the preposition and an article.
IN_BETWEEN = 2
# Sorts of place, the wider later: "Atareb in Aleppo province in Syria" tells one place.
WIDTH = {"site": 0, "settlement": 1, "district": 2, "admin1": 3, "region": 3, "country": 4}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named in the text.

    `first` and `end` are its phrase's tokens, `head` the last token of its name, `preposition` what leads to it ("" for none),
    `width` how wide a sort of place it is (see `WIDTH`).
    """

    first: int
    end: int
    head: int
    name: str
    preposition: str
    width: int


def spots(context: Context) -> list[Spot]:
    """Return the places of the article in the order of the text."""
    found: list[Spot] = []
    for head, name, width in _heads(context):
        first, end = _phrase(context.doc[head], context)
        preposition = _preposition(context.doc[first], context.doc[head], context)
        if found and (first < found[-1].end or _only_says_where(found[-1], first, preposition, width)):
            continue
        found.append(Spot(first, end, head, name, preposition, width))
    return found


def _only_says_where(before: Spot, first: int, preposition: str, width: int) -> bool:
    """Tell whether a place only says where the one right before it lies: "from Kafraya in Idlib"."""
    return preposition == "in" and first - before.end <= IN_BETWEEN and width > before.width


def _heads(context: Context) -> Iterator[tuple[int, str, int]]:
    """Yield (last token, name, width) of each place name that is not part of an actor's name."""
    for token in context.doc:
        name = context.places.get(token.i)
        if name is not None:
            if token.i not in context.actors and context.places.get(token.i + 1) is not name:
                yield token.i, name.text, _width(name.entry_ids)
        elif _unlisted(token, context):
            yield token.i, context.doc[_name_start(token, context) : token.i + 1].text, 1


def _width(entry_ids: Sequence[str]) -> int:
    return min((WIDTH.get(gazetteer().entry(entry_id).kind, 1) for entry_id in entry_ids), default=1)


def _unlisted(token: Token, context: Context) -> bool:
    """Tell whether a name no gazetteer lists is a place: after "town of", before "village", or after "in"."""
    if token.pos_ != "PROPN" or context.is_name(token) or token.i in context.time_tokens:
        return False
    nouns = words("nouns")["place"]
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return token.head.head.lemma_.lower() in nouns
    if token.dep_ in {"compound", "nmod"} and token.i + 1 < len(token.doc):
        after = token.doc[token.i + 1]
        return after.lemma_.lower() in nouns and after.pos_ == "NOUN"
    return token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "near", "outside"} and token.text[0].isupper()


def _name_start(token: Token, context: Context) -> int:
    start = token.i
    while (
        start > context.sentences[token.i].start
        and token.doc[start - 1].pos_ == "PROPN"
        and token.doc[start - 1].dep_ == "compound"
    ):
        start -= 1
    return start


def _phrase(head: Token, context: Context) -> tuple[int, int]:
    """Return the tokens from the first modifier ("northwestern", "town of") to the place noun after the name ("countryside")."""
    doc, start, end = head.doc, head.i, head.i + 1
    while start > context.sentences[head.i].start and context.places.get(start - 1) is context.places.get(head.i) is not None:
        start -= 1
    nouns = words("nouns")["place"]
    limit = context.sentences[head.i].end
    while (
        end < limit
        and (doc[end].lemma_.lower() in nouns or doc[end].lower_ in {"'s", "’s", "northern", "southern", "eastern", "western"})
        and end - head.i <= 3
    ):
        end += 1
    while end > head.i + 1 and doc[end - 1].lemma_.lower() not in nouns:
        end -= 1
    start = _modifiers(start, head, context)
    if start > context.sentences[head.i].start + 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lemma_.lower() in nouns:
        start = _modifiers(start - 2, head, context)
    return start, end


def _modifiers(start: int, head: Token, context: Context) -> int:
    doc = head.doc
    while start > context.sentences[head.i].start:
        before = doc[start - 1]
        if before.i in context.actors or before.i in context.places or before.pos_ not in {"ADJ", "PROPN", "NOUN"}:
            break
        if before.dep_ not in {"amod", "compound", "nmod"} and before.lower_ not in DIRECTIONS:
            break
        start -= 1
    return start


DIRECTIONS = {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west"} | {
    f"{ns}{ew}{ern}" for ns in ("north", "south") for ew in ("east", "west") for ern in ("", "ern")
}


def _preposition(first: Token, head: Token, context: Context) -> str:
    """Return the preposition that leads to the phrase, "" where none does."""
    before = first.i - 1
    while before >= context.sentences[first.i].start and first.doc[before].dep_ in BEFORE_PLACE:
        before -= 1
    if before >= context.sentences[first.i].start and first.doc[before].pos_ in {"ADP", "PART", "SCONJ"}:
        return first.doc[before].lower_
    for ancestor in grammar.climb(head):
        if ancestor.dep_ == "prep":
            return ancestor.lower_
        if ancestor.pos_ == "VERB":
            break
    return ""


def _way(spot: Spot, context: Context) -> str:
    """Return the preposition that tells from, to or via: the place's own, or that of the wider phrase it stands in.

    In "to the areas in the northern Aleppo countryside" it is "to", in "out of Aleppo" it is "from". It is read off the
    words before the place, since the tree often hangs such phrases on the wrong noun.
    """
    if spot.preposition in FROM | TO | VIA:
        return spot.preposition
    doc, start = context.doc, context.sentences[spot.first].start
    at = next((i for i in range(spot.first - 1, start, -1) if doc[i].lower_ == spot.preposition), start)
    if at > start and doc[at - 1].lower_ == "out":
        return "from"
    if at > start and doc[at - 1].lemma_.lower() in words("nouns")["place"]:
        for i in range(at - 2, start - 1, -1):
            if doc[i].pos_ in {"ADP", "PART", "SCONJ"}:
                return doc[i].lower_
            if doc[i].pos_ in {"VERB", "AUX"} and doc[i].dep_ != "amod":
                break
    return spot.preposition


def fill(drafts: Sequence[Draft], context: Context) -> None:
    """Give each place of the article to the draft of its sentence that governs it."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        if kinds().family[draft.kind] not in NOWHERE:
            by_sentence.setdefault(draft.sentence.start, []).append(draft)
    for spot in spots(context):
        head = context.doc[spot.head]
        near = by_sentence.get(context.sentences[head.i].start, [])
        acting = any(filler.head == spot.head for draft in near for filler in (*draft.agents, *draft.patients))
        if near and _locates(spot, near, context) and not acting and not _is_source(head):
            _give(spot, _owner(head, near), context)
    for draft in drafts:
        draft.places = _narrowest(draft.places, context)


def _locates(spot: Spot, near: Sequence[Draft], context: Context) -> bool:
    """Tell whether a place is told as the where of something: behind a preposition of place, or as object, part or owner.

    Letters such as SANA are an agency's, "US-backed" and "the Iraq war" say nothing of where.
    """
    head = context.doc[spot.head]
    if (head.is_upper and not context.is_country(head)) or head.doc[min(spot.end, len(head.doc) - 1)].text == "-":
        return False
    if spot.preposition:
        return spot.preposition in LOCATIVE | FROM | TO | VIA | {"for", "out", "up"}
    if head.dep_ in {"compound", "nmod"} and spot.end == spot.head + 1:
        return any(head.head == word for draft in near for word in draft.words)
    if context.is_country(head):
        return head.dep_ in {"poss", "dobj", "nsubjpass"}
    return head.dep_ in {
        "dobj",
        "nsubjpass",
        "conj",
        "appos",
        "poss",
        "npadvmod",
        "pobj",
        "compound",
        "nmod",
        "ROOT",
        "dep",
        "attr",
    }


def _is_source(head: Token) -> bool:
    """Tell whether the place only says where a voice spoke: "a source in Damascus said"."""
    speech = words("speech")["verbs"]
    return any(below.dep_ == "nsubj" and above.lemma_.lower() in speech for below, above in pairwise(grammar.climb(head)))


def _owner(head: Token, near: Sequence[Draft]) -> Draft:
    """Return the draft whose words lie nearest in the tree, the nearest before it in the text where two are as near."""

    def cost(draft: Draft) -> tuple[int, int]:
        return min((grammar.distance(word, head), abs(word.i - head.i)) for word in draft.words)

    return min(near, key=cost)


def _give(spot: Spot, draft: Draft, context: Context) -> None:
    role = _role(spot, draft, context)
    span = context.chars(spot.first, spot.end)
    where = Where(role, spot.head, span, span.of(context.article.text), spot.name, f"{spot.preposition or 'bare'}_place")
    if all(not where.span.overlaps(other.span) for other in draft.places):
        draft.places.append(where)


def _role(spot: Spot, draft: Draft, context: Context) -> PlaceRole:
    if draft.kind not in MOVING:
        return PlaceRole.AT
    way = _way(spot, context)
    if way in FROM:
        return PlaceRole.FROM
    if way in TO or (way == "for" and draft.word.lemma_ in {"head", "leave"}):
        return PlaceRole.TO
    if way in VIA:
        return PlaceRole.VIA
    return _object_role(context.doc[spot.head], draft)


def _object_role(head: Token, draft: Draft) -> PlaceRole:
    """Return what the frame makes of a place that is the trigger's object: "left Aleppo", "entered the town"."""
    wanted = draft.trigger.frame["object"]
    chain = [head, *grammar.climb(head)]
    for token in chain:
        if token.dep_ in {"dobj", "nsubjpass"} and token.head in draft.words and wanted in {"from", "to"}:
            return PlaceRole(wanted)
    if draft.kind in {"withdrawal", "displacement", "evacuation"} and any(
        token.dep_ == "prep" and token.lower_ == "of" and token.head in draft.words for token in chain
    ):
        return PlaceRole.FROM
    return PlaceRole.AT


def _narrowest(places: list[Where], context: Context) -> list[Where]:
    """Leave out the wider place told only to say where the narrower one lies."""
    kept: list[Where] = []
    for where in places:
        name = context.places.get(where.head)
        width = _width(name.entry_ids) if name is not None else 1
        narrower = [other for other in kept if other.role == where.role and _contains(where, other, width, context)]
        if not narrower:
            kept.append(where)
    return kept


def _contains(wide: Where, narrow: Where, width: int, context: Context) -> bool:
    name = context.places.get(narrow.head)
    other = _width(name.entry_ids) if name is not None else 1
    return width > other or (
        width == other
        and 0 < wide.span.start - narrow.span.end <= 4
        and "," in context.article.text[narrow.span.end : wide.span.start]
    )
