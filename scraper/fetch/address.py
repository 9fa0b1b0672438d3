"""Which network addresses a crawl may connect to, checked on the resolved address at the moment of connection.

Scrapy's agent resolves every host, literal addresses and odd spellings included, through the reactor's name
resolver; `GuardedResolver` replaces it, so pages, feeds, robots.txt, sitemaps and every redirect hop pass one gate.
`presswatch.urls.networks` says which addresses are allowed.
"""

from collections.abc import Sequence
from typing import Any, Self
from urllib.parse import urlsplit

from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

from presswatch.urls.networks import AddressRule

rule = AddressRule()
"""The rule of this process: one reactor, one resolver, one rule. `scraper.run.session` sets the networks."""
_USUAL_PORTS = {"http": 80, "https": 443}


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


@implementer(IHostResolution)
class _Nobody:
    """The lookup of an impossible name: it ends at once."""

    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Does nothing: no resolver was asked."""


@implementer(IHostnameResolver)
class GuardedResolver:
    """Scrapy's `TWISTED_DNS_RESOLVER`: the reactor's own resolver followed by the address rule, without a cache."""

    def __init__(self, reactor: Any) -> None:
        self._reactor = reactor
        self._original = reactor.nameResolver

    @classmethod
    def from_crawler(cls, _crawler: Any, reactor: Any) -> Self:
        """Scrapy's constructor: the guard of a reactor."""
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
        """Looks a name up for Twisted; `receiver` gets the allowed addresses alone, none for a host that is no name."""
        if not _may_be_a_name(hostName):
            nobody = _Nobody(hostName)
            receiver.resolutionBegan(nobody)
            receiver.resolutionComplete()
            return nobody
        name = _without_last_dot(hostName)
        return self._original.resolveHostName(
            _Filter(receiver, hostName), name, portNumber, addressTypes, transportSemantics
        )


def _may_be_a_name(host: str) -> bool:
    """False for a host with an empty or too long part: Python raises on it, and Twisted then never gives an answer."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return True


def _without_last_dot(host: str) -> str:
    """An address or `localhost` without its final dot, as browsers read them (WHATWG URL, 3.5; RFC 6761)."""
    bare = host.removesuffix(".")
    last = bare.rpartition(".")[2]  # of no name does it begin with a figure
    return bare if last[:1].isdigit() or bare.lower() == "localhost" else host


def server_of(url: str) -> str:
    """The host of an address, with an unusual port, which is another server's (and robots.txt: RFC 9309, 2.3)."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        port = parts.port
    except ValueError:
        return host
    return host if port in (None, _USUAL_PORTS.get(parts.scheme)) else f"{host}:{port}"
