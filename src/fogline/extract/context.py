"""What is known of an article before its claims are looked for: names, times, quotations and sorts of nouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from fogline.records import Article, ParsedArticle
from fogline.registries.actors import registry
from fogline.registries.names import NameFound
from fogline.registries.places import gazetteer
from fogline.registries.words import words
from fogline.spans import Span
from fogline.times import find_times

# A paragraph's end closes a quotation too.
MARKS = re.compile(r'[“«„”»"]|\n')
OPENING = "“«„"


@dataclass(frozen=True, slots=True)
class Context:
    """An article with the names, times and quotations in it, by token number; spans count characters of the article's text.

    `sentences` holds the sentence of each token, `starts` the first token of each sentence.
    """

    article: Article
    doc: Doc
    sentences: tuple[Tokens, ...]
    starts: tuple[int, ...]
    places: Mapping[int, NameFound]
    actors: Mapping[int, NameFound]
    times: tuple[Span, ...]
    time_tokens: frozenset[int]
    quoted: tuple[tuple[int, int], ...]

    def is_name(self, token: Token) -> bool:
        """Tell whether the token is part of a known actor's or place's name."""
        return token.i in self.places or token.i in self.actors

    def is_place(self, noun: Token) -> bool:
        """Tell whether a noun stands for a place: a gazetteer name, or a word such as "town" or "countryside"."""
        if noun.i in self.places:
            return noun.i not in self.actors
        return noun.lemma_.lower() in words("nouns")["place"] and noun.i not in self.actors

    def is_country(self, noun: Token) -> bool:
        """Tell whether a noun is a country's name, which acts as often as it lies around an event."""
        name = self.places.get(noun.i)
        return name is not None and any(gazetteer().entry(entry_id).kind == "country" for entry_id in name.entry_ids)

    def is_sort(self, noun: Token, wanted: str) -> bool:
        """Tell whether a noun is of the sort that a trigger or a role wants: place, armed, person, people, actor, thing."""
        if wanted == "place":
            return self.is_place(noun)
        lemma = noun.lemma_.lower()
        lists = words("nouns")
        if wanted == "armed":
            return lemma in lists["armed"] or noun.i in self.actors or noun.pos_ == "PRON"
        if wanted == "person":
            return (
                lemma in lists["civil"] or lemma in lists["armed"] or noun.pos_ in {"PRON", "NUM"} or self._is_unknown_name(noun)
            )
        if wanted == "people":
            return self.is_sort(noun, "armed") or self.is_sort(noun, "person") or lemma in lists["vehicles"]
        if wanted == "thing":
            return lemma in lists["thing"]
        return (
            any(lemma in lists[name] for name in ("armed", "civil", "collective"))
            or noun.pos_ == "PRON"
            or noun.i in self.actors
            or self._is_unknown_name(noun)
        )

    def _is_unknown_name(self, noun: Token) -> bool:
        return noun.pos_ == "PROPN" and not self.is_name(noun) and noun.i not in self.time_tokens

    def sentence_number(self, token: Token) -> int:
        """Return which sentence of the article a token stands in, the first being 0."""
        return bisect_left(self.starts, self.sentences[token.i].start)

    def chars(self, start: int, end: int) -> Span:
        """Return the characters of tokens `start` up to, not with, `end`."""
        last = self.doc[end - 1]
        return Span(self.doc[start].idx, last.idx + len(last))


def context_of(parsed: ParsedArticle) -> Context:
    """Gather the names, times and quotations of a parsed article."""
    text, doc = parsed.article.text, parsed.doc
    times = find_times(text)
    return Context(
        article=parsed.article,
        doc=doc,
        # Each token's sentence, looked up once: spaCy walks the text anew at every `token.sent`.
        sentences=tuple(sentence for sentence in doc.sents for _ in sentence),
        starts=tuple(sentence.start for sentence in doc.sents),
        places=_by_token(doc, gazetteer().names_in(text)),
        actors=_by_token(doc, registry().names_in(text)),
        times=times,
        time_tokens=frozenset(i for span in times for i in _tokens(doc, span)),
        quoted=tuple(_quotations(doc)),
    )


def _by_token(doc: Doc, names: Iterable[NameFound]) -> dict[int, NameFound]:
    return {i: name for name in names for i in _tokens(doc, name.span)}


def _tokens(doc: Doc, span: Span) -> range:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return range(found.start, found.end) if found is not None else range(0)


def _quotations(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield (first, last) tokens between quotation marks; a mark that is never closed ends with its paragraph."""
    opened: int | None = None
    for mark in MARKS.finditer(doc.text):
        token = doc.char_span(mark.start(), mark.end(), alignment_mode="expand")
        if token is None:
            continue
        if opened is None and mark.group() in OPENING + '"' and not _ends_word(mark):
            opened = token.start
        elif opened is not None and mark.group() not in OPENING:
            yield opened, token.start
            opened = None
    if opened is not None:
        yield opened, len(doc) - 1


def _ends_word(mark: re.Match[str]) -> bool:
    """Tell whether a straight mark closes a quotation: no space before it, one after it."""
    text, start, end = mark.string, mark.start(), mark.end()
    return mark.group() == '"' and start > 0 and not text[start - 1].isspace() and text[end : end + 1].isspace()
