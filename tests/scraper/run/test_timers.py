"""Timers of a crawl when the machine's clock is set back."""

from __future__ import annotations

import asyncio
import importlib
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from twisted.internet.asyncioreactor import AsyncioSelectorReactor


@pytest.mark.parametrize("delay_s", [0, 0.05])
def test_a_timer_does_not_wait_for_a_clock_that_was_set_back(delay_s):
    """The next step of a connection is such a timer: it would come an hour late, and the crawl with it."""
    loop = asyncio.new_event_loop()
    importlib.import_module("scraper.settings")
    reactor = AsyncioSelectorReactor(loop)
    fired: list[str] = []
    reactor.callLater(delay_s, lambda: (fired.append("timer"), loop.stop()))
    with time_machine.travel(datetime.now(UTC) - timedelta(hours=1), tick=True):
        loop.call_later(5, loop.stop)
        loop.run_forever()
    reactor.disconnectAll()
    loop.close()
    assert fired == ["timer"]
