"""What a worker does: a batch of documents in, the bytes of its shards out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from fogline.records import Problem, RawDocument, Stage
from fogline.store import Batch, Document, Shards, encode

Documents = tuple[RawDocument, ...]
Work = Callable[[Documents, str], Shards]


def work(documents: Documents, version: str) -> Shards:
    """Take a batch through the line.

    The line is loaded by the first batch, in the process that works on it: it holds a language model.
    """
    return encode(import_module("fogline.pipeline").run_batch(documents, version))


def lost(document: RawDocument, version: str) -> Shards:
    """Return the shards of a document that ended the process that worked on it."""
    detail = f"the process that read {document.address} was ended from outside, or ran out of memory, twice"
    batch = Batch((Document.of(document, version),))
    hint = f"free some memory, remove shards/documents/{batch.batch_id}.parquet in the case, and read it again"
    problem = Problem(Stage.STORE, document.document_id, "worker-lost", detail, hint, fatal=True)
    return encode(Batch(batch.documents, problems=(problem,)))
