"""What the case knows of the web: `visits.jsonl`, a line for each answer."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, fields, replace

from fogline.read.web import Visit
from fogline.store import CaseFolder, document_path
from fogline.store.documents import load_bytes

_FIELDS = {each.name for each in fields(Visit)}
_READ = 200


class Visits:
    """The visits of a case: those of earlier runs, and those of this one until they are saved."""

    def __init__(self, folder: CaseFolder) -> None:
        self._folder = folder
        self._last = {visit.address: visit for visit in self._written() if visit.status == _READ}
        self._new: list[Visit] = []

    def last(self, address: str) -> Visit | None:
        """Return the last visit of an address that can be asked whether it changed: its document is here, or all it led to."""
        visit = self._last.get(address)
        if visit is None or not (visit.etag or visit.last_modified):
            return None
        return visit if visit.whole or self._is_stored(visit) else None

    def content(self, visit: Visit) -> bytes | None:
        """Return the document that was the answer, where it was one."""
        return load_bytes(self._folder.documents, visit.sha256) if visit.sha256 and self._is_stored(visit) else None

    def add(self, visit: Visit) -> None:
        """Note an answer."""
        self._new.append(visit)

    def keep(self, address: str) -> None:
        """Note that all that an answer led to was read."""
        self._new = [replace(visit, whole=True) if visit.address == address else visit for visit in self._new]

    def save(self, *, ended: bool) -> None:
        """Write down the answers whose documents are stored, and once a run has `ended` all others.

        Those come early so that a run that is stopped need not fetch them again; that all of a feed was read is not sure before.
        """
        waiting: list[Visit] = []
        lines: list[str] = []
        for visit in self._new:
            if ended or (visit.status == _READ and not visit.whole and self._is_stored(visit)):
                lines.append(_line(visit))
            else:
                waiting.append(visit)
        self._new = waiting
        if lines:
            self._append("".join(lines).encode())

    def _is_stored(self, visit: Visit) -> bool:
        return visit.sha256 is not None and document_path(self._folder.documents, visit.sha256).exists()

    def _append(self, lines: bytes) -> None:
        with self._folder.visits.open("ab+") as stream:
            end = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, end - 1))
            # A killed run may have left half a line, which is passed over.
            stream.write(lines if stream.read(1) in (b"", b"\n") else b"\n" + lines)
            stream.flush()
            os.fsync(stream.fileno())

    def _written(self) -> Iterator[Visit]:
        if not self._folder.visits.exists():
            return
        with self._folder.visits.open("rb") as stream:
            for line in stream:
                if visit := _visit(line):
                    yield visit


def _line(visit: Visit) -> str:
    return json.dumps({key: value for key, value in asdict(visit).items() if value not in (None, False)}) + "\n"


def _visit(line: bytes) -> Visit | None:
    """Return what a line says, `None` for half a line, and for one that a later version wrote otherwise."""
    try:
        told = json.loads(line)
    except ValueError:
        return None
    if not isinstance(told, dict) or not {"address", "url", "status", "fetched"} <= told.keys() <= _FIELDS:
        return None
    return Visit(**told)
