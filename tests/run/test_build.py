"""The database holds what the sealed shards hold, each document once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from tests.small import BATCH, DAWN, DUSK, LEFT, SHELLED, UNREAD, article, link, raw, small_case

from fogline.errors import CaseError
from fogline.records import Problem, Stage
from fogline.run.build import build, is_built
from fogline.store import Address, Batch, CaseFolder, Document, complete_batches, encode, shard_path, write_shards
from fogline.version import line_version


def ask(folder: CaseFolder, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(folder.database), read_only=True) as connection:
        rows: list[tuple[object, ...]] = connection.execute(sql).fetchall()
        return rows


def add(folder: CaseFolder, batch: Batch) -> None:
    write_shards(folder.shards, encode(batch))
    build(folder, link)


def test_a_document_in_two_batches_counts_once(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    add(folder, Batch((BATCH.documents[0],), (BATCH.articles[0],), (LEFT, SHELLED)))
    assert ask(folder, "select count(*), count(distinct document_id) from documents") == [(2, 2)]
    assert ask(folder, "select count(*), count(distinct claim_id) from claims") == [(4, 4)]
    assert ask(folder, "select count(*) from articles") == [(2,)]


def test_what_another_version_read_is_left_aside(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    add(folder, Batch((Document.of(DAWN, "older"),), (article(DAWN, None),), (replace(LEFT, kind="advance"),)))
    assert ask(folder, "select distinct read_by from documents") == [(line_version(),)]
    assert ask(folder, "select count(*) from claims where kind = 'advance'") == [(0,)]


def test_an_id_is_the_name_where_no_other_document_has_it(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    other = raw("dawn", "Another report with this name.")
    add(folder, Batch((Document.of(other, line_version()),), (article(other, None),)))
    assert ask(folder, "select id from documents order by id") == sorted([(DAWN.document_id,), (other.document_id,), ("dusk",)])


def test_further_addresses_stand_beside_the_first(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    add(folder, Batch((), addresses=(Address(DUSK.document_id, "copy/dusk.txt"),)))
    assert ask(folder, "select addresses from documents where name = 'dusk'") == [(["copy/dusk.txt", "reports/dusk.txt"],)]


def test_a_problem_ends_when_its_address_is_read(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    assert ask(folder, "select record_id from problems") == [(UNREAD.record_id,)]
    read = raw("blank", "Now there is something in it.")
    own = Problem(Stage.CLEAN, read.document_id, "no-date", "no date is told")
    add(folder, Batch((Document.of(read, line_version()),), (article(read, None),), problems=(own,)))
    assert ask(folder, "select record_id, code from problems") == [(read.document_id, "no-date")]


def test_a_database_is_built_again_only_for_other_shards_or_decisions(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    assert is_built(folder)
    folder.decisions.write_text("{}\n")
    assert not is_built(folder)
    folder.decisions.unlink()
    write_shards(folder.shards, encode(Batch((), problems=(UNREAD, replace(UNREAD, record_id="other")))))
    assert not is_built(folder)
    build(folder, link)
    assert is_built(folder)
    folder.database.write_bytes(b"broken")
    assert not is_built(folder)


def test_a_broken_shard_is_named_and_leaves_the_database_before(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    before = folder.database.read_bytes()
    path = shard_path(folder.shards, "claims", BATCH.batch_id)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(CaseError, match=str(path)):
        build(folder, link)
    assert folder.database.read_bytes() == before
    assert not list(folder.root.glob("*.part*"))
    assert complete_batches(folder.shards) == (BATCH.batch_id,)


def test_a_case_with_nothing_in_it_can_be_built(tmp_path: Path) -> None:
    folder = CaseFolder(tmp_path)
    folder.make()
    build(folder, link)
    assert ask(folder, "select count(*) from claim_rows") == [(0,)]
