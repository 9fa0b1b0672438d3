"""The catalogue of outlets: shipped facts and the watchlist's entries, found in text by name, in links by domain."""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from itertools import chain, islice

import ahocorasick_rs

from pipelines.common.scripts import fold_letters, is_hangul, is_latin_like, is_word
from pipelines.outlets.forms import FUSED, inflected, printed_otherwise
from pipelines.outlets.outlet import Outlet, Outlets, from_entry, listed_as, listed_at, listed_names, shipped_outlets
from presswatch.languages.packs import affixes, alternation, words
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import host_of
from presswatch.watchlist.entries import OutletEntry

_TOP_COUNTRIES = {"uk": "GB"}
"""Top-level domains that are not the letters of their country (ISO 3166)."""
_SOLD_TO_ALL = frozenset({"ai", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "sh", "to", "tv", "ws"})
"""Top-level domains of two letters that indicate no country."""


_LINKED, _HOME = 3, 2
_AGREEING = 2
"""Linked outlets of one country that make it the country of a post."""
_BYTES = 8
"""Of the hash of a text: two of 100,000 texts share one with a chance of one to three billion."""
_OFFICE = compiled_later(rf"[ -](?:{alternation('office_beginnings')})", re.IGNORECASE)
_PARTICLES = affixes("outlet_particles")
_NAVER_CODE = compiled_later(r"[?&]oid=(?P<a>\d{3})(?!\d)|/article/(?:comment/)?(?P<b>\d{3})/\d{6,}")
_PREFIXES = words("attached_prefixes")
_LONGEST_PREFIX = max(map(len, _PREFIXES))


class Packed:
    """Texts and their numbers (0 to 2^32 - 1) in a tenth of a dictionary's memory; immutable."""

    __slots__ = ("_keys", "_numbers")

    def __init__(self, numbers: Mapping[str, int]) -> None:
        rows = sorted((_key(text), number) for text, number in numbers.items())
        self._keys = array("Q", (key for key, _ in rows))
        self._numbers = array("I", (number for _, number in rows))

    def get(self, text: str) -> int | None:
        """The number of a text, None if it has none."""
        key = _key(text)
        place = bisect_left(self._keys, key)
        return self._numbers[place] if place < len(self._keys) and self._keys[place] == key else None


def _key(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest(), "big")


@dataclass(frozen=True, slots=True)
class OutletHit:
    """A place in a text that names a catalogued outlet; offsets end exclusive; `weak` asks for support."""

    start: int
    end: int
    outlet: Outlet
    weak: bool


