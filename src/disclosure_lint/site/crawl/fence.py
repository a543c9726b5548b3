"""Where a crawler may go: the hosts that were named, and of these no private address unless allowed."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterable

_HOST = late(r"[0-9a-z._:-]{1,253}")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Fence:
    """The hosts that may be asked.

    Attributes:
        places: host and port of each.
        addresses: private addresses that were named.
        private: whether any private address may be asked.
    """

    places: frozenset[tuple[str, int]]
    addresses: frozenset[str] = frozenset()
    private: bool = False

    def admits(self, url: str) -> bool:
        """Whether an address lies inside."""
        place = _place(url)
        return place is not None and place in self.places and (not _is_ip(place[0]) or self.reaches(place[0]))

    def reaches(self, address: str) -> bool:
        """Whether an IP address that a name resolved to may be connected to."""
        return self.private or address in self.addresses or is_public(address)


def fence_around(urls: Iterable[str], hosts: Iterable[str] = (), *, private: bool = False) -> Fence:
    """Return the fence around some addresses.

    Args:
        urls: whose hosts were named by giving them.
        hosts: further ones, with the port if it is not a usual one; an IP address among them may be private.
        private: whether private addresses are allowed.

    Raises:
        ValueError: for what is no address of a page, no host, or a private address that is not allowed.
    """
    asked: set[tuple[str, int]] = set()
    addresses: set[str] = set()
    for url in urls:
        place = _place(url)
        if place is None:
            raise ValueError("不是网址 (not an address of a page)")
        asked |= _with_sister(place)
    places = set(asked)
    for host in hosts:
        scheme, found, _ = host.partition("://")
        place = _place(host if found and scheme in _PORTS else f"http://{host}")
        if place is None:
            raise ValueError("不是主机名 (not a host)")
        places |= _with_sister(place)
        if _is_ip(place[0]):
            addresses.add(place[0])
    fence = Fence(frozenset(places), frozenset(addresses), private)
    if any(_is_ip(host) and not fence.reaches(host) for host, _ in asked):
        raise ValueError(
            "内网地址，可访问时加 --allow-private 或 --allow-host"
            " (a private address; allow it with --allow-private or --allow-host)"
        )
    return fence


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast


def _place(url: str) -> tuple[str, int] | None:
    try:
        parts = urlsplit(url.strip())
        port = parts.port or _PORTS[parts.scheme]
        host = (parts.hostname or "").rstrip(".").encode("idna")
    except (ValueError, KeyError):
        return None
    name = host.decode("ascii").lower()
    return (name, port) if _HOST.fullmatch(name) else None


def _with_sister(place: tuple[str, int]) -> set[tuple[str, int]]:
    """A site has one host whether it is asked with or without encryption."""
    host, port = place
    return {(host, 80), (host, 443)} if port in _PORTS.values() else {place}


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
