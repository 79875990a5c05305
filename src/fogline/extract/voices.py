"""Say according to whom: the chain of attribution of each statement, outermost first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from fogline.extract import grammar
from fogline.extract.context import Context
from fogline.extract.coreference import Speakers
from fogline.extract.draft import Draft, Filler
from fogline.extract.roles import phrase
from fogline.registries.kinds import kinds
from fogline.registries.words import words

# How many words before the sentence's end an attribution that closes it stands at most: "the agency said on Monday evening".
CLOSING = 9


def fill(drafts: Sequence[Draft], context: Context) -> None:
    """Give each draft the voices of its sentence, or of the quotation it stands in."""
    speakers = Speakers(context)
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence.start, []).append(draft)
    quoted: dict[int, list[Filler]] = {}
    statement: list[Filler] = []
    for sentence in context.doc.sents:
        attributions = list(_attributions(sentence, context, speakers))
        for draft in by_sentence.get(sentence.start, ()):
            draft.voices = _chain(draft, attributions) or ([] if attributions else list(statement))
        _note_quotation(sentence, attributions, context, quoted)
        if attributions and sentence.text.rstrip().endswith(":"):
            # A statement printed in full: all that follows is the speaker's.
            statement = attributions[-1][1]
    _carry_on(context, quoted)
    for draft in drafts:
        if not draft.voices:
            number = _quotation(draft.word.i, context)
            draft.voices = list(quoted.get(number, ())) if number is not None else []


def attributed(context: Context) -> list[Filler]:
    """Return every voice that an attribution of the article names, in the order of the text."""
    speakers = Speakers(context)
    return [voice for sentence in context.doc.sents for _, found in _attributions(sentence, context, speakers) for voice in found]


def _carry_on(context: Context, quoted: dict[int, list[Filler]]) -> None:
    """Give a quotation without a speaker that of the quotation before it in the same paragraph."""
    for n, ((_, end), (start, _)) in enumerate(pairwise(context.quoted), 1):
        if n not in quoted and n - 1 in quoted and "\n" not in context.doc[end:start].text:
            quoted[n] = quoted[n - 1]


def _note_quotation(
    sentence: Tokens, attributions: Sequence[tuple[Token, list[Filler]]], context: Context, quoted: dict[int, list[Filler]]
) -> None:
    """Remember who speaks a quotation that begins or ends in this sentence, for the other sentences in it."""
    voices = [voice for _, fillers in attributions for voice in fillers]
    if voices:
        for n, (first, last) in enumerate(context.quoted):
            if (sentence.start <= first < sentence.end or sentence.start <= last < sentence.end) and n not in quoted:
                quoted[n] = voices[:2]


def _quotation(token: int, context: Context) -> int | None:
    return next((n for n, (first, last) in enumerate(context.quoted) if first < token < last), None)


def _attributions(sentence: Tokens, context: Context, speakers: Speakers) -> Iterator[tuple[Token, list[Filler]]]:
    """Yield (word that hands over, voices) for each attribution of a sentence, in the order of the text."""
    last: list[Filler] = []
    for token, voices in _handovers(sentence, context, speakers):
        # "…, adding that": the speaker is the one who spoke before, whatever noun stands between.
        last = last if last and token.tag_ == "VBG" and token.lemma_.lower() not in words("speech")["citing"] else voices
        yield token, last


def _handovers(sentence: Tokens, context: Context, speakers: Speakers) -> Iterator[tuple[Token, list[Filler]]]:
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in words("speech")["verbs"] and _introduces(token):
            voices = _speakers_of(token, context, speakers)
            if voices:
                yield token, voices
        elif lemma == "report" and token.pos_ == "NOUN" and any(child.dep_ in {"acl", "ccomp"} for child in token.children):
            yield token, [_voice(token, context, speakers, "reports_that")]
        elif lemma == "accord" and token.dep_ in {"prep", "advcl", "pcomp", "amod", "ROOT", "acl", "mark", "advmod"}:
            voices = _after_according(token, context, speakers)
            if voices:
                yield token, voices


def _introduces(verb: Token) -> bool:
    """Tell whether a verb of speech hands over a statement, and does not only name one."""
    lemma = verb.lemma_.lower()
    deps = {child.dep_ for child in verb.children}
    if lemma in words("speech")["citing"]:
        return True
    if lemma in words("speech")["clause_only"] and "ccomp" not in deps:
        return False
    if deps & {"ccomp", "parataxis"} or verb.dep_ in {"parataxis", "ccomp", "advcl"}:
        return "nsubj" in deps or "ccomp" in deps
    return "nsubj" in deps and (not deps & {"dobj"} or lemma in {"say", "add", "report", "tell", "announce", "confirm"})


def _speakers_of(verb: Token, context: Context, speakers: Speakers) -> list[Filler]:
    subject = _after_verb(verb, context) or grammar.subject(verb)
    found: list[Filler] = []
    if grammar.is_passive(verb):
        found = [_voice(noun, context, speakers, "said_by") for noun in grammar.by_agents(verb)]
    elif verb.lemma_.lower() in words("speech")["citing"]:
        found = [_voice(noun, context, speakers, "cited") for noun in grammar.objects(verb)]
    elif subject is not None and _can_speak(subject, context):
        found = [_voice(noun, context, speakers, "subject_of_speech") for noun in grammar.coordinated(subject)]
    for voice in found:
        speakers.note(voice, context)
    # A pronoun that leads to no one names no voice.
    return [voice for voice in found if context.doc[voice.head].pos_ != "PRON" or voice.name != voice.text]


def _after_verb(verb: Token, context: Context) -> Token | None:
    """Return the speaker named after the verb: "…, said Barazi", "… said the Observatory"."""
    following = verb.i + 1
    if verb.tag_ != "VBD" or verb.lemma_.lower() not in {"say", "add", "report"} or following >= context.sentences[verb.i].end:
        return None
    if any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children):
        return None
    word = verb.doc[following]
    if word.i in context.time_tokens or not (word.pos_ == "PROPN" or word.dep_ in {"det", "compound", "amod"}):
        return None
    while word.dep_ in {"compound", "det", "amod", "nmod"} and word.head.i > word.i:
        word = word.head
    return word if _can_speak(word, context) else None


def _can_speak(noun: Token, context: Context) -> bool:
    if noun.i in context.time_tokens or noun.lower_ in {"this", "that", "there", "which", "what", "one"}:
        return False
    if (
        noun.i not in context.actors
        and not context.is_country(noun)
        and (noun.i in context.places or context.is_sort(noun, "thing"))
    ):
        return False
    return noun.pos_ in {"PROPN", "NOUN", "PRON"}


def _after_according(token: Token, context: Context, speakers: Speakers) -> list[Filler]:
    noun = next((word for word in token.subtree if word.i > token.i and word.dep_ == "pobj"), None)
    voices = [_voice(head, context, speakers, "according_to") for head in grammar.coordinated(noun)] if noun is not None else []
    for voice in voices:
        speakers.note(voice, context)
    return voices


def _voice(noun: Token, context: Context, speakers: Speakers, rule: str) -> Filler:
    start, end = phrase(noun, context)
    span = context.chars(start, _with_post(noun, end))
    text = span.of(context.article.text)
    return Filler(noun.i, span, text, speakers.name_of(noun, text), rule)


def _with_post(noun: Token, end: int) -> int:
    """Return the end of a speaker's phrase with the name or office that follows: "the agency SANA", "a source at the command"."""
    doc = noun.doc
    if end + 1 < len(doc) and doc[end].pos_ == "PROPN" and doc[end + 1] == noun.head:
        return end + 1
    for child in noun.children:
        if child.dep_ == "appos" and child.left_edge.i == end and child.pos_ == "PROPN":
            return child.i + 1
        if child.i == end and child.lower_ in {"at", "in", "of", "from", "with", "for"}:
            post = next((word for word in child.children if word.dep_ == "pobj"), None)
            if post is not None and post.i - end <= 5:
                return post.i + 1
    return end


