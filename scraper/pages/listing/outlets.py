"""The news organizations that a list of press coverage prints beside the titles of its entries.

The place is learned from all entries: there stand names that the addresses of the links spell, or that have a word for
a paper or a station, and no sections, places, languages or authors, which are the same for links to different sites.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean as mean

from presswatch.urls.canonical import site_of
from scraper.pages.html_tree.tree import weight
from scraper.pages.listing.fields import LONGEST_NAME, PICTURE, Field
from scraper.pages.listing.group_heads import ABOVE
from scraper.pages.listing.outlet_words import (
    BESIDE_NAME,
    BRACKETED,
    KINDS,
    NOT_NAMES,
    PLAIN_KINDS,
    PUT_BEHIND,
    WITH_AUTHOR,
)
from scraper.pages.listing.titles import is_day
from scraper.pages.listing.words import COMMENTS_COUNTED, GENERIC_WORDS
from scraper.pages.person_names.byline_openings import is_signed
from scraper.pages.person_names.names import looks_like_a_person
from scraper.pages.person_names.signatures import is_korean_person
from scraper.pages.text.media_words import MEDIA_NOUN, MEDIA_SIGNS
from scraper.pages.text.named_sites import names_site

_TOLD = 0.2
"""Share of a place's texts that address or wording show to be outlets', from which on all of them are."""
_TOLD_ABOVE = 0.3
"""The same where the texts stand above groups of entries, as much else does."""
_PEOPLE = 0.3
_SHARED = 0.3
"""Shares of a place's texts that are people's names, or stand at links to several sites, from which on none is."""
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class _Name:
    """A text that may be an outlet's name. `told`: how much says so, 0 to 1; `kind`: what the list calls the piece."""

    text: str
    place: str
    url: str
    told: float
    kind: str = ""


def outlets_of(entries: Sequence[tuple[str, str, Sequence[Field]]]) -> list[str | None]:
    """The outlet of each entry, given address, title and the pieces beside it; None where the list prints none."""
    names = [_names(url, title, fields) for url, title, fields in entries]
    by_place: dict[str, list[_Name]] = defaultdict(list)
    for own in names:
        for place in {name.place: name for name in reversed(own)}.values():
            by_place[place.place].append(place)
    worth = {place: _worth(place, found, len(entries)) for place, found in by_place.items()}
    return [_chosen(own, worth) for own in names]


def _chosen(names: Sequence[_Name], worth: dict[str, float]) -> str | None:
    """The name that the address spells, before that in the best place of the list."""
    ranked = sorted(names, key=lambda name: (name.told < 1, -worth[name.place]))
    best = next((name for name in ranked if name.told == 1 or worth[name.place] > 0), None)
    if best is None:
        return None
    return f"{best.text}, {best.kind}" if best.kind else best.text


def _worth(place: str, names: Sequence[_Name], entries: int) -> float:
    """How likely a place holds the outlets; 0 where its texts are something else."""
    sites: dict[str, set[str]] = defaultdict(set)
    for name in names:
        sites[name.text].add(site_of(name.url))
    if place.startswith(ABOVE):
        # Countries and campaigns head groups too: only addresses and words for media tell a paper's heading from them.
        told = mean(name.told for name in names)
        shared = mean(name.told < 1 and len(sites[name.text]) > 1 for name in names)
        return told if told >= _TOLD_ABOVE and shared < _SHARED else 0.0
    told = mean(name.told for name in names) + _paired(names) / 2
    people = mean(name.told == 0 and _is_person(name.text) for name in names)
    shared = mean(name.told == 0 and len(sites[name.text]) > 1 for name in names)
    # Hosts are in Latin letters; a name in others need not be spelled there. What a picture shows is mostly no name.
    spelled = place.startswith(PICTURE) or mean(_is_latin(name.text) for name in names) > 1 / 2
    if people >= _PEOPLE or shared >= _SHARED or (spelled and told < _TOLD):
        return 0.0
    return 0.1 + len(names) / entries + 2 * told - people - shared


