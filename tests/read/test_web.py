"""Fetching, from a site on this machine."""

from __future__ import annotations

import errno
import gzip
import shutil
import socket
import subprocess
import zlib
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from itertools import count
from pathlib import Path
from threading import Event

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.site import LIMITS, NOW, PAGE, Page, Site, fetcher, moved, serving

from fogline.read.entry import Entry
from fogline.read.web import AGENT
from fogline.read.web.body import Body
from fogline.read.web.connecting import Names, failure_of
from fogline.read.web.failure import FetchError
from fogline.read.web.target import Target
from fogline.read.web.unpacking import unpacked
from fogline.records import Problem

REPORT = PAGE.format("The rebels left Alder on Friday, a monitor said.")


def had(found: object) -> bytes:
    assert isinstance(found, Entry), found
    with found.opened() as stream:
        return stream.read()


def code(found: object) -> str:
    assert isinstance(found, Problem), found
    assert found.fatal
    assert found.hint
    return found.code


def test_a_page_comes_with_where_and_when_it_was_fetched(site: Site) -> None:
    site.pages["/news/convoy?id=7"] = Page(REPORT, "text/html; charset=Windows-1252")
    found = fetcher().fetch(f"{site.root}/news/convoy?id=7#top")
    assert had(found) == REPORT.encode()
    assert isinstance(found, Entry)
    assert (found.address, found.media_type) == (f"{site.root}/news/convoy?id=7#top", "text/html")
    assert found.stem == "127.0.0.1-news-convoy-id-7"
    assert dict(found.metadata) == {
        "url": f"{site.root}/news/convoy?id=7",
        "fetched": "2019-01-08T09:30:00+00:00",
        "charset": "windows-1252",
    }


def test_it_says_who_it_is(site: Site) -> None:
    site.pages["/a"] = Page(REPORT)
    fetcher().fetch(f"{site.root}/a")
    assert {(headers["user-agent"], headers["host"]) for _, headers in site.asked} == {(AGENT, f"127.0.0.1:{site.port}")}
    assert AGENT.startswith("fogline/")


def test_what_was_fetched_can_be_read_again_from_its_start(site: Site) -> None:
    site.pages["/a"] = Page(REPORT)
    found = fetcher().fetch(f"{site.root}/a")
    assert isinstance(found, Entry)
    with found.opened() as first, found.opened() as second:
        assert first.read(5) == second.read(5) == REPORT.encode()[:5]
        assert first.seek(0) == 0
        assert first.read() == REPORT.encode()


def test_an_address_is_fetched_once_in_a_run(site: Site) -> None:
    site.pages["/a"] = Page(REPORT)
    web = fetcher()
    assert had(web.fetch(f"{site.root}/a"))
    assert web.fetch(f"{site.root}/a#part") is None
    assert code(web.fetch(f"{site.root}/gone")) == code(web.fetch(f"{site.root}/gone")) == "http-error"
    assert site.paths() == ["/a", "/gone"]


# Redirects


def test_redirects_are_followed_to_where_the_page_is(site: Site) -> None:
    site.pages.update({"/a": moved("/b", 301), "/b": moved("c?x=é", 308), "/c?x=%C3%A9": Page(REPORT)})
    found = fetcher().fetch(f"{site.root}/a")
    assert had(found)
    assert isinstance(found, Entry)
    assert dict(found.metadata)["url"] == f"{site.root}/c?x=%C3%A9"


def test_redirects_in_a_circle_are_one_problem(site: Site) -> None:
    site.pages.update({"/a": moved("/b"), "/b": moved("/a")})
    assert code(fetcher().fetch(f"{site.root}/a")) == "too-many-redirects"
    assert site.paths() == ["/a", "/b"]


