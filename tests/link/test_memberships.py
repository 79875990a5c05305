"""Edges between actors, dated by the claims that tell them."""

from __future__ import annotations

from datetime import date

from tests.link.making import actor, claim, tellings

from fogline.link.memberships import find_memberships
from fogline.records import Membership, Status


def test_edges_gather_their_claims_and_days() -> None:
    front, brigade = actor("front"), actor("brigade")
    told = [
        claim("a", kind="join", at=None, agents=[brigade], patients=[front]),
        claim("b", kind="join", at=None, agents=[brigade], patients=[front], on="2016-07-01", until="2016-07-31"),
        claim("c", kind="split", at=None, agents=[brigade], patients=[front], status=Status.PLANNED),
    ]
    claims = tuple(sorted(each.claim_id for each in told[:2]))
    assert find_memberships(tellings(told)) == (
        Membership("brigade", "joined", "front", date(2016, 7, 1), date(2016, 7, 31), claims),
    )


def test_persons_have_no_edges() -> None:
    told = claim("a", kind="membership", agents=[actor("someone", "person")], patients=[actor("front")])
    assert find_memberships(tellings([told])) == ()
