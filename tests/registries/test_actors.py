"""Actors are known by their spellings, in their time; labels never decide who someone is."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.errors import DataError
from fogline.registries.actors import ActorEntry, ActorName, ActorRegistry, registry
from fogline.registries.descriptions import class_of, describe


def best(name: str, on: date | None = None) -> str | None:
    found = registry().match(name, on)
    return found[0].entry_id if found else None


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("ISIL", "islamic-state"),
        ("Daesh", "islamic-state"),
        ("Hizballah", "hezbollah"),
        ("Jeish al-Izzah terrorist group", "jaysh-al-izza"),
        ("fighters from the Faylaq al-Sham Islamist faction", "faylaq-al-sham"),
        ("Kurdish People’s Protection Units", "ypg"),
        ("Syrian Observatory", "syrian-observatory-for-human-rights"),
        ("Syrian warplanes", "armed-forces-sy"),
        ("Syrian Army", "armed-forces-sy"),
        ("Assad regime", "government-sy"),
        ("Syrian regime forces", "armed-forces-sy"),
        ("Russian Defence Ministry", "armed-forces-ru"),
        ("U.S. forces", "armed-forces-us"),
        ("Moscow", "government-ru"),
        ("Turkey", "government-tr"),
        ("US-led coalition", "us-led-coalition"),
        ("Doctors Without Borders", "msf"),
        ("Houthi fighters", "houthis"),
        ("M23", "m23"),
    ],
)
def test_names_lead_to_their_actor(name: str, actor_id: str) -> None:
    assert best(name) == actor_id


@pytest.mark.parametrize(
    "name", ["militants", "residents of Fuaa", "terrorists", "civilians", "allies of Hezbollah", "the group", "gunmen"]
)
def test_bare_descriptions_name_no_one(name: str) -> None:
    assert registry().match(name, None) == ()


def test_near_spellings_are_ranked_by_likeness() -> None:
    found = registry().match("Harakat Nooridin Zinki", None)
    assert found[0].entry_id == "nour-al-din-al-zenki"
    assert found[0].score < 0.95


def test_a_renamed_group_is_one_actor() -> None:
    assert best("Jabhat al-Nusra", date(2015, 5, 1)) == best("Jabhat Fatah al-Sham", date(2016, 10, 1)) == "jabhat-al-nusra"
    entry = registry().entry("jabhat-al-nusra")
    assert entry.name == "Jabhat al-Nusra"
    (later,) = (name for name in entry.names if name.text == "Jabhat Fatah al-Sham")
    assert [later.used_on(day) for day in (date(2015, 5, 1), date(2016, 10, 1))] == [False, True]


def test_a_name_before_its_time_is_less_sure() -> None:
    before, after = (registry().match("Fatah al-Sham Front", day)[0].score for day in (date(2014, 1, 1), date(2016, 10, 1)))
    assert before < after == 1.0


def test_an_ended_group_leads_to_what_it_became() -> None:
    ids = [candidate.entry_id for candidate in registry().match("al-Nusra Front", date(2018, 8, 1))]
    assert ids == ["hayat-tahrir-al-sham", "jabhat-al-nusra"]


def test_membership_holds_in_its_time() -> None:
    groups = {member.group: member for member in registry().entry("nour-al-din-al-zenki").member_of}
    days = [
        groups["hayat-tahrir-al-sham"].start,
        groups["hayat-tahrir-al-sham"].end,
        groups["national-front-for-liberation"].start,
    ]
    left = [day for day in days if day]
    assert left[0] < date(2017, 3, 1) < left[1] < date(2017, 10, 1) < left[2] < date(2018, 12, 1)


def test_metonyms_are_no_names_in_running_text() -> None:
    assert [name.text for name in registry().names_in("Talks were held in Moscow and in Turkey by the Turkish army.")] == [
        "Turkish army"
    ]


def test_every_name_in_text_leads_to_an_entry() -> None:
    text = "The SDF, Ahrar al-Sham and the White Helmets met UN officials and Hay’at Tahrir al-Sham."
    names = [registry().entry(name.entry_ids[0]).name for name in registry().names_in(text)]
    assert names == ["Syrian Democratic Forces", "Ahrar al-Sham", "White Helmets", "United Nations", "Hay'at Tahrir al-Sham"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("terrorist groups", "armed-group"),
        ("government soldiers", "state-force"),
        ("at least 12 residents", "civilian"),
        ("journalists", "civilian"),
        ("medics", "civilian"),
        ("families of fighters", "civilian"),
        ("hundreds of the group’s fighters", "armed-group"),
        ("dozens of families of fighters", "civilian"),
        ("human rights groups", "organisation"),
        ("residential buildings", "place"),
        ("the regime", "government"),
        ("Aleppo", None),
    ],
)
def test_head_nouns_tell_the_class(text: str, expected: str | None) -> None:
    assert class_of(text) == expected


def test_labels_are_kept_and_read_neutrally() -> None:
    read = describe("Takfiri terrorists of the regime")
    assert read.label == "takfiri terrorist regime"
    assert "government" in read.neutral
    assert describe("residents").label is None


def test_two_actors_of_one_id_are_refused() -> None:
    entry = ActorEntry("a", "A", "armed-group", None, "none", (ActorName("A"),))
    with pytest.raises(DataError, match="two actors"):
        ActorRegistry([entry, entry])
