"""What a run holds in memory is counted from the network until it is released, and delays new requests."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

import pytest

import scraper.fetch.memory_budget
from presswatch.records import Snapshot
from scraper.fetch.memory_budget import InHand


def snapshot(size: int) -> Snapshot:
    return Snapshot(
        url="https://site.example/",
        status=200,
        headers=(),
        body=b"x" * size,
        fetched_at=datetime.now(UTC),
        payload_sha256="",
    )


def test_a_snapshot_counts_as_long_as_anything_refers_to_it():
    """Referenced twice, it is released with the last reference."""
    in_hand = InHand()
    first = second = snapshot(1000)
    in_hand.hold(first)
    assert in_hand.bytes == 1000
    del first
    assert in_hand.bytes == 1000
    del second
    assert in_hand.bytes == 0


def test_requests_wait_for_room_and_not_for_ever(monkeypatch):
    """They go on when bytes are released, and after a while in any case."""
    monkeypatch.setattr(scraper.fetch.memory_budget, "WAIT_MAX_S", 0.2)
    in_hand = InHand(limit_bytes=100)
    order: list[str] = []

    async def asks() -> None:
        await in_hand.room()
        order.append("asked")

    async def scene() -> float:
        in_hand.take(101)
        waiting = asyncio.create_task(asks())
        await asyncio.sleep(0)
        order.append("full")
        in_hand.give(1)
        await waiting
        in_hand.take(500)
        started = time.monotonic()
        await asks()
        return time.monotonic() - started

    assert asyncio.run(scene()) >= 0.2
    assert order == ["full", "asked", "asked"]


def test_a_source_that_has_not_begun_waits_shortly(monkeypatch):
    """Memory that delays a request delays it for a moment only."""
    monkeypatch.setattr(scraper.fetch.memory_budget, "WAIT_TO_BEGIN_MAX_S", 0.2)
    in_hand = InHand(limit_bytes=100)

    async def scene() -> float:
        in_hand.take(120)
        asking = asyncio.create_task(in_hand.room())
        await asyncio.sleep(0)
        assert not asking.done()
        started = time.monotonic()
        await in_hand.room(to_begin=True)
        assert not asking.done()
        in_hand.give(120)
        await asking
        return time.monotonic() - started

    assert asyncio.run(scene()) >= 0.2


def test_those_who_waited_are_let_in_one_by_one():
    """The second of two waits until the first one's bytes are counted."""
    in_hand = InHand(limit_bytes=100)
    order: list[str] = []

    async def asks(name: str) -> None:
        await in_hand.room()
        order.append(name)
        in_hand.take(200)

    async def scene() -> None:
        in_hand.take(101)
        waiting = [asyncio.create_task(asks("first")), asyncio.create_task(asks("second"))]
        await asyncio.sleep(0)
        in_hand.give(101)
        await waiting[0]
        assert order == ["first"]
        in_hand.give(200)
        await waiting[1]

    asyncio.run(scene())
    assert order == ["first", "second"]


def test_who_waits_looks_sooner_where_pages_are_small(monkeypatch):
    """With usual pages the wait is much shorter than a twentieth of a second; after giant ones it takes longer."""
    slept: list[float] = []
    really = asyncio.sleep

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await really(0)

    async def waits(in_hand: InHand) -> float:
        in_hand.take(101)
        asking = asyncio.create_task(in_hand.room())
        await really(0)
        in_hand.give(101)
        await asking
        return slept[-1]

    monkeypatch.setattr(scraper.fetch.memory_budget.asyncio, "sleep", sleep)
    usual, after_giants = InHand(limit_bytes=100), InHand(limit_bytes=100)
    for _ in range(40):
        after_giants.hold(snapshot(3_000_000))
    assert asyncio.run(waits(usual)) < asyncio.run(waits(after_giants)) / 5


async def is_let_in(in_hand: InHand, *, to_begin: bool = False) -> bool:
    """True if a request for room need not wait."""
    asking = asyncio.create_task(in_hand.room(to_begin=to_begin))
    await asyncio.sleep(0)
    done = asking.done()
    asking.cancel()
    return done


@pytest.mark.parametrize("to_begin", [False, True])
def test_five_megabytes_may_be_in_hand(*, to_begin: bool):
    """With one byte more, requests wait, and so do new sources."""

    async def scene() -> tuple[bool, bool]:
        in_hand = InHand()
        in_hand.take(5_000_000)
        before = await is_let_in(in_hand, to_begin=to_begin)
        in_hand.take(1)
        return before, await is_let_in(in_hand, to_begin=to_begin)

    assert asyncio.run(scene()) == (True, False)


@pytest.mark.parametrize(
    ("to_begin", "sizes", "look_s", "longest_s"),
    [
        (False, [], 0.003, 15.0),
        (True, [], 0.05, 1.0),
        (False, [3_000_000] * 40, 0.05, 15.0),
        (False, [0] * 40, 0.002, 15.0),
    ],
)
def test_how_often_and_how_long_who_waits_looks(
    monkeypatch: pytest.MonkeyPatch, sizes: list[int], look_s: float, longest_s: float, *, to_begin: bool
):
    """By the size of recent answers, at least twenty times a second; a new source waits only shortly."""
    slept, given = [], []
    really, timeout = asyncio.sleep, asyncio.timeout

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await really(0)

    def noted(seconds: float) -> asyncio.Timeout:
        given.append(seconds)
        return timeout(seconds)

    async def scene() -> None:
        in_hand = InHand(limit_bytes=100)
        for size in sizes:
            in_hand.hold(snapshot(size))
        in_hand.take(101)
        asking = asyncio.create_task(in_hand.room(to_begin=to_begin))
        await really(0)
        in_hand.give(101)
        await asking

    monkeypatch.setattr(scraper.fetch.memory_budget.asyncio, "sleep", sleep)
    monkeypatch.setattr(scraper.fetch.memory_budget.asyncio, "timeout", noted)
    asyncio.run(scene())
    assert slept[-1] == pytest.approx(look_s)
    assert given == [longest_s]