def test_endless_redirects_are_given_up(site: Site) -> None:
    numbers = count()

    def on(handler: BaseHTTPRequestHandler) -> None:
        moved(f"/next/{next(numbers)}").send(handler)

    site.pages.update({"/a": on, **{f"/next/{number}": on for number in range(50)}})
    assert code(fetcher().fetch(f"{site.root}/a")) == "too-many-redirects"
    assert len(site.paths()) == LIMITS.fetch_redirects + 1


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/a", "http://[", "javascript:1"])
def test_a_redirect_leads_nowhere_but_to_the_web(site: Site, to: str) -> None:
    site.pages["/a"] = moved(to)
    assert code(fetcher().fetch(f"{site.root}/a")) in {"unknown-scheme", "no-address"}


def test_a_redirect_into_the_own_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/a"] = moved("http://localhost:1/secret")
    # Only this site's own address passes, as if it stood on the open internet.
    monkeypatch.setattr(Names, "addresses", lambda self, host, port: ["127.0.0.1"] if host == "127.0.0.1" else ["10.0.0.1"])  # noqa: ARG005
    monkeypatch.setattr("fogline.read.web.connecting.is_public", lambda address: address == "127.0.0.1")
    found = fetcher(private=False).fetch(f"{site.root}/a")
    assert code(found) == "refused-address"
    assert site.paths() == ["/a"]


# Size and time


def test_a_length_over_the_limit_is_refused_at_once(site: Site) -> None:
    site.pages["/a"] = Page(b"x" * 10, "text/plain", headers={"Content-Length": "999999999999"})
    assert code(fetcher().fetch(f"{site.root}/a")) == "too-large"


def endless(handler: BaseHTTPRequestHandler, first: bytes, more: bytes, media_type: str = "text/html") -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", media_type)
    handler.end_headers()
    handler.wfile.write(first)
    while True:
        handler.wfile.write(more)


@pytest.mark.parametrize("start", [b"<!DOCTYPE html><html>", b"The army left. "])
def test_an_endless_answer_is_refused(site: Site, start: bytes) -> None:
    site.pages["/a"] = lambda handler: endless(handler, start, b"more of it " * 1000)
    limits = replace(LIMITS, document_bytes=100_000, fetch_bytes=300_000)
    found = fetcher(limits).fetch(f"{site.root}/a")
    assert code(found) == "too-large"


def test_a_bomb_is_stopped_early(site: Site) -> None:
    bomb = gzip.compress(b"<!DOCTYPE html>" + b"\0" * 50_000_000)
    site.pages["/a"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    assert code(fetcher(replace(LIMITS, document_bytes=100_000)).fetch(f"{site.root}/a")) == "too-large"


def test_an_answer_that_drips_is_given_up(site: Site) -> None:
    ended = Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not ended.wait(0.05):
            handler.wfile.write(b"x")

    site.pages["/a"] = drip
    found = fetcher(replace(LIMITS, fetch_seconds=1)).fetch(f"{site.root}/a")
    ended.set()
    assert code(found) == "timed-out"


def test_headers_that_drip_are_given_up(site: Site) -> None:
    ended = Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not ended.wait(0.05):
            handler.wfile.write(b"x")

    site.pages["/a"] = drip
    found = fetcher(replace(LIMITS, fetch_seconds=1)).fetch(f"{site.root}/a")
    ended.set()
    assert code(found) == "timed-out"


def test_a_host_that_says_nothing_is_given_up(site: Site) -> None:
    ended = Event()

    def wait(_: BaseHTTPRequestHandler) -> None:
        ended.wait(20)

    site.pages["/a"] = wait
    found = fetcher(replace(LIMITS, fetch_timeout=1)).fetch(f"{site.root}/a")
    ended.set()
    assert code(found) == "timed-out"


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"GARBAGE\r\n\r\n")


def test_what_is_no_http_or_breaks_off_is_a_problem(site: Site) -> None:
    site.pages["/a"] = garbage
    site.pages["/b"] = Page("short", headers={"Content-Length": "500"})
    web = fetcher()
    assert code(web.fetch(f"{site.root}/a")) == "broken-answer"
    assert code(web.fetch(f"{site.root}/b")) == "broken-answer"


