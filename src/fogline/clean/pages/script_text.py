"""The report where it stands only in a script: JSON that the page's own code would lay out, with its place in the source."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise

from fogline.clean.lines import tidy
from fogline.clean.pages.blocks import laid_out
from fogline.clean.pages.judged import covers
from fogline.clean.pages.markup import Run, Tag, scan
from fogline.clean.pages.report import passages_of
from fogline.clean.passages import Draft, Passage
from fogline.records import Dropped
from fogline.spans import Span

# What pages call the text of a report; a summary or a description is not all of it.
_BODY = re.compile(
    r'"(?:article_?body|body|content|body_?html|content_?html|html|text|full_?text|article_?text|body_?text)"\s*:\s*(?=")',
    re.IGNORECASE,
)
_ARTICLE = re.compile(r'"article_?body"\s*:\s*(?=")', re.IGNORECASE)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|span|strong|em|a)\b[^<>]*>", re.IGNORECASE)
_LINES = re.compile(r"[^\n\r]+")
_SENTENCE = re.compile(r"(?:\w[\w,;’'-]*+ +){6}[^.!?]{0,400}[.!?]")
# What readers say is kept in scripts too; behind it no text is sure to be the report.
_COMMENTS = re.compile(r'"(?:\w*_?comments?|replies|responses)"\s*:\s*[\[{]', re.IGNORECASE)
# What a page says beside its report ("You need to enable JavaScript") is shorter.
_SHORTEST = 80


def script_text(source: str, tokens: Iterable[Tag | Run], seen: int) -> Draft | None:
    """Return the report that stands in a script only, where it holds twice what is `seen` on the page (characters).

    What is called an article's body is taken where the page shows its beginning; what is called a text, where it shows nothing.
    """
    best: Draft | None = None
    length = max(2 * seen, _SHORTEST)
    for script in _scripts(tokens):
        for string in _bodies(source, script, sure=seen > _SHORTEST):
            draft = _draft(_decoded(source, string))
            if (told := sum(len(passage.text) for passage in draft.kept)) > length:
                best, length = draft, told
    return best


def _scripts(tokens: Iterable[Tag | Run]) -> Iterator[Span]:
    for tag, run in pairwise(tokens):
        if isinstance(tag, Tag) and tag.name == "script" and isinstance(run, Run) and run.literal:
            yield Span(run.start, run.end)


def _bodies(source: str, script: Span, *, sure: bool) -> Iterator[Span]:
    """Yield the strings that a script names as a text and that hold sentences."""
    comments = _COMMENTS.search(source, script.start, script.end)
    end = comments.start() if comments else script.end
    at = script.start
    while key := (_ARTICLE if sure else _BODY).search(source, at, end):
        string = _STRING.match(source, key.end(), script.end)
        if string is None:
            return  # it has no end, and so has no string after it
        at = string.end()
        if at - key.end() > _SHORTEST and _SENTENCE.search(source, *string.span(1)):
            yield Span(*string.span(1))


def _decoded(source: str, span: Span) -> Passage:
    """Return a JSON string's text, each character with its place; what is no escape of JSON stays as written."""
    text: list[str] = []
    starts, ends = array("q"), array("q")
    at = span.start

    def add(characters: str, place: Span, *, whole: bool) -> None:
        text.append(characters)
        starts.extend([place.start] * len(characters) if whole else range(place.start, place.end))
        ends.extend([place.end] * len(characters) if whole else range(place.start + 1, place.end + 1))

    for found in _ESCAPE.finditer(source, span.start, span.end):
        add(source[at : found.start()], Span(at, found.start()), whole=False)
        add(_character(found[0]), Span(*found.span()), whole=True)
        at = found.end()
    add(source[at : span.end], Span(at, span.end), whole=False)
    return Passage("".join(text), starts, ends)


def _character(escape: str) -> str:
    try:
        told = json.loads(f'"{escape}"')
    except ValueError:
        return escape[1:]
    return str(told)


def _draft(decoded: Passage) -> Draft:
    if not _MARKUP.search(decoded.text):
        lines = (tidy(decoded.part(*line.span())) for line in _LINES.finditer(decoded.text))
        return Draft(tuple(line for line in lines if line.text))
    layout = laid_out(decoded.text, scan(decoded.text))
    away: dict[int, Dropped] = {}
    for cover in covers(layout, None):
        away |= dict.fromkeys(range(cover.element.first, cover.element.last), cover.reason)
    kept = passages_of(layout.blocks, [number for number in range(len(layout.blocks)) if number not in away])
    dropped = [(_through(layout.blocks[number].passage, decoded), reason) for number, reason in away.items()]
    return Draft(tuple(_through(passage, decoded) for passage in kept), tuple(dropped))


def _through(passage: Passage, outer: Passage) -> Passage:
    """Return a passage of a text that itself was decoded, with its places in the source."""
    starts = array("q", (outer.starts[at] for at in passage.starts))
    ends = array("q", (outer.ends[at - 1] for at in passage.ends))
    return Passage(passage.text, starts, ends, passage.tag)