class Catalogue:
    """Outlets with look-up by name in running text and by address. Immutable after construction."""

    def __init__(self, outlets: Outlets | tuple[Outlet, ...], *, own: int = 0) -> None:
        """`own` of the `outlets`, the first ones, are the watchlist's: what they share with others is theirs.

        An outlet is kept by its number: a run meets a few dozen of thousands.
        """
        self.outlets = outlets
        patterns, owners, shared = _patterns(outlets)
        self._own, self._owners = own, array("I", owners)
        self._shared = {index: numbers for index, numbers in shared.items() if numbers[0] >> 1 >= own}
        self.country = self.language = ""
        self.linked: frozenset[str] = frozenset()
        self._automaton = ahocorasick_rs.AhoCorasick(
            patterns, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
        )
        self._sites = Packed(_owners_of_sites(outlets, own))

    def at_home(self, url: str, language: str | None, linked: Iterable[str] = ()) -> "Catalogue":
        """The same catalogue for posts of a site: of outlets of one name, that of its country or language is meant.

        ABC is another outlet in Madrid than in Sydney. Where the address of the site has no country, that of the
        outlets counts to which the post leads (`linked`), if they share one. Outlets of the watchlist keep their names.
        """
        there, linked = copy(self), tuple(linked)
        there.linked = frozenset(map(host_of, linked))
        there.language = (language or "").partition("-")[0].lower()
        top = host_of(url).rpartition(".")[2].lower()
        if len(top) == len("uk") and top not in _SOLD_TO_ALL:
            there.country = _TOP_COUNTRIES.get(top, top.upper())
            return there
        led = filter(None, map(self.by_domain, linked))
        countries = {outlet.name: outlet.country for outlet in led if outlet.country and not outlet.aggregator}
        shared = set(countries.values())
        there.country = shared.pop() if len(shared) == 1 and len(countries) >= _AGREEING else ""
        return there

    def _nearness(self, outlet: Outlet) -> int:
        """How near an outlet is to a post: 3 if it leads to its site, 2 in its country, 1 in its language, else 0."""
        if not self.linked.isdisjoint(outlet.domains):
            return _LINKED
        if self.country and outlet.country == self.country:
            return _HOME
        return int(bool(self.language) and outlet.language == self.language)

    def find(self, text: str) -> tuple[OutletHit, ...]:
        """The outlets that `text` names, left to right, longest name first, without overlaps.

        Of two names that overlap in part the longer is meant: "صحيفة القدس" in "صحيفة القدس العربي" is not.
        """
        folded = fold_letters(text)
        hits = chain(self._hits(folded), self._listed(folded))
        found = sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.weak))
        kept: list[OutletHit] = []
        for hit in found:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
            elif hit.end > kept[-1].end and hit.end - hit.start > kept[-1].end - kept[-1].start and not hit.weak:
                kept[-1] = hit
        return tuple(kept)

    def _hits(self, folded: str) -> Iterator[OutletHit]:
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            begin = _left_edge(folded, start)
            office = folded[start:end].lower() == "vice" and _OFFICE.match(folded, end)  # "Vice Presidente"
            if begin is not None and _right_edge(folded, end) and not office:
                owners = self._shared.get(index, ()) or (self._owners[index],)
                owner = max(owners, key=lambda number: self._nearness(self.outlets[number >> 1]))
                fused = next((len(one) for one in FUSED if folded.startswith(one, start)), 0)
                outlet = self.outlets[owner >> 1]
                if owner >> 1 >= self._own:
                    outlet = max((outlet, *listed_as(folded[start:end])[0]), key=self._nearness)
                yield OutletHit(start + fused, end, outlet, bool(owner & 1))

    def _listed(self, folded: str) -> Iterator[OutletHit]:
        """Names of public lists, with their sites where these are no guess.

        No site is given to a name that several share equally near, nor to a weak one far away; where the post leads to
        another site of that name, another outlet is meant.
        """
        linked = {host.partition(".")[0] for host in self.linked}
        for start, end in listed_names(folded):
            found, mark = listed_as(folded[start:end])
            nearest, *others = sorted(found, key=self._nearness, reverse=True)
            nearness = self._nearness(nearest)
            labels = {domain.partition(".")[0] for domain in nearest.domains}
            if nearness < _LINKED and (mark == "!" or not labels.isdisjoint(linked)):
                continue
            shared = bool(others) and self._nearness(others[0]) == nearness < _LINKED
            unsure = shared or (bool(mark) and nearness < _HOME)
            yield OutletHit(start, end, replace(nearest, domains=()) if unsure else nearest, bool(mark))

    def by_domain(self, url: str) -> Outlet | None:
        """The outlet of the site of an address (its host or a parent of it); None if the catalogue has none."""
        labels = host_of(url).split(".")
        hosts = [".".join(labels[cut:]) for cut in range(len(labels) - 1)]
        number = next((number for number in map(self._sites.get, hosts) if number is not None), None)
        return next(filter(None, map(listed_at, hosts)), None) if number is None else self.outlets[number]

    def carried(self, url: str) -> Outlet | None:
        """The outlet whose article an address of Naver shows, by the number of the outlet in it; None for others."""
        code = _NAVER_CODE.search(url) if "naver.com" in host_of(url) else None
        number = self._sites.get(code["a"] or code["b"]) if code else None
        return None if number is None else self.outlets[number]


