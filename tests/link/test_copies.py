"""Texts that are one text are told once."""

from __future__ import annotations

import json
from datetime import date
from itertools import combinations, permutations

from tests.link.making import own_text
from tests.shared import SHARED, needs_shared

from fogline.link.copies import Text, find_copies

WIRE = (
    "At least twelve people were killed on Tuesday when a lorry packed with charges went off beside the grain market of Tal "
    "Anbar, a monitoring group said. The market was crowded with farmers who had come from the villages of the plain, two of "
    "them told this agency by telephone. The blast tore the roof off the hall and broke windows as far as the bridge. No group "
    "has claimed it. The town has changed hands three times since the spring, and the road to the coast runs through it."
)
RISEN = (
    WIRE.replace("At least twelve", "At least nineteen").replace("on Tuesday", "earlier this week") + " Rescuers have gone home."
)
SHORTER = WIRE.split(" The blast", maxsplit=1)[0] + " AFP"


def groups(texts: list[Text]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for copy in find_copies(texts):
        found.setdefault(copy.group_id, set()).add(copy.document_id)
    return {frozenset(group) for group in found.values()}


def test_versions_of_one_wire_text_are_one_group() -> None:
    texts = [Text("a", WIRE), Text("b", RISEN), Text("c", SHORTER), Text("d", own_text("d"))]
    assert groups(texts) == {frozenset("abc")}


def test_a_shared_background_paragraph_makes_no_copy() -> None:
    background = " ".join(WIRE.split()[-20:])
    assert groups([Text("a", own_text("a", 120) + " " + background), Text("b", own_text("b", 120) + " " + background)]) == set()


def test_the_order_of_texts_does_not_matter() -> None:
    texts = [Text("a", WIRE), Text("b", RISEN), Text("c", SHORTER), Text("d", own_text("d"))]
    assert len({find_copies(order) for order in permutations(texts)}) == 1


def test_the_earliest_is_the_likely_origin_and_the_agency_is_credited() -> None:
    first, last = date(2016, 7, 5), date(2016, 7, 7)
    found = find_copies([Text("a", RISEN, last), Text("b", SHORTER, first)])
    assert {copy.likely_origin for copy in found} == {"b"}
    assert {copy.agency for copy in found} == {"AFP"}
    assert [copy.share for copy in found if copy.document_id == "b"] == [1.0]


def test_empty_texts_are_copies_of_nothing() -> None:
    assert find_copies([Text("a", ""), Text("b", " ")]) == ()


@needs_shared
def test_annotated_copies() -> None:
    """At the time of writing P .93, R .95 over 56 pairs."""
    articles = [json.loads(line) for line in (SHARED / "corpora" / "fa-kes" / "dev.jsonl").read_text("utf-8").splitlines()]
    lines = [json.loads(line) for line in (SHARED / "gold" / "links-dev.jsonl").read_text("utf-8").splitlines()]
    annotated = [line for line in lines if "articles" in line]
    known = {article for line in annotated for article in line["articles"]}
    known.update(article for line in lines for article in line.get("not_same", ()))
    wanted = {pair for line in annotated for copies in line.get("copies", ()) for pair in combinations(sorted(copies), 2)}
    found = groups([Text(article["id"], article["text"], None, article["outlet"]) for article in articles])
    given = {pair for group in found for pair in combinations(sorted(group & known), 2)}
    assert len(wanted & given) / len(given) >= 0.9
    assert len(wanted & given) / len(wanted) >= 0.9
