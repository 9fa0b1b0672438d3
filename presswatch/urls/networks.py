"""Which network addresses may be connected to, for crawling and notifying alike.

The set is that of the IANA special-purpose registries (RFC 6890 and its updates): globally reachable addresses only,
plus networks that the watchlist allows. Callers ask at the moment of connection, about the address that was resolved.
"""

import ipaddress
from collections.abc import Iterable

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

# Reachable by `is_global` of some Python versions, but leading into other networks or nowhere: transition mechanisms
# that carry an IPv4 address inside (6to4, Teredo), protocol assignments and documentation.
_NEVER: tuple[IPNetwork, ...] = tuple(
    map(
        ipaddress.ip_network,
        "0.0.0.0/8 100.64.0.0/10 192.0.0.0/24 192.88.99.0/24 198.18.0.0/15 224.0.0.0/4 240.0.0.0/4"
        " 2001::/23 2001:db8::/32 2002::/16 3fff::/20".split(),
    )
)
# All IPv6 space ever allocated for public use (RFC 4291, 2.4; IANA, "IPv6 Global Unicast Address Assignments").
# It excludes NAT64, translated IPv4 (::ffff:0:127.0.0.1), site-local and future ranges.
_PUBLIC_IPV6 = ipaddress.ip_network("2000::/3")


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

    @staticmethod
    def is_address(host: str) -> bool:
        """True if a host is a literal address, not a name."""
        return _read(host) is not None

    def allows(self, address: str) -> bool:
        """True if a connection to this literal address may be opened; False for anything unreadable."""
        ip = _read(address)
        if ip is None:
            return False
        if ip.version == 6 and ip.ipv4_mapped:  # ::ffff:127.0.0.1 is judged by the address actually connected to
            ip = ip.ipv4_mapped
        if _is_in(ip, self._allowed):
            return True
        if _is_in(ip, _NEVER) or (ip.version == _PUBLIC_IPV6.version and ip not in _PUBLIC_IPV6):
            return False
        return ip.is_global and not ip.is_multicast


def network_of(address: str) -> str:
    """The network of a literal address that a watchlist would allow, in CIDR notation; "" for anything unreadable.

    All of loopback for an IPv4 address in it; else the /24 or, for IPv6, the /64 around the address.
    """
    ip = _read(address)
    if ip is None:
        return ""
    bits = (8 if ip.is_loopback else 24) if ip.version == 4 else (128 if ip.is_loopback else 64)
    return str(ipaddress.ip_network(f"{ip}/{bits}", strict=False))


def is_own_machine(host: str) -> bool:
    """True for `localhost` and loopback addresses."""
    ip = _read(host.strip("[]"))
    return host.lower() == "localhost" if ip is None else ip.is_loopback


def _read(address: str) -> IPAddress | None:
    """A literal address without its zone; None for anything else."""
    try:
        return ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None


def _is_in(ip: IPAddress, networks: Iterable[IPNetwork]) -> bool:
    return any(ip.version == network.version and ip in network for network in networks)
