"""No host is asked that is not on the open internet."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.site import fetcher

from fogline.read.web.connecting import Names
from fogline.read.web.failure import FetchError
from fogline.read.web.target import Target
from fogline.read.web.vetting import is_public
from fogline.records import Problem

CLOSED4 = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
    )
]  # fmt: skip
closed = st.sampled_from(CLOSED4).flatmap(
    lambda network: st.integers(int(network.network_address), int(network.broadcast_address)).map(IPv4Address)
)


def spellings(address: IPv4Address) -> list[str]:
    """Return the ways in which a URL may say an IPv4 address."""
    a, b, c, d = address.packed
    whole = int(address)
    return [
        str(address),
        str(whole),
        hex(whole),
        f"{a}.{whole & 0xFFFFFF}",
        f"{a}.{b}.{whole & 0xFFFF}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"0x{a:x}.0x{b:x}.{c}.{d}",
        str(address).replace("1", "１").replace("2", "②").replace(".", "。"),
        f"[::ffff:{address}]",
        f"[::ffff:{whole >> 16:x}:{whole & 0xFFFF:x}]",
        f"[64:ff9b::{address}]",
        f"[2002:{whole >> 16:x}:{whole & 0xFFFF:x}::1]",
        f"[::{address}]",
    ]


@given(closed, st.integers(0, 12))
def test_no_closed_address_passes_in_any_spelling(address: IPv4Address, spelling: int) -> None:
    try:
        target = Target.of(f"http://{spellings(address)[spelling]}/")
        found = Names(5.0).addresses(target.host, target.port)
    except FetchError:
        return
    assert found
    assert not any(is_public(each) for each in found)


@given(st.integers(0, 2**128 - 1).map(IPv6Address))
def test_what_passes_of_ipv6_is_global_and_leads_to_nothing_else(address: IPv6Address) -> None:
    if is_public(str(address)):
        carried = address.ipv4_mapped or address.sixtofour
        assert address.is_global
        assert carried is None or is_public(str(carried))


@pytest.mark.parametrize(
    "address",
    [
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "ff0e::1", "2001:db8::1",
        "2001:0:1::", "3fff::1", "5f00::1", "100::1", "64:ff9b:1::1", "2001:10::1", "", "localhost", "1.2.3",
    ],
)  # fmt: skip
def test_what_is_not_on_the_open_internet_does_not_pass(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::"])
def test_what_is_on_the_open_internet_passes(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://LOCALHOST/", "http://ⓛocalhost/", "http://2130706433/", "http://0x7f.1/",
        "http://[::ffff:127.0.0.1]/", "http://0/", "http://169.254.169.254/latest/", "http://someone@127.0.0.1/",
        "http://example.org@127.0.0.1/",
    ],
)  # fmt: skip
def test_this_machine_and_its_network_are_not_asked(address: str) -> None:
    found = fetcher(private=False).fetch(address)
    assert isinstance(found, Problem)
    assert (found.code, found.fatal) == ("refused-address", True)


def test_a_name_that_leads_to_one_closed_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("1.1.1.1", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    found = fetcher(private=False).fetch("http://news.invalid/")
    assert isinstance(found, Problem)
    assert found.code == "refused-address"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("ftp://example.org/a", "unknown-scheme"),
        ("file:///etc/passwd", "unknown-scheme"),
        ("http://", "no-address"),
        ("http://[::1/", "no-address"),
        ("http://a b/", "no-address"),
        ("http://example.org:99999999/", "no-address"),
        ("http://exa\r\nmple.org\\@127.0.0.1/", "refused-address"),
        ("http://" + "a" * 300 + ".example/", "no-address"),
        ("http://é" + "a" * 70 + ".example/", "no-address"),
    ],
)
def test_what_is_no_web_address_is_refused(address: str, code: str) -> None:
    found = fetcher(private=False).fetch(address)
    assert isinstance(found, Problem)
    assert found.code == code


@given(st.text(max_size=40))
def test_an_address_is_either_taken_apart_or_refused(text: str) -> None:
    for address in (text, f"http://{text}", f"http://example.org/{text}"):
        try:
            target = Target.of(address)
        except FetchError:
            continue
        assert target.url.isascii()
        assert not set(" \r\n\t") & set(target.url)
        assert Target.of(target.url) == target
