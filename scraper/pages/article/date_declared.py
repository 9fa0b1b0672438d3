"""Dates that a page declares: in JSON-LD, metas, its address and marked elements."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from itertools import filterfalse, islice

import lxml.html

from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from scraper.pages.article.blocks import HINT_NAMES, Layout, Mark, Unit, hints_of
from scraper.pages.article.date_lines import read_line, readings_of
from scraper.pages.article.metadata import Head
from scraper.pages.article.places import (
    COMMENT_BIT,
    FOOTER_BIT,
    MAX_LABEL_CHARS,
    MAX_PURE_CHARS,
    UPDATED,
    AboveTitle,
    away_bits,
    distance,
    is_away,
    is_near,
    quoted_bit,
)
from scraper.pages.dates.markup import date_from_url, named_day
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.text.letters import single_spaced

PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "article:published", "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publish_date", "pubdate",
    "published_time", "publication_date", "published_at", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "article.published", "ptime",
    "published-date", "originalpublicationdate", "citation_publication_date", "displaydate", "date",
    "article_date_original", "bt:pubdate", "dcterms.available", "release_date", "rnews:datepublished",
    "citation_date", "weibo: article:create_at", "weibo:article:create_at", "apub:time",
    "shareaholic:article_published_time", "datecreated",
)  # fmt: skip
"""Metas that give the date of publication, the most reliable first; modification dates are never taken for it."""
_PUBLICATION_NAME = compiled_later(
    r"publish|publication|pub[-_.]?(?:date|day|time)|(?:date|time)[-_.:]?(?:created|issued|available|released?)|"
    r"(?:created?|creation|issued|released?)[-_.:]?(?:date|day|time|at|on)?$|first[-_.]?create"
)
_OTHER_NAME = compiled_later(
    r"modif|updat|last|expir|unpublish|republish|until|(?<![a-z])end|publisher(?!\W?date)|revis|build|copyright"
)
"""Names of metas about a change, an end, or the publisher."""
UPDATED_METAS = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_OF_THINGS = frozenset(("datepublished", "datecreated", "uploaddate"))
"""Names in microdata: where a page gives several, each is that of a card, and none of the post."""
_DAY_CHARS = 10
_CLOCK_BEGINS = date(1970, 1, 1)


def updates_of(head: Head, context: DateContext) -> list[date]:
    """The days on which JSON-LD and metas say that the page was changed."""
    texts = [str(item.get("dateModified") or "") for item in head.objects[:4]]
    texts += [value for name in UPDATED_METAS for value in head.metas.get(name, ())[:1]]
    return [reading.on for text in texts if text for reading in _machine_days(text, context, "update")]


def _machine_days(text: str, context: DateContext, source: str) -> Iterator[DateReading]:
    """The date of a value written by a program; the day on which its clock begins means none."""
    for reading in readings_of(text, context, source):
        if reading.on != _CLOCK_BEGINS:
            yield reading


def days_of_objects(head: Head, context: DateContext) -> Iterator[DateReading]:
    """The dates of publication in JSON-LD, else those of creation or upload."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for item in head.objects[:4]:
            value = item.get(key)
            if isinstance(value, str):
                yield from _machine_days(value, context, "json-ld")


def days_of_metas(head: Head, context: DateContext) -> Iterator[DateReading]:
    """The dates of the metas that are known to give the date of publication."""
    for name in PUBLISHED_METAS:
        yield from _of_meta(head, name, context)


def days_of_named_metas(head: Head, context: DateContext) -> Iterator[DateReading]:
    """The dates of other metas whose name suggests publication: some of them give the first of several."""
    for name in head.metas:
        if name not in PUBLISHED_METAS and _PUBLICATION_NAME.search(name) and not _OTHER_NAME.search(name):
            yield from _of_meta(head, name, context)


