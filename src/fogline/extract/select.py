"""Leave out what tells no claim of its own: headlines the body repeats, words that only point back, speech about speech."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from fogline.extract import grammar
from fogline.extract.context import Context
from fogline.extract.draft import Draft
from fogline.registries.kinds import kinds
from fogline.spans import Span

# "Such attacks" and "all attacks" are no news either.
GENERAL = {"such", "any", "all"}


def told(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Return the drafts that are claims."""
    title = context.article.title_span
    body = {kinds().family[draft.kind] for draft in drafts if not _inside(draft, title)}
    return [
        draft
        for draft in drafts
        if not (_inside(draft, title) and kinds().family[draft.kind] in body)
        and not _tells_nothing_new(draft)
        and not _speech_about_speech(draft)
    ]


def _inside(draft: Draft, title: Span | None) -> bool:
    return title is not None and title.start <= draft.word.idx < title.end


def _tells_nothing_new(draft: Draft) -> bool:
    """Tell whether a noun only points back ("the attack forced …"), with no party, place, day or toll of its own."""
    word = draft.word
    if word.pos_ != "NOUN" or len(draft.words) > 1:
        return False
    # "Clashes are going on" is news; "the clashes" were told before.
    if word.dep_ in grammar.SUBJECTS and not any(
        child.lower_ in grammar.DEFINITE | GENERAL or child.dep_ == "poss" for child in word.children
    ):
        return False
    own = [place for place in draft.places if place.rule != "same_event_before"]
    day = draft.time is not None and draft.time.rule != "same_event_before"
    return not (draft.agents or draft.patients or own or draft.counts or day)


def _speech_about_speech(draft: Draft) -> bool:
    """Tell whether the speech is only called for: "urged the council to condemn" condemns nothing yet."""
    if kinds().family[draft.kind] != "speech":
        return False
    return any(
        _is_speech(ancestor) for ancestor in grammar.climb(draft.word) if draft.word.dep_ in {"xcomp", "advcl", "ccomp", "acl"}
    )


def _is_speech(word: Token) -> bool:
    triggers = kinds().triggers.get(("verb", word.lemma_.lower()), ())
    return any(trigger.kind is not None and kinds().family[trigger.kind] == "speech" for trigger in triggers)
