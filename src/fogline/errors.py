"""The errors of a broken set-up; a broken document gives a `Problem` record instead.

FoglineError
├── CaseError      a case folder that cannot be made, read or written
├── SourceError    a source that names nothing that could be read
├── DataError      a data file (kinds, actors, places, words, settings) that breaks its schema
└── QueryError     a filter or format that does not exist
"""

from __future__ import annotations


class FoglineError(Exception):
    """A set-up that cannot work: `message` says what is wrong, `hint` what to do next."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class CaseError(FoglineError):
    """A case folder that cannot be made, read or written."""


class SourceError(FoglineError):
    """A source that names nothing that could be read."""


class DataError(FoglineError):
    """A data file that breaks its schema."""


class QueryError(FoglineError):
    """A filter or format that does not exist."""