def test_where_there_is_no_room_it_is_a_problem(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("fogline.read.web.body.os.pwrite", full)
    site.pages["/a"] = Page(REPORT)
    assert code(fetcher().fetch(f"{site.root}/a")) == "no-room"


# Packing


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", gzip.compress(REPORT.encode())),
        ("x-gzip", gzip.compress(REPORT.encode()[:40]) + gzip.compress(REPORT.encode()[40:])),
        ("gzip", gzip.compress(REPORT.encode()) + b"\0\0\0\0"),
        ("deflate", zlib.compress(REPORT.encode())),
        ("deflate", zlib.compress(REPORT.encode())[2:-4]),
        ("identity", REPORT.encode()),
    ],
)
def test_packed_answers_are_unpacked(site: Site, packing: str, packed: bytes) -> None:
    site.pages["/a"] = Page(packed, headers={"Content-Encoding": packing})
    assert had(fetcher().fetch(f"{site.root}/a")) == REPORT.encode()


@pytest.mark.parametrize(
    ("packing", "packed", "wanted"),
    [
        ("gzip", b"not packed", "broken-answer"),
        ("gzip", gzip.compress(REPORT.encode())[:-9], "broken-answer"),
        ("br", b"x", "unknown-packing"),
    ],
)
def test_wrongly_packed_answers_are_problems(site: Site, packing: str, packed: bytes, wanted: str) -> None:
    site.pages["/a"] = Page(packed, headers={"Content-Encoding": packing})
    assert code(fetcher().fetch(f"{site.root}/a")) == wanted


@given(st.lists(st.binary(max_size=200_000), max_size=3), st.integers(1, 5000), st.booleans())
def test_unpacking_gives_what_was_packed_in_small_pieces(parts: list[bytes], size: int, zipped: bool) -> None:
    packed = b"".join(map(gzip.compress, parts)) if zipped else zlib.compress(b"".join(parts))
    chunks = [packed[start : start + size] for start in range(0, len(packed), size)]
    pieces = list(unpacked(chunks, "gzip" if zipped else "deflate"))
    assert b"".join(pieces) == b"".join(parts)
    assert all(len(piece) <= 1 << 16 for piece in pieces)


@given(st.lists(st.binary(min_size=1, max_size=100), max_size=4), st.sampled_from(["gzip", "deflate"]))
def test_unpacking_anything_gives_bytes_or_a_failure(chunks: list[bytes], packing: str) -> None:
    with suppress(FetchError):
        list(unpacked(chunks, packing))


@given(st.lists(st.binary(max_size=50), max_size=5))
def test_a_body_holds_what_was_added(parts: list[bytes]) -> None:
    body = Body()
    for part in parts:
        body.add(part)
    with body.opened() as stream:
        assert stream.read() == b"".join(parts)
    assert body.size == sum(map(len, parts))


# Retries


def failing(times: int, page: Page) -> object:
    left = count()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        (page if next(left) < times else Page(REPORT)).send(handler)

    return answer


def test_a_busy_site_is_asked_again_after_longer_waits(site: Site) -> None:
    slept: list[float] = []
    site.pages["/a"] = failing(2, Page(status=503))  # type: ignore[assignment]
    assert had(fetcher(replace(LIMITS, fetch_retries=2), slept=slept).fetch(f"{site.root}/a"))
    assert (site.paths(), slept) == (["/a"] * 3, [2.0, 4.0])


@pytest.mark.parametrize("said", ["40", format_datetime(NOW + timedelta(seconds=40), usegmt=True)])
def test_a_busy_site_is_left_alone_as_long_as_it_asks(site: Site, said: str) -> None:
    slept: list[float] = []
    site.pages["/a"] = failing(1, Page(status=429, headers={"Retry-After": said}))  # type: ignore[assignment]
    assert had(fetcher(replace(LIMITS, fetch_retries=2), slept=slept).fetch(f"{site.root}/a"))
    assert slept == [40.0]