def _owners_of_sites(outlets: Outlets | tuple[Outlet, ...], own: int) -> dict[str, int]:
    """Each domain's outlet by its number; one that several share is that of the one called so, else the first's.

    Naver's numbers of outlets are keys too.
    """
    owners = {domain.lower(): number for number in reversed(range(own)) for domain in outlets[number].domains}
    theirs = frozenset(owners)
    for number, outlet in islice(enumerate(outlets), own, None):
        for code in outlet.naver:
            owners.setdefault(code, number)
        for domain in map(str.lower, outlet.domains):
            named = outlet.shown.lower().replace(" ", "") == domain.partition(".")[0]
            if domain not in owners or (named and domain not in theirs):
                owners[domain] = number
    return owners


def _patterns(outlets: Outlets | tuple[Outlet, ...]) -> tuple[list[str], list[int], dict[int, tuple[int, ...]]]:
    """Name forms for the automaton with their owners; a form of two outlets is that of the first that is sure of it.

    An owner is twice the outlet's number, and one more where the form is a weak one. The third answer has all owners of
    such forms by the form's number, that one first.
    """
    owners: dict[str, int] = {}
    others: defaultdict[str, list[int]] = defaultdict(list)
    for form, owner in chain(_printed(outlets, weak=False), _printed(outlets, weak=True)):
        if owners.setdefault(form, owner) >> 1 != owner >> 1:
            others[form].append(owner)
    for number, outlet in enumerate(outlets):
        for name, weak in printed_otherwise((*(outlet.name, *outlet.forms), *outlet.weak), outlet.weak):
            owners.setdefault(fold_letters(name), 2 * number + weak)
    shared = {n: (owner, *others[form]) for n, (form, owner) in enumerate(owners.items()) if form in others}
    return list(owners), list(owners.values()), shared


def _printed(outlets: Outlets | tuple[Outlet, ...], *, weak: bool) -> Iterator[tuple[str, int]]:
    """The folded forms of all weak names, or of all others, each with its owner."""
    for number, outlet in enumerate(outlets):
        sure = [name for name in (outlet.name, *outlet.forms) if name not in outlet.weak]
        for name in outlet.weak if weak else sure:
            for form in inflected(name, outlet.language):
                yield fold_letters(form), 2 * number + weak


def _left_edge(text: str, start: int) -> int | None:
    """`start` if a name may begin there: no letter of its script before it, or an attached prefix; else None."""
    if start == 0 or not is_word(text[start - 1]):
        return start
    first, before = text[start], text[start - 1]
    if "\u0600" <= first <= "\u06ff":
        return start if _has_prefix(text, start) else None
    alike = any(kind(first) and kind(before) for kind in (_is_latin_or_digit, is_hangul))
    return None if alike else start


def _is_latin_or_digit(char: str) -> bool:
    return is_latin_like(char) or char.isdigit()


def _has_prefix(text: str, start: int) -> bool:
    """True if the letters right before an Arabic name are a prefix."""
    cut = start
    while cut > 0 and is_word(text[cut - 1]) and start - cut <= _LONGEST_PREFIX:
        cut -= 1
    return text[cut:start] in _PREFIXES


def _right_edge(text: str, end: int) -> bool:
    """True if a name may end at `end`: no letter of its script follows, except those of a Korean particle."""
    if end >= len(text) or not is_word(text[end]):
        return True
    last, after = text[end - 1], text[end]
    if _is_latin_or_digit(last):
        return not _is_latin_or_digit(after)
    if is_hangul(last) and is_hangul(after):
        return text.startswith(_PARTICLES, end)
    return not "\u0600" <= last <= "\u06ff"


@cache
def _shipped_catalogue() -> Catalogue:
    return Catalogue(shipped_outlets())


def load_catalogue(extra: Sequence[OutletEntry] = ()) -> Catalogue:
    """The shipped outlets with the watchlist's entries before them, so that an equal name or domain is theirs."""
    if not extra:
        return _shipped_catalogue()
    return Catalogue(Outlets(shipped_outlets().data, tuple(map(from_entry, extra))), own=len(extra))
