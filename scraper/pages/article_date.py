"""On which day a post was published: which place of the page to trust. Texts of dates are read by `dates` alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from presswatch.records import DateReading
from scraper.pages.article_blocks import HINT_NAMES, TAG_BITS, Layout, Mark
from scraper.pages.article_head import Head, fold
from scraper.pages.dates import DateContext, find_dates, read_date

PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "article:published", "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publish_date", "pubdate",
    "published_time", "publication_date", "published_at", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "article.published", "ptime",
    "published-date", "originalpublicationdate", "citation_publication_date", "displaydate", "date", "article_date_original",
    "bt:pubdate", "dcterms.available", "release_date", "rnews:datepublished", "citation_date", "weibo: article:create_at",
    "weibo:article:create_at", "apub:time", "shareaholic:article_published_time", "datecreated",
)  # fmt: skip
"""Metas that give the day of publication, the most telling first; modification dates are never taken for it."""

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([/_.-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_MAX_LABEL_CHARS = 140
_NEAR_UNITS = 14
"""How many units below the title (six above it) an unmarked date may stand to be the post's."""

_UPDATED = re.compile(
    r"updat|modif|last|aktuali|geändert|mis à jour|actualiz|aggiorn|수정|更新|修改|обновл|تحديث", re.IGNORECASE
)
_PROSE = re.compile(r"[a-zа-яά-ώ]{2,}[.!?]\s+\S|,\s\w+\s\w+\s\w+\s\w+\s\w+\s\w+\s\w+\s\w+\s\w+")
_META_BIT = 1 << HINT_NAMES.index("meta")
AWAY_BITS = (
    TAG_BITS["aside"]
    | TAG_BITS["footer"]
    | TAG_BITS["nav"]
    | 1 << HINT_NAMES.index("comment")
    | 1 << HINT_NAMES.index("related")
)


def read_published(url: str, head: Head, layout: Layout, title_index: int, context: DateContext) -> DateReading | None:
    """The post's date from JSON-LD, metas, time elements, the address or a short line beside the title, in this order of trust.

    A place that another place confirms stays certain; one that the others contradict, or a weak one alone, is marked uncertain.
    A date inside running prose is never taken.
    """
    readings = list(_candidates(url, head, layout, title_index, context))
    if not readings:
        return None
    best = _local(readings[0], readings)
    agreeing = {reading.source for reading in readings if abs((reading.on - best.on).days) <= 1}
    disputed = any(abs((reading.on - best.on).days) > 1 for reading in readings)
    certain = best.certain and (
        len(agreeing) > 1 or (best.source in ("json-ld", "meta", "time", "url") and not disputed)
    )
    return replace(best, certain=certain)


_UTC_NAMES = frozenset(("Z", "z", "UTC", "+00:00", "+0000", "GMT", "-00:00"))


def _local(best: DateReading, readings: list[DateReading]) -> DateReading:
    """A reading in UTC gets the day in the page's address, if that is the day before or after:
    the instant is the same, the day is the outlet's own."""
    if best.at is None or best.zone not in _UTC_NAMES:
        return best
    for other in readings[1:]:
        if other.source == "url" and abs((other.on - best.on).days) == 1:
            return replace(best, on=other.on)
    return best


def _candidates(url: str, head: Head, layout: Layout, title_index: int, context: DateContext) -> Iterator[DateReading]:
    yield from _from_objects(head, context)
    yield from _from_metas(head, context)
    marked = list(_from_marks(layout, title_index, context))
    yield from (reading for reading in marked if reading.source == "time")
    yield from _from_url(url, context)
    yield from (reading for reading in marked if reading.source != "time")
    yield from _from_units(layout, title_index, context)


def _read(text: str, context: DateContext, source: str) -> Iterator[DateReading]:
    reading = read_date(text, context, source)
    if reading is not None:
        yield reading


def _from_objects(head: Head, context: DateContext) -> Iterator[DateReading]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for item in head.objects[:4]:
            value = item.get(key)
            if isinstance(value, str):
                yield from _read(value, context, "json-ld")


def _from_metas(head: Head, context: DateContext) -> Iterator[DateReading]:
    for name in PUBLISHED_METAS:
        for value in head.metas.get(name, ())[:1]:
            yield from _read(value, context, "meta")


def away_bits(layout: Layout, title_index: int) -> int:
    """The marks of asides, footers, menus, comments and related posts, as far as the title itself does not stand in one."""
    return AWAY_BITS & ~layout.units[title_index].frame.above if title_index >= 0 else AWAY_BITS


def _distance(index: int, title_index: int) -> int:
    """How far a place is from the title; above it counts double."""
    if title_index < 0:
        return index
    return index - title_index if index >= title_index else 2 * (title_index - index)


def _from_marks(layout: Layout, title_index: int, context: DateContext) -> Iterator[DateReading]:
    """Dates of marked elements: declared publication first, then the nearest to the title."""
    marks = [mark for mark in layout.marks if _is_dated(mark)]
    away = away_bits(layout, title_index)
    marks.sort(key=lambda mark: (_rank(mark, away), _distance(mark.index, title_index)))
    for mark in marks[:12]:
        element = mark.element
        value = element.get("datetime") or element.get("content") or ""
        source = "time" if element.tag == "time" or value else "element"
        if value:
            found = list(_read(value, context, source))
            if found:
                yield from found
                continue
        text = fold(element.text_content())
        if text and len(text) <= _MAX_LABEL_CHARS:
            yield from _read_line(text, context, source)


def _is_dated(mark: Mark) -> bool:
    return bool(
        mark.element.tag == "time" or mark.mask & _META_BIT or (mark.element.get("itemprop") or "").startswith("date")
    )


def _rank(mark: Mark, away: int) -> int:
    element = mark.element
    prop = (element.get("itemprop") or "").lower()
    names = f"{element.get('class') or ''} {element.get('id') or ''} {prop}"
    if mark.frame.above & away:
        return 5
    if prop == "datepublished" or element.get("pubdate") is not None:
        return 0
    if _UPDATED.search(names):
        return 3
    return 1 if element.tag == "time" else 2


def _from_url(url: str, context: DateContext) -> Iterator[DateReading]:
    path = url.split("://", 1)[-1].partition("/")[2]
    match = _URL_DAY.search(path) or _URL_COMPACT.search(path)
    if match:
        parts = match.groups()
        for reading in _read(f"{parts[0]}-{int(parts[-2]):02}-{int(parts[-1]):02}", context, "url"):
            yield replace(reading, raw=match.group(0))


def _from_units(layout: Layout, title_index: int, context: DateContext) -> Iterator[DateReading]:
    """Dates of short lines near the title that are no prose."""
    units, away = layout.units, away_bits(layout, title_index)
    low, high = max(0, title_index - 6), max(0, title_index) + _NEAR_UNITS
    near = sorted(units[low:high], key=lambda unit: _distance(unit.index, title_index))
    for unit in near:
        if len(unit.text) <= _MAX_LABEL_CHARS and any(map(str.isdigit, unit.text)) and not unit.frame.above & away:
            yield from _read_line(unit.text, context, "element")


def _read_line(text: str, context: DateContext, source: str) -> Iterator[DateReading]:
    """The dates of a line of metadata: the whole line if it is a date, else the dates in it that are not called updates."""
    whole = read_date(text, context, source)
    if whole is not None:
        yield whole if not _UPDATED.search(text) else replace(whole, certain=False)
        return
    if _PROSE.search(text):
        return
    end = 0
    for span in find_dates(text, context, source):
        if not _UPDATED.search(text[end : span.start]):
            yield span.reading
        end = span.end
