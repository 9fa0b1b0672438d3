"""The places of a page that tell who wrote a post: its data, metas, marked elements, links and lines."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import Any

from scraper.pages.article_blocks import Frame, Layout, Mark, Unit
from scraper.pages.article_date import away_bits, lines_of_others
from scraper.pages.article_head import Head, fold
from scraper.pages.article_hints import HINT_NAMES, TAG_BITS
from scraper.pages.article_names import (
    clean_name,
    is_full,
    is_signed,
    looks_like_a_person,
    people_of,
    tells_the_author,
)
from scraper.pages.article_signatures import is_korean_person, signature
from scraper.pages.article_title import _letters as letters_of

AUTHOR_METAS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "article:author_name",
    "og:article:author", "citation_author", "cxenseparse:author", "dc.contributor", "authors", "creator",
)  # fmt: skip

_AUTHOR_BIT = 1 << HINT_NAMES.index("author")
_COMMENT_BIT = 1 << HINT_NAMES.index("comment")
_FORM_BIT = TAG_BITS["form"]
"""In a form "Author" is a field to fill in: a comment's."""


def author_texts(head: Head, layout: Layout, title_index: int) -> Iterator[tuple[str, bool, bool, list[str]]]:
    """Author texts by falling trust: kind, declared and near as in `Claim`, texts."""
    for kind, raws in _fullest_first(list(_from_head(head))):
        yield kind, True, True, raws
    for declared, near, raws in _from_marks(layout, title_index):
        yield "shown", declared, near, raws
    for declared, raws in _from_links(layout, title_index):
        yield "link", declared, True, raws
    for places in (_from_lines, _below_labels, _from_only_line, _beside_dates, _above_lives):
        for declared, raws in places(layout, title_index):
            yield "line", declared, False, raws


def _from_head(head: Head) -> Iterator[tuple[str, list[str]]]:
    """Author texts of JSON-LD, metas and link previews."""
    for item in head.objects[:3]:
        yield "data", [_plain(name) for name in names_in(item.get("author") or item.get("creator"), head.people)]
    for name in AUTHOR_METAS:
        if name in head.metas:
            yield "meta", [_plain(value) for value in head.metas[name]]
    yield "meta", [_plain(value) for value in _labelled(head)]


def _fullest_first(sources: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """The sources, before them any that has all names of the first one that has names, and more."""
    known = [set(filter(is_full, people_of(raws, declared=True))) for _, raws in sources]
    first = next(filter(None, known), set())
    more = [source for source, names in zip(sources, known, strict=True) if first and first < names]
    return [*more[:1], *sources]


def _labelled(head: Head) -> Iterator[str]:
    """The values that link previews show under "Written by" (twitter:label1 and twitter:data1)."""
    for number in ("1", "2"):
        if _WRITTEN.search(head.meta("twitter:label" + number)):
            yield head.meta("twitter:data" + number)


_WRITTEN = re.compile(
    r"written|verfasst|geschrieben|écrit|escrito|scritto|автор|作成者|作者|글쓴이|كُتب|author|autor|door", re.IGNORECASE
)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|people|person|profiles?|staff|writers?|contributors?|reporters?|journalists?|by|users?|u)/[^/]+|[?&_]author=[^&]+",
    re.IGNORECASE,
)


def _from_links(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """Links near the title that lead to an author's page; declared where the address spells the one word."""
    away = away_bits(layout, title_index)
    for unit in _near_units(layout, title_index, _LINES_BELOW):
        links = [(unit.text[first:last], href) for first, last, href in unit.links if _AUTHOR_PATH.search(href)]
        if links and not unit.frame.above & away and len(unit.text) <= _MAX_LINE_CHARS:
            yield len(links) == 1 and _spells(*links[0]), [name for name, _ in links]


def _spells(name: str, href: str) -> bool:
    """Whether the last part of an address is a name: /author/minap."""
    return letters_of(name) == letters_of(href.rstrip("/").rsplit("/", 1)[-1])


def _plain(text: str) -> str:
    """A metadata text with character references resolved; some sites write them twice."""
    return html.unescape(text) if "&" in text else text


def names_in(value: Any, people: dict[str, str]) -> Iterator[str]:
    """The names of a JSON-LD author value: a text, an object with a name, or a list of these; no organizations."""
    values = value if isinstance(value, list) else [value]
    for one in values:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict) and "organization" not in str(one.get("@type", "")).lower():
            name = one.get("name") or people.get(str(one.get("@id")))
            yield from (text for text in (name if isinstance(name, list) else [name]) if isinstance(text, str))


