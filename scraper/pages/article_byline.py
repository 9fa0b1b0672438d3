"""Who wrote a post: people's names, never "Admin", the outlet or a button's words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from presswatch.urls import host_of
from scraper.pages.article_blocks import HINT_NAMES, Layout, Mark
from scraper.pages.article_date import away_bits
from scraper.pages.article_head import Head, fold
from scraper.pages.article_names import is_signed, people_of
from scraper.pages.article_title import _letters as letters_of

AUTHOR_METAS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "article:author_name",
    "og:article:author", "citation_author", "cxenseparse:author", "dc.contributor", "authors", "creator",
)  # fmt: skip

_AUTHOR_BIT = 1 << HINT_NAMES.index("author")


def read_byline(head: Head, layout: Layout, title_index: int, site_name: str, url: str = "") -> tuple[str, ...]:
    """The authors by JSON-LD, metas, marked elements or a "By ..." line near the title; empty rather than guessed."""
    site = {letters_of(site_name), letters_of(host_of(url)), letters_of(host_of(url).rsplit(".", 1)[0])}
    site |= {letters_of(part) for part in _SITE_PARTS.split(site_name)}
    site |= {letters_of(name) for item in head.objects[:3] for name in _publishers(item)}
    persons = {fold(name) for item in head.objects[:3] for name in _persons(item, head.people)}
    single: tuple[str, ...] = ()
    sources = _sources(head, layout, title_index)
    for declared, raws in sources:
        people = tuple(name for name in people_of(raws, declared=declared) if _is_person(name, site, persons))
        if any(map(_is_full, people)):
            best = people[:_MAX_PEOPLE] if declared or not single else single
            return _shortened(best, sources) if any(map(_is_long, best)) else best
        single = single or people
    return single


def _shortened(people: tuple[str, ...], sources: Iterator[tuple[bool, list[str]]]) -> tuple[str, ...]:
    """Long names cut where another place gives their beginning as a name: what follows it is a newspaper or a town."""
    known = [name for _, raws in sources for name in people_of(raws, declared=False)]
    return tuple(
        next((name for name in known if _is_long(whole) and whole.startswith(name + " ")), whole) for whole in people
    )


def _is_long(name: str) -> bool:
    return name.count(" ") > _MAX_USUAL_WORDS - 1


_MAX_USUAL_WORDS = 3
"""A name of more words may have something glued to its end."""


_MAX_PEOPLE = 20
"""More names than any byline has are a list of the staff."""


def _is_full(name: str) -> bool:
    """Whether a name has more than one word, or is in a script that writes names without blanks."""
    return " " in name or not name.isascii()


def _is_person(name: str, site: set[str], persons: set[str]) -> bool:
    """Whether a name is not the site's own; a person's site may bear the name of its author, declared as a person."""
    return letters_of(name) not in site or (name in persons and " " in name)


_SITE_PARTS = re.compile(r"\s[|–—·:-]\s")


def _publishers(item: dict[str, Any]) -> Iterator[str]:
    """The names of a JSON-LD object's publisher."""
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else None
    if isinstance(name, str) and name:
        yield name


def _persons(item: dict[str, Any], people: dict[str, str]) -> Iterator[str]:
    """The names of authors whose type is Person."""
    value = item.get("author")
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and ("person" in str(one.get("@type", "")).lower() or str(one.get("@id")) in people):
            yield from _names(one, people)


