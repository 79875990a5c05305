"""Which network addresses may be asked: those that anyone on the internet could ask too."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# Kept for the internet's own machinery, tunnels and examples; not every release of Python knows all of them.
_KEPT4 = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
_KEPT6 = (IPv6Network("2001::/23"), IPv6Network("3fff::/20"))
_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Tell whether a network address belongs to the open internet, whichever way it is written.

    Addresses that carry another within them (IPv4 mapped into IPv6, 6to4, NAT64) are as public as that one. What is no
    network address is not public.

    >>> is_public("1.1.1.1"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1"), is_public("2002:7f00:1::")
    (True, False, False, False)
    """
    try:
        told = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _is_public4(told) if isinstance(told, IPv4Address) else _is_public6(told)


def _is_public4(address: IPv4Address) -> bool:
    kept = address.is_multicast or address.is_reserved or any(address in network for network in _KEPT4)
    return address.is_global and not kept


def _is_public6(address: IPv6Address) -> bool:
    carried = address.ipv4_mapped or address.sixtofour or (IPv4Address(address.packed[-4:]) if address in _NAT64 else None)
    if carried:
        return _is_public4(carried)
    return address in _UNICAST and address.is_global and not any(address in network for network in _KEPT6)