def _chain(draft: Draft, attributions: Sequence[tuple[Token, list[Filler]]]) -> list[Filler]:
    """Return the voices that the statement stands under: governing verbs of speech, and attributions of the whole sentence."""
    chain: list[Filler] = []
    own = {word.i for word in draft.words}
    # The higher a verb of speech stands in the tree, the further out is its voice.
    for token, voices in sorted(attributions, key=lambda attribution: grammar.depth(attribution[0])):
        if token.i in own or _inside_own(token, draft):
            continue
        if _governs(token, draft.word) or _closes(token, voices, draft):
            chain += [voice for voice in voices if all(voice.span != other.span for other in chain)]
    return chain


def _inside_own(token: Token, draft: Draft) -> bool:
    """Tell whether the attribution hangs below the event's own speech: what an accuser is said to say."""
    return kinds().family[draft.kind] == "speech" and token in draft.word.subtree


def _governs(token: Token, word: Token) -> bool:
    """Tell whether a verb of speech covers a word: it stands above it, or says the clause that holds it."""
    if token.lemma_.lower() == "accord":
        return True
    if word in token.subtree:
        return not any(word in child.subtree for child in token.children if child.dep_ in {"nsubj", "nsubjpass"})
    # "…, the monitor said": the said clause may stand above its verb.
    clause = token.dep_ in {"parataxis", "ccomp", "advcl", "conj", "relcl", "acl"}
    return clause and token.head in {word, *grammar.climb(word)}


def _closes(token: Token, voices: Sequence[Filler], draft: Draft) -> bool:
    """Tell whether the attribution ends the sentence ("… on Sunday the agency said"): then it covers all before it."""
    return (
        token.lemma_.lower() in {"say", "report", "announce", "tell", "add", "state"}
        and draft.sentence.end - token.i <= CLOSING
        and voices[0].head > draft.word.i
    )
