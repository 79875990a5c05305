"""What linking knows of kinds is said of kinds that there are."""

from __future__ import annotations

from fogline.link.kinds import compatible_pairs, kinds_agree, linking
from fogline.registries.kinds import kinds


def test_every_kind_that_linking_names_is_a_kind() -> None:
    said = linking()
    named = {kind for pairs in (said.general, said.confused, said.excluding) for pair in pairs for kind in pair}
    named |= said.seldom | said.lasting | said.leaving | said.mutual | set(said.relations)
    assert named - set(kinds().family) == set()


def test_a_pair_is_told_of_one_event_by_mistake_or_not() -> None:
    assert linking().general.isdisjoint(linking().confused)


def test_kinds_agree_either_way_round() -> None:
    assert all(kinds_agree(one, other) and kinds_agree(other, one) for one, other in compatible_pairs())
