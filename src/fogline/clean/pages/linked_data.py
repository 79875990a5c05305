"""The articles that a page's JSON-LD describes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

Node = dict[str, Any]

_TYPES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Report|WebPage)$")
_SURE = re.compile(r"(?!WebPage)")
# JSON-LD of articles has a few dozen nodes.
_MOST_NODES = 5000
_WRAPPED = re.compile(
    r"^\s*(?://\s*)?(?:<!--|(?:/\*\s*)?<!\[CDATA\[(?:\s*\*/)?)|(?:(?://\s*)?(?:-->|(?:/\*\s*)?\]\]>(?:\s*\*/)?))\s*;?\s*$"
)
# A comma before a closing bracket, outside of strings.
_COMMAS = re.compile(r'("(?:[^"\\]|\\.)*+")|,(?=\s*[}\]])')


def articles_of(text: str) -> list[Node]:
    """Return the articles that a JSON-LD script describes, the sure ones first; a script that is no JSON describes none.

    >>> [node["headline"] for node in articles_of('<!-- {"@type": "NewsArticle", "headline": "Army leaves Qasr",} -->')]
    ['Army leaves Qasr']
    """
    loaded = _loaded(text)
    nodes = list(_nodes(loaded))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    found = [_resolved(node, by_id) for node in nodes if any(map(_TYPES.search, _types(node)))]
    return sorted(found, key=lambda node: not any(map(_SURE.match, _types(node))))


def strings_of(nodes: Sequence[Node], *path: str) -> list[str]:
    """Return the strings that nodes hold under a key, or under the keys of an inner node."""
    found = []
    for node in nodes:
        value: Any = node.get(path[0])
        for key in path[1:]:
            value = value.get(key) or value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            found.append(value.strip())
    return found


def named_in(nodes: Sequence[Node], key: str) -> str | None:
    """Return the names of whom the first node that tells so has under a key, joined by commas."""
    for node in nodes:
        names = [name for name in _names(node.get(key)) if not name.startswith("http")]
        if names:
            return ", ".join(dict.fromkeys(names))
    return None


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _names(item)
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, str) and value.strip():
        yield " ".join(unescape(value).split())


def _loaded(text: str) -> object:
    plain = _WRAPPED.sub("", _WRAPPED.sub("", text)).strip().rstrip(";")
    mended = _COMMAS.sub(lambda found: found[1] or "", plain)
    for attempt in (plain, mended, unescape(mended) if mended.startswith("{&quot;") else ""):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(loaded: object) -> Iterator[Node]:
    waiting: list[object] = [loaded]
    for node in waiting:
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, dict | list)]
        if len(waiting) > _MOST_NODES:
            return


def _types(node: Node) -> list[str]:
    told = node.get("@type")
    return [kind for kind in (told if isinstance(told, list) else [told]) if isinstance(kind, str)]


def _resolved(node: Node, by_id: dict[str, Node]) -> Node:
    """Return the node with its author and publisher told, where it only refers to them."""
    told = {key: by_id.get(node[key].get("@id"), node[key]) for key in ("author", "publisher") if isinstance(node.get(key), dict)}
    return node | told
