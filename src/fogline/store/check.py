"""The integrity of a case: every byte stored is what it should be, and nothing is half there."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from fogline.errors import CaseError
from fogline.store.documents import Document, load_bytes
from fogline.store.files import PART
from fogline.store.folder import CaseFolder
from fogline.store.shards import RECORDS, complete_batches, read_shards, shard_path


def faults(folder: CaseFolder) -> Iterator[str]:
    """Yield a sentence for everything in a case that is broken, missing or left over; none where all is well."""
    batches = complete_batches(folder.shards)
    broken = list(_broken_shards(folder, batches))
    yield from broken
    if not broken:
        yield from _broken_documents(folder, batches)
    yield from _cut_off(folder, set(batches))
    for path in sorted(folder.root.rglob(f"*{PART}*")):
        yield f"{path} is left over from a run that was stopped: the next `fogline read` removes it"


def _broken_shards(folder: CaseFolder, batches: tuple[str, ...]) -> Iterator[str]:
    for batch in batches:
        for name in RECORDS:
            path = shard_path(folder.shards, name, batch)
            try:
                pq.ParquetFile(path).read()
            except (OSError, pa.ArrowException) as error:
                yield f"the shard {path} cannot be read: {str(error).splitlines()[0]}"


def _cut_off(folder: CaseFolder, sealed: set[str]) -> Iterator[str]:
    for name in RECORDS:
        for path in sorted((folder.shards / name).glob("*.parquet")):
            if path.stem not in sealed:
                yield f"the batch {path.stem} was cut off: run the same `fogline read` again"


def _broken_documents(folder: CaseFolder, batches: tuple[str, ...]) -> Iterator[str]:
    for sha256 in sorted({document.sha256 for document in read_shards(folder.shards, Document, batches)}):
        try:
            load_bytes(folder.documents, sha256)
        except CaseError as error:
            yield error.message
