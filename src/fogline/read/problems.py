"""Problems of reading, each with what to do next."""

from __future__ import annotations

from fogline.records import Problem, Stage


def unreadable(address: str, code: str, detail: str, hint: str, *, fatal: bool = True) -> Problem:
    """Return the problem of what stands at `address`; `fatal` tells that a document is lost by it."""
    return Problem(Stage.READ, address, code, detail, hint, fatal=fatal)


def too_large(address: str, size: str, limit: int, setting: str) -> Problem:
    """Return the problem of what is over a limit of bytes, which a `setting` raises."""
    detail = f"{address} has {size}, more than the {limit:,} bytes that it may have"
    return unreadable(address, "too-large", detail, f"split it into one file a report, or raise {setting} in case.toml")


def no_access(address: str, error: OSError) -> Problem:
    """Return the problem of what cannot be opened."""
    detail = f"{address} cannot be opened: {error.strerror or error}"
    return unreadable(address, "no-access", detail, "check that the file is there and may be read")


def page_parts(address: str, page: str, number: int) -> Problem:
    """Return the note on a folder of files that a saved page is shown with."""
    detail = f"{address} holds {number} files that the saved page {page} is shown with; they are no reports"
    return unreadable(address, "page-parts", detail, "name it as a source of its own if it holds reports", fatal=False)
