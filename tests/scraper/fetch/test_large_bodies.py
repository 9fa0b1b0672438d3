"""Large bodies are in memory for one source at a time; the others wait on disk, and none waits for ever."""

from __future__ import annotations

import asyncio
import gc
import weakref
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy.http import Response

import scraper.fetch.memory_budget
from presswatch.records import Snapshot
from scraper.fetch.memory_budget import LARGE_BYTES, LargeBodies

LARGE = LARGE_BYTES + 1


def answer(name: str, size: int = LARGE) -> Response:
    return Response(f"http://{name}.example/", headers={"X-Name": name}, body=name[0].encode() * size)


class TextContext:
    """Sources that get large answers; `came` are those whose turn came, in order, with their answers."""

    def __init__(self, folder: Path | None = None) -> None:
        self.large = LargeBodies(folder)
        self.came: dict[str, Response] = {}
        self.tasks: list[asyncio.Task[None]] = []

    async def gets(self, *names: str, size: int = LARGE) -> None:
        for name in names:
            self.tasks.append(asyncio.create_task(self._gets(name, size)))
        await asyncio.sleep(0.01)

    async def _gets(self, name: str, size: int) -> None:
        self.came[name] = await self.large.in_turn(answer(name, size), ord(name[0]))

    async def is_done_with(self, name: str) -> None:
        del self.came[name]
        gc.collect()
        await asyncio.sleep(0.01)


def test_sources_come_in_one_after_the_other_and_whole(tmp_path: Path):
    """The second when nothing refers to the first one's body any more; its own is on disk until then, unchanged."""

    async def scene() -> None:
        scene = TextContext(tmp_path / "archive")
        await scene.gets("a", "b", "c")
        assert list(scene.came) == ["a"]
        assert scene.large.aside_bytes == 2 * LARGE
        await scene.is_done_with("a")
        assert list(scene.came) == ["b"]
        assert scene.came["b"].body == b"b" * LARGE
        assert scene.came["b"].headers["X-Name"] == b"b"
        await scene.is_done_with("b")
        assert list(scene.came) == ["c"]
        assert scene.large.aside_bytes == 0
        assert list((tmp_path / "archive").iterdir()) == []

    asyncio.run(scene())


def test_bytes_of_bodies_that_wait_are_not_in_memory():
    """However many there are: no reference to a waiting body exists."""

    async def scene() -> None:
        large = LargeBodies()
        first = await large.in_turn(answer("a"), 0)
        waiting: list[asyncio.Task[Response]] = []
        bodies = []
        for number in range(1, 6):
            response = answer("b")
            bodies.append(weakref.ref(response))
            waiting.append(asyncio.create_task(large.in_turn(response, number)))
            del response
            await asyncio.sleep(0.01)
        gc.collect()
        assert [body() for body in bodies] == [None] * 5
        assert large.aside_bytes == 5 * LARGE
        assert first.body
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        assert large.aside_bytes == 0

    asyncio.run(scene())


def test_small_bodies_and_those_of_the_source_inside_do_not_wait():
    """A source's own posts come in order, so none may wait for another."""

    async def scene() -> None:
        scene = TextContext()
        await scene.gets("a", "b", "a2")
        await scene.gets("c", size=LARGE_BYTES)
        assert list(scene.came) == ["a", "a2", "c"]
        await scene.is_done_with("a")
        assert "b" not in scene.came
        await scene.is_done_with("a2")
        assert "b" in scene.came

    asyncio.run(scene())


def test_who_is_cancelled_while_it_waits_leaves_the_turn_to_the_next():
    """A stopped run, or a source whose time is over, blocks no other."""

    async def scene() -> None:
        scene = TextContext()
        await scene.gets("a", "b", "c")
        scene.tasks[1].cancel()
        await scene.is_done_with("a")
        assert list(scene.came) == ["c"]

    asyncio.run(scene())


def test_no_source_waits_for_one_that_never_ends(monkeypatch: pytest.MonkeyPatch):
    """The next one gets in after a time; one source after another, not all at once."""
    monkeypatch.setattr(scraper.fetch.memory_budget, "STALLED_S", 0.3)
    monkeypatch.setattr(scraper.fetch.memory_budget, "LOOK_FOR_TURN_S", 0.01)

    async def scene() -> list[str]:
        scene = TextContext()
        await scene.gets("a", "b", "c")
        await scene.tasks[1]
        return list(scene.came)

    assert asyncio.run(scene()) == ["a", "b"]


def test_where_there_is_no_room_on_disk_bodies_stay_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A folder that cannot be made, or a full limit: the page is read all the same."""
    (tmp_path / "file").write_text("")

    async def scene(folder: Path) -> list[str]:
        scene = TextContext(folder)
        await scene.gets("a", "b")
        return list(scene.came)

    assert asyncio.run(scene(tmp_path / "file")) == ["a", "b"]
    monkeypatch.setattr(scraper.fetch.memory_budget, "ASIDE_MAX_BYTES", LARGE - 1)
    assert asyncio.run(scene(tmp_path)) == ["a", "b"]


def test_a_body_of_a_megabyte_is_small_and_one_byte_more_is_large():
    """The second of two large ones waits; beyond half a gigabyte of waiting bodies, a further one stays in memory."""

    async def waits(size: int, aside: int = 0) -> bool:
        large = LargeBodies()
        large.aside_bytes = aside
        first = await large.in_turn(answer("a", size), 1)
        second = asyncio.create_task(large.in_turn(answer("b", size), 2))
        await asyncio.sleep(0)
        waiting = not second.done()
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        assert first.body
        return waiting

    assert not asyncio.run(waits(1_000_000))
    assert asyncio.run(waits(1_000_001))
    assert asyncio.run(waits(1_000_001, 512_000_000 - 1_000_001))
    assert not asyncio.run(waits(1_000_001, 512_000_000 - 1_000_000))


@pytest.mark.parametrize(("later_s", "comes_in"), [(20.0, False), (20.1, True)])
def test_the_next_comes_in_after_twenty_seconds_without_any_change(
    monkeypatch: pytest.MonkeyPatch, later_s: float, *, comes_in: bool
):
    """The source that is waited for may itself be waiting."""
    clock = [50.0]
    monkeypatch.setattr(scraper.fetch.memory_budget.time, "monotonic", lambda: clock[0])

    async def scene() -> bool:
        large = LargeBodies()
        first = await large.in_turn(answer("a"), 1)
        clock[0] += later_s
        second = asyncio.create_task(large.in_turn(answer("b"), 2))
        await asyncio.sleep(0)
        done = second.done()
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        assert first.body
        return done

    assert asyncio.run(scene()) is comes_in


def test_a_snapshot_of_a_large_body_holds_its_owners_turn():
    """Until nothing refers to it; a small one holds none."""

    def snapshot(size: int) -> Snapshot:
        now = datetime(2026, 3, 2, tzinfo=UTC)
        return Snapshot(url="u", status=200, headers=(), body=b"x" * size, fetched_at=now, payload_sha256="")

    large = LargeBodies()
    small = snapshot(LARGE_BYTES)
    large.hold(small, 1)
    assert large._is_free(2)
    kept = snapshot(LARGE)
    large.hold(kept, 1)
    assert not large._is_free(2)
    assert large._is_free(1)
    del kept
    gc.collect()
    assert large._is_free(2)
