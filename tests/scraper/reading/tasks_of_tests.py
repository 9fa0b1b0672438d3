"""Tasks that tests run in the reading process. In a module of their own: it is loaded within the first page's time."""

from __future__ import annotations

import os
import time

from scraper.reading.results import Body


def burn(_: Body) -> None:
    while True:
        pass


def wait(body: Body) -> str:
    time.sleep(0.5)
    return "read"


def hang(body: Body) -> None:
    time.sleep(60)


def gigabyte(body: Body) -> int:
    return len(bytearray(1_000_000_000))


def megabytes(body: Body) -> int:
    return len(bytearray(100_000_000))


def process(_: Body) -> int:
    return os.getpid()


def half(_: Body) -> tuple[str, ...]:
    return ("a\ud800b",)


def marks(body: Body) -> tuple[int, str]:
    return len(body.content), body.content[-4:].decode()


def defect(_: Body) -> None:
    raise KeyError("no such thing")


def printing(_: Body) -> str:
    print("a library that talks")  # noqa: T201 - what the test is about
    return "read"


def wrong(_: Body) -> int:
    return "no number"  # type: ignore[return-value]


def read(_: Body) -> str:
    return "read"
