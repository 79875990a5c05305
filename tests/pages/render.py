"""Each design of a page filled with each report, with the text that a reader would call the report."""

from __future__ import annotations

import html
import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count

from tests.pages.stories import FOLDER, Block, Story, comments, marked, stories, unmarked

_PART = re.compile(r"^=== (.+)\n", re.MULTILINE)
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_DEFAULTS = {
    "p": "<p>{{text}}</p>",
    "h2": "<h2>{{text}}</h2>",
    "ul": "<ul>{{items}}</ul>",
    "li": "<li>{{text}}</li>",
    "quote": "<blockquote><p>{{text}}</p></blockquote>",
    "pull": '<div class="pullquote">{{text}}</div>',
    "rtl": '<p dir="rtl">{{text}}</p>',
    "image": '<figure><img src="/{{slug}}.jpg" alt="{{text}}"><figcaption>{{text}}</figcaption></figure>',
    "table": '<table border="1">{{items}}</table>',
    "row": "<tr>{{items}}</tr>",
    "cell": "<td>{{text}}</td>",
    "link": '<a href="/tag/{{slug}}">{{text}}</a>',
    "bold": "<b>{{text}}</b>",
    "tweet": '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{{text}}</p>&mdash; {{who}} (@{{handle}}) '
    '<a href="https://twitter.com/{{handle}}/status/1">{{day}}</a></blockquote>',
    "related": "",
    "comment": "",
}
_NAMED = {"’": "&rsquo;", "‘": "&lsquo;", "“": "&ldquo;", "”": "&rdquo;", "—": "&mdash;", "–": "&ndash;", "«": "&laquo;"}


@dataclass(frozen=True, slots=True, eq=False)
class TestPage:
    """A page: its source, the lines of the report in it, and what it says of itself."""

    __test__ = False

    design: str
    story: Story
    source: str
    lines: tuple[str, ...]

    @property
    def name(self) -> str:
        """Design and report."""
        return f"{self.design}-{self.story.key}"

    @property
    def others(self) -> tuple[Story, ...]:
        """The other reports that the page may name."""
        return _others(self.story)


@cache
def pages() -> tuple[TestPage, ...]:
    """Return every design with three of four reports, chosen by turns, so that no design has just one shape."""
    made = []
    for number, path in enumerate(sorted((FOLDER / "designs").glob("*.html"))):
        parts = _parts(path.read_text(encoding="utf-8"))
        told = [story for turn, story in enumerate(stories()) if (turn + number) % 4]
        made += [_page(path.stem, parts, story) for story in told]
    return tuple(made)


def _parts(text: str) -> dict[str, str]:
    split = _PART.split(text)
    return {name: content.rstrip("\n") for name, content in zip(split[1::2], split[2::2], strict=True)}


def _others(story: Story) -> tuple[Story, ...]:
    at = stories().index(story)
    return tuple(stories()[(at + step) % len(stories())] for step in (1, 2, 3))


def _page(design: str, parts: Mapping[str, str], story: Story) -> TestPage:
    options = dict(line.split(": ", 1) for line in parts.get("options", "").splitlines())
    writer = _Writer({**_DEFAULTS, **parts}, options, story)
    return TestPage(design, story, writer.page(), tuple(writer.gold()))