def test_a_site_that_asks_for_more_than_a_minute_is_left_for_another_run(site: Site) -> None:
    site.pages["/a"] = Page(status=503, headers={"Retry-After": "3600"})
    assert code(fetcher(replace(LIMITS, fetch_retries=2)).fetch(f"{site.root}/a")) == "http-error"
    assert site.paths() == ["/a"]


def test_what_a_site_does_not_have_is_not_asked_for_again(site: Site) -> None:
    found = fetcher(replace(LIMITS, fetch_retries=2)).fetch(f"{site.root}/a")
    assert code(found) == "http-error"
    assert isinstance(found, Problem)
    assert "404" in found.detail
    assert site.paths() == ["/a"]


def test_a_host_that_cannot_be_reached_is_tried_a_few_times_and_then_given_up() -> None:
    slept: list[float] = []
    web = fetcher(replace(LIMITS, fetch_retries=2), slept=slept)
    # Port 1 of this machine is where nobody listens.
    assert code(web.fetch("http://127.0.0.1:1/a")) == "no-connection"
    assert code(web.fetch("http://127.0.0.1:1/b")) == "no-connection"
    assert slept == [2.0, 4.0]


# Pauses and robots.txt


def test_a_host_is_given_time_between_two_requests(site: Site) -> None:
    slept: list[float] = []
    site.pages.update({"/a": Page(REPORT), "/b": Page(REPORT)})
    web = fetcher(replace(LIMITS, host_delay=2), slept=slept)
    assert had(web.fetch(f"{site.root}/a"))
    assert had(web.fetch(f"{site.root}/b"))
    assert [round(pause) for pause in slept] == [2, 2]


def test_a_site_may_ask_for_longer_pauses(site: Site) -> None:
    slept: list[float] = []
    site.pages.update({"/robots.txt": Page("User-agent: *\nCrawl-delay: 700", "text/plain"), "/a": Page(REPORT)})
    assert had(fetcher(slept=slept).fetch(f"{site.root}/a"))
    assert [round(pause) for pause in slept] == [60]


def test_robots_txt_is_asked_for_once_and_obeyed(site: Site) -> None:
    rules = "User-agent: *\nDisallow: /private\n\nUser-agent: fogline\nDisallow: /not-for-fogline\n"
    site.pages.update({"/robots.txt": Page(rules, "text/plain"), "/a": Page(REPORT), "/private": Page(REPORT)})
    web = fetcher()
    assert had(web.fetch(f"{site.root}/a"))
    assert had(web.fetch(f"{site.root}/private"))
    assert code(web.fetch(f"{site.root}/not-for-fogline")) == "robots"
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/private"]


def test_where_robots_txt_leads_to_a_closed_page_it_is_not_read(site: Site) -> None:
    site.pages.update({"/robots.txt": Page("User-agent: *\nDisallow: /b", "text/plain"), "/a": moved("/b"), "/b": Page(REPORT)})
    assert code(fetcher().fetch(f"{site.root}/a")) == "robots"
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("status", [500, 503])
def test_a_site_whose_rules_cannot_be_had_is_not_read(site: Site, status: int) -> None:
    site.pages.update({"/robots.txt": Page(status=status), "/a": Page(REPORT)})
    assert code(fetcher().fetch(f"{site.root}/a")) == "robots"
    assert site.paths() == []


@pytest.mark.parametrize("rules", [moved("/rules"), moved("/robots.txt"), Page(status=403), Page(b"\x89PNG\0\xff" * 100)])
def test_a_site_that_has_no_rules_may_be_read(site: Site, rules: Page) -> None:
    site.pages.update({"/robots.txt": rules, "/a": Page(REPORT)})
    assert had(fetcher().fetch(f"{site.root}/a"))


