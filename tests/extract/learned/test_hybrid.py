"""Rules and a made-up network heard together: which claims and fillers stay, and as what."""

from collections.abc import Iterable

from tests.extract.learned.made_up import MadeUp, context_for, ruled

from fogline.extract.draft import Draft
from fogline.extract.learned.decision import Curve, Decisions
from fogline.extract.learned.hybrid import decided, may_be, sure, weigh
from fogline.records import Status

TRUST = {"kind": 2.0, "kind_always": 1.0, "class": 1.0, "status": 1.0, "status_default": 0.3}
CLAIM_FEATURES = {"telling", "kind_share", "kind_alone", "agreed", "ruled", "rule_sure", "both", "words", "inside"}
CLAIM_FEATURES |= {"verb", "spoken", "title", "title_again", "chance", "both_chance"}
FILLER_FEATURES = {"mean", "highest", "ruled", "rule_sure", "both", "here", "highest_here", "claim_ruled", "claim_telling"}
FILLER_FEATURES |= {"rival", "ruled_other", "pronoun", "inherited", "one", "speaks", "class_share", "chance", "both_chance"}


def curve(features: Iterable[str], **weights: float) -> Curve:
    return Curve(0.0, dict.fromkeys(features, 0.0) | weights, 0.5)


def drafts_of(text: str, made_up: MadeUp) -> list[Draft]:
    context = context_for(text)
    reading = made_up.read(context)
    found = may_be(ruled(context), reading, context, TRUST)
    kept = sure(found, curve(CLAIM_FEATURES, telling=1.0, ruled=3.0))
    parts = ("agents", "patients", "places", "counts", "voices", "time")
    curves = {part: curve(FILLER_FEATURES, highest=1.0, ruled=3.0) for part in parts}
    return decided(weigh(kept, context, reading, made_up.about, TRUST), Decisions(curves, TRUST), context)


def test_a_word_that_only_the_network_knows_tells_a_claim_with_its_parties() -> None:
    network = MadeUp({"peppered": ("shelling", 0.8)}, {"peppered": {"agents": ("Gunners", 0.9), "places": ("Northam", 0.9)}})
    (draft,) = drafts_of("Gunners peppered the town of Northam.", network)
    assert (draft.kind, draft.rule) == ("shelling", "learned")
    assert [filler.text for filler in draft.agents] == ["Gunners"]
    assert [where.name for where in draft.places] == ["Northam"]


def test_what_neither_is_sure_of_is_no_claim() -> None:
    assert drafts_of("Gunners peppered the town of Northam.", MadeUp({"peppered": ("shelling", 0.2)})) == []


def test_a_claim_of_the_rules_stays_where_the_network_only_doubts_it() -> None:
    (draft,) = drafts_of("The army shelled Northam.", MadeUp({"shelled": ("shelling", 0.3)}))
    assert draft.kind == "shelling"


def test_a_sure_network_mends_the_kind_that_a_rule_gives() -> None:
    (draft,) = drafts_of("The army shelled Northam.", MadeUp({"shelled": ("air-strike", 0.999)}))
    assert draft.kind == "air-strike"
    assert draft.rule.endswith("+learned")


def test_a_sure_network_mends_the_status() -> None:
    (draft,) = drafts_of("The army shelled Northam.", MadeUp({"shelled": ("shelling", 0.9)}, status=Status.NEGATED))
    assert (draft.status, draft.status_rule) == (Status.NEGATED, "learned")


def test_one_party_has_one_role() -> None:
    network = MadeUp({"shelled": ("shelling", 0.9)}, {"shelled": {"agents": ("rebels", 0.6), "patients": ("rebels", 0.7)}})
    (draft,) = drafts_of("The rebels were shelled.", network)
    assert [filler.text for filler in draft.patients] == ["rebels"]
    assert draft.agents == []


def test_a_single_victim_counts_one() -> None:
    network = MadeUp({"killed": ("ground-attack", 0.9)}, {"killed": {"counts": ("child", 0.9)}})
    (draft,) = drafts_of("A child was killed.", network)
    assert [(counting.number.low, counting.number.high) for counting in draft.counts] == [(1, 1)]
