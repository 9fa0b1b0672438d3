"""The outlets of public lists, looked up in a sorted file: tens of thousands, of which a run meets a few dozen.

Lines of sites ("@host", then name, country, language, medium, lists; a number, "-1", where no site is known) and of
names (then the hosts of all outlets so called, "?" before them if the name asks for further evidence, "!" if only a
link to the site is some). The first line is a filter: a bit for each host and each first word or two of a name, so that
most texts ask for no other line. `benchmarks.outlet_lists` writes the file; the hand-made rows are not in it.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import cast
from zlib import crc32

from pipelines.common.sorted_lines import SortedLines
from pipelines.outlets.outlet import Outlet
from presswatch.languages.patterns import compiled_later
from presswatch.records import Medium

_MOST_WORDS = 7
_CAPITAL_WORD = compiled_later(r"(?<![^\W_])[^\W_a-zß-öø-ÿа-яё][^\W_]*")
_NEXT_WORD = compiled_later(r"[^\w\n]{1,3}[^\W_]+")


def filter_bit(beginning: str, size: int) -> int:
    """The bit of a host or the beginning of a name in a filter of so many bytes."""
    return crc32(beginning.encode("utf-8", "surrogatepass")) % (8 * size)


@cache
def _lines() -> SortedLines:
    with as_file(files("pipelines").joinpath("data/public_outlets.tsv")) as path:
        return SortedLines(path, headed=True)


@cache
def _filter() -> bytes:
    return b64decode(_lines().head)


def _may_have(beginning: str) -> bool:
    """False if there is no line of this host, or with this first word or two."""
    bit = filter_bit(beginning, len(_filter()))
    return bool(_filter()[bit >> 3] & 1 << (bit & 7))


@lru_cache(maxsize=4096)
def listed_at(host: str) -> Outlet | None:
    """The outlet of the lists whose site has exactly this host."""
    facts = _lines().after(f"@{host}\t".encode()) if _may_have(host) else None
    if facts is None:
        return None
    name, country, language, medium, _lists = facts.decode().split("\t")
    site, kind = () if host.startswith("-") else (host,), cast("Medium", medium)
    return Outlet(name=name, domains=site, country=country, language=language, medium=kind, listed=True)


@lru_cache(maxsize=4096)
def listed_as(name: str) -> tuple[tuple[Outlet, ...], str]:
    """The outlets of the lists that are called so, and the mark of the name."""
    facts = (_lines().after(f"{name}\t".encode("utf-8", "surrogatepass")) or b"").decode()
    hosts = facts.lstrip("?!")
    return tuple(filter(None, map(listed_at, hosts.split()))), facts[: len(facts) - len(hosts)]


@lru_cache(maxsize=16_384)
def _begins_names(words: str) -> bool:
    return _may_have(words) and _lines().after(words.encode("utf-8", "surrogatepass")) is not None


def listed_names(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has names of the lists, the longest at each place; offsets end exclusive."""
    for first in _CAPITAL_WORD.finditer(text):
        if _begins_names(first.group()):
            ends = list(_ends(text, *first.span()))
            longest = (end for end in reversed(ends) if listed_as(text[first.start() : end])[0])
            yield from ((first.start(), end) for end in list(longest)[:1])


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """The ends of the runs of words that may be a name, as far as names begin so."""
    for number in range(_MOST_WORDS):
        yield end
        following = _NEXT_WORD.match(text, end)
        if following is None or (number == 0 and not _begins_names(text[start : following.end()])):
            return
        end = following.end()
