"""Lines of a page that may be its title: parts of the head's title, lines next to the date, labelled cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from urllib.parse import unquote, urlsplit

from presswatch.languages.packs import any_word, words
from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import HEADINGS, HINT_NAMES, TAG_BITS, Layout, Unit
from scraper.pages.article.headings import COLONS, MAX_TITLE_CHARS, cuts_of, long_words, plain_letters, title_key
from scraper.pages.article.places import UPDATED, heads_calendar, heads_other_posts
from scraper.pages.dates.read import DateContext, find_dates, read_date
from scraper.pages.text.letters import letters

_HEAD_BITS = TAG_BITS["nav"] | TAG_BITS["aside"] | TAG_BITS["footer"] | 1 << HINT_NAMES.index("menu")
_MIN_LETTERS = 8
_MAX_LINE_CHARS, _MAX_BARE_DATE_CHARS = 120, 30
"""Characters of a title printed as a line, and of a line that is a date and no more."""
_MAX_DATE_CHARS, _MAX_DATE_LABEL, _MAX_DATE_REST = 80, 20, 48
"""Characters of a line of a date and other data, of the label before the date, and of what follows it."""
_ENDS = ".。;；:："
"""Marks at the end of a sentence or label, and of no title."""
_PROSE_CHARS = 100
_LINES_ABOVE = 3
_TITLE_CLASS = compiled_later(
    rf"(?:^|\s)(?:[a-z]+[-_])?(?<!sub[-_])(?:{any_word('title_class_words')})(?=\s|$)", re.IGNORECASE
)
SECTIONS = frozenset(map(letters, words("post_section_names"))) - {""}
"""What sites call the places for their posts; on old sites it is the title of all pages."""


def unshown_title(layout: Layout, is_sites: bool, *, has_headings: bool) -> str:  # noqa: FBT001 - as its caller says it
    """The title among the lines of a page that shows none of the titles of its head.

    That is the line right above the first line that is a date; where there are headings, it must be one. Else the only
    heading, if a paragraph follows it. `is_sites`: the head gives all pages one title; then also the only line in an
    element that is called a title.
    """
    dated = (line for line, below in pairwise(layout.units) if _is_date(below) and _is_title(line))
    line = next((line for line in dated if not _is_wrong(line, has_headings=has_headings)), None)
    if line is not None:
        return _named_above(line, layout)
    called = [unit for unit in layout.units if _is_named_title(unit)] if is_sites else []
    if len(called) == 1:
        return called[0].text
    return _only_heading(layout) if has_headings else ""


def _named_above(line: Unit, layout: Layout) -> str:
    """A line above a date, or the one close above it that is called a title; empty if the line is a sentence."""
    if line.text[-1] in _ENDS:
        return ""
    above = layout.units[max(0, line.index - _LINES_ABOVE) : line.index]
    named = [] if _is_named(line) else list(filter(_is_named_title, above))
    return (named[-1] if named else line).text


def _is_wrong(line: Unit, *, has_headings: bool) -> bool:
    """True if a line is no heading on a page that has some, or one over comments, events or other posts."""
    if has_headings and line.frame.tag not in HEADINGS:
        return True
    return heads_other_posts(line.text) or heads_calendar(line.text)


def _is_title(line: Unit) -> bool:
    fits = _MIN_LETTERS <= len(line.text) <= _MAX_LINE_CHARS
    return fits and not line.link_chars and not line.frame.above & _HEAD_BITS


def _is_named_title(unit: Unit) -> bool:
    return _is_named(unit) and _is_title(unit)


def _is_date(line: Unit) -> bool:
    """True if a line begins with a date and holds little else, such as how often the page was read."""
    text = line.text
    if 2 * line.link_chars > len(text) or line.frame.above & _HEAD_BITS or len(text) > _MAX_DATE_CHARS:
        return False
    update = UPDATED.search(text)
    if not any(map(str.isdigit, text[: update.start()] if update else text)):
        return False
    if len(text) <= _MAX_BARE_DATE_CHARS and read_date(text, DateContext(), "element"):
        return True
    spans = find_dates(text, DateContext(), "element")
    return bool(spans) and spans[0].start <= _MAX_DATE_LABEL and len(text) - spans[0].end <= _MAX_DATE_REST


def _is_named(unit: Unit) -> bool:
    """True if the class of an element that holds a unit alone is a word for a title."""
    frames = [unit.frame, unit.frame.parent] if unit.frame.parent else [unit.frame]
    alone = (frame.element for frame in frames if frame.last - frame.first == 1)
    return any(element is not None and _TITLE_CLASS.search(element.get("class") or "") for element in alone)


def _only_heading(layout: Layout) -> str:
    """The only heading of a page outside its menus, if it is right above a paragraph.

    Headings over events, and from one over comments or other posts on, are not counted.
    """
    found = (unit for unit in layout.units if unit.frame.tag in HEADINGS and not unit.frame.above & _HEAD_BITS)
    own = takewhile(lambda unit: not heads_other_posts(unit.text), found)
    headings = [unit for unit in own if not heads_calendar(unit.text)]
    if len(headings) != 1 or not _is_title(headings[0]):
        return ""
    below = layout.units[headings[0].index + 1 :][:1]
    is_over_prose = below and len(below[0].text) >= _PROSE_CHARS and below[0].text[-1] in ".。!?"
    return headings[0].text if is_over_prose else ""


_MIN_PART_RATIO = 0.25
_MIN_BEGIN_RATIO = 0.1
"""A heading that shows the beginning of a head's title may be a small part of it: some heads go on with much else."""
_CLOCK = compiled_later(r"^\d\d:\d\d\s(?=\D)")
"""The time of day that some boards print before a post's title."""
_MIN_SLUG = 8
_FEW_WORDS = 3
_MOST = 0.7

