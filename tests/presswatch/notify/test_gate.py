"""When a message is tried again, and which connections are allowed meanwhile."""

from __future__ import annotations

import socket
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from presswatch.notify import gate
from presswatch.notify.gate import AddressRefusedError, guarded, next_try

WRITTEN = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAYS = timedelta(days=3)


@pytest.mark.parametrize(
    ("tries", "after", "asked_s", "pause_s"),
    [
        *(
            (tries, timedelta(), None, pause)
            for tries, pause in enumerate((5, 30, 120, 600, 1800, 3600, 7200, 14400), 1)
        ),
        (9, timedelta(hours=8), None, 21600),
        (30, timedelta(hours=40), None, 21600),
        (1, timedelta(), 4, 5),
        (1, timedelta(), 90, 90),
        (1, timedelta(), 86400, 21600),  # no longer than our longest pause
        (9, DAYS - timedelta(hours=2), None, 7200),  # the last try is at the end
        (9, DAYS - timedelta(seconds=2), None, 5),
        (9, DAYS - timedelta(microseconds=1), None, 5),
        (9, DAYS, None, None),
        (1, -timedelta(hours=1), None, 5),
    ],
)
def test_when_a_message_is_tried_again(tries: int, after: timedelta, asked_s: float | None, pause_s: float | None):
    """After longer and longer pauses, for three days; as long as the receiver asks, up to six hours."""
    now = WRITTEN + after
    asked = None if asked_s is None else timedelta(seconds=asked_s)
    again = next_try(tries, WRITTEN, now, asked)
    assert again == (None if pause_s is None else now + timedelta(seconds=pause_s))
    assert next_try(tries, WRITTEN, now, asked, final=True) is None


def connecting(host: str, family: int = socket.AF_INET, event: str = "socket.connect") -> None:
    address: Any = (host, 25) if family != socket.AF_UNIX else host
    gate._look(event, (SimpleNamespace(family=family), address))


def test_only_public_addresses_are_connected_to_while_a_message_is_sent(monkeypatch: pytest.MonkeyPatch):
    """And those that the watchlist allows; before and after sending, and on local sockets, nothing is refused."""
    monkeypatch.setattr(sys, "addaudithook", lambda _: None)
    connecting("10.0.0.1")
    with guarded(["10.1.0.0/16"]) as entered:
        connecting("8.8.8.8")
        connecting("10.1.2.3")
        connecting("/run/x", socket.AF_UNIX)
        connecting("10.0.0.1", event="socket.bind")
        for event, family, host in (
            ("socket.connect", socket.AF_INET, "10.0.0.1"),
            ("socket.sendto", socket.AF_INET6, "::1"),
        ):
            with pytest.raises(AddressRefusedError, match="private or reserved"):
                connecting(host, family, event)
        assert entered.refused == ["10.0.0.1", "::1"]
    connecting("10.0.0.1")
