"""Extract: the claims of a parsed article, by rules over its words and tree."""

from __future__ import annotations

from fogline.extract.claims import claim_of
from fogline.extract.context import context_of
from fogline.extract.coreference import name_parties
from fogline.extract.fill import fill
from fogline.extract.inherit import inherit
from fogline.extract.means import settle
from fogline.extract.merge import merge
from fogline.extract.select import told
from fogline.extract.triggers import find
from fogline.records import Claim, ParsedArticle

__all__ = ["extract"]


def extract(parsed: ParsedArticle) -> tuple[Claim, ...]:
    """Return the claims of an article in the order of its text."""
    context = context_of(parsed)
    drafts = find(context)
    settle(drafts, context)
    drafts = merge(drafts)
    fill(drafts, context)
    name_parties(drafts, context)
    inherit(drafts)
    drafts = told(drafts, context)
    return tuple(claim_of(draft, context) for draft in drafts)