Parts = dict[str, tuple[str, bool]]
"""Parts of titles by their key, each with a flag: it is the beginning of a title."""


def _outer_parts(claim: str) -> Iterator[tuple[str, bool]]:
    """The beginnings (flagged) and ends of a title, cut at its separators."""
    for cut in cuts_of(claim):
        yield claim[: cut.start()].strip(), True
        yield claim[cut.end() :].strip(), False


def _inner_parts(claim: str) -> Iterator[tuple[str, bool]]:
    """The parts between two separators next to each other."""
    for cut, other in pairwise(cuts_of(claim)):
        yield claim[cut.end() : other.start()].strip(), False


def _is_own(unit: Unit) -> bool:
    """True if a line is outside the header and the menus and is more than a link."""
    return not unit.frame.above & _HEAD_BITS and unit.link_chars < len(unit.text) <= MAX_TITLE_CHARS


def shown_part(claims: list[str], layout: Layout, url: str, site: str, *, inner: bool = False) -> str:
    """The beginning or end of a head's title, cut at a separator, that is a line of the page; empty if none is.

    Lines that the page's address spells count most; those outside its header and menus more than others, beginnings
    more than ends, long ones more than short ones.
    """
    parts: Parts = {}
    small: Parts = {}
    for claim in claims:
        for part, begins in _inner_parts(claim) if inner else _outer_parts(claim):
            is_large = len(part) >= _MIN_PART_RATIO * len(claim)
            least = _MIN_BEGIN_RATIO if begins else _MIN_PART_RATIO
            if len(part) >= least * len(claim) and plain_letters(part) != site:
                (parts if is_large else small)[title_key(part)] = (part, begins)
    slug = _slug(url)
    headings = [unit for unit in layout.units if unit.frame.tag in HEADINGS]
    return _best(layout.units, parts, slug) or _best(headings, small, slug)


def _best(units: list[Unit], parts: Parts, slug: str) -> str:
    """The part that the best of these lines shows; empty if none does."""
    best, best_rank = "", (False, False, False, False, 0)
    for unit in units if parts else ():
        part, begins = _part_of(unit, parts)
        if not part or any(map(_leads_home, unit.hrefs)):
            continue
        is_own = _is_own(unit)
        rank = (_spells(slug, part), is_own, is_own and unit.frame.tag == "h1", begins, len(part))
        if rank > best_rank:
            best, best_rank = part, rank
    return best


def _slug(url: str) -> str:
    """The last step of an address, as letters."""
    return plain_letters(unquote(urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]))


def _spells(slug: str, part: str) -> bool:
    """True if an address spells a part of a title: its letters, or most of its longer words."""
    whole = plain_letters(part)
    if not slug or len(whole) < _MIN_SLUG:
        return False
    known = [word for word in map(plain_letters, long_words(part)) if word]
    spelled = sum(word in slug for word in known)
    return whole in slug or (len(known) >= _FEW_WORDS and spelled >= _MOST * len(known))


def _part_of(unit: Unit, parts: Parts) -> tuple[str, bool]:
    """The part that a line is, or with which a heading ends (boards print a category before the title), or nothing."""
    if len(unit.text) > MAX_TITLE_CHARS:
        return "", False
    key = title_key(_CLOCK.sub("", unit.text) if unit.text[0].isdecimal() else unit.text)
    if key in parts or unit.frame.tag not in HEADINGS:
        return parts.get(key, ("", False))
    return next((part for end, part in parts.items() if end and _ends_heading(key, end)), ("", False))


def _ends_heading(key: str, end: str) -> bool:
    """True if a heading's key ends with that of a part, which is at least half of it, and not after a colon."""
    return key.endswith(end) and 2 * len(end) >= len(key) and key[: -len(end)].rstrip()[-1:] not in COLONS


def _leads_home(href: str) -> bool:
    """True if a link leads to a site's front page: its words are the site's name."""
    path = href.split("://", 1)[-1].partition("/")[2] if "://" in href else href.lstrip("./")
    return not path.strip("/") or path.startswith("index.")
