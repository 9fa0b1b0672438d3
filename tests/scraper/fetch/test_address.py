"""The resolver's gate: refused addresses are not passed on, and a host is noted as refused if it has no other."""

from __future__ import annotations

import pytest
from twisted.internet.address import IPv4Address

from presswatch.urls.networks import AddressRule
from scraper.fetch import address
from scraper.fetch.address import GuardedResolver

PUBLIC, OTHER, PRIVATE = "93.184.216.34", "93.184.216.35", "10.0.0.1"


class Receiver:
    """What Twisted asks with: notes what it is given."""

    def __init__(self):
        self.found, self.ended = [], False

    def resolutionBegan(self, _resolution):  # noqa: N802 - Twisted's interface
        self.found, self.ended = [], False

    def addressResolved(self, found):  # noqa: N802 - Twisted's interface
        self.found.append(found.host)

    def resolutionComplete(self):  # noqa: N802 - Twisted's interface
        self.ended = True


class Resolver:
    """A reactor whose names have the given addresses."""

    def __init__(self, *hosts):
        self.nameResolver, self.hosts, self.asked = self, hosts, []

    def resolveHostName(self, receiver, name, *_):  # noqa: N802 - Twisted's interface
        self.asked.append(name)
        receiver.resolutionBegan(self)
        for host in self.hosts:
            receiver.addressResolved(IPv4Address("TCP", host, 80))
        receiver.resolutionComplete()
        return self


@pytest.mark.parametrize(
    ("hosts", "passed", "refused"),
    [
        ((PUBLIC, OTHER), [PUBLIC, OTHER], {}),
        ((PUBLIC, PRIVATE), [PUBLIC], {}),
        ((PRIVATE, PUBLIC), [PUBLIC], {}),
        ((PRIVATE,), [], {"paper.example": PRIVATE}),
        ((), [], {}),
    ],
)
def test_addresses_of_private_networks_are_not_passed_on(monkeypatch, hosts, passed, refused):
    """A host is refused only if none of its addresses is allowed."""
    monkeypatch.setattr(address, "rule", AddressRule())
    receiver = Receiver()
    GuardedResolver(Resolver(*hosts)).resolveHostName(receiver, "paper.example")
    assert (receiver.found, receiver.ended, address.rule.refused) == (passed, True, refused)


@pytest.mark.parametrize(
    ("host", "asked"),
    [
        ("paper.example.", ["paper.example."]),
        ("127.0.0.1.", ["127.0.0.1"]),
        ("LocalHost.", ["LocalHost"]),
        ("a..example", []),
        (f"{'a' * 64}.example", []),
        (f"{'a' * 63}.example", [f"{'a' * 63}.example"]),
    ],
)
def test_names_as_the_resolver_is_asked_for_them(monkeypatch, host, asked):
    """Addresses and `localhost` lose their last dot; a name that cannot be is answered at once, by nothing."""
    monkeypatch.setattr(address, "rule", AddressRule())
    receiver, resolver = Receiver(), Resolver(PUBLIC)
    GuardedResolver(resolver).resolveHostName(receiver, host)
    assert (resolver.asked, receiver.ended, receiver.found) == (asked, True, [PUBLIC] if asked else [])
