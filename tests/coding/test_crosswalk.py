"""Every kind has its codes by status, class and means, after the codebooks."""

from __future__ import annotations

import pytest
from tests.resolve.claims import actor, claim, killed, means

from fogline.coding import code
from fogline.coding.crosswalk import crosswalk
from fogline.errors import DataError
from fogline.records import Claim, Codes, Status
from fogline.registries.data import read_yaml

ARMY, GROUP, PEOPLE = (actor("x", actor_class=each) for each in ("state-force", "armed-group", "civilian"))
ASSAULT = {
    "armed-clash": ("190", "Armed clash"),
    "ground-attack": ("190", "Armed clash"),
    "air-strike": ("195", "Air/drone strike"),
    "shelling": ("194", "Shelling/artillery/missile attack"),
    "bombing": ("1833", "Remote explosive/landmine/IED"),
    "chemical-attack": ("2041", "Chemical weapon"),
    "execution": ("1823", "Attack"),
    "casualties": ("190", None),
    "destruction": ("1712", "Looting/property destruction"),
    "capture": ("192", "Non-state actor overtakes territory"),
    "violation": ("196", None),
}
OTHERS = {
    "withdrawal": ("RETREAT", "0874", "Change to group/activity"),
    "advance": ("MOBILIZE", "154", "Change to group/activity"),
    "evacuation": ("RETREAT", "0874", "Other"),
    "displacement": ("SANCTION", "201", None),
    "return": (None, None, "Other"),
    "detention": ("COERCE", "173", "Arrests"),
    "release": ("RETREAT", "0841", "Agreement"),
    "coercion": ("COERCE", "191", "Other"),
    "loss": ("RETREAT", "0874", "Non-violent transfer of territory"),
    "siege": ("COERCE", "191", "Other"),
    "hold": ("MOBILIZE", "150", None),
    "agreement": ("SUPPORT", "057", "Agreement"),
    "talks": ("CONSULT", "040", None),
    "surrender": ("RETREAT", "0874", "Change to group/activity"),
    "join": ("COOPERATE", "060", "Change to group/activity"),
    "split": ("SANCTION", "160", "Change to group/activity"),
    "membership": (None, None, "Change to group/activity"),
    "backing": ("AID", "072", None),
    "rename": (None, None, "Change to group/activity"),
    "accusation": ("ACCUSE", "112", None),
    "demand": ("REQUEST", "100", None),
    "threat": ("THREATEN", "138", None),
    "denial": (None, "016", None),
    "condemnation": ("ACCUSE", "111", None),
    "aid": ("AID", "073", None),
    "protest": ("PROTEST", "141", "Peaceful protest"),
    "riot": ("PROTEST", "145", "Violent demonstration"),
}
CASES = [*((kind, "ASSAULT", *codes) for kind, codes in ASSAULT.items()), *((kind, *codes) for kind, codes in OTHERS.items())]


def codes(kind: str, status: Status = Status.HAPPENED, **parts: object) -> Codes:
    return code(claim(kind, status, **parts)).codes  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "plover", "cameo", "acled_sub"), CASES)
def test_every_kind_that_happened(kind: str, plover: str | None, cameo: str | None, acled_sub: str | None) -> None:
    found = codes(kind)
    assert (found.plover, found.cameo, found.acled_sub) == (plover, cameo, acled_sub)


def test_the_crosswalk_has_every_kind() -> None:
    kinds = {kind for members in read_yaml("kinds.yaml")["families"].values() for kind in members}
    assert set(crosswalk().rules) == kinds == {case[0] for case in CASES}


@pytest.mark.parametrize("kind", [case[0] for case in CASES])
def test_what_did_not_happen_is_no_event(kind: str) -> None:
    assert codes(kind, Status.NEGATED) == Codes()


@pytest.mark.parametrize("kind", [case[0] for case in CASES])
@pytest.mark.parametrize("status", [Status.PLANNED, Status.EXPECTED, Status.POSSIBLE, Status.CONDITIONAL])
def test_acled_and_ucdp_know_only_what_happened(kind: str, status: Status) -> None:
    found = codes(kind, status, agents=(ARMY,), patients=(GROUP,), counts=(killed(),))
    assert (found.acled, found.acled_sub, found.ucdp) == (None, None, None)


def test_an_announced_withdrawal_is_a_concession() -> None:
    found = codes("withdrawal", Status.PLANNED)
    assert (found.plover, found.cameo) == ("CONCEDE", "0356")


def test_a_planned_attack_is_a_threat() -> None:
    assert codes("shelling", Status.PLANNED).plover == "THREATEN"


@pytest.mark.parametrize(
    ("case", "sub", "cameo"),
    [
        (claim("air-strike", means=(means("drones"),)), "Air/drone strike", "1952"),
        (claim("bombing", means=(means("suicide vest"),)), "Suicide bomb", "1831"),
        (claim("bombing", means=(means("car bomb"),)), "Remote explosive/landmine/IED", "1832"),
        (claim("bombing", agents=(actor("a suicide bomber"),)), "Suicide bomb", "1831"),
        (claim("ground-attack", trigger="shot", patients=(PEOPLE,)), "Attack", "1823"),
        (claim("ground-attack", means=(means("hand grenade"),)), "Grenade", "183"),
        (claim("capture", agents=(ARMY,)), "Government regains territory", "192"),
        (claim("capture", agents=(GROUP,)), "Non-state actor overtakes territory", "192"),
        (claim("detention", agents=(GROUP,), patients=(PEOPLE,)), "Abduction/forced disappearance", "181"),
        (claim("detention", agents=(ARMY,), patients=(GROUP,)), None, "181"),
        (claim("coercion", trigger="looted"), "Looting/property destruction", "1711"),
        (claim("protest", counts=(killed(),)), "Excessive force against protesters", "141"),
    ],
)
def test_class_and_means_decide(case: Claim, sub: str | None, cameo: str) -> None:
    found = code(case).codes
    assert (found.acled_sub, found.cameo) == (sub, cameo)


@pytest.mark.parametrize(
    ("case", "violence"),
    [
        (claim("armed-clash", agents=(ARMY,), patients=(GROUP,), counts=(killed(),)), 1),
        (claim("armed-clash", agents=(GROUP,), patients=(ARMY,), counts=(killed(),)), 1),
        (claim("armed-clash", agents=(GROUP,), patients=(GROUP,), counts=(killed(),)), 2),
        (claim("air-strike", agents=(ARMY,), patients=(PEOPLE,), counts=(killed(),)), 1),
        (claim("execution", agents=(ARMY,), patients=(PEOPLE,), counts=(killed(),)), 3),
        (claim("bombing", agents=(GROUP,), patients=(PEOPLE,), counts=(killed(50, None),)), 3),
        (claim("armed-clash", agents=(ARMY,), patients=(GROUP,)), None),
        (claim("armed-clash", agents=(ARMY,), patients=(GROUP,), counts=(killed(0, 0),)), None),
        (claim("bombing", patients=(PEOPLE,), counts=(killed(),)), None),
        (claim("release", agents=(ARMY,), patients=(GROUP,), counts=(killed(),)), None),
    ],
)
def test_ucdp_counts_deadly_events_by_their_sides(case: Claim, violence: int | None) -> None:
    assert code(case).codes.ucdp == violence


def test_only_the_codes_are_changed() -> None:
    before = claim("shelling", agents=(ARMY,))
    after = code(before)
    assert before.codes == Codes()
    assert (after.kind, after.agents, after.claim_id) == (before.kind, before.agents, before.claim_id)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(DataError, match="no kind 'weather'"):
        codes("weather")
