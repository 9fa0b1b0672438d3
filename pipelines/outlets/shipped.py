"""The outlets that ship with the package: a file of facts, of which a run reads the lines that it meets."""

from __future__ import annotations

import mmap
import re
import sys
from array import array
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import chain
from typing import Literal, cast

import msgspec

from pipelines.outlets.outlet import Outlet, Outlets
from presswatch.records import Medium


class _Fact(msgspec.Struct, frozen=True):
    """One line of the data file."""

    name: str
    domains: tuple[str, ...]
    country: str
    language: str
    medium: Literal["article", "radio", "tv", "podcast", "host"]
    forms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    naver: tuple[str, ...] = ()


def _from_fact(fact: _Fact) -> Outlet:
    return Outlet(
        name=fact.name,
        forms=fact.forms,
        weak=fact.weak,
        domains=fact.domains,
        country=sys.intern(fact.country),
        language=sys.intern(fact.language),
        medium="article" if fact.medium == "host" else cast("Medium", sys.intern(fact.medium)),
        aggregator=fact.medium == "host",
        naver=fact.naver,
    )


class _Shipped:
    """The outlets of the data file, each read from its line when it is asked for by its number, and kept then.

    Walking through all of them keeps none.
    """

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self._starts = array("I", (found.start() for found in re.finditer(rb"^\{", data, re.MULTILINE)))
        self._read: dict[int, Outlet] = {}
        self._decoder = msgspec.json.Decoder(_Fact)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> Outlet:
        if number not in self._read:
            self._read[number] = self._at(number)
        return self._read[number]

    def __iter__(self) -> Iterator[Outlet]:
        yield from map(self._at, range(len(self)))
        if sys.platform == "linux":
            self._data.madvise(mmap.MADV_DONTNEED)  # the file keeps them until one is asked for

    def _at(self, number: int) -> Outlet:
        if number in self._read:
            return self._read[number]
        start = self._starts[number]
        line = self._data[start : self._data.find(b"\n", start)]
        return _from_fact(self._decoder.decode(line.rstrip(b",\r")))


class Behind:
    """The watchlist's outlets and the shipped ones behind them."""

    def __init__(self, own: tuple[Outlet, ...], shipped: Outlets) -> None:
        self._own, self._shipped = own, shipped

    def __len__(self) -> int:
        return len(self._own) + len(self._shipped)

    def __getitem__(self, number: int) -> Outlet:
        return self._own[number] if number < len(self._own) else self._shipped[number - len(self._own)]

    def __iter__(self) -> Iterator[Outlet]:
        return chain(self._own, self._shipped)


@cache
def shipped_outlets() -> Outlets:
    """The outlets that ship with the package, as facts from `pipelines/data/outlets.json`, one a line."""
    with resources.as_file(resources.files("pipelines").joinpath("data/outlets.json")) as path, path.open("rb") as file:
        return _Shipped(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
