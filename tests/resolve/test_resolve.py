"""The parts of a claim resolve by the article around them; what is not sure stays open with its candidates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.resolve.claims import actor, article, claim, place, time, voice

from fogline.extract.status import RULES
from fogline.records import Actor, DatePrecision, Place
from fogline.registries.places import gazetteer
from fogline.resolve import resolve
from fogline.resolve.when import TO_COME

SYRIA = "Shells fell on Aleppo and Idlib in Syria on Tuesday, the Syrian army said."


def place_in(text: str, told: Place) -> Place:
    return resolve((claim(places=(told,)),), article(text))[0].places[0]


def actor_in(text: str, told: Actor, published: date | None = date(2016, 8, 10)) -> Actor:
    return resolve((claim(agents=(told,)),), article(text, published))[0].agents[0]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Fighting reached Tripoli, Lebanon said. Beirut and the Lebanese army sent help.", "LB"),
        ("Fighting reached Tripoli, Libya said. Benghazi and Misrata sent help.", "LY"),
    ],
)
def test_a_name_of_two_countries_is_settled_by_the_article(text: str, country: str) -> None:
    found = place_in(text, place("Tripoli"))
    assert found.country == country
    assert len(found.candidates) > 1


def test_a_small_far_town_does_not_stand_for_a_capital() -> None:
    found = place_in("In Paris the US and Russia met. Washington and Moscow agreed.", place("Paris"))
    assert found.country == "FR"


@pytest.mark.parametrize(
    ("text", "name", "kind", "precision", "radius"),
    [
        ("Aleppo", "Aleppo", "settlement", "settlement", 7.0),
        ("near Aleppo", "Aleppo", "settlement", "near", 17.0),
        ("outskirts of Aleppo", "Aleppo", "settlement", "near", 17.0),
        ("Eastern Aleppo", "Aleppo", "quarter", "quarter", 5.0),
        ("northern Aleppo countryside", "Aleppo", "admin1", "part of admin1", 50.0),
        ("northwestern Hama", "Hama", "admin1", "part of admin1", 36.7),
        ("rebel-held east Aleppo", "Aleppo", "quarter", "quarter", 5.0),
        ("eastern outskirts of Aleppo", "Aleppo", "settlement", "near", 17.0),
        ("Idlib province", "Idlib", "admin1", "admin1", 45.0),
        ("northern Syria", "Syria", "country", "part of country", 161.9),
        ("the town of Fua'a", "Fua'a", "settlement", "settlement", 2.0),
        ("al-Hamdaniya neighborhood", "al-Hamdaniya", "quarter", "quarter", 1.5),
    ],
)
def test_modifiers_tell_precision_and_radius(text: str, name: str, kind: str, precision: str, radius: float) -> None:
    found = place_in(SYRIA, place(text, name))
    assert found.place_id is not None
    assert (gazetteer().entry(found.place_id).kind, found.precision, found.radius_km) == (kind, precision, radius)


@pytest.mark.parametrize(("text", "country"), [("Qatar", "QA"), ("the village of Qatar", "SY")])
def test_a_country_is_no_village_of_its_name(text: str, country: str) -> None:
    assert place_in(f"Talks were held in {text}. {SYRIA}", place(text, "Qatar")).country == country


def test_a_place_has_its_province_and_point() -> None:
    found = place_in(SYRIA, place("Kafraya"))
    assert (found.country, found.admin1) == ("SY", "Idlib")
    assert found.latitude == pytest.approx(35.998)


def test_an_unknown_place_stays_unresolved() -> None:
    found = place_in(SYRIA, place("the Zzyzx crossroads", "Zzyzx crossroads"))
    assert (found.place_id, found.latitude, found.radius_km) == (None, None, None)


def test_two_places_of_one_name_stay_open_with_both_as_candidates() -> None:
    found = place_in("Shells fell in Syria on Tuesday.", place("al-Zahraa"))
    assert found.place_id is None
    assert len(found.candidates) >= 2


@pytest.mark.parametrize(
    ("told", "actor_id", "actor_class"),
    [
        (actor("IS militants", "Islamic State"), "islamic-state", "armed-group"),
        (actor("the Syrian regime forces"), "armed-forces-sy", "state-force"),
        (actor("government troops"), "armed-forces-sy", "state-force"),
        (actor("the army"), "armed-forces-sy", "state-force"),
        (actor("militants"), None, "armed-group"),
        (actor("12 residents", "residents"), None, "civilian"),
        (actor("a hospital", "hospital"), None, "place"),
        (actor("Aleppo"), None, "place"),
        (actor("Jane Roe"), None, "person"),
        (actor("Bashar al-Assad"), "bashar-al-assad", "government"),
        (actor("SANA"), "sana", "outlet"),
    ],
)
def test_actors_have_an_id_or_at_least_a_class(told: Actor, actor_id: str | None, actor_class: str) -> None:
    found = actor_in(SYRIA, told)
    assert (found.actor_id, found.actor_class) == (actor_id, actor_class)


def test_an_army_without_a_country_in_no_one_country_stays_open() -> None:
    found = actor_in("Iraq, Iran, Turkey, Syria and Jordan met.", actor("the army"))
    assert (found.actor_id, found.actor_class) == (None, "state-force")


def test_labels_are_kept_beside_the_actor() -> None:
    found = actor_in(SYRIA, actor("al-Nusra Front terrorists"))
    assert (found.actor_id, found.label) == ("jabhat-al-nusra", "terrorist")
    assert actor_in(SYRIA, actor("the regime")).label == "regime"
    assert actor_in(SYRIA, actor("Syrian army")).label is None


def test_the_day_decides_what_a_name_has_become() -> None:
    nusra = actor("al-Nusra Front")
    assert actor_in(SYRIA, nusra, date(2016, 8, 10)).actor_id == "jabhat-al-nusra"
    assert actor_in(SYRIA, nusra, date(2018, 8, 10)).actor_id == "hayat-tahrir-al-sham"


def test_an_acronym_takes_the_full_name_that_the_article_gives() -> None:
    text = "The National Front for Liberation (NFL) left. Later the NFL came back."
    assert actor_in(text, actor("the NFL", "NFL"), date(2019, 1, 10)).name == "National Front for Liberation"
    assert actor_in("The NFL came back.", actor("the NFL", "NFL"), date(2019, 1, 10)).name == "NFL"


def test_text_and_name_are_otherwise_the_article_s_own() -> None:
    found = actor_in(SYRIA, actor("the Jaish al Fateh alliance", "Jaish al Fateh"))
    assert (found.text, found.name, found.actor_id) == ("the Jaish al Fateh alliance", "Jaish al Fateh", "jaysh-al-fatah")


def test_voices_are_known_too() -> None:
    told = (voice("SANA"), voice("the Syrian Observatory for Human Rights"), voice("a source"))
    found = resolve((claim(voices=told),), article(SYRIA))
    assert [each.actor_id for each in found[0].voices] == ["sana", "syrian-observatory-for-human-rights", None]


@pytest.mark.parametrize(
    ("rule", "day"),
    [("simple_past", date(2016, 8, 4)), ("purpose", date(2016, 8, 4)), *((rule, date(2016, 8, 11)) for rule in sorted(TO_COME))],
)
def test_a_weekday_is_to_come_where_the_tense_says_so(rule: str, day: date) -> None:
    (found,) = resolve((replace(claim(time=time("on Thursday")), status_rule=rule),), article(SYRIA))
    assert found.time is not None
    assert found.time.start == day


def test_the_rules_of_what_is_to_come_are_rules_of_status() -> None:
    assert {rule.__name__ for rule in RULES} >= TO_COME


def test_without_a_publication_date_the_year_is_that_of_a_date_told_before() -> None:
    text = "On 13 September 1974 a bomb went off. On 15 September it was claimed."
    found = resolve(
        (claim(time=time("On 15 September", text.index("On 15"))), claim(time=time("on Friday"))), article(text, None)
    )
    first, second = (each.time for each in found)
    assert first is not None
    assert (first.start, first.precision) == (date(1974, 9, 15), DatePrecision.DAY)
    assert second is not None
    assert second.start is None


def test_nothing_to_resolve_is_nothing() -> None:
    assert resolve((), article(SYRIA)) == ()


def test_order_does_not_matter() -> None:
    claims = tuple(claim(agents=(actor(name),), places=(place(where),)) for name, where in (("HTS", "Idlib"), ("SDF", "Raqqa")))
    assert resolve(claims[::-1], article(SYRIA))[::-1] == resolve(claims, article(SYRIA))


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ahmad Saleh", True),
        ("Samir al-Haddad", True),
        ("Abu Ahmad", True),
        ("National Front", False),
        ("Mount Barakat", False),
        ("Green Buses", False),
        ("Liwa al-Quds", False),
        ("Al Maleh", False),
    ],
)
def test_names_with_a_common_noun_are_no_persons(name: str, person: bool) -> None:
    text = f"{name} withdrew."
    told = claim(agents=(actor(name),))
    (found,) = resolve((told,), article(text))[0].agents
    assert (found.actor_class == "person") is person
