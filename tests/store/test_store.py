"""What lies in a case folder is whole, or counts for nothing."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from tests.small import BATCH, DAWN, SHELLED, UNREAD, small_case

from fogline.errors import CaseError, DataError
from fogline.records import Claim, Problem
from fogline.store import (
    Batch,
    CaseFolder,
    Document,
    complete_batches,
    document_path,
    encode,
    find_case,
    load_raw,
    locked,
    read_shards,
    shard_path,
    store_raw,
    storing,
    sweep,
    write_shards,
    write_whole,
)
from fogline.store.check import faults

DOCUMENT = Document.of(DAWN, "1")


def test_a_document_comes_back_byte_for_byte(tmp_path: Path) -> None:
    store_raw(tmp_path, DAWN)
    assert load_raw(tmp_path, DOCUMENT) == DAWN
    assert document_path(tmp_path, DAWN.sha256).parent.name == DAWN.sha256[:2]


def test_a_document_is_stored_once_and_the_same_everywhere(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        store_raw(tmp_path / folder, DAWN)
    one, other = (document_path(tmp_path / folder, DAWN.sha256) for folder in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()
    before = one.stat().st_mtime_ns
    store_raw(tmp_path / "one", DAWN)
    assert one.stat().st_mtime_ns == before


def test_a_document_that_is_gone_or_changed_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=DAWN.sha256):
        load_raw(tmp_path, DOCUMENT)
    store_raw(tmp_path, DAWN)
    path = document_path(tmp_path, DAWN.sha256)
    other = replace(DAWN, content=b"another text")
    path.unlink()
    store_raw(tmp_path, other)
    with pytest.raises(CaseError, match="not what its name says"):
        load_raw(tmp_path, DOCUMENT)
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(CaseError, match="cannot be read"):
        load_raw(tmp_path, DOCUMENT)


def test_a_batch_comes_back_and_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    write_shards(tmp_path, encode(BATCH))
    batches = complete_batches(tmp_path)
    assert batches == (BATCH.batch_id,)
    assert tuple(read_shards(tmp_path, Claim, batches)) == BATCH.claims
    assert tuple(read_shards(tmp_path, Document, batches)) == BATCH.documents
    assert encode(BATCH) == encode(BATCH)


def test_the_name_of_a_batch_tells_documents_and_version_apart() -> None:
    other = Batch((Document.of(DAWN, "2"),))
    assert len({Batch((DOCUMENT,)).batch_id, other.batch_id, BATCH.batch_id, Batch((), problems=(UNREAD,)).batch_id}) == 4


def test_a_batch_without_its_last_file_counts_for_nothing(tmp_path: Path) -> None:
    shards = encode(BATCH)
    assert shards.files[-1][0] == "documents"
    for name, content in shards.files[:-1]:
        write_whole(shard_path(tmp_path, name, shards.batch_id), content)
    assert complete_batches(tmp_path) == ()


def test_a_broken_shard_is_named_with_the_file_to_remove(tmp_path: Path) -> None:
    write_shards(tmp_path, encode(BATCH))
    path = shard_path(tmp_path, "problems", BATCH.batch_id)
    path.write_bytes(path.read_bytes()[:-8])
    with pytest.raises(CaseError, match=str(path)) as caught:
        list(read_shards(tmp_path, Problem, complete_batches(tmp_path)))
    assert str(shard_path(tmp_path, "documents", BATCH.batch_id)) in caught.value.hint


def test_what_was_being_written_is_swept_away(tmp_path: Path) -> None:
    write_whole(tmp_path / "kept", b"kept")
    (tmp_path / "shards").mkdir()
    (tmp_path / "shards" / "x.parquet.part").write_bytes(b"half")
    (tmp_path / "case.duckdb.part.tmp").mkdir()
    (tmp_path / "case.duckdb.part.tmp" / "spilled").write_bytes(b"")
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["kept", "shards"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOTDIR, errno.EIO])
def test_a_disk_that_fails_is_told_with_what_to_do(tmp_path: Path, code: int) -> None:
    with pytest.raises(CaseError, match=str(tmp_path)) as caught, storing(tmp_path):
        raise OSError(code, "it failed")
    assert caught.value.hint


def test_a_database_on_a_full_disk_is_told_as_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught, storing(tmp_path):
        raise duckdb.IOException("IO Error: Could not write file: No space left on device")
    assert "free some space" in caught.value.hint


def test_one_process_at_a_time_writes(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(CaseError, match="another fogline"), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_a_case_is_found_by_name_or_upward_or_here(tmp_path: Path) -> None:
    deep = tmp_path / "case" / "notes" / "old"
    deep.mkdir(parents=True)
    assert find_case(Path("named"), deep) == CaseFolder(Path("named"))
    assert find_case(None, deep).root == deep / "case"
    CaseFolder(tmp_path / "case").make()
    assert find_case(None, deep).root == tmp_path / "case"


def test_a_case_is_made_once(tmp_path: Path) -> None:
    folder = CaseFolder(tmp_path / "new" / "case")
    folder.make()
    folder.toml.write_text("format = 1\n[settings]\nworkers = 3\n")
    folder.make()
    assert folder.settings().workers == 3


def test_a_case_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case").write_text("")
    with pytest.raises(CaseError, match="is a file"):
        CaseFolder(tmp_path / "case").make()
    with pytest.raises(CaseError, match="cannot be written"):
        CaseFolder(tmp_path / "case" / "below").make()


@pytest.mark.parametrize(
    ("written", "error", "said"),
    [
        ("format = 2\n", CaseError, "has format 2"),
        ("", CaseError, "has format None"),
        ("format = \n", DataError, "is not TOML"),
        ("format = 1\nsettings = 3\n", DataError, "no table"),
        ("format = 1\n[settings]\nspeed = 3\n", DataError, "no 'speed'"),
        ("format = 1\n[settings]\nbatch = 0\n", DataError, "batch = 0"),
        ('format = 1\n[settings]\nworkers = "two"\n', DataError, "workers = 'two'"),
        ("format = 1\n[settings]\nworkers = true\n", DataError, "workers = True"),
    ],
)
def test_a_broken_case_file_is_refused(tmp_path: Path, written: str, error: type[Exception], said: str) -> None:
    folder = CaseFolder(tmp_path)
    folder.toml.write_text(written)
    with pytest.raises(error, match=said):
        folder.settings()


def test_a_sound_case_has_no_faults(tmp_path: Path) -> None:
    assert list(faults(small_case(tmp_path))) == []


def test_each_fault_of_a_case_is_found(tmp_path: Path) -> None:
    folder = small_case(tmp_path)
    document_path(folder.documents, DAWN.sha256).unlink()
    (folder.root / "case.duckdb.part").touch()
    cut_off = encode(Batch((DOCUMENT,), claims=(SHELLED,)))
    write_whole(shard_path(folder.shards, "claims", cut_off.batch_id), dict(cut_off.files)["claims"])
    found = "\n".join(faults(folder))
    assert DAWN.sha256 in found
    assert "case.duckdb.part" in found
    assert f"{cut_off.batch_id} was cut off" in found
    broken = shard_path(folder.shards, "articles", BATCH.batch_id)
    broken.write_bytes(b"nothing")
    assert str(broken) in "\n".join(faults(folder))