def _from_marks(layout: Layout, title_index: int) -> Iterator[tuple[bool, bool, list[str]]]:
    """The texts of author elements: first those that declare it, then those called so, by nearness to the title."""
    away = away_bits(layout, title_index)
    marks = [
        mark
        for mark in layout.marks
        if _is_author(mark) and (not mark.frame.above & away or _is_close(mark, title_index))
    ]
    marks = _without_rows(marks, title_index)
    marks.sort(key=lambda mark: (_rank(mark), _distance(mark.index, title_index)))
    together = [mark for mark in marks if _rank(mark) == 0 and mark.index == marks[0].index]
    if len(together) > 1:
        near = _is_near(together[0], title_index)
        yield True, near, [line for mark in together for line in _lines_of(mark, layout)]
    for mark in marks[:10]:
        lines = _lines_of(mark, layout)
        if lines and sum(map(len, lines)) < _MAX_AUTHOR_CHARS:
            declared = len(lines) == 1 and (_rank(mark) == 0 or _signed(lines[0], layout, mark.index))
            yield declared, _is_near(mark, title_index), lines


def _without_rows(marks: list[Mark], title_index: int) -> list[Mark]:
    """The marks without those far below the title that stand there in rows: a list's own column of authors."""
    kinds = Counter(_kind(mark) for mark in marks if not _is_near(mark, title_index))
    return [mark for mark in marks if _is_near(mark, title_index) or kinds[_kind(mark)] < _FEWEST_ROWS]


_FEWEST_ROWS = 4


def _kind(mark: Mark) -> tuple[str, str]:
    return str(mark.element.tag), mark.element.get("class") or ""


def _distance(index: int, title_index: int) -> int:
    """How far a line is from the title; above it each counts more: the last line of another post may stand there."""
    steps = index - max(0, title_index)
    return steps if steps >= 0 else -_ABOVE_COSTS * steps


_ABOVE_COSTS = 4


def _near_units(layout: Layout, title_index: int, below: int) -> list[Unit]:
    """The lines near the title, nearest first."""
    others = lines_of_others(layout, title_index)
    near = layout.units[max(0, title_index - _LINES_ABOVE) : max(0, title_index) + below]
    return sorted(
        (unit for unit in near if unit.index not in others), key=lambda unit: _distance(unit.index, title_index)
    )


def _is_near(mark: Mark, title_index: int) -> bool:
    return title_index >= 0 and -_LINES_ABOVE <= mark.index - title_index <= _LINES_BELOW


_MAX_AUTHOR_CHARS = 200
_MAX_LINE_CHARS = 120
_LINES_BELOW = 12
_LINES_ABOVE = 3


_BY = ("by", "von", "por", "par", "di", "door", "av", "af", "przez")


def _signed(name: str, layout: Layout, index: int) -> bool:
    """Whether a line beside a marked element says "by" and its words."""
    if is_signed(name):
        return True
    near = layout.units[max(0, index - 1) : index + 2]
    return any(f" {by} {name}".casefold() in f" {unit.text}".casefold() for unit in near for by in _BY)


def _lines_of(mark: Mark, layout: Layout) -> list[str]:
    """The lines of a marked element: its units if it is a block, else its words."""
    if mark.frame.element is not mark.element:
        text = fold(mark.element.text_content())
        return [text] if text else []
    return [unit.text for unit in layout.units[mark.frame.first : mark.frame.last]]


