"""A reading process as its crawl sees it, over pipes that never make it wait, and the turns of its sources."""

import asyncio
import contextlib
import fcntl
import os
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from scraper.reading.messages import Request, length_of, packed, taken

# Pages on their way while one is read, so that the process never waits for a crawl that records or looks for names: one
# that waits is woken alongside the crawl, on the same core, and reads on only when that has nothing to do.
IN_FLIGHT = 8
IN_FLIGHT_BYTES = 1024 * 1024
# What both pipes hold, where the system lets us say (Linux; 64 KB elsewhere): the most that nobody needs rights for.
PIPE_BYTES = 1024 * 1024
# By the clock, for loading its libraries: a second and a half, a hundred times as much on a machine near its end.
START_LIMIT_S = 150.0
# No page yields so much; a process that sends it is no longer our reader.
ANSWER_MAX_BYTES = 256 * 1024 * 1024
_READ_BYTES = 256 * 1024


@dataclass(eq=False, slots=True)
class Job:
    """A request, the content of its body and its address, the source that gave it, and who waits for its answer."""

    request: Request
    content: bytes
    url: str
    source: str
    answer: asyncio.Future[bytes]


class ReadingProcess:
    """A started process (`scraper.reading.worker`); `ended` is called once, when it is gone for any reason."""

    def __init__(
        self, hanging_s: float, answered: Callable[[], None], ended: "Callable[[ReadingProcess], None]"
    ) -> None:
        """Starts the process; raises OSError where the machine has no room for it."""
        self._hanging_s, self._answered, self._ended = hanging_s, answered, ended
        self._loop = asyncio.get_running_loop()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "scraper.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            # All that can be imported here can be imported there, also from a checkout or in a test.
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)},
            process_group=0,  # the crawl handles Ctrl-C
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._into, self._out_of = self._process.stdin.fileno(), self._process.stdout.fileno()
        self._to_send: deque[memoryview] = deque()
        self._arrived = bytearray()
        self.jobs: deque[Job] = deque()
        self.started, self.hung, self.exit_code, self.answers = False, False, 0, 0
        for pipe in (self._into, self._out_of):
            os.set_blocking(pipe, False)
            if sys.platform == "linux":
                with contextlib.suppress(OSError):  # a pipe that does not hold whole pages only costs waiting
                    fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        self._loop.add_reader(self._out_of, self._read)
        self._clock = self._loop.call_later(START_LIMIT_S, self._give_up)

    @property
    def full(self) -> bool:
        """True if another job has to wait: a second never does, more of them while they are small."""
        if len(self.jobs) < 2:
            return False
        return len(self.jobs) >= IN_FLIGHT or sum(len(job.content) for job in self.jobs) >= IN_FLIGHT_BYTES

    def ask(self, job: Job) -> None:
        """Sends a request; its answer, or the end of the process, comes later."""
        self.jobs.append(job)
        if self.started and len(self.jobs) == 1:
            self._wind_clock()
        request = packed(job.request)
        small = length_of(request) + request + length_of(job.content)
        self._to_send.extend((memoryview(small), memoryview(job.content)))
        self._write()

    def stop(self) -> None:
        """Ends the process at once; `ended` is not called."""
        self._clock.cancel()
        if not self._loop.is_closed():
            self._loop.remove_reader(self._out_of)
            self._loop.remove_writer(self._into)
        self._process.kill()
        self.exit_code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _write(self) -> None:
        """Sends what the pipe takes, the rest when it takes more; a process that is gone is noticed by `_read`."""
        try:
            while self._to_send:
                left = self._to_send[0]
                sent = os.write(self._into, left)
                if sent < len(left):
                    self._to_send[0] = left[sent:]
                else:
                    self._to_send.popleft()
        except BlockingIOError:
            self._loop.add_writer(self._into, self._write)
            return
        except BrokenPipeError:
            self._to_send.clear()
        self._loop.remove_writer(self._into)

    def _read(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while data := os.read(self._out_of, _READ_BYTES):
                self._arrived += data
                if len(data) < _READ_BYTES:
                    break
            else:
                self.stop()
                self._ended(self)
                return
        for message in taken(self._arrived):
            self._heard(message)
        if len(self._arrived) > ANSWER_MAX_BYTES:
            self._give_up()
        self._answered()

    def _heard(self, message: bytes) -> None:
        if not self.started:
            self.started = True
        elif self.jobs:
            self.answers += 1
            job = self.jobs.popleft()
            if not job.answer.done():
                job.answer.set_result(message)
        self._wind_clock()

    def _wind_clock(self) -> None:
        """A page that neither ends nor uses the processor is given up after a time by the clock."""
        self._clock.cancel()
        if self.jobs:
            self._clock = self._loop.call_later(self._hanging_s, self._give_up)

    def _give_up(self) -> None:
        self.hung = True
        self._process.kill()


# Seconds of the processor. The slowest honest page of 1,470 takes 0.6: who gives more comes after all that give less.
COSTLY_S = 1.0
# Pages of one source that ended the process, by time or by memory; after this many no more are read in this run.
ENDINGS_ALLOWED = 2
# The share of the usual limit that a source has for a page once it ended the process. Measured: 2.5 s are four times
# what the slowest honest page takes.
SHARE_AFTER_ENDING = 0.25


class Turns:
    """The pages that wait to be read, a queue for each source, which gives one in turn, costly ones last."""

    def __init__(self) -> None:
        self._queues: dict[str, deque[Job]] = {}  # in the order of their turns
        self._costly: set[str] = set()
        self._endings: Counter[str] = Counter()

    def add(self, job: Job) -> None:
        """Adds a page at the end of its source's queue."""
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
        source = next((one for one in self._queues if one not in self._costly and not self._endings[one]), None)
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
        """True if no more pages of a source are read in this run."""
        return self._endings[source] >= ENDINGS_ALLOWED

    def limit_s(self, source: str, usual_s: float) -> float:
        """The seconds of the processor that the next page of a source may take."""
        return usual_s * SHARE_AFTER_ENDING if self._endings[source] else usual_s

    def _forget_left(self) -> None:
        for source, queue in list(self._queues.items()):
            while queue and queue[0].answer.done():
                queue.popleft()
            if not queue:
                del self._queues[source]
