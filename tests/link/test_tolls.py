"""Tolls name the rule that gave them."""

from __future__ import annotations

from tests.link.making import claim, count, killed, tellings

from fogline.link.tolls import ALL_FIT, LATEST, MOST_VOICES, ONE_VOICE, UNDECIDED, tolls
from fogline.records import Claim, Counted, Status, Toll


def toll(*claims: Claim, copies: tuple[str, ...] = ()) -> Toll:
    (found,) = tolls(tellings(claims, copies=copies))
    return found


def test_one_voice() -> None:
    assert toll(claim("a", counts=[killed(12)])) == Toll(Counted.KILLED, "people", 12, 12, 12, ONE_VOICE)


def test_figures_that_fit_give_the_highest_lower_bound() -> None:
    found = toll(claim("a", counts=[count(Counted.KILLED, 21, None)]), claim("b", counts=[killed(36)]))
    assert found == Toll(Counted.KILLED, "people", 21, 36, 36, ALL_FIT)


def test_the_figure_of_most_independent_voices() -> None:
    voices = [claim("a", counts=[killed(12)]), claim("b", counts=[killed(12)]), claim("c", counts=[killed(25)])]
    assert toll(*voices) == Toll(Counted.KILLED, "people", 12, 12, 25, MOST_VOICES)


def test_copies_are_one_voice() -> None:
    voices = [claim("a", counts=[killed(12)]), claim("b", counts=[killed(12)]), claim("c", counts=[killed(25)])]
    assert toll(*voices, copies=("a", "b")).rule == UNDECIDED


def test_the_latest_report_decides_between_equals() -> None:
    early, late = (
        tellings([claim("a", counts=[killed(12)])], "2016-07-05"),
        tellings([claim("b", counts=[killed(25)])], "2016-07-07"),
    )
    (found,) = tolls([*early, *late])
    assert (found.best, found.rule) == (25, LATEST)


def test_only_what_is_told_as_fact_is_a_toll() -> None:
    assert tolls(tellings([claim("a", counts=[killed(12)], status=Status.NEGATED)])) == ()
