"""The rules that tell the report from what stands around it, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from fogline.clean.furniture.adverts import adverts
from fogline.clean.furniture.authors import authors
from fogline.clean.furniture.dumps import dumps
from fogline.clean.furniture.head import head_parts
from fogline.clean.furniture.headlines import is_plain
from fogline.clean.furniture.inside import furniture_parts, labelled_stamps, marks, trailing_parts
from fogline.clean.furniture.likeness import title_retold
from fogline.clean.furniture.notices import notices
from fogline.clean.furniture.posts import posts, strangers
from fogline.clean.furniture.titles import labels_before_title, names_under_title, suffix_of, title_again, title_pattern
from fogline.clean.furniture.whole import (
    furniture_lines,
    headlines_behind,
    is_heading,
    labels_behind,
    reader_comments,
    related_headlines,
    repeated_lines,
)
from fogline.clean.passages import Cut, Draft, Passage
from fogline.records import Dropped
from fogline.registries.outlets import Outlet

Rule = Callable[[Sequence[Passage]], Iterable[Cut]]
BEFORE_TITLE: tuple[Rule, ...] = (
    marks, reader_comments, posts, related_headlines, furniture_lines, dumps, labels_before_title, labelled_stamps,
)  # fmt: skip
AFTER_TITLE: tuple[Rule, ...] = (repeated_lines, strangers, furniture_parts, notices)
LAST: tuple[Rule, ...] = (authors, furniture_lines, adverts, headlines_behind, labels_behind)
_HEAD_PASSAGES = 5
_HEAD_CHARACTERS = 250


@dataclass(frozen=True, slots=True)
class Furnished:
    """The draft after all rules.

    `title` is the title as known, `titled` tells that it is the first passage kept, `outlet` who the page adds to it.
    """

    draft: Draft
    title: str | None
    titled: bool
    outlet: Outlet | None


def furnished(draft: Draft, hint: str | None) -> Furnished:
    """Apply all rules; `hint` is the title that metadata or page give."""
    for rule in BEFORE_TITLE:
        draft = draft.without(rule(draft.kept))
    draft, titled = _title_first(draft, hint)
    whole = hint or (draft.kept[0].text if titled else None)
    title = whole[: suffix_of(whole)[0]] if whole else None
    first = int(titled)
    draft = _without_suffix(draft, titled)
    draft = draft.without(title_again(draft.kept, title or "", first=first))
    under = partial(names_under_title, first=first)
    retold = partial(title_retold, title=title, first=first)
    after: tuple[Rule, ...] = (
        _head(title, first), under, *AFTER_TITLE, _head(title, first), retold, trailing_parts, *LAST,
    )  # fmt: skip
    for rule in after:
        draft = draft.without(cut for cut in rule(draft.kept) if cut.index >= first)
    return Furnished(draft, title, titled, suffix_of(whole)[1] if whole else None)


def _head(title: str | None, first: int) -> Rule:
    return partial(head_parts, title=title, first=first)


def _title_first(draft: Draft, hint: str | None) -> tuple[Draft, bool]:
    """Return the draft with the title as its first passage, and whether there is one."""
    if hint is None:
        return draft, len(draft.kept) > 1 and _is_title(draft.kept[0].text, draft.kept[1].text)
    pattern = title_pattern(hint[: suffix_of(hint)[0]])
    for index, passage in enumerate(draft.kept[:_HEAD_PASSAGES]):
        found = pattern.search(passage.text, 0, _HEAD_CHARACTERS + len(hint)) if pattern else None
        if found and not any(is_plain(word) for word in passage.text[: found.start()].split()):
            return _moved_first(draft, index, found.start(), found.end()), True
    return draft, False


def _is_title(text: str, following: str) -> bool:
    """Tell whether a first line is the title: it looks like a heading, or is told again at once."""
    pattern = title_pattern(text) if len(text) <= _HEAD_CHARACTERS else None
    return is_heading(text) or bool(pattern and pattern.search(following, 0, 2 * _HEAD_CHARACTERS))


def _moved_first(draft: Draft, index: int, start: int, end: int) -> Draft:
    """Split the title off its passage; what stands before it is no part of the report."""
    passage = draft.kept[index]
    title = passage.part(start, end).stripped()
    before = (*draft.kept[:index], passage.part(0, start).stripped())
    after = (passage.part(end, len(passage.text)).stripped(), *draft.kept[index + 1 :])
    dropped = tuple((part, Dropped.BYLINE if index == 0 else Dropped.NAVIGATION) for part in before if part.text)
    return Draft((title, *(part for part in after if part.text)), (*draft.dropped, *dropped))


def _without_suffix(draft: Draft, titled: bool) -> Draft:
    if not titled:
        return draft
    text = draft.kept[0].text
    at, _ = suffix_of(text)
    return draft.without([Cut(0, at, len(text), Dropped.BOILERPLATE)] if at < len(text) else [])
