"""One request and its answer, within bounds of size and time."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import httpcore

from fogline import __version__
from fogline.config import Limits
from fogline.read.archives.answers import charset_of
from fogline.read.entry import HEAD
from fogline.read.sniff import packed_as, written_as
from fogline.read.web.body import Body
from fogline.read.web.connecting import Connecting, Deadline, Names, failure_of
from fogline.read.web.failure import AGAIN, FetchError, OutOfTimeError
from fogline.read.web.target import Target
from fogline.read.web.unpacking import PACKINGS, unpacked

AGENT = f"fogline/{__version__} (reads reports on request of its user)"

_ASKED = (
    ("User-Agent", AGENT),
    ("Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"),
    ("Accept-Language", "en, *;q=0.5"),
    ("Accept-Encoding", PACKINGS),
    ("Connection", "close"),
)
_MEDIA_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)")
_ON_THE_WAY = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; its `body` only where the status says that it is what was asked for.

    `cut` tells, in words, why the body is not all of it.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: Body | None = None
    cut: str | None = None

    @property
    def media_type(self) -> str | None:
        """What the server says that it is."""
        found = _MEDIA_TYPE.match(self.headers.get("content-type", ""))
        return found[1].lower() if found else None

    @property
    def charset(self) -> str | None:
        """What the server says that its characters are written in."""
        return charset_of(self.headers.get("content-type", ""))


@dataclass(frozen=True, slots=True)
class Bound:
    """The most bytes that an answer may have; what is over it is left out where it `cuts`, else all of it is refused."""

    most: int
    setting: str
    cuts: bool = False


Bounds = Callable[[bytes], Bound]
"""The bound of an answer by its first bytes."""


def bounds_of(limits: Limits) -> Bounds:
    """Return the bounds of reports: a page may have as much as a document, a feed that never ends is cut there."""

    def bound(head: bytes) -> Bound:
        if not packed_as(head) and (form := written_as(head)) in ("page", "feed", "opml"):
            return Bound(limits.document_bytes, "document_bytes", cuts=form == "feed")
        return Bound(limits.fetch_bytes, "fetch_bytes")

    return bound


@dataclass(slots=True)
class Asking:
    """The way to ask hosts."""

    limits: Limits
    names: Names
    private: bool
    monotonic: Callable[[], float]
    _trusted: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def ask(self, target: Target, bounds: Bounds, conditions: Iterable[tuple[str, str]] = ()) -> Answer:
        """Return the answer to one request; raises `FetchError` where there is none, or one that is too large or too slow."""
        deadline = Deadline(self.monotonic() + self.limits.fetch_seconds, self.monotonic)
        backend = Connecting(self.names, deadline, private=self.private)
        seconds = float(self.limits.fetch_timeout)
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), seconds)
        try:
            with (
                httpcore.ConnectionPool(self._trusted, network_backend=backend) as pool,
                pool.stream(
                    "GET",
                    target.sent,
                    headers=[("Host", target.authority), *_ASKED, *conditions],
                    extensions={"timeout": timeouts},
                ) as response,
            ):
                return self._answer(target, response, bounds)
        except OutOfTimeError as error:
            raise self._too_slow() from error
        except _ON_THE_WAY as error:
            raise failure_of(error, target, self.names) from error
        except OSError as error:
            what = f"there is no room for it in the folder of temporary files ({error.strerror or error})"
            raise FetchError("no-room", what, "free some space, or name another folder in TMPDIR") from error

    def _answer(self, target: Target, response: httpcore.Response, bounds: Bounds) -> Answer:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status not in (200, 203):
            return Answer(target.url, response.status, headers)
        said = headers.get("content-length", "")
        if said.isascii() and said.isdigit() and int(said[:20]) > self.limits.fetch_bytes:
            raise _too_large(Bound(self.limits.fetch_bytes, "fetch_bytes"))
        body = Body()
        chunks = unpacked(response.iter_stream(), headers.get("content-encoding", ""))
        cut = self._taken(chunks, body, bounds)
        return Answer(target.url, response.status, headers, body, cut)

    def _taken(self, chunks: Iterable[bytes], body: Body, bounds: Bounds) -> str | None:
        """Take an answer's bytes; return why they are not all of them, `None` where they are."""
        bound: Bound | None = None
        try:
            for chunk in chunks:
                body.add(chunk)
                if bound is None and body.size >= HEAD:
                    bound = bounds(body.part(0, HEAD))
                if bound and body.size > bound.most:
                    break
        except OutOfTimeError:
            if not bounds(body.part(0, HEAD)).cuts:
                raise
            return f"it took more than {self.limits.fetch_seconds} seconds"
        bound = bound or bounds(body.part(0, HEAD))
        if body.size <= bound.most:
            return None
        if not bound.cuts:
            raise _too_large(bound)
        return f"it has more than {bound.most:,} bytes"

    def _too_slow(self) -> FetchError:
        hint = f"{AGAIN}, or raise fetch_seconds in case.toml"
        return FetchError("timed-out", f"the answer took more than {self.limits.fetch_seconds} seconds", hint)


def _too_large(bound: Bound) -> FetchError:
    what = f"it has more than the {bound.most:,} bytes that it may have"
    return FetchError("too-large", what, f"fetch it yourself and split it, or raise {bound.setting} in case.toml")
