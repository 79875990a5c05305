"""A case linked as a whole: what becomes one event, what does not, in whatever order."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import duckdb
import pytest
from tests.link.making import Report, claim, events, killed, linked, place
from tests.link.test_copies import RISEN, WIRE

from fogline.records import Claim, PlaceRole, Status


def sizes(found: duckdb.DuckDBPyConnection) -> list[int]:
    return [len(event.claim_ids) for event in events(found)]


def test_reports_of_one_bombing_are_one_event() -> None:
    one, other = claim("a", counts=[killed(16)]), claim("b", counts=[killed(16)], kind="ground-attack")
    (event,) = events(linked([one, other]))
    assert event.documents == ("a", "b")
    assert event.kind == "bombing"
    assert str(event.start) == str(event.end) == "2016-07-05"
    assert event.place
    assert event.place.name == "Tal Anbar"


@pytest.mark.parametrize(
    "changed",
    [{"on": "2016-07-09"}, {"at": "Deir Safa"}, {"kind": "talks"}],
    ids=["another day", "another town", "another kind"],
)
def test_what_differs_stays_apart(changed: dict[str, str]) -> None:
    assert sizes(linked([claim("a"), claim("b", **changed)])) == [1, 1]  # type: ignore[arg-type]


def test_a_chain_of_days_is_not_one_event() -> None:
    chain = [claim(f"d{number}", on=f"2016-07-{number:02}", counts=[killed(9)]) for number in range(1, 9)]
    found = events(linked(chain))
    assert max(len(event.claim_ids) for event in found) == 2
    assert all(event.start and event.end and (event.end - event.start).days <= 1 for event in found)


def test_a_chain_of_places_is_not_one_event() -> None:
    chain = [
        claim("a", at="Tal Anbar"),
        claim("b", at="North", counts=[killed(40)]),
        claim("c", at="Deir Safa", counts=[killed(40)]),
    ]
    together = [set(event.documents) for event in events(linked(chain))]
    assert not any({"a", "c"} <= documents for documents in together)


def test_a_claim_without_time_joins_its_own_article() -> None:
    dated = claim("a", counts=[killed(7)])
    untimed = claim("a", on=None, counts=[killed(7)], sentence=2)
    stranger = claim("z", on=None)
    found = events(linked([dated, untimed, stranger], [Report("z", "Something else altogether.", published="2017-01-09")]))
    assert [event.documents for event in found] == [("a",), ("z",)]


def test_a_denial_belongs_to_the_event_it_denies() -> None:
    told, denied = claim("a", voice="mayor"), claim("b", status=Status.NEGATED, voice="spokesman")
    (event,) = events(linked([told, denied]))
    assert [dispute.about for dispute in event.disputes] == ["status"]


def test_convoys_of_one_evacuation_are_one_event() -> None:
    convoys = [
        claim(
            f"d{number}",
            kind="evacuation",
            at=[place("Tal Anbar", PlaceRole.FROM), place("Deir Safa", PlaceRole.TO)],
            on=f"2016-07-{number:02}",
        )
        for number in range(5, 9)
    ]
    (event,) = events(linked(convoys))
    assert (str(event.start), str(event.end)) == ("2016-07-05", "2016-07-08")


def test_people_who_went_elsewhere_are_another_event() -> None:
    one = claim("a", kind="withdrawal", at=[place("Tal Anbar", PlaceRole.FROM), place("Deir Safa", PlaceRole.TO)])
    other = claim("b", kind="withdrawal", at=[place("Tal Anbar", PlaceRole.FROM), place("Karm Lawz", PlaceRole.TO)])
    assert sizes(linked([one, other])) == [1, 1]


def test_every_claim_has_one_event_and_a_link_with_reasons() -> None:
    claims = generated(200)
    found = events(linked(claims))
    members = [claim_id for event in found for claim_id in event.claim_ids]
    assert sorted(members) == sorted(each.claim_id for each in claims)
    for event in found:
        assert tuple(link.claim_id for link in event.links) == tuple(sorted(event.claim_ids))
        assert all(link.reasons for link in event.links)
        assert sum(link.other_claim_id is None for link in event.links) == 1


def test_the_order_of_rows_does_not_matter() -> None:
    claims = generated(150)
    reports = [Report("d1", WIRE, published="2016-07-05"), Report("d2", RISEN, published="2016-07-06")]
    tables = []
    for seed in range(3):
        shuffled = Random(seed).sample(claims, len(claims))
        found = linked(shuffled, Random(seed).sample(reports, len(reports)))
        tables.append([found.execute(f"from {name}").fetchall() for name in ("events", "copies", "memberships")])
    assert tables[0] == tables[1] == tables[2]


def test_copies_are_written_and_stand_in_the_event() -> None:
    found = linked([claim("a"), claim("b")], [Report("a", WIRE), Report("b", RISEN)])
    assert {row[0] for row in found.execute("select document_id from copies").fetchall()} == {"a", "b"}
    (event,) = events(found)
    assert event.copies == (("a", "b"),)
    assert event.independent_voices == 1


def test_an_event_keeps_its_id_when_later_claims_join_it() -> None:
    claims = sorted((claim("a"), claim("b"), claim("c")), key=lambda each: each.claim_id)
    (before,) = events(linked(claims[:2]))
    (after,) = events(linked(claims))
    assert before.event_id == after.event_id


def test_an_empty_case_has_no_events() -> None:
    assert events(linked([])) == []


def test_reviewers_have_the_last_word(tmp_path: Path) -> None:
    near, also, far = claim("a"), claim("b"), claim("c", at="Deir Safa", on="2016-08-20")
    decisions = tmp_path / "decisions.jsonl"
    lines = [
        {"decision": "split", "claims": [near.claim_id, also.claim_id]},
        {"decision": "merge", "claims": [near.claim_id, far.claim_id]},
        {"decision": "accept", "claim": near.claim_id},
    ]
    decisions.write_text("\n".join(map(json.dumps, lines)))
    together = [event.documents for event in events(linked([near, also, far], decisions=decisions))]
    assert together == [("a", "c"), ("b",)]


def generated(number: int) -> list[Claim]:
    """Claims of a few towns, days and kinds, with figures."""
    random = Random(5)
    return [
        claim(
            f"d{random.randrange(number // 4)}",
            quote=f"sentence {index}",
            kind=random.choice(["bombing", "shelling", "air-strike", "evacuation"]),
            at=random.choice(["Tal Anbar", "Karm Lawz", "Deir Safa", "North", None]),
            on=random.choice([None, *(f"2016-07-{day:02}" for day in range(1, 12))]),
            counts=random.choice([[], [killed(random.randrange(1, 40))]]),
            voice=random.choice([None, "monitor", "agency", "mayor"]),
            sentence=index,
        )
        for index in range(number)
    ]


def test_the_place_is_the_most_exact_one_told_of_the_deed() -> None:
    (event,) = events(linked([claim("a", at="North", counts=[killed(16)]), claim("b", at="Karm Lawz", counts=[killed(16)])]))
    assert event.place
    assert event.place.name == "Karm Lawz"


def test_people_are_evacuated_where_they_leave_from() -> None:
    (event,) = events(
        linked([claim("a", kind="evacuation", at=[place("Deir Safa", PlaceRole.TO), place("Tal Anbar", PlaceRole.FROM)])])
    )
    assert event.place
    assert event.place.name == "Tal Anbar"
