"""The limits of page reading: what costs too much is ended and named, what only waits is not."""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime

import pytest

from presswatch.errors import PageError
from scraper.pages.dates import DateContext
from scraper.reader import Body, Reader

HEAVY = ("trafilatura", "lxml.html", "scraper.pages.language_model")
BODY = Body(content=b"", url="https://site.example/news", content_type=None, context=DateContext(now=datetime.now(UTC)))


def burn(body: Body) -> None:
    while True:
        pass


def wait(body: Body) -> str:
    time.sleep(0.5)
    return "read"


def loaded(_: Body) -> list[str]:
    return sorted(sys.modules)


def test_readers_are_forked_from_one_that_has_read_a_page():
    """Libraries and tables are loaded once for all of them, before their first page."""

    async def first() -> list[str]:
        reader = Reader(workers=1)
        try:
            return await reader.read(loaded, BODY)
        finally:
            reader.close()

    modules = asyncio.run(first())
    assert {"scraper.warm", *HEAVY} <= set(modules)


def test_the_limit_is_of_the_processor_not_of_the_clock():
    """A page that burns the processor is ended and named; one that a busy machine makes wait is read."""
    spent: list[float] = []

    async def both() -> str:
        reader = Reader(workers=1, limit_s=0.3)
        try:
            with pytest.raises(PageError, match=r"parse-error: reading took more than 0\.3 s"):
                await reader.read(burn, BODY, spend=spent.append)
            return await reader.read(wait, BODY, spend=spent.append)
        finally:
            reader.close()

    assert asyncio.run(both()) == "read"
    assert spent[0] == 0.3
    assert spent[1] < 0.3
