"""A web site on this machine, for tests of what fetches."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from fogline.config import Limits
from fogline.read.web import Fetcher, Memory, Timing
from fogline.read.web.visits import Forgetful

NOW = datetime(2019, 1, 8, 9, 30, tzinfo=UTC)
LIMITS = Limits(fetch_timeout=5, fetch_seconds=5, fetch_retries=0, host_delay=0)
PAGE = "<!DOCTYPE html><html><head><title>Convoy leaves</title></head><body><p>{}</p></body></html>"


@dataclass(frozen=True)
class Page:
    """An answer."""

    body: bytes | str = b""
    media_type: str | None = "text/html"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        """Send it; a known version of it is not sent again."""
        etag = self.headers.get("ETag")
        unchanged = etag is not None and handler.headers.get("If-None-Match") == etag
        body = self.body.encode() if isinstance(self.body, str) else self.body
        handler.send_response(304 if unchanged else self.status)
        for name, value in self.headers.items():
            handler.send_header(name, value)
        if self.media_type:
            handler.send_header("Content-Type", self.media_type)
        if not unchanged and "Content-Length" not in self.headers:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if not unchanged:
            handler.wfile.write(body)


Reply = Page | Callable[[BaseHTTPRequestHandler], None]


def moved(location: str, status: int = 302) -> Page:
    """Return a redirect."""
    return Page(status=status, headers={"Location": location})


@dataclass
class Site:
    """What a site has under which path, and what it was asked for."""

    pages: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    port: int = 0

    @property
    def root(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        """Return the paths that it was asked for, but for its robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Site]:
    """Run a site, encrypted where there is a certificate."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = site.pages.get(self.path, Page(status=404))
            with suppress(ConnectionError):
                if isinstance(page, Page):
                    page.send(self)
                else:
                    page(self)

        def send_response(self, code: int, message: str | None = None) -> None:
            site.statuses.append(code)
            super().send_response(code, message)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate:
        encrypted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        encrypted.load_cert_chain(certificate)
        # The handshake is left to each answer's own thread.
        server.socket = encrypted.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def fetcher(
    limits: Limits = LIMITS, *, private: bool = True, memory: Memory | None = None, slept: list[float] | None = None
) -> Fetcher:
    """Return a fetcher whose clock stands, and that notes its pauses instead of making them."""
    pauses = slept if slept is not None else []
    return Fetcher(limits, private, memory or Forgetful(), Timing(lambda: NOW, sleep=pauses.append))
