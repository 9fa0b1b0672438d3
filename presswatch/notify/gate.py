"""Which addresses a message may go to, checked where every library of this process opens its connection.

CPython calls an audit hook at each `socket.connect` with the resolved address, before anything is sent (PEP 578),
whichever library connects: one gate for mail, webhooks and chat services alike, redirects included. A hook cannot be
removed again, so it lets everything pass while no message is being sent.
"""

import socket
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from presswatch.urls.networks import AddressRule

_EVENTS = frozenset({"socket.connect", "socket.sendto"})
_FAMILIES = frozenset({socket.AF_INET, socket.AF_INET6})


class AddressRefusedError(OSError):
    """A connection to an address that is not allowed; nothing was sent."""


@dataclass(slots=True)
class Gate:
    """While a message is sent: the rule, and the addresses that were refused."""

    rule: AddressRule
    refused: list[str] = field(default_factory=list)


_open: list[Gate] = []
_installed: list[bool] = []


@contextmanager
def guarded(allow_networks: Iterable[str]) -> Iterator[Gate]:
    """While entered, this process connects to globally reachable addresses and to these networks alone."""
    if not _installed:
        sys.addaudithook(_look)
        _installed.append(True)
    gate = Gate(AddressRule(allow_networks))
    _open.append(gate)
    try:
        yield gate
    finally:
        _open.remove(gate)


def _look(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in _EVENTS or not _open:
        return
    sock, address = arguments
    if sock.family not in _FAMILIES or not isinstance(address, tuple):
        return
    host = str(address[0])
    for gate in _open:
        if not gate.rule.allows(host):
            gate.refused.append(host)
            raise AddressRefusedError(f"{host} is in a private or reserved network")


PAUSES = tuple(timedelta(seconds=one) for one in (5, 30, 120, 600, 1800, 3600, 7200, 14400, 21600))
"""After the first try, the second, and so on; the last one stays."""

GIVEN_UP_AFTER = timedelta(days=3)


def next_try(
    tries: int, written_at: datetime, now: datetime, asked_for: timedelta | None = None, *, final: bool = False
) -> datetime | None:
    """When to try again after this many tries, no earlier than `asked_for` within reason; None to give up."""
    if final or now - written_at >= GIVEN_UP_AFTER:
        return None
    pause = PAUSES[min(tries, len(PAUSES)) - 1]
    if asked_for is not None:
        pause = max(pause, min(asked_for, PAUSES[-1]))
    return min(now + pause, max(now + PAUSES[0], written_at + GIVEN_UP_AFTER))
