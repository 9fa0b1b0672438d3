"""Whose page is read next: sources take turns, so that one with costly pages delays only itself."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable

from scraper.reading.process import Job

# Seconds of the processor. The slowest honest page of 1,470 takes 0.6: who gives more comes after all that give less.
COSTLY_S = 1.0
# Pages of one source that ended the process, by time or by memory; after so many none of its pages is read in this run.
ENDINGS_ALLOWED = 2
# The share of the usual limit that a source has for a page once it ended the process. Measured: 2.5 s are four times
# what the slowest honest page takes.
SHARE_AFTER_ENDING = 0.25


class Turns:
    """The pages that wait to be read, a queue for each source.

    Each source that has any gives one at a time, in turn. One whose last page was costly, or ended the process, gives
    its next where no other source has one and nothing is being read.
    """

    def __init__(self) -> None:
        self._queues: dict[str, deque[Job]] = {}  # in the order of their turns
        self._costly: set[str] = set()
        self._endings: Counter[str] = Counter()

    def add(self, job: Job) -> None:
        """Takes in a page after those of its source."""
        self._queues.setdefault(job.source, deque()).append(job)

    def back(self, jobs: Iterable[Job]) -> None:
        """Takes back pages that were on their way: before the others of their source, which waits for a new turn."""
        given = list(jobs)
        for job in given:
            self._queues.setdefault(job.source, deque())
        for job in reversed(given):
            self._queues[job.source].appendleft(job)

    def next(self, *, idle: bool) -> Job | None:
        """The page whose turn it is, which is taken out; None where there is none. `idle`: nothing is being read."""
        self._forget_left()
        source = next((one for one in self._queues if not self._is_costly(one)), None)
        if source is None and idle:
            source = next(iter(self._queues), None)
        if source is None:
            return None
        queue = self._queues.pop(source)
        job = queue.popleft()
        if queue:
            self._queues[source] = queue
        return job

    def cost(self, source: str, seconds: float) -> None:
        """Says what the last page of a source took of the processor."""
        (self._costly.add if seconds > COSTLY_S else self._costly.discard)(source)

    def ended(self, source: str) -> list[Job]:
        """Says that a page of a source ended the process; returns those of its pages that are not to be read now."""
        self._endings[source] += 1
        return list(self._queues.pop(source, ())) if self.is_out(source) else []

    def is_out(self, source: str) -> bool:
        """True if no page of a source is read any more."""
        return self._endings[source] >= ENDINGS_ALLOWED

    def limit_s(self, source: str, usual_s: float) -> float:
        """The seconds that the next page of a source may take."""
        return usual_s * SHARE_AFTER_ENDING if self._endings[source] else usual_s

    def _is_costly(self, source: str) -> bool:
        return source in self._costly or self._endings[source] > 0

    def _forget_left(self) -> None:
        """Takes out pages that are no longer waited for."""
        for source, queue in list(self._queues.items()):
            while queue and queue[0].answer.done():
                queue.popleft()
            if not queue:
                del self._queues[source]
