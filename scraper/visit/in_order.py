"""Several things done at once, their results in the order in which they were asked for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any, TypeVar

T = TypeVar("T")


async def in_order(
    jobs: Iterator[Callable[[], Coroutine[Any, Any, T]]], most: int, ended: Callable[[], bool]
) -> AsyncIterator[T]:
    """Runs up to `most` jobs at once and yields their results in order; begins none once `ended` says so."""
    waiting: list[asyncio.Task[T]] = []
    try:
        while True:
            while len(waiting) < most and not ended():
                job = next(jobs, None)
                if job is None:
                    break
                waiting.append(asyncio.create_task(job()))
            if not waiting:
                return
            yield await waiting.pop(0)
    finally:
        for task in waiting:
            task.cancel()
