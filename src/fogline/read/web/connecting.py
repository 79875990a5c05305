"""Connections to the very address that was vetted, bounded in time."""

from __future__ import annotations

import errno
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import httpcore

from fogline.read.web.failure import AGAIN, FetchError, OutOfTimeError
from fogline.read.web.target import Target
from fogline.read.web.vetting import is_public

TRIED = 4
"""How many of a name's network addresses are tried."""
_SHORTEST = 0.01
"""Seconds that are too few to wait for anything: clocks and sockets differ by less."""
_ONLY_OPEN = "--allow-private also fetches from this machine and its own network"


@dataclass(slots=True)
class Names:
    """Names of hosts into network addresses.

    Once there turned out to be no network, a name that is not known at once is given up: those of this machine still are.
    """

    seconds: float
    down: bool = False
    _at_once: float = field(default=1.0, init=False)

    def addresses(self, host: str, port: int) -> list[str]:
        """Return the network addresses of a host; raises `FetchError` where there are none."""
        found: list[str] = []
        failed: list[OSError] = []

        def ask() -> None:
            try:
                found.extend(str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError) as error:
                failed.append(error if isinstance(error, OSError) else OSError(str(error)))

        # The system's own look-up knows no time limit.
        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(self._at_once if self.down else self.seconds)
        if found and not failed:
            return list(dict.fromkeys(found))
        if not failed or (isinstance(failed[0], socket.gaierror) and failed[0].errno == socket.EAI_AGAIN):
            raise self.no_network(f"the name {host} could not be looked up")
        raise FetchError(
            "no-such-host", f"there is no host {host}", "check the address, and that this machine has a network", host=True
        )

    def no_network(self, why: str) -> FetchError:
        """Return the failure of having no network, and remember it."""
        self.down = True
        return FetchError("no-network", f"there is no network ({why})", "run the same command again when there is", host=True)


@dataclass(slots=True)
class Deadline:
    """When an answer has to be there."""

    at: float
    monotonic: Callable[[], float]

    def within(self, seconds: float | None) -> float:
        """Return how long to wait now, at most so many seconds; raises `OutOfTimeError` where the time is up."""
        left = self.at - self.monotonic()
        if left < _SHORTEST:
            raise OutOfTimeError
        return left if seconds is None else min(left, seconds)


class Connecting(httpcore.NetworkBackend):
    """Opens connections, for one request, to hosts that may be asked."""

    def __init__(self, names: Names, deadline: Deadline, *, private: bool) -> None:
        self._names = names
        self._deadline = deadline
        self._private = private
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 — the signature inherited
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of a host's addresses that answers; raises `FetchError` where one of them may not be asked."""
        addresses = self._names.addresses(host, port)
        if not self._private and (closed := [address for address in addresses if not is_public(address)]):
            what = f"{host if host == closed[0] else f'{host}, at {closed[0]},'} is not on the open internet"
            raise FetchError("refused-address", what, _ONLY_OPEN, host=True)
        last: Exception | None = None
        for address in addresses[:TRIED]:
            try:
                stream = self._plain.connect_tcp(address, port, self._deadline.within(timeout), None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
            else:
                return _Bounded(stream, self._deadline)
        raise last or httpcore.ConnectError(f"{host} has no address")


class _Bounded(httpcore.NetworkStream):
    """A stream that ends when the time for the whole answer is up."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return self._stream.read(max_bytes, self._deadline.within(timeout))
        except httpcore.ReadTimeout:
            self._deadline.within(timeout)
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        within = self._deadline.within(timeout)
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, within), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def failure_of(error: Exception, target: Target, names: Names) -> FetchError:
    """Return what an error on the way to a host means."""
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        what = f"the certificate of {target.host} cannot be trusted ({cause.verify_message})"
        return FetchError("certificate", what, "check the address, and this machine's date and certificates", host=True)
    if isinstance(cause, OSError) and cause.errno == errno.ENETUNREACH:
        return names.no_network(f"{target.host} cannot be reached")
    if isinstance(error, httpcore.ConnectTimeout):
        return FetchError("timed-out", f"{target.host} does not answer", AGAIN, again=True, host=True)
    if isinstance(error, httpcore.TimeoutException):
        return FetchError("timed-out", f"{target.host} stopped answering", AGAIN, again=True)
    if isinstance(error, httpcore.ConnectError):
        return FetchError("no-connection", f"no connection to {target.host} ({error})", AGAIN, again=True, host=True)
    return FetchError("broken-answer", f"the answer of {target.host} broke off or is no HTTP ({error})", AGAIN, again=True)
