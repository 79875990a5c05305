"""The reports as read: their bytes, compressed, under their hash, and the record that leads to them."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from pathlib import Path

from fogline.errors import CaseError
from fogline.ids import content_hash
from fogline.records import RawDocument
from fogline.store.files import write_whole


@dataclass(frozen=True, slots=True)
class Document:
    """A stored report: everything of its `RawDocument` but the bytes, whose number is `size`.

    `read_by` is the version of the line that read it.
    """

    document_id: str
    name: str
    sha256: str
    address: str
    media_type: str
    field: str | None
    metadata: tuple[tuple[str, str], ...]
    size: int
    read_by: str

    @classmethod
    def of(cls, raw: RawDocument, read_by: str) -> Document:
        """Return the record of a document read."""
        return cls(
            document_id=raw.document_id,
            name=raw.name,
            sha256=raw.sha256,
            address=raw.address,
            media_type=raw.media_type,
            field=raw.field,
            metadata=raw.metadata,
            size=len(raw.content),
            read_by=read_by,
        )


def document_path(folder: Path, sha256: str) -> Path:
    """Return where the bytes with this hash lie in the folder of documents."""
    return folder / sha256[:2] / f"{sha256}.gz"


def store_raw(folder: Path, raw: RawDocument) -> None:
    """Store a document's bytes, unless they are there."""
    path = document_path(folder, raw.sha256)
    if not path.exists():
        # No time in the file, so that the same bytes give the same file.
        write_whole(path, gzip.compress(raw.content, mtime=0))


def load_raw(folder: Path, document: Document) -> RawDocument:
    """Return a stored document with its bytes; bytes that are gone or not those of the hash are a `CaseError`."""
    return RawDocument(
        name=document.name,
        content=load_bytes(folder, document.sha256),
        sha256=document.sha256,
        address=document.address,
        media_type=document.media_type,
        field=document.field,
        metadata=document.metadata,
    )


def load_bytes(folder: Path, sha256: str) -> bytes:
    """Return the bytes with this hash."""
    path = document_path(folder, sha256)
    try:
        content = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise CaseError(f"the stored document {path} cannot be read: {error}", hint=_HINT) from error
    if content_hash(content) != sha256:
        raise CaseError(f"the stored document {path} is not what its name says", hint=_HINT)
    return content


_HINT = "take the file from a copy of the case, or remove it and read its source again"