def _sources(head: Head, layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """Author texts by falling trust; the flag says that the page declares them an author's name and nothing else."""
    for raws in _fullest_first(list(_from_head(head))):
        yield True, raws
    yield from _from_marks(layout, title_index)
    yield from _from_links(layout, title_index)
    yield from _from_lines(layout, title_index)
    yield from _below_labels(layout, title_index)
    yield from _from_only_line(layout, title_index)


def _from_head(head: Head) -> Iterator[list[str]]:
    """Author texts of JSON-LD, metas and link previews."""
    for item in head.objects[:3]:
        yield [_plain(name) for name in _names(item.get("author") or item.get("creator"), head.people)]
    for name in AUTHOR_METAS:
        if name in head.metas:
            yield [_plain(value) for value in head.metas[name]]
    yield [_plain(value) for value in _labelled(head)]


def _fullest_first(sources: list[list[str]]) -> list[list[str]]:
    """The sources, before them any that has all names of the first one that has names, and more."""
    known = [set(filter(_is_full, people_of(raws, declared=True))) for raws in sources]
    first = next(filter(None, known), set())
    more = [raws for raws, names in zip(sources, known, strict=True) if first and first < names]
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
    """Links near the title that lead to an author's page."""
    start, away = max(0, title_index - 3), away_bits(layout, title_index)
    for unit in layout.units[start : max(0, title_index) + _LINES_BELOW]:
        names = [unit.text[first:last] for first, last, href in unit.links if _AUTHOR_PATH.search(href)]
        if names and not unit.frame.above & away and len(unit.text) <= _MAX_LINE_CHARS:
            yield False, names


def _plain(text: str) -> str:
    """A metadata text with character references resolved; some sites write them twice."""
    return html.unescape(text) if "&" in text else text


def _names(value: Any, people: dict[str, str]) -> Iterator[str]:
    """The names of a JSON-LD author value: a text, an object with a name, or a list of these; no organizations."""
    values = value if isinstance(value, list) else [value]
    for one in values:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict) and "organization" not in str(one.get("@type", "")).lower():
            name = one.get("name") or people.get(str(one.get("@id")))
            yield from (text for text in (name if isinstance(name, list) else [name]) if isinstance(text, str))


def _from_marks(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The texts of author elements: first those that declare it, then those called so, by nearness to the title."""
    away = away_bits(layout, title_index)
    marks = [
        mark
        for mark in layout.marks
        if _is_author(mark) and (not mark.frame.above & away or _is_close(mark, title_index))
    ]
    marks.sort(key=lambda mark: (_rank(mark), abs(mark.index - max(0, title_index))))
    together = [mark for mark in marks if _rank(mark) == 0 and mark.index == marks[0].index]
    if len(together) > 1:
        yield True, [line for mark in together for line in _lines_of(mark, layout)]
    for mark in marks[:10]:
        lines = _lines_of(mark, layout)
        if lines and sum(map(len, lines)) < _MAX_AUTHOR_CHARS:
            yield len(lines) == 1 and (_rank(mark) == 0 or _signed(lines[0], layout, mark.index)), lines


_MAX_AUTHOR_CHARS = 200
_MAX_LINE_CHARS = 120
_LINES_BELOW = 12


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
    start = max(0, title_index - 3)
    for unit in layout.units[start : max(0, title_index) + _LINES_BELOW]:
        if len(unit.text) <= _MAX_LINE_CHARS and is_signed(unit.text):
            yield False, [unit.text]


_LABEL = re.compile(
    r"^(?:(?:written|posted|published|words)\s+by|by|von|par|por|door|auth?ors?|autorin|autoren|auteurs?|autore|автор|作者|글쓴이|작성자|"
    r"geschrieben von|verfasst von|escrito por|publicado por|écrit par|publié par)\s*[:：]?$",
    re.IGNORECASE,
)


def _below_labels(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The line after one that says "Von:" or "Written by" and nothing else."""
    away = away_bits(layout, title_index)
    for label, unit in pairwise(layout.units[max(0, title_index) :]):
        if _LABEL.match(label.text) and len(unit.text) <= _MAX_LINE_CHARS and not unit.frame.above & away:
            yield False, [unit.text]


def _from_only_line(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The page's only line that is "By" and names, wherever it stands; where there are several they are teasers'."""
    away = away_bits(layout, title_index)
    lines = {unit.text for unit in layout.units if _is_strict(unit.text) and not unit.frame.above & away}
    if len(lines) == 1:
        yield False, list(lines)


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
