"""Timers of a crawl that do not depend on the time of day."""

from __future__ import annotations

import time

from twisted.internet.asyncioreactor import AsyncioSelectorReactor


def make_timers_steady() -> None:
    """Has Twisted's asyncio reactor count its timers by a clock that only goes forward; before one is made.

    It counts them by the time of day: where the machine's clock is set back an hour, whatever was about to run, such as
    the next step of a connection, waits for an hour, and the crawl with it. Scrapy demands this very class, so it is
    changed, not derived from.
    """
    AsyncioSelectorReactor.seconds = staticmethod(time.monotonic)
