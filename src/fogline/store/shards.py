"""What was found, as Parquet: one file a record type and batch.

The `documents` shard of a batch is written last. A batch without it was cut off, and counts for nothing until it is written
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from fogline.errors import CaseError
from fogline.ids import content_id
from fogline.records import Article, Claim, Problem
from fogline.store.documents import Document
from fogline.store.files import write_whole
from fogline.tables import from_rows, to_arrow

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Address:
    """One more place where a document was found; the first stands in its `Document`."""

    document_id: str
    address: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What the line made of some documents."""

    documents: tuple[Document, ...]
    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    addresses: tuple[Address, ...] = ()

    @property
    def batch_id(self) -> str:
        """The name of the batch, from what was read and by which version; of problems and addresses alone, from them."""
        if self.documents:
            return content_id(*(f"{document.document_id} {document.read_by}" for document in self.documents))
        return content_id(*map(repr, (*self.problems, *self.addresses)))


# In the order of writing: `documents` seals the batch.
RECORDS: Mapping[str, type[Any]] = {
    "articles": Article,
    "claims": Claim,
    "problems": Problem,
    "addresses": Address,
    "documents": Document,
}


@dataclass(frozen=True, slots=True)
class Shards:
    """A batch as the bytes of its files, by record type, with how many claims it has."""

    batch_id: str
    files: tuple[tuple[str, bytes], ...]
    claims: int


def encode(batch: Batch) -> Shards:
    """Return the Parquet files of a batch; the same batch gives the same bytes."""
    files = tuple((name, _parquet(record_type, getattr(batch, name))) for name, record_type in RECORDS.items())
    return Shards(batch.batch_id, files, len(batch.claims))


def _parquet(record_type: type[Any], records: tuple[Any, ...]) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(to_arrow(record_type, records), sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content


def shard_path(folder: Path, name: str, batch_id: str) -> Path:
    """Return where a batch's records of one type lie in the folder of shards."""
    return folder / name / f"{batch_id}.parquet"


def write_shards(folder: Path, shards: Shards) -> None:
    """Write a batch, sealed by its last file."""
    for name, content in shards.files:
        write_whole(shard_path(folder, name, shards.batch_id), content)


def complete_batches(folder: Path) -> tuple[str, ...]:
    """Return the ids of all sealed batches, sorted."""
    return tuple(sorted(path.stem for path in (folder / "documents").glob("*.parquet")))


def read_shards(folder: Path, record_type: type[Record], batch_ids: tuple[str, ...]) -> Iterator[Record]:
    """Yield the records of one type in these batches; a file that cannot be read is a `CaseError` that names it."""
    name = next(name for name, known in RECORDS.items() if known is record_type)
    for batch_id in batch_ids:
        path = shard_path(folder, name, batch_id)
        try:
            rows = pq.ParquetFile(path).read().to_pylist()
        except (OSError, pa.ArrowException) as error:
            raise unreadable_shard(folder, path, str(error)) from error
        yield from from_rows(record_type, rows)


def unreadable_shard(folder: Path, path: Path, why: str) -> CaseError:
    """Return the error of a broken shard, with the way to have its batch read again."""
    seal = shard_path(folder, "documents", path.stem)
    hint = f"remove {seal} and run the `fogline read` that made it again; the rest stays"
    return CaseError(f"the shard {path} cannot be read: {why.splitlines()[0]}", hint=hint)