def test_rules_that_never_end_are_read_so_far(site: Site) -> None:
    site.pages["/robots.txt"] = lambda handler: endless(
        handler, b"User-agent: *\nDisallow: /a\n", b"# more\n" * 1000, "text/plain"
    )
    site.pages["/a"] = Page(REPORT)
    assert code(fetcher().fetch(f"{site.root}/a")) == "robots"


# No network


def test_a_name_that_does_not_exist_is_a_problem() -> None:
    assert code(fetcher().fetch("http://nowhere.invalid/a")) in {"no-such-host", "no-network"}


def test_without_a_network_no_more_time_is_spent(site: Site) -> None:
    site.pages["/a"] = Page(REPORT)
    web = fetcher()
    web._asking.names.down = True
    assert had(web.fetch(f"{site.root}/a"))
    assert code(web.fetch("http://nowhere.invalid/a")) in {"no-such-host", "no-network"}


def test_an_unreachable_network_is_told_and_remembered() -> None:
    names = Names(5.0)
    error = httpcore.ConnectError(OSError(errno.ENETUNREACH, "Network is unreachable"))
    assert failure_of(error, Target.of("http://news.invalid/"), names).code == "no-network"
    assert names.down


def test_names_that_cannot_be_looked_up_for_now_are_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def look_up(host: str, *_: object, **__: object) -> None:
        asked.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    web = fetcher(replace(LIMITS, fetch_retries=2))
    assert code(web.fetch("http://news.invalid/a")) == code(web.fetch("http://news.invalid/b")) == "no-network"
    assert asked == ["news.invalid"]


def test_names_whose_look_up_never_ends_are_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = Event()

    def look_up(*_: object, **__: object) -> None:
        ended.wait(20)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    found = fetcher(replace(LIMITS, fetch_timeout=1)).fetch("http://news.invalid/a")
    ended.set()
    assert code(found) == "no-network"


# Certificates


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Return a certificate of localhost, with its key, that nobody vouches for."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl, which makes certificates, is not installed")
    both = tmp_path / "both.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(both), "-out", str(tmp_path / "public.pem")]
    subprocess.run(command, check=True, capture_output=True)
    both.write_text(both.read_text() + (tmp_path / "public.pem").read_text())
    return both


def test_only_certificates_that_this_machine_trusts_are_taken(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(certificate) as site:
        site.pages["/a"] = Page(REPORT)
        slept: list[float] = []
        assert (
            code(fetcher(replace(LIMITS, fetch_retries=2), slept=slept).fetch(f"https://localhost:{site.port}/a"))
            == "certificate"
        )
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert had(fetcher().fetch(f"https://localhost:{site.port}/a")) == REPORT.encode()
        assert code(fetcher().fetch(f"https://127.0.0.1:{site.port}/a")) == "certificate"
        assert slept == []


# What servers say


@pytest.mark.parametrize(
    ("media_type", "path", "name"),
    [
        ("text/html", "/news/convoy.php", "127.0.0.1-news-convoy.html"),
        ("text/html", "/report.txt", "127.0.0.1-report.txt.html"),
        ("application/octet-stream", "/report.pdf", "127.0.0.1-report.pdf"),
        ("text/plain", "/report.md", "127.0.0.1-report.md"),
        ("text/plain", "/report", "127.0.0.1-report.txt"),
        (None, "/", "127.0.0.1.txt"),
        ("image/webp", "/a", "127.0.0.1-a.webp"),
        ("???", "/a", "127.0.0.1-a.txt"),
    ],
)
def test_names_tell_what_the_server_says(site: Site, media_type: str | None, path: str, name: str) -> None:
    site.pages[path] = Page(REPORT, media_type)
    found = fetcher().fetch(f"{site.root}{path}")
    assert isinstance(found, Entry)
    assert found.name == name


def test_nothing_is_left_in_the_folder_of_temporary_files(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    site.pages["/a"] = Page(REPORT)
    assert had(fetcher().fetch(f"{site.root}/a"))
    assert list(tmp_path.iterdir()) == []
