"""A reading process as its crawl sees it: requests in, answers out, over pipes that never make the crawl wait."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable
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
    """A request, the content of its body, the source that gave it, and who waits for its answer."""

    request: Request
    content: bytes
    source: str
    answer: asyncio.Future[bytes]


class ReadingProcess:
    """A started process (`scraper.reading.worker`).

    `ended` is called once with it when it is gone, whatever ended it: then `exit_code`, `started` and `jobs` (those
    without an answer, the current one first) hold the rest.
    """

    def __init__(self, hanging_s: float, answered: Callable[[], None], ended: Callable[[ReadingProcess], None]) -> None:
        """Starts the process; raises OSError where the machine has no room for it."""
        self._hanging_s, self._answered, self._ended = hanging_s, answered, ended
        self._loop = asyncio.get_running_loop()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "scraper.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            # Whatever can be imported here can be there, also from a checkout or in a test.
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
            _widen(pipe)
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
                self._end()
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

    def _end(self) -> None:
        self.stop()
        self._ended(self)


def _widen(pipe: int) -> None:
    """Lets a pipe hold whole pages; one that stays as it is only costs waiting."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
