"""Outlets: those that ship with the package, the watchlist's, and those of public lists.

The outlets of public lists are looked up in a sorted file: tens of thousands, of which a run meets a few dozen. It has
lines of sites ("@host", then name, country, language, medium, lists; a number, "-1", where no site is known) and of
names (then the hosts of all outlets so called, "?" before them if the name asks for further evidence, "!" if only a
link to the site is some). The first line is a filter: a bit for each host and each first word or two of a name, so that
most texts ask for no other line. `benchmarks.outlet_lists` writes the file; the hand-made rows are not in it.
"""

import mmap
import re
import sys
from array import array
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import chain
from typing import cast
from zlib import crc32

import msgspec

from pipelines.common.sorted_lines import SortedLines
from presswatch.languages.patterns import compiled_later
from presswatch.records import Medium
from presswatch.text.strings import folded_name
from presswatch.watchlist.entries import OutletEntry

_WAYS: "tuple[Callable[[Outlet], Iterable[str]], ...]" = (
    lambda one: (one.name, one.shown),
    lambda one: one.forms,
    lambda one: one.weak,
    lambda one: one.domains,
)
_MOST_WORDS = 7
_CAPITAL_WORD = compiled_later(r"(?<![^\W_])[^\W_a-zß-öø-ÿа-яё][^\W_]*")
_NEXT_WORD = compiled_later(r"[^\w\n]{1,3}[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One news organization: its printed name, further name forms, domains, country, language and usual medium.

    `weak` forms are also ordinary words or names ("Time", "El Tiempo"): they count only where the wording or a link
    says that an outlet is meant. `aggregator` marks a site that carries other outlets' articles (Yahoo, MSN, Naver).
    `naver` are the numbers under which Naver carries the outlet's articles. `listed`: only public lists have it; `own`:
    the watchlist has it.
    """

    name: str
    forms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    medium: Medium = "article"
    aggregator: bool = False
    naver: tuple[str, ...] = ()
    listed: bool = False
    own: bool = False

    @property
    def shown(self) -> str:
        """The name as printed, without the place that distinguishes namesakes: "Vanguard (Nigeria)" is "Vanguard"."""
        return self.name.partition(" (")[0] if self.name.endswith(")") else self.name

    @property
    def domain(self) -> str | None:
        """The outlet's main domain; None if none is known."""
        return self.domains[0] if self.domains else None

    def shares_site(self, other: "Outlet | None") -> bool:
        """True if another outlet has one of its domains."""
        return other is not None and not set(self.domains).isdisjoint(other.domains)


def from_entry(entry: OutletEntry) -> Outlet:
    """The outlet that an entry of the watchlist describes."""
    known: dict[str, Medium] = {"radio": "radio", "tv": "tv", "podcast": "podcast", "video": "video", "other": "other"}
    return Outlet(
        name=entry.name,
        forms=entry.aliases,
        domains=tuple(d.lower().removeprefix("www.") for d in entry.domains),
        country=entry.country,
        language=entry.language,
        medium=known.get(entry.medium, "article"),
        own=True,
    )


class Outlets:
    """The outlets of a watchlist, then those of the data file, each read from its line when it is asked for and kept.

    Walking through all of them keeps none.
    """

    def __init__(self, data: mmap.mmap, own: tuple[Outlet, ...] = ()) -> None:
        self.data, self._own = data, own
        self._starts = array("I", (found.start() for found in re.finditer(rb"^\{", data, re.MULTILINE)))
        self._read: dict[int, Outlet] = {}
        self._decoder = msgspec.json.Decoder(Outlet)

    def __len__(self) -> int:
        return len(self._own) + len(self._starts)

    def __getitem__(self, number: int) -> Outlet:
        if number not in self._read:
            at = number - len(self._own)
            self._read[number] = self._own[number] if at < 0 else self._at(at)
        return self._read[number]

    def __iter__(self) -> Iterator[Outlet]:
        yield from chain(self._own, map(self._at, range(len(self._starts))))
        if sys.platform == "linux":
            self.data.madvise(mmap.MADV_DONTNEED)  # the file keeps them until one is asked for

    def _at(self, number: int) -> Outlet:
        start = self._starts[number]
        line = self.data[start : self.data.find(b"\n", start)]
        return self._decoder.decode(line.rstrip(b",\r"))


@cache
def shipped_outlets() -> Outlets:
    """The outlets that ship with the package, as facts from `pipelines/data/outlets.json`, one a line."""
    with as_file(files("pipelines").joinpath("data/outlets.json")) as path, path.open("rb") as file:
        return Outlets(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def recorded_as(name: str, own: Sequence[OutletEntry] = ()) -> tuple[str, ...]:
    """The names under which articles of the outlet called `name` are recorded; () where nobody knows such an outlet.

    `own` are the outlets of the watchlist. A printed name means all outlets of that name, in any country; only
    where there is none does a further form ("WSJ") or a domain count, then the outlets of public lists.
    """
    wanted = folded_name(name)
    outlets = [*map(from_entry, own), *shipped_outlets()]
    for names_of in _WAYS:
        if found := [one for one in outlets if any(folded_name(form) == wanted for form in names_of(one))]:
            return tuple(dict.fromkeys(chain.from_iterable((one.shown, one.name) for one in found)))
    listed = filter(None, (*listed_as(name.removeprefix("The "))[0], *listed_as(name)[0], listed_at(name)))
    return tuple(dict.fromkeys(one.name for one in listed))


def look_up(name: str, own: Sequence[OutletEntry] = ()) -> tuple[tuple[str, ...], str]:
    """`recorded_as`, and where that is empty the known outlet whose name is most like this one, else ""."""
    names = recorded_as(name, own)
    if names:
        return names, ""
    import difflib  # noqa: PLC0415  only when something is wrong

    known = {folded_name(one.shown): one.shown for one in (*map(from_entry, own), *shipped_outlets())}
    near = difflib.get_close_matches(folded_name(name), known, n=1, cutoff=0.7)
    return (), known[near[0]] if near else ""


# Outlets of public lists


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
