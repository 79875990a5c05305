"""What is asked of a case, and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.small import LEAVING, LEFT, MAY_LEAVE, SHELLED, SHELLED_TOO, SHELLING, small_case

from fogline.case import Case
from fogline.errors import CaseError, QueryError
from fogline.queries import SUBJECTS, Asked


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return Case(small_case(tmp_path_factory.mktemp("queries") / "case").root)


def ids(claims: Sequence[Any]) -> set[str]:
    return {claim.claim_id for claim in claims}


FILTERS: list[tuple[Asked, set[str]]] = [
    ({}, {LEFT.claim_id, SHELLED.claim_id, SHELLED_TOO.claim_id, MAY_LEAVE.claim_id}),
    ({"kind": "shelling"}, {SHELLED.claim_id, SHELLED_TOO.claim_id}),
    ({"kind": "movement"}, {LEFT.claim_id, MAY_LEAVE.claim_id}),
    ({"kind": ["shelling", "movement"], "status": "possible"}, {MAY_LEAVE.claim_id}),
    ({"status": ["happened", "possible"], "actor": "coast brig"}, {LEFT.claim_id, MAY_LEAVE.claim_id}),
    ({"actor": "coast-brigade"}, {LEFT.claim_id, MAY_LEAVE.claim_id}),
    ({"place": "harbour"}, {SHELLED.claim_id, SHELLED_TOO.claim_id}),
    ({"place": "geonames:1", "voice": "MONITOR"}, {SHELLED.claim_id}),
    ({"voice": "coast-governor"}, {SHELLED_TOO.claim_id}),
    ({"voice": "dawn post"}, {LEFT.claim_id, SHELLED.claim_id}),
    ({"text": "by BUS"}, {LEFT.claim_id}),
    ({"start": "2019-01-07", "end": date(2019, 1, 7)}, {LEFT.claim_id}),
    ({"start": "2019-01-08"}, set()),
    ({"text": "it's 100% 'quoted'; drop table claims"}, set()),
]


@pytest.mark.parametrize(("asked", "wanted"), FILTERS, ids=[str(asked) for asked, _ in FILTERS])
def test_filters_leave_the_claims_that_meet_all_of_them(case: Case, asked: Asked, wanted: set[str]) -> None:
    assert ids(list(case.claims(**asked))) == wanted
    assert ids(list(case.rows("claims", **asked))) == wanted


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"kind": "war"}, "no kind 'war'"), ({"status": "true"}, "no status 'true'"), ({"start": "soon"}, "'soon' is no day")],
)
def test_a_filter_that_cannot_be_is_refused_with_what_can(case: Case, asked: Asked, said: str) -> None:
    with pytest.raises(QueryError, match=said) as caught:
        case.claims(**asked)
    assert caught.value.hint


def test_days_in_the_wrong_order_are_refused(case: Case) -> None:
    with pytest.raises(QueryError, match="are none"):
        case.events(start="2019-01-08", end="2019-01-07")


def test_claims_come_back_as_they_were_stored(case: Case) -> None:
    assert list(case.claims(kind="withdrawal")) == [LEFT, MAY_LEAVE]


def test_names_of_private_persons_are_not_shown(case: Case) -> None:
    (claim,) = case.claims(voice="monitor")
    assert [actor.name for actor in claim.patients] == ["civilian", "others"]
    (row,) = case.rows("claims", voice="monitor")
    assert row.patients == ("civilian", "others")
    assert row.quote == "Shells killed civilian and 12 others in Harbour"
    assert "Roe" not in case.claims(voice="monitor").df().to_csv()
    assert list(case.claims(actor="Jane")) == []


def test_events_are_those_of_the_claims_left(case: Case) -> None:
    assert list(case.events()) == [LEAVING, SHELLING]
    assert list(case.events(voice="governor")) == [SHELLING]
    (row,) = case.rows("events", kind="shelling")
    assert (row.documents, row.claims, row.independent_voices) == (2, 2, 2)
    assert row.tolls == ("killed civilian 12–30 (best 12)",)
    assert row.actors == ("civilian", "others")
    assert row.disputes == ("killed",)


def test_disputes_give_a_row_a_value_with_its_voices(case: Case) -> None:
    rows = list(case.disputes())
    assert [(row.about, row.value, row.voices, row.documents) for row in rows] == [
        ("killed", "12", ("monitor",), ("dawn",)),
        ("killed", "30", ("governor",), ("dusk",)),
    ]


def test_movements_tell_who_went_from_where_to_where(case: Case) -> None:
    left, may = case.movements()
    assert (left.who, left.place_from, left.place_to, left.means) == (("Coast Brigade",), ("port",), ("Hilltown",), ("bus",))
    assert (left.status, left.start, left.outlet) == ("happened", date(2019, 1, 7), "=Dawn Post")
    assert (may.status, may.place_to) == ("possible", ())


def test_actors_count_once_a_claim_with_what_outlets_call_them(case: Case) -> None:
    actors = {row.actor: row for row in case.actors()}
    brigade = actors["Coast Brigade"]
    assert (brigade.claims, brigade.as_agent, brigade.documents, brigade.labels) == (2, 2, 2, ("rebels", "terrorists"))
    assert set(actors) == {"Coast Brigade", "civilian", "others"}


def test_sources_tell_whom_outlets_cite(case: Case) -> None:
    rows = {row.outlet: row for row in case.sources()}
    assert rows["=Dawn Post"].cites == ("monitor (1)",)
    assert rows["=Dawn Post"].labels == ("rebels",)
    assert (rows[None].claims, rows[None].unattributed, rows[None].cites) == (2, 1, ("governor (1)",))


def test_places_with_one_id_are_one(case: Case) -> None:
    rows = {row.place: row for row in case.places()}
    assert rows["Harbour"].claims == 2
    assert (rows["Harbour"].latitude, rows["Harbour"].longitude) == (35.5, 35.75)
    assert rows["port"].roles == ("from",)


def test_problems_are_shown_without_filters_only(case: Case) -> None:
    (row,) = case.rows("problems")
    assert (row.document, row.code, row.fatal) == ("reports/blank.txt", "empty-file", True)
    with pytest.raises(QueryError, match="of documents"):
        case.rows("problems", kind="shelling")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_sql_of_a_query_gives_its_rows_to_any_client(case: Case, subject: str) -> None:
    query = case.rows(subject)
    with duckdb.connect(str(case.folder.database), read_only=True) as connection:
        rows = connection.execute(query.sql()).fetchall()
    assert len(rows) == len(list(query)) == len(query.df()) > 0


def test_a_limit_leaves_the_first_rows(case: Case) -> None:
    assert list(case.rows("claims", limit=1)) == list(case.rows("claims"))[:1]


def test_a_folder_without_a_case_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no case") as caught:
        list(Case(tmp_path).events())
    assert "fogline read" in caught.value.hint


def test_a_broken_database_says_how_to_build_it_again(tmp_path: Path) -> None:
    folder = small_case(tmp_path / "case")
    folder.database.write_bytes(b"not a database at all" * 1000)
    with pytest.raises(CaseError, match="cannot be opened") as caught:
        list(Case(folder.root).events())
    assert "fogline read" in caught.value.hint
