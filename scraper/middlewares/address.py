"""Which network addresses may be connected to, checked on the resolved address at the moment of connection.

Scrapy's agent resolves every host, literal addresses and odd spellings included, through the reactor's name
resolver; `GuardedResolver` stands there, so pages, feeds, robots.txt, sitemaps and every redirect hop pass one gate.
The set is that of the IANA special-purpose registries (RFC 6890 and its updates): globally reachable addresses only,
plus the watchlist's `allow_networks`.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

if TYPE_CHECKING:
    from typing import Self

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

# Reachable by `is_global` of some Python versions, but leading into other networks or to nobody: transition mechanisms
# that carry an IPv4 address inside (NAT64, 6to4, Teredo), protocol assignments and documentation.
_NEVER: tuple[IPNetwork, ...] = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)


class AddressRule:
    """Decides whether an address may be connected to; remembers which hosts were refused, and for which address."""

    def __init__(self, allow_networks: Iterable[str] = ()) -> None:
        self._allowed: tuple[IPNetwork, ...] = ()
        self.refused: dict[str, str] = {}
        self.allow(allow_networks)

    def allow(self, networks: Iterable[str]) -> None:
        """Replaces the additional networks (CIDR notation, host bits allowed); raises ValueError for a bad one."""
        self._allowed = tuple(ipaddress.ip_network(text, strict=False) for text in networks)
        self.refused.clear()

    def allows(self, address: str) -> bool:
        """True if a connection to this literal address may be opened; False for anything unreadable."""
        try:
            ip = _unmapped(ipaddress.ip_address(address.partition("%")[0]))
        except ValueError:
            return False
        if any(ip.version == network.version and ip in network for network in self._allowed):
            return True
        if any(ip.version == network.version and ip in network for network in _NEVER):
            return False
        return ip.is_global and not ip.is_multicast


def _unmapped(ip: IPAddress) -> IPAddress:
    """An IPv4 address written as IPv6 (::ffff:127.0.0.1) is judged as what is really connected."""
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return mapped or ip


rule = AddressRule()
"""The rule of this process: one reactor, one resolver, one rule. `scraper.session` sets the watchlist's networks."""


@implementer(IResolutionReceiver)
class _Filter:
    """Passes on the allowed ones of the addresses that a name resolves to."""

    def __init__(self, receiver: Any, host: str) -> None:
        self._receiver, self._host, self._passed = receiver, host, 0
        self._refused = ""

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802 - Twisted's interface
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802 - Twisted's interface
        literal = str(getattr(address, "host", ""))
        if rule.allows(literal):
            self._passed += 1
            self._receiver.addressResolved(address)
        else:
            self._refused = literal

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's interface
        if self._refused and not self._passed:
            rule.refused[self._host] = self._refused
        self._receiver.resolutionComplete()


@implementer(IHostnameResolver)
class GuardedResolver:
    """Scrapy's `TWISTED_DNS_RESOLVER`: the reactor's own resolver with the address rule behind it, without a cache."""

    def __init__(self, reactor: Any) -> None:
        self._reactor = reactor
        self._original = reactor.nameResolver

    @classmethod
    def from_crawler(cls, _crawler: Any, reactor: Any) -> Self:
        return cls(reactor)

    def install_on_reactor(self) -> None:
        """Puts the gate where every connection of this process looks up its address."""
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - Twisted's interface
        self,
        receiver: Any,
        hostName: str,  # noqa: N803 - Twisted's interface
        portNumber: int = 0,  # noqa: N803 - Twisted's interface
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803 - Twisted's interface
        transportSemantics: str = "TCP",  # noqa: N803 - Twisted's interface
    ) -> Any:
        return self._original.resolveHostName(
            _Filter(receiver, hostName), hostName, portNumber, addressTypes, transportSemantics
        )
