"""The process that reads pages, of which a crawl asks by standard input (`python -m scraper.reading.worker`)."""

import gc
import importlib
import os
import resource
import signal
import sys
import time
import traceback
from dataclasses import replace
from inspect import signature
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from presswatch.errors import PageError
from scraper.reading.messages import (
    READY,
    Answer,
    Fault,
    Request,
    give_back_early,
    give_back_now,
    length_of,
    next_message,
    packed,
    types_of,
    unpacked,
)
from scraper.reading.results import Body

# What a page may need beyond what the process has anyway. Measured: 60,000 entries in 6 MB take 180 MB, the largest
# honest page of 1,470 takes 40.
MEMORY_FOR_A_PAGE_BYTES = 320_000_000
# What the libraries come to need with their first pages (address space; measured: 35 MB).
MEMORY_OF_LIBRARIES_BYTES = 80_000_000
# After a request above this memory is given back at once; honest pages are a tenth of it.
HEAVY_BYTES = 1_000_000


def main() -> None:
    """Answers requests until the crawl is gone."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # standard output is for answers alone: what a library prints goes to standard error
    _prepare()
    try:
        _say(answers, READY)
        while request := next_message(sys.stdin.buffer):
            content = next_message(sys.stdin.buffer)
            _say(answers, answer_to(request, content))
            if len(content) > HEAVY_BYTES:
                del content
                gc.collect()
                give_back_now()
    except BrokenPipeError:
        return


def answer_to(request: bytes, content: bytes) -> bytes:
    """Runs a request on a body with this content; at its limit the kernel ends the process (SIGPROF)."""
    started = time.process_time()
    try:
        asked: Request = unpacked(request, Request)
        signal.setitimer(signal.ITIMER_PROF, asked.limit_s)
        try:
            result = msgspec.Raw(packed(_called(asked, content)))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except PageError as exc:
        fault = Fault("page", exc.url, exc.reason, exc.why)
    except MemoryError:
        fault = Fault("memory")
    except Exception as exc:  # noqa: BLE001 - a defect of ours met by one page stays with that page; the crawl logs it
        fault = Fault("error", why=f"{type(exc).__name__}: {exc}", trace=traceback.format_exc())
    else:
        return packed(Answer(time.process_time() - started, result))
    return packed(Answer(time.process_time() - started, fault=fault))


def _called(asked: Request, content: bytes) -> object:
    function: Any = importlib.import_module(asked.module)
    for part in asked.name.split("."):
        function = getattr(function, part)
    types = types_of(function)
    body = replace(unpacked(asked.body, Body), content=content)
    names = list(signature(function).parameters)[1 : 1 + len(asked.args)]
    args = [unpacked(one, types.get(name, Any)) for name, one in zip(names, asked.args, strict=True)]
    kwargs = {name: unpacked(one, types.get(name, Any)) for name, one in asked.kwargs.items()}
    called: object = function(body, *args, **kwargs)
    return called


def _say(pipe: BinaryIO, message: bytes) -> None:
    pipe.write(length_of(message))
    pipe.write(message)
    pipe.flush()


def _prepare() -> None:
    """Its libraries, a ceiling of memory, and signals left to the crawl, which ends it in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    give_back_early()
    importlib.import_module("scraper.reading.tasks")
    gc.collect()
    gc.freeze()  # what was loaded stays: no collection has to look through it
    limit = _address_space_bytes() + MEMORY_OF_LIBRARIES_BYTES + MEMORY_FOR_A_PAGE_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _address_space_bytes() -> int:
    """The address space that this process has taken so far."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    import psutil  # type: ignore[import-untyped,unused-ignore] # noqa: PLC0415 - a megabyte; only on systems without /proc

    return int(psutil.Process().memory_info().vms)


if __name__ == "__main__":
    main()
