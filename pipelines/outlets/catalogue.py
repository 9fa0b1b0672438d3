"""The catalogue of outlets: shipped facts and the watchlist's entries, found in text by name, in links by domain."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal, cast

import ahocorasick_rs
import msgspec

from pipelines.coverage.text import fold_letters, is_cjk, is_hangul, is_latin_like, is_word
from pipelines.outlets.forms import FUSED, inflected, printed_otherwise
from pipelines.outlets.home import NOWHERE, common_country, home_of, nearest
from presswatch.records import Medium
from presswatch.urls import host_of
from presswatch.watchlist.entries import OutletEntry

_PARTICLES = (
    *(
        "은",
        "는",
        "이",
        "가",
        "을",
        "를",
        "의",
        "에",
        "와",
        "과",
        "도",
        "로",
        "으로",
        "에서",
        "에게",
        "에도",
        "에는",
        "에선",
        "지",
        "측",
    ),
    *(
        "판",
        "기자",
        "보도",
        "인터뷰",
        "기사",
        "뉴스",
        "신문",
        "방송",
        "라디오",
        "닷컴",
        "온라인",
        "및",
        "등",
        "라며",
        "라고",
        "의회",
    ),
    *("통신", "출연", "단독", "칼럼", "기고", "취재", "특파원", "사설", "원문"),
)
_NAVER_CODE = re.compile(r"[?&]oid=(?P<a>\d{3})(?!\d)|/article/(?:comment/)?(?P<b>\d{3})/\d{6,}")
_ARABIC_PREFIXES = frozenset({"و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "لل", "ولل", "وال", "بال", "ال", "وبال"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One news organization: its printed name, further name forms, domains, country, language and usual medium.

    `weak` forms are also ordinary words or names ("Time", "El Tiempo"): they count only where the wording or a link
    says that an outlet is meant. `aggregator` marks a site that carries other outlets' articles (Yahoo, MSN, Naver).
    `naver` are the numbers under which Naver carries the outlet's articles.
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

    @property
    def shown(self) -> str:
        """The name as printed, without the place that tells namesakes apart: "Vanguard (Nigeria)" is "Vanguard"."""
        return self.name.partition(" (")[0] if self.name.endswith(")") else self.name

    @property
    def domain(self) -> str | None:
        """The outlet's main domain; None if none is known."""
        return self.domains[0] if self.domains else None


@dataclass(frozen=True, slots=True)
class OutletHit:
    """A place in a text that names a catalogued outlet; offsets end exclusive; `weak` asks for support."""

    start: int
    end: int
    outlet: Outlet
    weak: bool


class Catalogue:
    """Outlets with look-up by name in running text and by address. Immutable after construction."""

    def __init__(self, outlets: Iterable[Outlet], *, own: int = 0) -> None:
        """`own` of the `outlets`, the first ones, are the watchlist's: what they share with others is theirs."""
        self.outlets: tuple[Outlet, ...] = tuple(outlets)
        patterns, self._owners, shared = _patterns(self.outlets)
        theirs = frozenset(self.outlets[:own])
        self._shared = {index: owners for index, owners in shared.items() if owners[0][0] not in theirs}
        self.home = NOWHERE
        self._automaton = ahocorasick_rs.AhoCorasick(
            patterns,
            matchkind=ahocorasick_rs.MatchKind.Standard,
            store_patterns=False,
        )
        self._domains = MappingProxyType(_owners_of_domains(self.outlets, own))
        self._carried = MappingProxyType({code: one for one in reversed(self.outlets) for code in one.naver})

    def at_home(self, url: str, language: str | None, linked: Iterable[str] = ()) -> Catalogue:
        """The same catalogue for posts of a site: of outlets of one name, that of its country or language is meant.

        ABC is another outlet in Madrid than in Sydney. Where the site's address tells no country, that of the outlets
        counts to which the post leads (`linked`), if they are of one. What the watchlist names stays as it says.
        """
        there = copy(self)
        there.home = home_of(url, language)
        if not there.home.country:
            led = (outlet for link in linked if (outlet := self.by_domain(link)) is not None)
            told = {outlet.name: outlet.country for outlet in led if outlet.country and not outlet.aggregator}
            there.home = replace(there.home, country=common_country(told))
        return there

    def find(self, text: str) -> tuple[OutletHit, ...]:
        """The outlets that `text` names, left to right, longest name first, without overlaps.

        Of two names that overlap in part the longer is meant: "صحيفة القدس" in "صحيفة القدس العربي" is not.
        """
        folded = fold_letters(text)
        found = sorted(self._hits(folded), key=lambda hit: (hit.start, -hit.end, hit.weak))
        kept: list[OutletHit] = []
        for hit in found:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
            elif hit.end > kept[-1].end and hit.end - hit.start > kept[-1].end - kept[-1].start and not hit.weak:
                kept[-1] = hit
        return tuple(kept)

    def _hits(self, folded: str) -> Iterator[OutletHit]:
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            outlet, weak = self._owners[index]
            if index in self._shared:
                outlet, weak = nearest(self._shared[index], self.home)
            begin = _left_edge(folded, start)
            whole = _right_edge(folded, end) and not _goes_on_as_paper(folded, start, end)
            if begin is not None and whole and not _begins_office(folded, start, end):
                fused = next((len(one) for one in FUSED if folded.startswith(one, start)), 0)
                yield OutletHit(start + fused, end, outlet, weak)

    def by_domain(self, url: str) -> Outlet | None:
        """The outlet whose site an address lies on (its host or a parent of it); None if the catalogue has none."""
        labels = host_of(url).split(".")
        for cut in range(len(labels) - 1):
            outlet = self._domains.get(".".join(labels[cut:]))
            if outlet is not None:
                return outlet
        return None

    def carried(self, url: str) -> Outlet | None:
        """The outlet whose article an address of Naver shows, told by the outlet's number in it; None for others."""
        told = _NAVER_CODE.search(url) if "naver.com" in host_of(url) else None
        return self._carried.get(told["a"] or told["b"]) if told else None


