"""Check which addresses may be visited: only web pages on the public internet.

A record, or a redirect, could otherwise make the machine that runs the check read what only that
machine can reach: a router's page, a cloud provider's credentials, a service on its own ports.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from briefing.verifying.policy import Policy

PORTS = {"http": 80, "https": 443}

_LONGEST_ADDRESS = 4_000
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address."""

_Address = IPv4Address | IPv6Address


class RefusedAddressError(Exception):
    """The address must not be visited; the message says why, as part of a sentence."""


def host_and_port(url: str) -> tuple[str, int]:
    """Return the host of a web address, in lower case, and its port.

    Raises:
        RefusedAddressError: it is not an http or https address, or names a user.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise RefusedAddressError("it is no web address") from None
    if parts.scheme not in PORTS or not host or len(url) > _LONGEST_ADDRESS:
        raise RefusedAddressError("it is no web address")
    if "@" in parts.netloc:
        raise RefusedAddressError("it names a user or password")
    return host, port or PORTS[parts.scheme]


def is_allowed(url: str, policy: Policy) -> bool:
    """Return whether the policy exempts an address from checks."""
    host, port = host_and_port(url)
    return f"{host}:{port}" in policy.allowed


def check_address(url: str, policy: Policy) -> None:
    """Check an address before its name is resolved.

    Raises:
        RefusedAddressError: it is not a web address, names a user, or has another port than
            those of the web.
    """
    _, port = host_and_port(url)
    if port not in PORTS.values() and not is_allowed(url, policy):
        raise RefusedAddressError(f"port {port} is not one of web pages")


def check_resolved(text: str) -> None:
    """Check the numeric address that a name was resolved to.

    Raises:
        RefusedAddressError: it is not on the public internet.
    """
    address = ip_address(text.partition("%")[0])
    if not _is_public(address):
        raise RefusedAddressError(f"it leads to {address}, which is not on the public internet")


def _is_public(address: _Address) -> bool:
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    inner = _embedded_addresses(address)
    if any(not _is_public(one) for one in inner):
        return False
    if inner and address not in _GLOBAL_UNICAST:
        return True
    return address in _GLOBAL_UNICAST and address.is_global


def _embedded_addresses(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address stands for, or tunnels to."""
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFF_FFFF),)
    tunnel = (*(address.teredo or ()), address.ipv4_mapped, address.sixtofour)
    return tuple(one for one in tunnel if one is not None)
