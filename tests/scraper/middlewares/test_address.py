"""The address rule: only globally reachable addresses and the watchlist's networks, in any notation."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presswatch.urls.networks import AddressRule

FORBIDDEN = [
    "127.0.0.1", "127.255.255.254", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "192.88.99.1", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fc00::1",
    "ff02::1", "2001:db8::1", "2002:7f00:1::", "2001:0:1::", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "fec0::1",
    "::ffff:0:127.0.0.1", "::ffff:0:a00:1", "64:ff9b::808:808", "100:0:0:1::1", "200::7f00:1", "4000::1", "fe00::1", "100.100.100.200", "192.0.0.192", "fd00:ec2::254", "3fff::1", "5f00::1", "", "localhost",
]  # fmt: skip
ALLOWED = ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_special_purpose_addresses_are_refused(address):
    """No address of the IANA special-purpose registries may be connected to."""
    assert not AddressRule().allows(address)


@pytest.mark.parametrize("address", ALLOWED)
def test_global_addresses_are_allowed(address):
    """An address of the public internet may be connected to."""
    assert AddressRule().allows(address)


def test_a_network_of_the_watchlist_is_allowed_and_no_other():
    """allow_networks opens only the named networks."""
    rule = AddressRule(["127.0.0.0/8", "fd00::/8"])
    assert rule.allows("127.9.9.9")
    assert rule.allows("::ffff:127.0.0.1")
    assert rule.allows("fd12::1")
    assert not rule.allows("10.0.0.1")
    rule.allow(["10.0.0.0/8"])  # another watchlist's
    assert rule.allows("10.0.0.1")
    assert not rule.allows("127.9.9.9")


@given(st.integers(0, 2**32 - 1))
def test_mapped_addresses_are_judged_like_the_ones_inside(number):
    """::ffff:a.b.c.d is allowed exactly if a.b.c.d is."""
    inside = ipaddress.IPv4Address(number)
    rule = AddressRule()
    assert rule.allows(f"::ffff:{inside}") == rule.allows(str(inside))