def _paired(names: Sequence[_Name]) -> float:
    """The share of texts that stand at one site's links alone, more than once, where that site has no other."""
    pairs = Counter((name.text, site_of(name.url)) for name in names)
    texts, sites = Counter(text for text, _ in pairs), Counter(site for _, site in pairs)
    alone = (times for (text, site), times in pairs.items() if times > 1 and texts[text] == sites[site] == 1)
    return sum(alone) / len(names)


def _names(url: str, title: str, fields: Sequence[Field]) -> list[_Name]:
    """The pieces of an entry that may be an outlet's name, first those beside the title, then those within it."""
    found: list[_Name] = []
    for at, field in enumerate(fields):
        name = _name(field, url)
        if name:
            found.append(_Name(name, field.place, url, _told(name, url), _kind(fields, at)))
    # Places count names only: one entry of many has an author before its outlet.
    return _renumbered(found) + _in_title(url, title)


def _kind(fields: Sequence[Field], at: int) -> str:
    """What the piece next to one on its side calls the article: "Op-ed", "Interview"; empty for a plain one."""
    box = fields[at].place.rpartition(" ")[0]
    beside = (one for one in fields[max(0, at - 1) : at + 2] if one.place.rpartition(" ")[0] == box)
    return next((one.text for one in beside if KINDS.fullmatch(one.text) and not PLAIN_KINDS.fullmatch(one.text)), "")


def _renumbered(names: Sequence[_Name]) -> list[_Name]:
    counts: dict[str, int] = defaultdict(int)
    found = []
    for name in names:
        box = name.place.rpartition(" ")[0]
        found.append(_Name(name.text, f"{box} {counts[box]}", name.url, name.told, name.kind))
        counts[box] += 1
    return found


def _in_title(url: str, title: str) -> list[_Name]:
    """Names at the ends of a title: "[Courier] ...", "... | Courier"; a word before a colon only if it is told."""
    found = []
    for place, pattern, alone in BRACKETED:
        match = pattern.search(title)
        name = _name(Field(match["name"], ""), url) if match else ""
        told = _told(name, url) if name else 0.0
        if name and (alone or told):
            found.append(_Name(name, f"title {place}", url, told))
    return found


def _name(field: Field, url: str) -> str:
    """A piece of text as a name, without "Source:" before it; empty for what is none, as "Read more" or "PDF"."""
    text = PUT_BEHIND.sub("", BESIDE_NAME.sub("", field.text)).strip()
    author = WITH_AUTHOR.fullmatch(text)
    if author and _is_person(author["author"]):
        text = author["name"]
    if not 2 <= weight(text) <= LONGEST_NAME or len(text.split()) > _MOST_WORDS:
        return ""
    if names_site(text, url):
        return text
    first = next((letter for letter in text if letter.isalpha()), "a")
    refused: tuple[Callable[[str], object], ...] = (
        GENERIC_WORDS.fullmatch,
        COMMENTS_COUNTED.fullmatch,
        NOT_NAMES.fullmatch,
        KINDS.fullmatch,
        is_day,
        is_signed,
    )
    small = first.islower() and text[-1] not in _CLOSING  # "газета «Берег»"
    return "" if small or any(refuses(text) for refuses in refused) else text


_CLOSING = "»“”"


def _told(name: str, url: str) -> float:
    """1 where the address spells a name, less where a word in it is one for a paper or a station, else 0."""
    if names_site(name, url):
        return 1.0
    return _BY_WORD if has_media_word(name) else 0.0


def has_media_word(name: str) -> bool:
    """Whether a word in a name is one for a paper or a station, beside others."""
    noun = MEDIA_NOUN.search(name)
    return bool(MEDIA_SIGNS.search(name)) or (noun is not None and noun.group() != name)


_BY_WORD = 0.6


def _is_person(name: str) -> bool:
    return looks_like_a_person(name) or is_korean_person(name)


def _is_latin(text: str) -> bool:
    return bool(re.search(r"[A-Za-zÀ-ɏ]", text)) and not re.search(r"[^\W\d_A-Za-zÀ-ɏ]", text)