def _from_lines(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """Short lines close to the title that begin with "By", "Von", "기자" and the like."""
    for unit in _near_units(layout, title_index, _LINES_BELOW):
        if len(unit.text) <= _MAX_LINE_CHARS and is_signed(unit.text):
            yield tells_the_author(unit.text), [unit.text]


_LABEL = re.compile(
    r"^(?:(?:written|posted|published|words)\s+by|by|von|par|por|door|auth?ors?(?:\(s\))?|autorin|autoren|auteurs?|"
    r"autore|автор|作者|글쓴이|작성자|"
    r"geschrieben von|verfasst von|escrito por|publicado por|écrit par|publié par)\s*[:：]?$",
    re.IGNORECASE,
)


def _below_labels(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The line after one that says "Von:" or "Written by" and nothing else, and the like ones below it.

    In an aside it counts too, if label and name stand in one small element of their own.
    """
    away, units = away_bits(layout, title_index) | _FORM_BIT, layout.units
    for label, unit in pairwise(units[max(0, title_index) :]):
        if (
            not _LABEL.match(label.text)
            or len(unit.text) > _MAX_LINE_CHARS
            or label.frame.tag == unit.frame.tag == "th"
        ):
            continue
        if not unit.frame.above & away or _is_small(_around(label, unit)):
            yield False, [other.text for other in _alike(units, unit) if len(other.text) <= _MAX_NAME_LINE]


_MAX_NAME_LINE = 60
_MAX_LABELLED = 6
_SMALL_CHARS = 400


def _alike(units: list[Unit], first: Unit) -> list[Unit]:
    """A unit and those that follow it in elements of the same shape, as in a list of names."""
    following = units[first.index : first.index + _MAX_LABELLED]
    return list(takewhile(lambda other: other.frame.signature == first.frame.signature, following))


def _around(one: Unit, other: Unit) -> Frame:
    """The smallest element that holds both units."""
    known = {frame.order for frame in one.frame.chain()}
    return next(frame for frame in other.frame.chain() if frame.order in known)


def _is_small(frame: Frame) -> bool:
    return frame.chars <= _SMALL_CHARS and not frame.above & (_COMMENT_BIT | _FORM_BIT)


def _beside_dates(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """Lines right below the title of nothing but a day and a person's name, or a name above or below such a day."""
    away = away_bits(layout, title_index)
    others = lines_of_others(layout, title_index)
    near = layout.units[max(0, title_index - _LINES_ABOVE) : max(0, title_index) + _LINES_BELOW // 2]
    near = [unit for unit in near if unit.index not in others]
    for at, unit in enumerate(near):
        around = near[max(0, at - 1) : at + 2]
        if is_korean_person(unit.text) and not unit.frame.above & away and _is_dated(near[max(0, at - 3) : at + 4]):
            yield False, [unit.text]
        if len(unit.text) > _MAX_NAME_LINE or unit.index == title_index or unit.frame.above & away:
            continue
        if not _is_dated(around):
            continue
        parts = [part for part in _PARTS.split(unit.text) if any(map(str.isalpha, part)) and not part[0].isdigit()]
        names = [name for name in map(clean_name, parts) if looks_like_a_person(name) or is_korean_person(name)]
        if names and len(names) == len(parts) and not any(_leads_elsewhere(href) for *_, href in unit.links):
            yield False, names


def _is_dated(units: list[Unit]) -> bool:
    """Whether one of these lines is short and shows a day with its year."""
    return any(_YEAR.search(unit.text) and len(unit.text) <= _MAX_NAME_LINE for unit in units)


_YEAR = re.compile(r"(?:19|20)\d\d(?!\d{3})|\d{1,2}[./]\d{1,2}[./]\d\d")
_PARTS = re.compile(r"\s*[|•·–—,]\s*|\s-\s")


def _leads_elsewhere(href: str) -> bool:
    return not _AUTHOR_PATH.search(href)


def _above_lives(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The one name that stands alone above "NAME is ...": what an author's box at the end of a post says of a life."""
    names = {
        unit.text
        for unit, below in pairwise(layout.units[max(0, title_index) :])
        if len(unit.text) <= _MAX_NAME_LINE
        and below.text.startswith(unit.text + " ")
        and looks_like_a_person(unit.text)
        and clean_name(unit.text)
        and not unit.frame.above & _COMMENT_BIT
    }
    if len(names) == 1:
        yield False, list(names)


def _from_only_line(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The page's only line that says who wrote it, wherever it stands; where there are several they are teasers'."""
    away, others = away_bits(layout, title_index) | _FORM_BIT, lines_of_others(layout, title_index)
    own = [unit.text for unit in layout.units if not unit.frame.above & away and unit.index not in others]
    lines = {line for line in own if _is_strict(line)}
    if len(lines) == 1:
        yield False, list(lines)
    told = {line for line in own if len(line) <= _MAX_LINE_CHARS and tells_the_author(line)}
    if len(told) == 1:
        yield True, list(told)
    signatures = {names for line in own if len(line) <= _MAX_LINE_CHARS and (names := signature(line))}
    if len(signatures) == 1:
        yield False, list(signatures)


_STRICT = re.compile(
    r"^(?:By|BY|Von|VON|Par|Por|Door|Posted by|Written by|Autor|Autorin|Autoren|Authors?|Auteurs?|Contributors?)"
    r"\s*:?\s+(?=[^\W\d_a-z])"
)


def _is_strict(line: str) -> bool:
    return len(line) <= _MAX_LINE_CHARS and bool(_STRICT.match(line) and people_of([line], declared=False))


def _is_author(mark: Mark) -> bool:
    prop = (mark.element.get("itemprop") or "").lower()
    return bool(
        mark.mask & _AUTHOR_BIT or prop.startswith(("author", "creator")) or "author" in (mark.element.get("rel") or "")
    )


def _is_close(mark: Mark, title_index: int) -> bool:
    """Whether an element that declares the author stands right below the title: the post's, even in an aside."""
    return title_index >= 0 and _rank(mark) == 0 and 0 <= mark.index - title_index <= _LINES_BELOW


def _rank(mark: Mark) -> int:
    element = mark.element
    if "author" in (element.get("rel") or "") or (element.get("itemprop") or "").startswith("author"):
        return 0
    return 1
