"""The way to the web: robots.txt, pauses, redirects, retries, and what is known from earlier runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import BinaryIO

from fogline.config import Limits
from fogline.read.entry import Entry
from fogline.read.names import file_name
from fogline.read.web.asking import AGENT, Answer, Asking, Bound, Bounds, bounds_of
from fogline.read.web.connecting import Names
from fogline.read.web.failure import AGAIN, SAVE, FetchError
from fogline.read.web.robots import LONGEST_DELAY, MOST, Robots
from fogline.read.web.target import Target
from fogline.read.web.visits import Forgetful, Memory, Visit
from fogline.records import Problem

__all__ = ["AGENT", "Fetcher", "Timing"]

_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 502, 503, 504})
_UNCHANGED = 304
_FIRST_WAIT = 2.0
"""Seconds before the first retry; each further wait is twice as long."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What tells the time, and waits."""

    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses, each once, asking no host more often than it wants.

    `private` lets it ask this machine and its own network; `memory` knows what earlier runs fetched.
    """

    limits: Limits = field(default_factory=Limits)
    private: bool = False
    memory: Memory = field(default_factory=Forgetful)
    timing: Timing = field(default_factory=Timing)
    _asking: Asking = field(init=False)
    _robots: Robots = field(init=False)
    _had: dict[str, Problem | None] = field(default_factory=dict, init=False)
    _lost: dict[tuple[str, int], FetchError] = field(default_factory=dict, init=False)
    _asked_at: dict[str, float] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        names = Names(float(self.limits.fetch_timeout))
        self._asking = Asking(self.limits, names, self.private, self.timing.monotonic)
        self._robots = Robots(self._get_robots)

    def fetch(self, address: str) -> Entry | Problem | None:
        """Return what stands at an address, or why it cannot be had; `None` for what was had in this run, or did not change."""
        try:
            target = Target.of(address)
        except FetchError as failure:
            return failure.problem(address)
        if target.url in self._had:
            return self._had[target.url]
        self._had[target.url] = None
        try:
            return self._fetched(address, target)
        except FetchError as failure:
            problem = self._had[target.url] = failure.problem(address)
            return problem

    def keep(self, address: str) -> None:
        """Remember that all that an address led to was read, so that it is read again only once it changes."""
        self.memory.keep(address)

    def _fetched(self, address: str, target: Target) -> Entry | None:
        known = self.memory.last(address)
        answer = self._followed(target, known)
        now = self.timing.clock().astimezone(UTC).isoformat(timespec="seconds")
        if known and answer.status == _UNCHANGED:
            self.memory.add(Visit(address, answer.url, answer.status, now, known.sha256))
            content = self.memory.content(known)
            return None if content is None else _entry(known, lambda: BytesIO(content))
        visit = _visit(address, answer, now)
        self.memory.add(visit)
        if answer.body is None:
            raise _refused(answer)
        return _entry(visit, answer.body.opened, answer.cut)

    def _get_robots(self, target: Target) -> Answer:
        """Return the answer for a robots.txt, which is asked for as it is."""
        bound = Bound(MOST, "", cuts=True)
        answer, left = self._patiently(target, lambda _: bound), self.limits.fetch_redirects
        while (target := _moved(target, answer) or target).url != answer.url and left:
            answer, left = self._patiently(target, lambda _: bound), left - 1
        return answer

    def _followed(self, target: Target, known: Visit | None) -> Answer:
        """Return the answer at the end of the redirects, each asked for like an address of its own."""
        seen = {target.url}
        while True:
            self._robots.check(target)
            conditions = _conditions(known) if known and known.url == target.url else ()
            answer = self._patiently(target, bounds_of(self.limits), conditions)
            moved = _moved(target, answer)
            if moved is None:
                return answer
            target = moved
            if target.url in seen:
                raise FetchError("too-many-redirects", f"its redirects lead back to {target.url}", SAVE)
            seen.add(target.url)
            if len(seen) > self.limits.fetch_redirects + 1:
                what = f"it leads on more than {self.limits.fetch_redirects} times"
                raise FetchError(
                    "too-many-redirects", what, "name the address that it leads to, or raise fetch_redirects in case.toml"
                )

    def _patiently(self, target: Target, bounds: Bounds, conditions: tuple[tuple[str, str], ...] = ()) -> Answer:
        """Return an answer, asking again a few times where that may help."""
        where = target.host, target.port
        if where in self._lost:
            raise self._lost[where]
        for wait in (_FIRST_WAIT * 2**number for number in range(self.limits.fetch_retries)):
            try:
                return self._once(target, bounds, conditions)
            except FetchError as failure:
                if not failure.again or (failure.wait or 0) > LONGEST_DELAY:
                    self._note_lost(where, failure)
                    raise
                self.timing.sleep(max(wait, failure.wait or 0))
        try:
            return self._once(target, bounds, conditions)
        except FetchError as failure:
            self._note_lost(where, failure)
            raise

    def _once(self, target: Target, bounds: Bounds, conditions: tuple[tuple[str, str], ...]) -> Answer:
        last = self._asked_at.get(target.host)
        if last is not None:
            pause = max(float(self.limits.host_delay), self._robots.delay(target))
            left = last + pause - self.timing.monotonic()
            if left > 0:
                self.timing.sleep(left)
        try:
            answer = self._asking.ask(target, bounds, conditions)
        finally:
            self._asked_at[target.host] = self.timing.monotonic()
        if answer.status in _BUSY:
            raise self._busy(answer)
        return answer

    def _busy(self, answer: Answer) -> FetchError:
        return FetchError("http-error", f"the site is busy (status {answer.status})", AGAIN, again=True, wait=self._wait(answer))

    def _wait(self, answer: Answer) -> float | None:
        """Return the seconds that a busy site asks to wait, `None` where it does not say."""
        said = answer.headers.get("retry-after", "").strip()
        if said.isascii() and said.isdigit():
            return float(said[:9])
        try:
            until = parsedate_to_datetime(said)
        except ValueError:
            return None
        return (until.replace(tzinfo=until.tzinfo or UTC) - self.timing.clock()).total_seconds()

    def _note_lost(self, where: tuple[str, int], failure: FetchError) -> None:
        if failure.host:
            self._lost[where] = failure


def _moved(target: Target, answer: Answer) -> Target | None:
    """Return where an answer leads on to, `None` where it does not."""
    location = answer.headers.get("location", "")
    return target.joined(_as_sent(location)) if answer.status in _MOVED and location else None


def _as_sent(location: str) -> str:
    """Return a header that a server wrote in UTF-8, against the rules, as it meant it."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return location


