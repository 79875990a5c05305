"""Sources into batches of documents that are new to the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fogline.read import Options, read_source
from fogline.records import Problem, RawDocument
from fogline.run.work import Documents
from fogline.store import Address, Batch, CaseFolder, Document, complete_batches, load_raw, read_shards

FIRST_BATCH = 4
"""Documents of the first batch; each further one is twice as large up to the limit, so that few documents are shared out too."""


_NO_DOCUMENT = frozenset({"no-such-source", "no-match", "empty-folder", "offline", "no-network"})
"""Problems of a source as it was typed, or of this machine at the time: told, but not kept in the case."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the case holds at the start of a run.

    `current` are the documents by id that this version of the line read, `older` those that only other versions did.
    """

    current: dict[str, Document]
    older: dict[str, Document]
    problems: set[Problem]
    addresses: set[Address]


def stored(folder: CaseFolder, version: str) -> Stored:
    """Return what the sealed batches of a case hold."""
    batches = complete_batches(folder.shards)
    documents = list(read_shards(folder.shards, Document, batches))
    current = {document.document_id: document for document in documents if document.read_by == version}
    older = {document.document_id: document for document in documents if document.document_id not in current}
    problems = set(read_shards(folder.shards, Problem, batches))
    return Stored(current, older, problems, set(read_shards(folder.shards, Address, batches)))


_Content = tuple[str, str | None]
"""The hash of a document's bytes, and the field of them that holds its text."""


@dataclass(frozen=True, slots=True)
class _Met:
    """A document where it was first met."""

    document_id: str
    address: str


@dataclass(slots=True)
class Intake:
    """One pass over the sources, with what was met on the way.

    `given` are the documents met, whether new or not, each with the first address; `problems` what could not be read; `addresses`
    further places of documents.
    """

    folder: CaseFolder
    known: Stored
    options: Options
    given: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    addresses: set[Address] = field(default_factory=set)
    _first: dict[_Content, _Met] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for documents in (self.known.older, self.known.current):
            for document in documents.values():
                self._first[document.sha256, document.field] = _Met(document.document_id, document.address)

    def batches(self, sources: Iterable[str], most: int) -> Iterator[Documents]:
        """Yield the documents to read: the new ones, then those that only another version has read, from their stored bytes."""
        yield from _batched(self._new(sources), most)
        left = (document for key, document in sorted(self.known.older.items()) if key not in self.given)
        yield from _batched((load_raw(self.folder.documents, document) for document in left), most)

    def rest(self) -> Batch:
        """Return what a finished pass met besides documents and the case does not hold yet."""
        problems = {problem for problem in self.problems if problem.code not in _NO_DOCUMENT} - self.known.problems
        addresses = self.addresses - self.known.addresses
        return Batch(
            (),
            problems=tuple(sorted(problems, key=lambda problem: (problem.record_id, problem.code, problem.detail))),
            addresses=tuple(sorted(addresses, key=lambda address: (address.document_id, address.address))),
        )

    def _new(self, sources: Iterable[str]) -> Iterator[RawDocument]:
        # Sorted, so that the order in which sources are named changes nothing.
        for source in sorted(set(sources)):
            for found in read_source(source, self.options):
                if isinstance(found, Problem):
                    self.problems.append(found)
                elif self._is_new(found):
                    yield found

    def _is_new(self, found: RawDocument) -> bool:
        """Tell whether a document is to be read; the same bytes met at another address are the same document."""
        first = self._first.setdefault((found.sha256, found.field), _Met(found.document_id, found.address))
        if first.address != found.address:
            self.addresses.add(Address(first.document_id, found.address))
        if first.document_id != found.document_id and first.document_id in self.known.older:
            return False  # it is read again from the stored bytes, under the name that it has
        repeated = first.document_id in self.given
        self.given.setdefault(first.document_id, first.address)
        return not repeated and first.document_id not in self.known.current


def _batched(documents: Iterable[RawDocument], most: int) -> Iterator[Documents]:
    waiting: list[RawDocument] = []
    size = min(FIRST_BATCH, most)
    for document in documents:
        waiting.append(document)
        if len(waiting) == size:
            yield tuple(waiting)
            waiting, size = [], min(2 * size, most)
    if waiting:
        yield tuple(waiting)
