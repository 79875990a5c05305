"""The case folder on disk: documents, shards, the lock, and nothing that computes.

What a run stores is written to a temporary name, synced, and renamed; a batch counts once its `documents` shard, the last to be
written, is there.
"""

from fogline.store.documents import Document, document_path, load_raw, store_raw
from fogline.store.files import storing, sweep, write_whole
from fogline.store.folder import CaseFolder, find_case
from fogline.store.lock import locked
from fogline.store.shards import RECORDS, Address, Batch, Shards, complete_batches, encode, read_shards, shard_path, write_shards

__all__ = [
    "RECORDS",
    "Address",
    "Batch",
    "CaseFolder",
    "Document",
    "Shards",
    "complete_batches",
    "document_path",
    "encode",
    "find_case",
    "load_raw",
    "locked",
    "read_shards",
    "shard_path",
    "store_raw",
    "storing",
    "sweep",
    "write_shards",
    "write_whole",
]
