"""Why an address cannot be had."""

from __future__ import annotations

from fogline.read.problems import unreadable
from fogline.records import Problem

AGAIN = "run the same command again later; what is there is not fetched again"
SAVE = "open it in a browser, save the page, and read the file"


class FetchError(Exception):
    """A fetch that failed: a problem's code, what happened, and what to do next.

    `again` tells that the same may go well a little later, `wait` in how many seconds at the earliest, `host` that nothing else
    can be had from that host either.
    """

    def __init__(
        self, code: str, what: str, hint: str, *, again: bool = False, wait: float | None = None, host: bool = False
    ) -> None:
        super().__init__(what)
        self.code = code
        self.what = what
        self.hint = hint
        self.again = again
        self.wait = wait
        self.host = host

    def problem(self, address: str) -> Problem:
        """Return it as the problem of an address."""
        return unreadable(address, self.code, f"{address} was not fetched: {self.what}", self.hint)


class OutOfTimeError(Exception):
    """An answer that took longer than it may in all."""