def _owners_of_domains(outlets: Sequence[Outlet], own: int) -> dict[str, Outlet]:
    """Each domain's outlet; one that several share is that of the outlet called like it, else the first one's."""
    owners = {domain.lower(): outlet for outlet in reversed(outlets[:own]) for domain in outlet.domains}
    theirs = frozenset(owners)
    for outlet in outlets[own:]:
        for domain in map(str.lower, outlet.domains):
            named = outlet.shown.lower().replace(" ", "") == domain.partition(".")[0]
            if domain not in owners or (named and domain not in theirs):
                owners[domain] = outlet
    return owners


_Owner = tuple[Outlet, bool]


def _patterns(outlets: Sequence[Outlet]) -> tuple[list[str], list[_Owner], dict[int, tuple[_Owner, ...]]]:
    """Name forms for the automaton with their owners; a form of two outlets is that of the first that is sure of it.

    The third answer has all owners of such forms by the form's number, that one first.
    """
    owners: dict[str, _Owner] = {}
    others: defaultdict[str, list[_Owner]] = defaultdict(list)
    for weak in (False, True):
        for outlet in outlets:
            owner = (outlet, weak)
            names = outlet.weak if weak else (outlet.name, *outlet.forms)
            for name in names:
                if not weak and name in outlet.weak:
                    continue
                for form in map(fold_letters, inflected(name, outlet.language)):
                    if owners.setdefault(form, owner)[0] is not outlet:
                        others[form].append(owner)
    for outlet in outlets:
        for name, weak in printed_otherwise((*(outlet.name, *outlet.forms), *outlet.weak), outlet.weak):
            owners.setdefault(fold_letters(name), (outlet, weak))
    shared = {n: (owner, *others[form]) for n, (form, owner) in enumerate(owners.items()) if form in others}
    return list(owners), list(owners.values()), shared


def _left_edge(text: str, start: int) -> int | None:
    """`start` if a name may begin there: no letter of its script before it, or an Arabic prefix; else None."""
    first = text[start]
    if start == 0 or not is_word(text[start - 1]):
        return start
    before = text[start - 1]
    if "\u0600" <= first <= "\u06ff":
        cut = start
        while cut > 0 and is_word(text[cut - 1]) and start - cut <= 4:
            cut -= 1
        return start if text[cut:start] in _ARABIC_PREFIXES else None
    if is_latin_like(first) or first.isdigit():
        return None if is_latin_like(before) or before.isdigit() else start
    return None if is_hangul(first) and is_hangul(before) else start


def _right_edge(text: str, end: int) -> bool:
    """Whether a name may end at `end`: no letter of its script goes on, but a Korean particle may."""
    if end >= len(text) or not is_word(text[end]):
        return True
    last, after = text[end - 1], text[end]
    if is_latin_like(last) or last.isdigit():
        return not (is_latin_like(after) or after.isdigit())
    if is_hangul(last) and is_hangul(after):
        return text.startswith(_PARTICLES, end)
    return not "\u0600" <= last <= "\u06ff"


_OFFICE = re.compile(
    r"[ -](?:pr[eäé][sz]id|direc?t|chair|chancel|re[ckt]t|provost|dean|admiral|mayor|minist|se[cg]ret)", re.IGNORECASE
)


def _begins_office(text: str, start: int, end: int) -> bool:
    """Whether a name is the first word of an office: "Vice Presidente"."""
    return text[start:end].lower() == "vice" and _OFFICE.match(text, end) is not None


_SHORTENED = 2
"""Han characters of a name cut short ("道新")."""


def _goes_on_as_paper(text: str, start: int, end: int) -> bool:
    """Whether a name cut short stands by chance amid another paper's: "道新" in 下水道新報."""
    inside = end - start == _SHORTENED and start > 0 and is_cjk(text[start - 1]) and is_cjk(text[start])
    return inside and text[end : end + 1] in tuple("報聞报闻") and text[end + 1 : end + 2] not in tuple("道導告导")


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


@cache
def shipped_outlets() -> tuple[Outlet, ...]:
    """The outlets that ship with the package, as facts from `pipelines/data/outlets.json`."""
    data = resources.files("pipelines").joinpath("data/outlets.json").read_bytes()
    return tuple(_from_fact(fact) for fact in msgspec.json.decode(data, type=list[_Fact]))


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
    )


@cache
def _shipped_catalogue() -> Catalogue:
    return Catalogue(shipped_outlets())


def load_catalogue(extra: Sequence[OutletEntry] = ()) -> Catalogue:
    """The shipped outlets with the watchlist's entries before them, so that an equal name or domain is theirs."""
    if not extra:
        return _shipped_catalogue()
    return Catalogue((*(from_entry(entry) for entry in extra), *shipped_outlets()), own=len(extra))
