"""A web address taken apart once, so that what is vetted is what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import httpcore

from fogline.read.web.failure import FetchError

_PORTS = {"http": 80, "https": 443}
_KEPT = "%/:@!$&'()*+,;=~?-._"
_HOST = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}")
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: all of it ASCII, as it is sent."""

    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def of(cls, address: str) -> Target:
        """Return what an address leads to.

        Raises `FetchError` for any other scheme than http and https, for one with a user's name or password, and for no address.

        >>> Target.of("HTTP://Example.org:80/a b?q=é#part").url
        'http://example.org/a%20b?q=%C3%A9'
        """
        try:
            parts = urlsplit(address.strip())
            host, port = parts.hostname or "", parts.port
        except ValueError as error:
            raise _no_address(str(error)) from error
        scheme = parts.scheme.lower()
        if scheme not in _PORTS:
            raise FetchError(
                "unknown-scheme", f"{scheme or 'no scheme'} is neither http nor https", "name an http or https address"
            )
        if "@" in parts.netloc:
            raise FetchError("refused-address", "it holds a user's name or password", f"leave it out, or {_SAVE_IT}")
        path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
        return cls(scheme, _ascii(host), _PORTS[scheme] if port is None else port, path)

    def joined(self, location: str) -> Target:
        """Return where a redirect leads."""
        try:
            return Target.of(urljoin(self.url, location))
        except ValueError as error:
            raise _no_address(str(error)) from error

    @property
    def authority(self) -> str:
        """The host, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """The address of the host alone."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address, without what only a browser reads."""
        return f"{self.origin}{self.path}"

    @property
    def sent(self) -> httpcore.URL:
        """The address as httpcore takes it."""
        return httpcore.URL(
            scheme=self.scheme.encode(), host=self.host.encode(), port=self.port, target=self.path.encode("ascii")
        )


_SAVE_IT = "save the page in a browser and read the file"


def scheme_of(address: str) -> str | None:
    """Return an address's scheme in small letters.

    >>> scheme_of("HTTPS://example.org"), scheme_of("example.org")
    ('https', None)
    """
    found = _SCHEME.match(address)
    return found[1].lower() if found else None


def _ascii(host: str) -> str:
    try:
        plain = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise _no_address(f"its host {host!r} is no name") from error
    plain = plain.lower()
    if not _HOST.fullmatch(plain):
        raise _no_address(f"its host {host!r} is no name")
    return plain


def _no_address(why: str) -> FetchError:
    return FetchError("no-address", f"it is no web address ({why})", "check how it is written")