def _of_meta(head: Head, name: str, context: DateContext) -> Iterator[DateReading]:
    values = head.metas.get(name, [])
    if name in _OF_THINGS and len({value[:_DAY_CHARS] for value in values}) > 1:
        return
    for value in values[:1]:
        yield from _machine_days(value, context, "meta")


_URL_DAY = compiled_later(r"(?<!\d)((?:19|20)\d{2})([/_.-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_COMPACT = compiled_later(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")


def days_of_address(url: str, context: DateContext) -> Iterator[DateReading]:
    """The date in the path of an address, without stamps of fourteen digits.

    `date_from_url`, which lists and sitemaps ask, reads those: in a post's own address they are an archive's. Dates
    with the month's name (/2023/dec/21/) are read by it alone.
    """
    path = url.split("://", 1)[-1].partition("/")[2]
    match = _URL_DAY.search(path) or _URL_COMPACT.search(path)
    if match:
        parts = match.groups()
        for reading in readings_of(f"{parts[0]}-{int(parts[-2]):02}-{int(parts[-1]):02}", context, "url"):
            yield replace(reading, raw=match.group(0))
        return
    named = date_from_url(url)
    if named is not None and named.certain and not named.is_period:
        yield named


_MAX_INSIDE = 24
_MAX_PARTED_UNITS = 4
"""Elements looked at inside a line of metadata."""
_MAX_MARKS = 12
_BADGE_CHARS = 16
"""A date in elements without a separator: "Nov112019"."""
_PUBLISHED, _TIME, _ELEMENT, _CHANGED = range(4)
"""Ranks of marked elements; `_CHANGED`: `<time class="updated">` next to `<time class="published">`."""
_META_BIT = 1 << HINT_NAMES.index("meta")


def own_marks(layout: Layout, title_index: int, others: AbstractSet[int], context: DateContext) -> list[Mark]:
    """The marked elements with dates, declared publication first, then by nearness to the title; no other posts'."""
    away = away_bits(layout, title_index) | quoted_bit(layout, title_index)

    def is_own(mark: Mark) -> bool:
        bits = away & ~FOOTER_BIT if is_near(mark.index, title_index) else away
        return not is_away(mark.frame, bits) and not _is_of_page(mark, layout, title_index, context)

    marks = [mark for mark in layout.marks if _is_dated(mark) and mark.index not in others and is_own(mark)]
    return sorted(marks, key=lambda mark: (_rank(mark), distance(mark.index, title_index)))[:_MAX_MARKS]


def _is_of_page(mark: Mark, layout: Layout, title_index: int, context: DateContext) -> bool:
    """True if a marked element above the title is in the site's header or has the day of the visit."""
    if not _rank(mark) or mark.index >= title_index:
        return False
    above = AboveTitle(layout, title_index, context)
    return above.is_of_site(mark.frame, mark.index, _of_mark(mark, context)[1])


def close_and_far(marks: list[Mark], title_index: int, begin: int) -> tuple[list[Mark], list[Mark]]:
    """The marks that declare publication or are near the title or between it and the text, and the others."""

    def is_close(mark: Mark) -> bool:
        return not _rank(mark) or is_near(mark.index, title_index) or title_index < mark.index <= begin

    return list(filter(is_close, marks)), list(filterfalse(is_close, marks))


def days_of_marks(marks: list[Mark], context: DateContext) -> tuple[list[DateReading], list[DateReading]]:
    """The dates of elements that declare a date (`<time>`, `datetime`, `content`), and those of other elements.

    Elements called changed count only if there are no others.
    """
    found = [_of_mark(mark, context) for mark in _unchanged(marks)]
    declared = [one for is_declared, readings in found if is_declared for one in readings]
    return declared, [one for is_declared, readings in found if not is_declared for one in readings]


def all_days_of_marks(marks: list[Mark], context: DateContext) -> list[DateReading]:
    """The dates of marked elements in their order."""
    return [reading for mark in _unchanged(marks) for reading in _of_mark(mark, context)[1]]


