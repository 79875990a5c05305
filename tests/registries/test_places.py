"""Places are found by the press's spellings; one name may mean several."""

from __future__ import annotations

import pytest

from fogline.registries.countries import countries
from fogline.registries.places import gazetteer


def named(text: str) -> list[str]:
    return [name.text for name in gazetteer().names_in(text)]


def in_country(name: str, country: str) -> list[str]:
    """Return the places of that country that the name may mean, best first."""
    return [found.name for found in gazetteer().lookup(name) if gazetteer().entry(found.entry_id).country == country]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Fua'a", "al-Fu'ah"),
        ("al-Foua", "al-Fu'ah"),
        ("Kefraya", "Kafraya"),
        ("Deir Ezzour", "Deir ez-Zor"),
        ("Dayr az-Zawr", "Deir ez-Zor"),
        ("Halab", "Aleppo"),
        ("Maaret al-Nuaman", "Maarat al-Numan"),
        ("al-Ramouseh", "al-Ramousa"),
        ("Kobane", "Kobani"),
        ("Rojava", "Rojava"),
        ("Khan Shaikhoun", "Khan Sheikhoun"),
    ],
)
def test_spellings_lead_to_the_place(spelling: str, name: str) -> None:
    assert in_country(spelling, "SY")[0] == name


def test_one_name_of_two_countries() -> None:
    assert [in_country("Tripoli", country)[0] for country in ("LY", "LB")] == ["Tripoli", "Tripoli"]


def test_a_geonames_place_keeps_its_id() -> None:
    entry = gazetteer().entry("170063")
    assert (entry.name, entry.country, entry.kind) == ("Aleppo", "SY", "settlement")
    assert entry.population > 1_000_000


def test_own_places_have_no_second_entry_nearby() -> None:
    assert in_country("Ariha", "SY") == ["Ariha"]


def test_provinces_are_not_their_cities() -> None:
    province, city = gazetteer().lookup("Homs province")[0], gazetteer().lookup("Homs")[0]
    assert gazetteer().entry(province.entry_id).kind == "admin1"
    assert gazetteer().entry(city.entry_id).kind == "settlement"


def test_demonyms_and_common_words_are_no_places() -> None:
    assert named("Syrian and Turkish police said most of the market was split on Sunday in March.") == []


def test_names_of_people_are_no_places() -> None:
    assert named("Philip Hammond and Abu Bakr al-Baghdadi spoke; Rami Abdel Rahman did not.") == []


def test_places_after_modifiers_are_found() -> None:
    assert named("Shells fell in Western Aleppo, near al-Bab and in northern Raqqa.") == ["Western Aleppo", "al-Bab", "Raqqa"]


def test_lists_without_commas_are_taken_apart() -> None:
    assert named("the districts of Bustan al-Qasr Mashhad al-Kallasa and al-Fardos") == [
        "Bustan al-Qasr",
        "Mashhad",
        "al-Kallasa",
        "al-Fardos",
    ]


def test_a_name_unknown_in_every_spelling_has_no_candidates() -> None:
    assert gazetteer().lookup("Xyzzyville") == ()


def test_countries_have_words_for_their_bodies() -> None:
    assert countries()["GB"].adjectives == ("British", "UK", "U.K.")
    assert countries()["SY"].radius_km == pytest.approx(242.8)
