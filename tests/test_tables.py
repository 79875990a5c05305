"""Records survive the way through Arrow, Parquet and DuckDB unchanged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fogline.records import (
    Actor,
    Article,
    Candidate,
    Claim,
    Codes,
    Count,
    Counted,
    DateCandidate,
    DatePrecision,
    Dropped,
    DroppedPassage,
    Event,
    Membership,
    Place,
    PlaceRole,
    Problem,
    Published,
    RawDocument,
    Stage,
    Status,
    Time,
    Voice,
)
from fogline.spans import OffsetMap, Span
from fogline.tables import arrow_schema, from_rows, to_arrow

CLAIM = Claim(
    claim_id="c1",
    document_id="report-01234567",
    kind="withdrawal",
    status=Status.PLANNED,
    status_rule="prepares",
    quote="Fighters prepare to leave Hama",
    span=Span(10, 40),
    trigger="leave",
    trigger_span=Span(30, 35),
    sentence=2,
    rule="subject",
    confidence=0.75,
    agents=(
        Actor(
            "Fighters", "fighters", Span(10, 18), "subject", 0.5, candidates=(Candidate("hts", "Hay'at Tahrir al-Sham", 0.25),)
        ),
    ),
    places=(Place(PlaceRole.FROM, "Hama", "Hama", Span(36, 40), "object", 0.5, country="SY", latitude=35.13, longitude=36.75),),
    time=Time("on Friday", Span(41, 50), "weekday", 1.0, date(2017, 3, 31), date(2017, 3, 31), DatePrecision.DAY),
    counts=(Count(Counted.MOVED, "fighters", "over 100", 101, None, Span(51, 59), "over", 1.0),),
    voices=(Voice("a source", "source", Span(0, 8), "said", 1.0),),
    codes=Codes(plover="CONCEDE", ucdp=None),
)
ARTICLE = Article(
    document_id="report-01234567",
    name="report",
    text="Fighters left.",
    raw="Fighters left.",
    offsets=OffsetMap.identity(14),
    media_type="text/plain",
    published=Published(
        date(2017, 4, 1),
        date(2017, 4, 1),
        "line",
        DatePrecision.DAY,
        (DateCandidate(date(2017, 4, 1), date(2017, 4, 1), "line", "the only one", Span(0, 4)),),
    ),
    dropped=(DroppedPassage(Span(0, 4), Dropped.DUMP, "NULL"),),
    problems=(Problem(Stage.CLEAN, "report-01234567", "no-outlet", "no outlet is named"),),
)
RAW = RawDocument("report", b"\x00raw", "0" * 64, "a/report.txt", "text/plain", metadata=(("title", "T"), ("url", "u")))
RECORDS = [CLAIM, ARTICLE, RAW, Membership("a", "member-of", "b", None, date(2018, 1, 1), ("c1",))]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_records_come_back_from_arrow(record: object) -> None:
    table = to_arrow(type(record), [record])
    assert list(from_rows(type(record), table.to_pylist())) == [record]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_records_come_back_from_parquet_by_way_of_duckdb(record: object, tmp_path: Path) -> None:
    pq.write_table(to_arrow(type(record), [record]), tmp_path / "shard.parquet")
    with duckdb.connect() as connection:
        connection.execute("create table records as select * from read_parquet(?)", [str(tmp_path / "shard.parquet")])
        rows = connection.execute("select * from records").to_arrow_table().to_pylist()
    assert list(from_rows(type(record), rows)) == [record]


def test_no_records_still_have_all_columns() -> None:
    table = to_arrow(Event, [])
    assert table.num_rows == 0
    assert table.schema.names[:4] == ["event_id", "kind", "start", "end"]


def test_only_what_may_be_absent_is_nullable() -> None:
    schema = arrow_schema(Claim)
    assert not schema.field("kind").nullable
    assert schema.field("time").nullable
    assert pa.types.is_struct(schema.field("time").type)


def test_an_unknown_word_is_refused() -> None:
    row = to_arrow(Problem, [Problem(Stage.READ, "r", "empty-file", "empty")]).to_pylist()[0]
    with pytest.raises(ValueError, match="nowhere"):
        list(from_rows(Problem, [row | {"stage": "nowhere"}]))


def test_a_missing_field_is_refused() -> None:
    with pytest.raises(KeyError, match="end"):
        list(from_rows(Span, [{"start": 1}]))


@dataclass(frozen=True)
class Loose:
    anything: int | str


@dataclass(frozen=True)
class Opaque:
    anything: dict[str, str]


@pytest.mark.parametrize("record_type", [Loose, Opaque])
def test_a_field_that_no_table_holds_is_named(record_type: type) -> None:
    with pytest.raises(TypeError, match="no table can hold"):
        arrow_schema(record_type)
