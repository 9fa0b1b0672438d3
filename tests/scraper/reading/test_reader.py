"""The limits of page reading: a page that costs too much is ended and named, one that only waits is not."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from presswatch.errors import PageError
from scraper.pages.dates.read import DateContext
from scraper.reading.reader import Reader
from scraper.reading.results import Body
from tests.scraper.reading.tasks_of_tests import (
    burn,
    defect,
    gigabyte,
    half,
    hang,
    marks,
    megabytes,
    printing,
    process,
    wait,
    wrong,
)

BODY = Body(content=b"", url="https://site.example/news", content_type=None, context=DateContext(now=datetime.now(UTC)))


def read_each(*functions: Callable[[Body], object], limit_s: float = 0.3) -> list[object]:
    """The results of one reader for all of them at once, or the messages of errors."""

    async def all_at_once() -> list[object]:
        reader = Reader(limit_s=limit_s)
        try:
            found = await asyncio.gather(*(reader.read(one, BODY) for one in functions), return_exceptions=True)
            return [str(one) if isinstance(one, BaseException) else one for one in found]
        finally:
            reader.close()

    return asyncio.run(all_at_once())


def test_one_process_reads_all_pages_and_a_new_one_after_a_killed_page():
    """A crawl has one reader process; the page after a killed one is read like any other."""

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


def test_a_process_is_replaced_after_so_many_pages(monkeypatch: pytest.MonkeyPatch):
    """Memory leaked by a library goes with it; pages that wait meanwhile are read by the next."""
    monkeypatch.setattr("scraper.reading.reader.PAGES_PER_WORKER", 3)
    numbers = read_each(*[process] * 7)
    assert [numbers.count(one) for one in dict.fromkeys(numbers)] == [3, 3, 1]


def test_a_reader_that_hangs_without_using_cpu_is_given_up(monkeypatch: pytest.MonkeyPatch):
    """By the clock, after several times its limit; the next page is read."""
    monkeypatch.setattr("scraper.reading.reader.HANGING_FACTOR", 5)
    hung, other = read_each(hang, process)
    assert "reading took more than 0.3 s" in str(hung)
    assert isinstance(other, int)


def test_a_page_has_its_share_of_memory_and_no_more():
    """A page that takes more is named; the same process, or the next one, reads on."""
    # On a busy machine 100 MB alone may take a third of a second of CPU time.
    too_much, enough, other = read_each(gigabyte, megabytes, process, limit_s=20)
    assert "reading took more memory than allowed" in str(too_much)
    assert enough == 100_000_000
    assert isinstance(other, int)


def test_the_limit_is_of_the_processor_not_of_the_clock(monkeypatch: pytest.MonkeyPatch):
    """A page that uses up the CPU is ended and named; one that waits on a busy machine is read."""
    monkeypatch.setattr("scraper.reading.reader.HANGING_FACTOR", 1000)  # so it is not the clock that ends it
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


def test_pages_after_one_that_is_ended_are_read_by_the_next_process():
    """Only the page being read is lost with its process."""
    first, burnt, *rest = read_each(process, burn, process, process)
    assert "reading took more than 0.3 s" in str(burnt)
    assert rest[0] == rest[1] != first


def test_pages_larger_than_a_pipe_and_many_small_ones_come_whole_and_each_to_its_own():
    """Sizes around a pipe's capacity (64 KB, 1 MB) and far above it, all at once."""
    sizes = [5, 65_536, 3_000_000, 70_000, *([900] * 30), 1_048_576, 1_048_577, 9, 2_500_000]
    bodies = [replace(BODY, content=b"x" * (size - 4) + f"{n:04d}".encode()) for n, size in enumerate(sizes)]

    async def all_at_once() -> list[tuple[int, str]]:
        reader = Reader()
        try:
            return list(await asyncio.gather(*(reader.read(marks, body) for body in bodies)))
        finally:
            reader.close()

    assert asyncio.run(all_at_once()) == [(size, f"{n:04d}") for n, size in enumerate(sizes)]


def test_what_a_reader_hands_over_is_data_of_the_declared_type():
    """Lone surrogates are replaced, prints go elsewhere, exceptions are named, and another type is refused."""
    assert read_each(half, printing) == [("a\ufffdb",), "read"]
    assert "internal error while reading (KeyError: 'no such thing')" in str(read_each(defect)[0])
    assert "internal error while reading (ValidationError" in str(read_each(wrong)[0])


def test_a_process_that_cannot_start_is_reported_and_not_tried_for_ever(monkeypatch: pytest.MonkeyPatch):
    """Every page gets the reason; after two failed starts no more are made."""
    monkeypatch.setattr("sys.executable", "/bin/false")
    answers = read_each(process, process, process, process)
    assert "did not start (exit code 1)" in str(answers[0])
    assert "does not start" in str(answers[-1])