def _conditions(known: Visit) -> tuple[tuple[str, str], ...]:
    asked = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return tuple((name, value) for name, value in asked if value)


def _visit(address: str, answer: Answer, now: str) -> Visit:
    if answer.body is None:
        return Visit(address, answer.url, answer.status, now)
    # What was cut has to be had again, changed or not.
    etag, last_modified = (None if answer.cut else answer.headers.get(name) for name in ("etag", "last-modified"))
    told = answer.body.sha256, answer.media_type, answer.charset
    return Visit(address, answer.url, answer.status, now, *told, etag, last_modified)


def _entry(visit: Visit, opened: Callable[[], BinaryIO], cut: str | None = None) -> Entry:
    metadata = (("url", visit.url), ("fetched", visit.fetched), ("charset", visit.charset), ("cut", cut))
    return Entry(
        visit.address,
        file_name(visit.url, visit.media_type),
        opened,
        visit.media_type,
        tuple((key, value) for key, value in metadata if value),
    )


def _refused(answer: Answer) -> FetchError:
    status = answer.status
    if status in (401, 403):
        return FetchError("http-error", f"the site does not give it to programs (status {status})", SAVE)
    if status in (404, 410):
        return FetchError("http-error", f"the site does not have it (status {status})", "check the address; it may have moved")
    return FetchError("http-error", f"the site answered with status {status}", AGAIN)
