"""The limits of page reading: what costs too much is ended and named, what only waits is not."""

from __future__ import annotations

import asyncio
import os
import time
from datetime import UTC, datetime

import pytest

from presswatch.errors import PageError
from scraper.pages.dates import DateContext
from scraper.reader import Body, Reader

BODY = Body(content=b"", url="https://site.example/news", content_type=None, context=DateContext(now=datetime.now(UTC)))


def burn(body: Body) -> None:
    while True:
        pass


def wait(body: Body) -> str:
    time.sleep(0.5)
    return "read"


def process(_: Body) -> int:
    return os.getpid()


def test_one_process_reads_all_pages_and_a_new_one_after_a_killed_page():
    """A crawl has one reader, not the crawl's own process; the page after a killed one is read as any other."""

    async def pages() -> list[int]:
        reader = Reader(limit_s=0.3)
        try:
            before = [await reader.read(process, BODY) for _ in range(2)]
            with pytest.raises(PageError):
                await reader.read(burn, BODY)
            return [*before, await reader.read(process, BODY)]
        finally:
            reader.close()

    first, second, third = asyncio.run(pages())
    assert first == second != third
    assert os.getpid() not in (first, third)


def test_the_limit_is_of_the_processor_not_of_the_clock():
    """A page that burns the processor is ended and named; one that a busy machine makes wait is read."""
    spent: list[float] = []

    async def both() -> str:
        reader = Reader(limit_s=0.3)
        try:
            with pytest.raises(PageError, match=r"parse-error: reading took more than 0\.3 s"):
                await reader.read(burn, BODY, spend=spent.append)
            return await reader.read(wait, BODY, spend=spent.append)
        finally:
            reader.close()

    assert asyncio.run(both()) == "read"
    assert spent[0] == 0.3
    assert spent[1] < 0.3
