"""What may be asked of whom: hosts that the settings name, and no address inside the house."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from probatum.errors import OutsideRefused

Resolve = Callable[[str, int], list[str]]
"""Addresses of a host and port, as numbers in text."""

_NAT64 = ip_network("64:ff9b::/96")
_TUNNELS = tuple(map(ip_network, ("64:ff9b:1::/48", "2002::/16", "2001::/32", "fec0::/10")))
"""IPv6 addresses that may lead to any IPv4 address, those inside a house among them; and those of a site."""


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request may go."""

    url: str
    host: str
    """As named, lower case, without a port."""
    address: str
    """The number that was checked; the connection goes there and the name is not looked up again."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Hosts that may be reached. A host of `private` may have a private address and speak plain http."""

    hosts: tuple[str, ...] = ()
    """Lower case. A host stands for itself alone, not for its subdomains."""
    private: tuple[str, ...] = ()
    """As host:port."""
    resolve: Resolve = _resolve

    def place(self, url: str) -> Place:
        """The place that an address names.

        Raises: OutsideRefused: the settings do not permit it; OSError: there is no such host.
        """
        parts = _parts(url)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        own = f"{host}:{port}" in self.private
        if not own:
            self._check(parts, host)
        addresses = self.resolve(host, port)
        if not own:
            for address in addresses:
                _check_public(host, address)
        return Place(url, host, addresses[0])

    def _check(self, parts: SplitResult, host: str) -> None:
        if parts.scheme != "https":
            raise OutsideRefused(
                f"{parts.geturl()[:200]!r} does not begin with https://. Give one that does."
            )
        if host not in self.hosts:
            raise OutsideRefused(
                f"{host!r} is not among the `hosts` of settings.toml. Add it there, if you trust it."
            )


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise OutsideRefused(f"{url[:200]!r} is no address. Give one that begins with https://.") from error
    if parts.username or parts.password:
        raise OutsideRefused(f"The address on {parts.hostname} holds a password. Give it without one.")
    return parts


def _inner(number: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address only wraps, or the address itself."""
    if isinstance(number, IPv4Address):
        return number
    return number.ipv4_mapped or (IPv4Address(int(number) & 0xFFFFFFFF) if number in _NAT64 else number)


def _check_public(host: str, address: str) -> None:
    number = _inner(ip_address(address.partition("%")[0]))
    inside = not number.is_global or number.is_multicast or number.is_reserved
    if inside or any(number in tunnel for tunnel in _TUNNELS):
        raise OutsideRefused(
            f"{host} has the address {address}, which is inside a house or a machine. "
            "Name it among the `private_hosts` of settings.toml if it is meant."
        )
