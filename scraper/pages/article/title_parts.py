"""The parts of a head's title, and which of them a page shows as its post's title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from scraper.pages.article.blocks import HEADINGS, Layout, Unit
from scraper.pages.article.site_name import cuts_of, plain_letters
from scraper.pages.article.title_key import COLONS, MAX_TITLE_CHARS, telling, title_key
from scraper.pages.article.title_lines import HEAD_BITS

_MIN_PART_RATIO = 0.25
_MIN_BEGIN_RATIO = 0.1
"""A heading that shows the beginning of a head's title may be a small part of it: some heads go on with much else."""


def _outer_parts(claim: str) -> Iterator[tuple[str, bool]]:
    """The beginnings (flagged) and ends of a title, cut at its separators."""
    for cut in cuts_of(claim):
        yield claim[: cut.start()].strip(), True
        yield claim[cut.end() :].strip(), False


_FRAMED_END = re.compile(r"(?<=\S)\s+(?:\[[^\[\]]{3,}\]|【[^【】]{3,}】|＜[^＜＞]{3,}＞|〈[^〈〉]{3,}〉|<[^<>]{3,}>)$")
"""The site or section in brackets behind a title."""


def _inner_parts(claim: str) -> Iterator[tuple[str, bool]]:
    """What stands between two separators next to each other."""
    for cut, other in pairwise(cuts_of(claim)):
        yield claim[cut.end() : other.start()].strip(), False


def shown_whole(claims: list[str], layout: Layout, site: str) -> str:
    """A title of the head that is a line of the page with all its parts: "Storm warning | Clean water"."""
    wholes = {site, *map(plain_letters, claims)}
    wanted = {title_key(claim) for claim in claims if _has_parts(claim, wholes)}
    return next((unit.text for unit in layout.units if wanted and _is_own(unit) and title_key(unit.text) in wanted), "")


def _has_parts(claim: str, wholes: set[str]) -> bool:
    """Whether a title has parts, none of which is the site's name or another title that the head gives."""
    parts = {plain_letters(part) for part, _ in _outer_parts(claim)} - {"", plain_letters(claim)}
    return bool(parts) and not parts & wholes


def _is_own(unit: Unit) -> bool:
    """Whether a line stands outside the header and the menus and is more than a link."""
    return not unit.frame.above & HEAD_BITS and unit.link_chars < len(unit.text) <= MAX_TITLE_CHARS


def shown_part(claims: list[str], layout: Layout, url: str, site: str, *, inner: bool = False) -> str:
    """The beginning or end of a head's title, cut at a separator, that is a line of the page; empty if none is.

    Lines that the page's address spells count most; those outside its header and menus more than others, beginnings
    more than ends, long ones more than short ones.
    """
    parts: dict[str, tuple[str, bool]] = {}
    small: dict[str, tuple[str, bool]] = {}
    for claim in claims:
        for part, begins in _inner_parts(claim) if inner else _outer_parts(claim):
            share = len(part) / len(claim)
            if plain_letters(part) != site and (share >= _MIN_PART_RATIO or (begins and share >= _MIN_BEGIN_RATIO)):
                (parts if share >= _MIN_PART_RATIO else small)[title_key(part)] = (part, begins)
        if (framed := _FRAMED_END.search(claim)) and not inner:
            parts[title_key(claim[: framed.start()])] = (claim[: framed.start()], True)
    whole, slug = {plain_letters(claim) for claim in claims}, _slug(url)
    headings = [unit for unit in layout.units if unit.frame.tag in HEADINGS] if small else []
    return _best(layout.units, parts, whole, slug) or _best(headings, small, whole, slug)


def _best(units: list[Unit], parts: dict[str, tuple[str, bool]], whole: set[str], slug: str) -> str:
    """The part that the best of these lines shows; empty if none does."""
    best, best_rank = "", (False, False, False, False, 0)
    for unit in units if parts else ():
        part, begins = _part_of(unit, parts)
        if (
            not part
            or (len(part) < len(unit.text) and plain_letters(unit.text) in whole)
            or any(_leads_home(href) for _, _, href in unit.links)
        ):
            continue
        is_own = _is_own(unit)
        rank = (_spells(slug, part), is_own, is_own and unit.frame.tag == "h1", begins, len(part))
        if rank > best_rank:
            best, best_rank = part, rank
    return best


def _slug(url: str) -> str:
    """The last step of an address, as letters."""
    return plain_letters(unquote(urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]))


_MIN_SLUG = 8


def _spells(slug: str, part: str) -> bool:
    """Whether an address spells a part of a title: its letters, or most of its longer words."""
    letters = plain_letters(part)
    if not slug or len(letters) < _MIN_SLUG:
        return False
    words = [word for word in map(plain_letters, telling(part)) if word]
    spelled = sum(word in slug for word in words)
    return letters in slug or (len(words) >= _FEW_WORDS and spelled >= _MOST * len(words))


_FEW_WORDS = 3
_MOST = 0.7


def _part_of(unit: Unit, parts: dict[str, tuple[str, bool]]) -> tuple[str, bool]:
    """The part that a line is, or with which a heading ends (boards print a category before the title), or nothing."""
    if len(unit.text) > MAX_TITLE_CHARS:
        return "", False
    key = title_key(_CLOCK.sub("", unit.text) if unit.text[0].isdecimal() else unit.text)
    if key in parts or unit.frame.tag not in HEADINGS:
        return parts.get(key, ("", False))
    return next(
        (
            part
            for end, part in parts.items()
            if end and key.endswith(end) and 2 * len(end) >= len(key) and key[: -len(end)].rstrip()[-1:] not in COLONS
        ),
        ("", False),
    )


_CLOCK = re.compile(r"^\d\d:\d\d\s(?=\D)")
"""The time of day that some boards print before a post's title."""


def _leads_home(href: str) -> bool:
    """Whether a link leads to a site's front page: what it says is the site's name."""
    path = href.split("://", 1)[-1].partition("/")[2] if "://" in href else href.lstrip("./")
    return not path.strip("/") or path.startswith("index.")