def _unchanged(marks: list[Mark]) -> list[Mark]:
    return [mark for mark in marks if _rank(mark) != _CHANGED] or marks


def changes_of(marks: list[Mark], context: DateContext) -> list[date]:
    """The days of elements that are called changed."""
    return [reading.on for mark in marks if _rank(mark) == _CHANGED for reading in _of_mark(mark, context)[1]]


def _of_mark(mark: Mark, context: DateContext) -> tuple[bool, list[DateReading]]:
    """True if an element declares a date, and the dates in it."""
    element = mark.element
    value = element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else "")
    declared = bool(element.tag == "time" or value)
    source = "time" if declared else "element"
    readings = list(readings_of(value, context, source)) if value else []
    return declared, readings or _of_words(element, context, source)


def _of_words(element: lxml.html.HtmlElement, context: DateContext, source: str) -> list[DateReading]:
    """The dates in the words of an element: named parts, the line, parts without a separator, one inside."""
    text = single_spaced(element.text_content())
    readings: list[DateReading] = []
    if named := named_day(element):
        readings = [replace(reading, raw=text) for reading in readings_of(named, context, source)]
    if not readings and text and len(text) <= MAX_LABEL_CHARS:
        readings = list(read_line(text, context, source))
    if not readings and len(text) <= _BADGE_CHARS:
        parted = readings_of(single_spaced(" ".join(map(str, element.itertext()))), context, source)
        readings = [replace(reading, raw=text) for reading in parted]
    return readings or list(_alone_inside(element, context, source))


def _alone_inside(
    element: lxml.html.HtmlElement, context: DateContext, source: str, line: str = ""
) -> Iterator[DateReading]:
    """The first date that an element inside has to itself, next to views, sections and the like.

    A label of an update before it belongs to it. With `line`, only what is in that line counts.
    """
    before, answers = "", set[lxml.html.HtmlElement]()
    for child in islice(element.iterdescendants(), _MAX_INSIDE * (2 if line else 1)):
        if child.getparent() in answers or _is_comment(child):
            answers.add(child)
            continue
        text = single_spaced(child.text_content()) if isinstance(child.tag, str) else ""
        reading = read_date(text, context, source) if _may_be_date(text, line) else None
        if reading is not None and not reading.is_period:
            if not UPDATED.search(text) and not UPDATED.search(before):
                yield reading
            return
        before = text


def _may_be_date(text: str, line: str) -> bool:
    return 0 < len(text) <= MAX_PURE_CHARS and any(map(str.isdigit, text)) and (not line or text in line)


def _is_comment(element: lxml.html.HtmlElement) -> bool:
    """True if an element is called a reader's comment: its date is not the post's."""
    if not isinstance(element.tag, str):
        return False
    return bool(hints_of(f"{element.get('class') or ''} {element.get('id') or ''}") & COMMENT_BIT)


def days_of_parts(unit: Unit, context: DateContext) -> Iterator[DateReading]:
    """The date that a part of a line has to itself, without a separator from the words around it."""
    element = unit.frame.element
    if element is not None and unit.frame.last - unit.frame.first <= _MAX_PARTED_UNITS:
        yield from _alone_inside(element, context, "element", unit.text)


def _is_dated(mark: Mark) -> bool:
    return bool(
        mark.element.tag == "time" or mark.mask & _META_BIT or (mark.element.get("itemprop") or "").startswith("date")
    )


def _rank(mark: Mark) -> int:
    element = mark.element
    prop = (element.get("itemprop") or "").lower()
    names = f"{element.get('class') or ''} {element.get('id') or ''} {prop}"
    if prop == "datepublished" or element.get("pubdate") is not None:
        return _PUBLISHED
    if UPDATED.search(names) and "publish" not in names.lower():
        return _CHANGED
    return _TIME if element.tag == "time" else _ELEMENT
