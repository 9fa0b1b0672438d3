"""Dates that a page declares: in JSON-LD, metas and its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from presswatch.records import DateReading
from scraper.pages.article.date_lines import readings_of
from scraper.pages.article.head import Head
from scraper.pages.dates.markup import date_from_url
from scraper.pages.dates.read import DateContext

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
"""Metas that give the day of publication, the most telling first; modification dates are never taken for it."""
_TELLS_PUBLISHED = re.compile(
    r"publish|publication|pub[-_.]?(?:date|day|time)|(?:date|time)[-_.:]?(?:created|issued|available|released?)|"
    r"(?:created?|creation|issued|released?)[-_.:]?(?:date|day|time|at|on)?$|first[-_.]?create"
)
_TELLS_OTHER = re.compile(
    r"modif|updat|last|expir|unpublish|republish|until|(?<![a-z])end|publisher(?!\W?date)|revis|build|copyright"
)
"""Names of metas that tell of a change, of an end, or of whoever publishes."""

UPDATED_METAS = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")


def updates_of(head: Head, context: DateContext) -> list[date]:
    """The days on which JSON-LD and metas say that the page was changed."""
    texts = [str(item.get("dateModified") or "") for item in head.objects[:4]]
    texts += [value for name in UPDATED_METAS for value in head.metas.get(name, ())[:1]]
    return [reading.on for text in texts if text for reading in _machine_days(text, context, "update")]


def _machine_days(text: str, context: DateContext, source: str) -> Iterator[DateReading]:
    """The day of a value written by a program; the day on which its clock begins stands for none."""
    for reading in readings_of(text, context, source):
        if reading.on != _CLOCK_BEGINS:
            yield reading


_CLOCK_BEGINS = date(1970, 1, 1)


def days_of_objects(head: Head, context: DateContext) -> Iterator[DateReading]:
    """The days of publication in JSON-LD, else those on which something was made or put up."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for item in head.objects[:4]:
            value = item.get(key)
            if isinstance(value, str):
                yield from _machine_days(value, context, "json-ld")


def days_of_metas(head: Head, context: DateContext) -> Iterator[DateReading]:
    """The days of the metas that are known to tell of publication."""
    for name in PUBLISHED_METAS:
        yield from _of_meta(head, name, context)


def days_of_named_metas(head: Head, context: DateContext) -> Iterator[DateReading]:
    """The days of other metas whose name tells of publication: some of them give the first of several."""
    for name in head.metas:
        if name not in PUBLISHED_METAS and _TELLS_PUBLISHED.search(name) and not _TELLS_OTHER.search(name):
            yield from _of_meta(head, name, context)


def _of_meta(head: Head, name: str, context: DateContext) -> Iterator[DateReading]:
    values = head.metas.get(name, [])
    if name in _OF_THINGS and len({value[:_DAY_CHARS] for value in values}) > 1:
        return
    for value in values[:1]:
        yield from _machine_days(value, context, "meta")


_OF_THINGS = frozenset(("datepublished", "datecreated", "uploaddate"))
"""Names in microdata: where a page gives several, each is that of a card, and none of the post."""
_DAY_CHARS = 10


_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([/_.-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")


def days_of_address(url: str, context: DateContext) -> Iterator[DateReading]:
    """The day in the path of an address, stamps of fourteen figures left out.

    `date_from_url`, which lists and sitemaps ask, reads them: in a post's own address they are an archive's. Days with
    the month's name (/2023/dec/21/) are read by it alone.
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