class _Writer:
    """Writes one report in one design."""

    def __init__(self, parts: Mapping[str, str], options: Mapping[str, str], story: Story) -> None:
        self.parts, self.options, self.story = parts, options, story
        second = _about(_others(story)[0])
        self.about = _about(story) | {f"second_{name}": value for name, value in second.items()}

    def page(self) -> str:
        first, second = _others(self.story)[:2]
        pieces = self._pieces(self.story)
        split = int(self.options.get("split", len(pieces)))
        joint = {"blank": "\n\n"}.get(self.options.get("joint", ""), self.options.get("joint", "\n"))
        filled = self.about | {
            "body": joint.join(pieces[:split]),
            "rest": joint.join(pieces[split:]),
            "json_body": self._json_body(pieces),
            "second": joint.join(self._pieces(first)),
            "related": "".join(_filled(self.parts["related"], _about(other)) for other in (first, second)),
            "comments": "".join(
                _filled(self.parts["comment"], self.about | {"number": str(number), "text": _escaped(text)})
                for number, text in enumerate(comments(), 1)
            ),
        }
        return _filled(self.parts["page"], filled)

    def gold(self) -> Iterator[str]:
        told = count(1)
        for block in self.story.blocks:
            yield from _gold(block)
            if block.kind == "p":
                yield from _filled(self.parts.get(f"gold {next(told)}", ""), self.about).splitlines()

    def _pieces(self, story: Story) -> list[str]:
        told = count(1)
        pieces = []
        for number, block in enumerate(story.blocks):
            piece = self._block(block, number)
            if block.kind == "p":
                piece += self._filled(self.parts.get(f"after {next(told)}", ""))
            if piece:
                pieces.append(piece)
        return pieces

    def _block(self, block: Block, number: int) -> str:
        snippet = self.parts[{"li": "ul"}.get(block.kind, block.kind)]
        if block.kind == "li":
            return self._filled(snippet, items="".join(self._text("li", item, number) for item in block.content))
        if block.kind == "table":
            rows = (
                self._filled(self.parts["row"], items="".join(self._text("cell", cell, number) for cell in row))
                for row in block.content
            )
            return self._filled(snippet, items="\n".join(rows))
        if block.kind == "tweet":
            return self._filled(snippet, **{name: self._entities(_escaped(value)) for name, value in block.content.items()})
        return self._text(block.kind, block.content, number)

    def _text(self, part: str, text: str, number: int) -> str:
        told = self._entities(marked(_escaped(text), self.parts["link"], self.parts["bold"]))
        filled = self._filled(self.parts[part], text=told, number=str(number), digit=str(number % 10))
        width = int(self.options.get("wrap", 0))
        return textwrap.fill(filled, width, subsequent_indent="") if width and part == "p" else filled

    def _filled(self, snippet: str, **more: str) -> str:
        # What is filled in may hold slots itself: a link in a text.
        return _filled(_filled(snippet, {**self.about, **more}), self.about)

    def _entities(self, text: str) -> str:
        if self.options.get("entities") == "named":
            return "".join(_NAMED.get(character, character) for character in text)
        if self.options.get("entities") == "numeric":
            return "".join(f"&#{ord(character)};" if character in _NAMED else character for character in text)
        return text

    def _json_body(self, pieces: list[str]) -> str:
        if self.options.get("body") == "json_html":
            return _json("".join(pieces))
        return _json("\n\n".join(line for block in self.story.blocks for line in _gold(block)))


def _gold(block: Block) -> Iterator[str]:
    if block.kind in ("p", "h2", "quote", "rtl"):
        yield unmarked(block.content)
    elif block.kind == "li":
        yield from block.content
    elif block.kind == "table":
        yield from (", ".join(row) for row in block.content)
    elif block.kind == "tweet":
        yield "{text} — {who} (@{handle}) {day}".format(**block.content)


def _about(story: Story) -> dict[str, str]:
    day = story.day
    blob = "".join("iVBORw0KGgoAAAANSUhEUgAA"[(number * 7) % 24] for number in range(30_000))
    return {
        "title": _escaped(story.title),
        "title_json": _json(story.title),
        "lead": _escaped(story.lead),
        "lead_json": _json(story.lead),
        "outlet": story.outlet,
        "handle": story.outlet.replace(" ", ""),
        "author": story.author,
        "slug": re.sub(r"\W+", "-", story.title.lower()).strip("-"),
        "iso": f"{day.isoformat()}T14:05:00+02:00",
        "ymd": day.isoformat(),
        "compact": day.strftime("%Y%m%d"),
        "year": str(day.year),
        "month": f"{day.month:02}",
        "day": f"{day:%B} {day.day}, {day.year}",
        "dmy": f"{day.day} {day:%B} {day.year}",
        "caption": _escaped(story.caption),
        "blob": blob,
    }


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace('"', "&quot;")


def _json(text: str) -> str:
    return json.dumps(text)[1:-1].replace("</", "<\\/")


def _filled(snippet: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: values.get(slot[1], slot[0]), snippet)
