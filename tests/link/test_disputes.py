"""What cannot be true together is in dispute, and nothing else is."""

from __future__ import annotations

import pytest
from tests.link.making import actor, claim, count, killed, place, tellings

from fogline.link.disputes import disputes
from fogline.records import Claim, Counted, PlaceRole, Status


def about(*claims: Claim) -> list[str]:
    return [dispute.about for dispute in disputes(tellings(claims))]


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        ((1500, 1500), (1001, None), False),
        ((1500, 1500), (2300, 2300), True),
        ((21, None), (36, None), False),
        ((None, 50), (60, 60), True),
        ((1800, 2200), (2000, 2000), False),
    ],
)
def test_figures(one: tuple[int | None, int | None], other: tuple[int | None, int | None], disputed: bool) -> None:
    found = about(
        claim("a", counts=[count(Counted.MOVED, *one)], voice="mayor"),
        claim("b", counts=[count(Counted.MOVED, *other)], voice="monitor"),
    )
    assert found == (["moved"] if disputed else [])


def test_a_part_is_no_contradiction_to_the_whole_unless_it_is_more() -> None:
    civilians = claim("a", counts=[count(Counted.KILLED, 11, 11, "civilians")], voice="mayor")
    assert about(civilians, claim("b", counts=[killed(16)], voice="monitor")) == []
    assert about(civilians, claim("b", counts=[killed(5)], voice="monitor")) == ["killed"]


def test_running_updates_of_one_voice_are_no_dispute() -> None:
    assert about(claim("a", counts=[killed(12)], voice="monitor"), claim("b", counts=[killed(25)], voice="monitor")) == []


def test_copies_count_once_and_are_named() -> None:
    same = [claim(document, counts=[killed(12)], quote="twelve", voice="mayor") for document in ("a", "b")]
    other = claim("c", counts=[killed(25)], voice="monitor")
    (dispute,) = disputes(tellings([*same, other], copies=("a", "b")))
    assert [(value.value, value.voices, value.documents) for value in dispute.values] == [
        ("12", ("mayor",), ("a", "b")),
        ("25", ("monitor",), ("c",)),
    ]
    assert len(dispute.values[0].claim_ids) == 2


def test_where_no_one_speaks_and_no_outlet_is_known_the_report_does() -> None:
    (dispute,) = disputes(tellings([claim("a", counts=[killed(12)]), claim("b", counts=[killed(25)])]))
    assert [value.voices for value in dispute.values] == [("report a",), ("report b",)]


def test_the_same_agent_under_two_names_is_no_dispute() -> None:
    army, state = actor("armed-forces-sy", "state-force"), actor("government-sy", "government")
    assert about(claim("a", agents=[army]), claim("b", agents=[state])) == []


def test_two_sides_blame_each_other() -> None:
    army, group = actor("armed-forces-sy", "state-force"), actor("islamic-state")
    found = disputes(tellings([claim("a", agents=[army], voice="rebels"), claim("b", agents=[group], voice="ministry")]))
    assert [(dispute.about, [value.value for value in dispute.values]) for dispute in found] == [
        ("agent", ["armed-forces-sy", "islamic-state"])
    ]


def test_both_sides_of_a_clash_are_no_dispute() -> None:
    army, group = actor("armed-forces-sy", "state-force"), actor("islamic-state")
    assert about(claim("a", agents=[army], kind="armed-clash"), claim("b", agents=[group], kind="armed-clash")) == []


def test_happened_and_negated() -> None:
    assert about(claim("a", voice="mayor"), claim("b", status=Status.NEGATED, voice="spokesman")) == ["status"]
    assert about(claim("a", voice="mayor"), claim("b", status=Status.PLANNED, voice="spokesman")) == []


def test_day_kind_and_place() -> None:
    assert about(claim("a", voice="mayor"), claim("b", on="2016-07-06", voice="monitor")) == ["time"]
    assert about(claim("a", voice="mayor"), claim("b", kind="air-strike", voice="monitor")) == ["kind"]
    assert about(claim("a", voice="mayor"), claim("b", at="Deir Safa", voice="monitor")) == ["place"]


def test_convoys_leave_on_several_days() -> None:
    convoys = [
        claim(d, kind="evacuation", at=[place("Tal Anbar", PlaceRole.FROM)], on=on)
        for d, on in (("a", "2016-07-05"), ("b", "2016-07-06"))
    ]
    assert about(*convoys) == []


def test_convoys_of_two_days_carry_different_people() -> None:
    early = claim("a", kind="evacuation", counts=[count(Counted.MOVED, 900, 900)], voice="mayor")
    late = claim("b", kind="evacuation", counts=[count(Counted.MOVED, 4000, 4000)], voice="monitor", on="2016-07-07")
    same = claim("c", kind="evacuation", counts=[count(Counted.MOVED, 1500, 1500)], voice="monitor")
    assert about(early, late) == []
    assert about(early, same) == ["moved"]
