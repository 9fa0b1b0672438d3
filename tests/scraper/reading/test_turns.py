"""Whose page is read next: a source with costly pages delays only itself."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import msgspec

from presswatch.errors import PageError
from scraper.pages.dates.read import DateContext
from scraper.reading.messages import Request
from scraper.reading.process import Job, Turns
from scraper.reading.reader import LeftUnreadError, Reader
from scraper.reading.results import Body
from scraper.visit.outcome import Faults
from tests.scraper.reading.tasks_of_tests import burn, read

BODY = Body(content=b"", url="https://site.example/news", content_type=None, context=DateContext(now=datetime.now(UTC)))


def jobs_of(*names: str) -> list[Job]:
    """A page for each name, of the source in its first letter."""
    loop = asyncio.new_event_loop()
    nothing = msgspec.Raw(b"\xc0")
    made = [Job(Request("m", name, 1.0, nothing, (), {}), b"", "", name[0], loop.create_future()) for name in names]
    loop.close()
    return made


def order(turns: Turns, *, idle: bool) -> list[str]:
    """The names of the pages in the order they are handed out."""
    found = []
    while (job := turns.next(idle=idle)) is not None:
        found.append(job.request.name)
    return found


def turns_of(*names: str) -> Turns:
    turns = Turns()
    for job in jobs_of(*names):
        turns.add(job)
    return turns


def test_sources_give_a_page_each_in_turn():
    """A source with many pages delays another by one page at most."""
    assert order(turns_of("a1", "a2", "a3", "b1", "b2", "c1"), idle=False) == ["a1", "b1", "c1", "a2", "b2", "a3"]


def test_a_source_of_costly_pages_comes_when_no_other_page_waits():
    """Until one of its pages is as quick as those of others again."""
    turns = turns_of("a1", "a2", "b1", "b2")
    turns.cost("a", 7.0)
    assert order(turns, idle=False) == ["b1", "b2"]
    assert order(turns, idle=True) == ["a1", "a2"]
    for job in jobs_of("a3", "b3"):
        turns.add(job)
    turns.cost("a", 0.1)
    assert order(turns, idle=False) == ["a3", "b3"]


def test_pages_in_progress_go_back_in_order_after_waiting_sources():
    """The next page after one that ended the process is of a source that had none in progress."""
    turns = turns_of("a3", "g1")
    turns.back(jobs_of("b1", "a1", "a2"))
    assert order(turns, idle=False) == ["a1", "g1", "b1", "a2", "a3"]
    turns = turns_of("g1")
    turns.back(jobs_of("a1", "a2"))
    turns.ended("a")
    assert order(turns, idle=False) == ["g1"]


def test_a_source_that_ended_the_process_has_less_time_and_then_no_further_turn():
    """With its second one its waiting pages are handed back; other sources are not affected."""
    turns = turns_of("a1", "a2", "b1")
    assert turns.limit_s("a", 10.0) == 10.0
    assert turns.ended("a") == []
    assert (turns.limit_s("a", 10.0), turns.limit_s("b", 10.0)) == (2.5, 10.0)
    assert [job.request.name for job in turns.ended("a")] == ["a1", "a2"]
    assert turns.is_out("a")
    assert order(turns, idle=True) == ["b1"]


def test_many_pages_that_take_too_long_cost_an_honest_source_one_of_each():
    """Four sources with five such pages: at most two of each are started; the page that came last is read after four."""
    ended: list[str] = []

    async def one(reader: Reader, source: str, function: Any) -> str:
        try:
            answer = str(await reader.read(function, BODY, source=source))
        except LeftUnreadError as error:
            answer = error.reason
        except PageError as error:
            answer = error.why
        ended.append(f"{source}: {answer}")
        return answer

    async def all_at_once() -> list[str]:
        reader = Reader(limit_s=0.4)
        try:
            bombs = [one(reader, f"bomb {n % 4}", burn) for n in range(20)]
            return await asyncio.gather(*bombs, one(reader, "honest", read))
        finally:
            reader.close()

    *bombs, honest = asyncio.run(all_at_once())
    assert honest == "read"
    assert ended.index("honest: read") <= 4
    assert [bombs.count(f"reading took more than {limit} s") for limit in ("0.4", "0.1")] == [4, 4]
    assert bombs.count("deadline") == 12


def test_what_a_source_s_own_page_takes_is_counted_and_its_waiting_is_not():
    """The time of other sources' pages is theirs."""
    spent: dict[str, list[float]] = {"bomb": [], "honest": []}

    async def both() -> None:
        reader = Reader(limit_s=0.4)
        try:
            await asyncio.gather(
                reader.read(burn, BODY, source="bomb", spend=spent["bomb"].append),
                reader.read(read, BODY, source="honest", spend=spent["honest"].append),
                return_exceptions=True,
            )
        finally:
            reader.close()

    asyncio.run(both())
    assert spent["bomb"] == [0.4]
    assert len(spent["honest"]) == 1
    assert spent["honest"][0] < 0.4


def test_an_unread_page_waits_for_the_next_run_and_costly_ones_are_reported():
    """Its source reports `parse-error`, not that its time is over; after five such pages nothing more is requested."""
    faults = Faults()
    url = "https://site.example/news/1"
    assert not faults.post(PageError(url, "parse-error", "reading took more than 10 s"), 1, url, url)
    waits = [faults.post(LeftUnreadError(url, "deadline", "not read"), 1, url, url) for _ in range(5)]
    assert all(waits)
    assert faults.waiting
    assert faults.turned_away
    state, reason, words = faults.outcome(None, anything=True, asked=6, pages=1, seen=6)
    assert (state, reason) == ("partial", "parse-error")
    assert words == "6 of 6 posts could not be fetched"
