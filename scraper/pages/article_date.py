"""On which day a post was published: which place of the page to trust. Texts of dates are read by `dates` alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from itertools import islice

import lxml.html

from presswatch.records import DateReading
from scraper.pages.article_blocks import HEADINGS, Frame, Layout, Mark, Unit
from scraper.pages.article_date_choice import DayReadings, choose_day
from scraper.pages.article_date_others import lines_of_others
from scraper.pages.article_date_rows import lines_of_rows
from scraper.pages.article_date_words import PUBLISHED, RIGHTS, ROC_DAY, UPDATED, is_put_up, told_days
from scraper.pages.article_head import Head, fold
from scraper.pages.article_hints import HINT_NAMES, TAG_BITS, hints_of
from scraper.pages.article_names import is_signed
from scraper.pages.dates import DateContext, find_dates, read_date
from scraper.pages.dates_calendar import roc_year
from scraper.pages.dates_parts import named_day

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

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([/_.-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_MAX_LABEL_CHARS = 140
_NEAR_UNITS = 14
"""How many units below the title (six above it) an unmarked date may stand to be the post's."""

_CLOSE_UNITS = 6
"""How near to the title a day is what a reader takes for the post's, whatever the head says."""
_MAX_PURE_CHARS = 50
_MAX_INSIDE = 24
_MAX_PARTED_UNITS = 4
"""Elements looked at inside a line of metadata."""

_META_BIT = 1 << HINT_NAMES.index("meta")
_FOOTER_BIT = TAG_BITS["footer"]
"""A footer close to the title is the post's own (many themes put date and author there), a far one is the site's."""
_COMMENT_BIT = 1 << HINT_NAMES.index("comment")
AWAY_BITS = _FOOTER_BIT | TAG_BITS["aside"] | TAG_BITS["nav"] | _COMMENT_BIT
_RELATED_BIT = 1 << HINT_NAMES.index("related")
_LISTING_RATIO = 0.3
"""From this share of linked text on, an element called "related", "more" or "list" is a list of other posts."""


def read_published(
    url: str, head: Head, layout: Layout, title_index: int, context: DateContext, *, lead: str = ""
) -> DateReading | None:
    """The post's date from JSON-LD, metas, time elements, the address or a line beside the title, by falling trust.

    A reading that another place confirms, or none contradicts, is certain.
    A date inside running prose is never taken, but for a dateline: the text begins with `lead`.
    """
    others = lines_of_others(layout, title_index) | lines_of_rows(layout, title_index, url)
    beside = list(_beside(layout, title_index, context, others))
    marked = list(_from_marks(layout, title_index, context, others))
    readings = DayReadings(
        objects=list(_from_objects(head, context)),
        metas=list(_from_metas(head, context)),
        marked=[reading for declared, reading in marked if declared],
        url=list(_from_url(url, context)),
        beside=[reading for _, reading in beside],
        others=[reading for declared, reading in marked if not declared],
        near=next((reading for near, reading in beside if near), None),
        updates=_updates(head, context),
    )
    return choose_day(readings) or next(_last_resort(layout, title_index, lead, context, others), None)


UPDATED_METAS = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")


def _updates(head: Head, context: DateContext) -> list[date]:
    """The days on which JSON-LD and metas say that the page was changed."""
    texts = [str(item.get("dateModified") or "") for item in head.objects[:4]]
    texts += [value for name in UPDATED_METAS for value in head.metas.get(name, ())[:1]]
    return [reading.on for text in texts if text for reading in _read(text, context, "update")]


def _last_resort(
    layout: Layout, title_index: int, lead: str, context: DateContext, others: AbstractSet[int]
) -> Iterator[DateReading]:
    """Dates for a page that has none in the usual places; never certain.

    A line of nothing but a date in an aside right below the title, a line that begins with an author's name and "by"
    and has a date, a sentence that tells when the post appeared, a line beside the title that tells only of an update.
    """
    first, answers = max(0, title_index), away_bits(layout, title_index) & _COMMENT_BIT
    close = [unit for unit in layout.units[first : first + _CLOSE_UNITS] if unit.index not in others]
    close = [unit for unit in close if not unit.frame.above & answers and not RIGHTS.search(unit.text)]
    pure = [unit.text for unit in close if len(unit.text) <= _MAX_PURE_CHARS and not unit.link_chars]
    signed = [unit.text for unit in layout.units[first:] if _is_signed(unit, layout, title_index)]
    for text in (*pure, *signed[:1]):
        for reading in read_line(text, context, "element"):
            yield replace(reading, certain=False)
    away = away_bits(layout, title_index) & ~_FOOTER_BIT
    own = (unit.text for unit in layout.units if not unit.frame.above & away)
    for reading in told_days(own, lead.split("\n", 6), context):
        yield replace(reading, certain=False)
    for text in pure:
        if UPDATED.search(text):
            for span in find_dates(text, context, "element")[:1]:
                yield replace(span.reading, certain=False)


def _is_signed(unit: Unit, layout: Layout, title_index: int) -> bool:
    near = len(unit.text) <= _MAX_LABEL_CHARS and not unit.frame.above & away_bits(layout, title_index)
    return near and any(map(str.isdigit, unit.text)) and is_signed(unit.text)


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
    """The marks of asides, footers, menus and comments, as far as the title itself does not stand in one."""
    return AWAY_BITS & ~layout.units[title_index].frame.above if title_index >= 0 else AWAY_BITS


def is_away(frame: Frame, away: int) -> bool:
    """Whether an element is no part of the post: in a place named by `away`, or in a list of other posts."""
    if frame.above & away:
        return True
    return any(
        above.mask & _RELATED_BIT and above.link_chars > _LISTING_RATIO * above.chars
        for above in islice(frame.chain(), 5)
    )


def _distance(index: int, title_index: int) -> int:
    """How far a place is from the title; above it counts double."""
    if title_index < 0:
        return index
    return index - title_index if index >= title_index else 2 * (title_index - index)


def _from_marks(
    layout: Layout, title_index: int, context: DateContext, others: AbstractSet[int]
) -> Iterator[tuple[bool, DateReading]]:
    """Dates of marked elements, declared publication first, then by nearness to the title; none of other posts.

    The flag says that the element declares a date (`<time>`, `datetime`, `content`) and stands beside the title.
    """
    away = away_bits(layout, title_index)
    marks = [
        mark
        for mark in layout.marks
        if _is_dated(mark)
        and mark.index not in others
        and not is_away(mark.frame, away & ~_FOOTER_BIT if _is_near(mark.index, title_index) else away)
    ]
    marks.sort(key=lambda mark: (_rank(mark), _distance(mark.index, title_index)))
    for mark in marks[:12]:
        declared, readings = _of_mark(mark, context)
        near = _rank(mark) == 0 or _is_near(mark.index, title_index)
        yield from ((declared and near, reading) for reading in readings)


def _is_near(index: int, title_index: int) -> bool:
    return _distance(index, title_index) <= _NEAR_UNITS


def _of_mark(mark: Mark, context: DateContext) -> tuple[bool, list[DateReading]]:
    """Whether an element declares a date, and the dates in it."""
    element = mark.element
    value = element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else "")
    declared = bool(element.tag == "time" or value)
    source = "time" if declared else "element"
    readings = list(_read(value, context, source)) if value else []
    text = fold(element.text_content())
    if not readings and (named := named_day(element)):
        readings = [replace(reading, raw=text) for reading in _read(named, context, source)]
    if not readings:
        readings = list(read_line(text, context, source)) if text and len(text) <= _MAX_LABEL_CHARS else []
    return declared, readings or list(_alone_inside(element, context, source))


def _alone_inside(
    element: lxml.html.HtmlElement, context: DateContext, source: str, line: str = ""
) -> Iterator[DateReading]:
    """The first day that an element inside holds for itself, beside views, sections and the like.

    A label before it that tells of an update belongs to it. With `line`, only what stands in that line counts.
    """
    before, answers = "", set[lxml.html.HtmlElement]()
    for child in islice(element.iterdescendants(), _MAX_INSIDE * (2 if line else 1)):
        if child.getparent() in answers or (isinstance(child.tag, str) and _holds_answers(child)):
            answers.add(child)
            continue
        text = fold(child.text_content()) if isinstance(child.tag, str) else ""
        if 0 < len(text) <= _MAX_PURE_CHARS and any(map(str.isdigit, text)) and (not line or text in line):
            reading = read_date(text, context, source)
            if reading is not None and not reading.is_period:
                if not UPDATED.search(text) and not UPDATED.search(before):
                    yield reading
                return
        before = text


def _holds_answers(element: lxml.html.HtmlElement) -> bool:
    """Whether an element is called one of readers' answers: their days are not the post's."""
    return bool(hints_of(f"{element.get('class') or ''} {element.get('id') or ''}") & _COMMENT_BIT)


def _is_dated(mark: Mark) -> bool:
    return bool(
        mark.element.tag == "time" or mark.mask & _META_BIT or (mark.element.get("itemprop") or "").startswith("date")
    )


def _rank(mark: Mark) -> int:
    element = mark.element
    prop = (element.get("itemprop") or "").lower()
    names = f"{element.get('class') or ''} {element.get('id') or ''} {prop}"
    if prop == "datepublished" or element.get("pubdate") is not None:
        return 0
    if UPDATED.search(names):
        return 3
    return 1 if element.tag == "time" else 2


def _from_url(url: str, context: DateContext) -> Iterator[DateReading]:
    path = url.split("://", 1)[-1].partition("/")[2]
    match = _URL_DAY.search(path) or _URL_COMPACT.search(path)
    if match:
        parts = match.groups()
        for reading in _read(f"{parts[0]}-{int(parts[-2]):02}-{int(parts[-1]):02}", context, "url"):
            yield replace(reading, raw=match.group(0))


def _beside(
    layout: Layout, title_index: int, context: DateContext, others: AbstractSet[int]
) -> Iterator[tuple[bool, DateReading]]:
    """Dates of short lines near the title that are no prose; the flag says that it is a day close to the title.

    Lines that say when the page was put up come first, then those that are a date and nothing else: rows of a list
    below the title have dates of what they tell of, and so has a form.
    Lines that tell of a change come last.
    A linked month leads to an archive and is no post's date; one in the title is what the post is about.
    """
    units, away = layout.units, away_bits(layout, title_index) & ~_FOOTER_BIT
    low, high = max(0, title_index - 6), max(0, title_index) + _NEAR_UNITS

    def order(unit: Unit) -> tuple[bool, bool, bool, bool, bool, int, bool]:
        mixed = unit.frame.tag in HEADINGS or _is_mixed(unit, context)
        far, own = _distance(unit.index, title_index), unit.index == title_index
        updated, told = _begins_with_update(unit.text), is_put_up(units, unit)
        return updated, own, not told, far > _CLOSE_UNITS, mixed, far, unit.index < title_index

    near = [
        unit
        for unit in units[max(0, low - _NEAR_UNITS) : high]
        if len(unit.text) <= _MAX_LABEL_CHARS
        and (unit.index >= low or is_put_up(units, unit))
        and unit.index not in others
        and not unit.frame.above & away
        and any(map(str.isdigit, unit.text))
        and not RIGHTS.search(unit.text)
    ]
    months: list[DateReading] = []
    for unit in sorted(near, key=order):
        close = title_index >= 0 and 0 < _distance(unit.index, title_index) <= _CLOSE_UNITS and not unit.link_chars
        for reading in list(read_line(unit.text, context, "element")) or _of_parts(unit, context):
            if reading.is_period and unit.index == title_index:
                months.append(reading)
            elif not reading.is_period or not unit.link_chars:
                yield close and not reading.is_period, reading
    yield from ((False, reading) for reading in months)


def _begins_with_update(text: str) -> bool:
    """Whether a line tells of a change before its first day."""
    update = UPDATED.search(text)
    if update is None or PUBLISHED.search(text, update.end()):
        return False
    return not any(map(str.isdigit, text[: update.start()]))


def _of_parts(unit: Unit, context: DateContext) -> Iterator[DateReading]:
    """The day that a part of a line holds for itself, where nothing parts it from the words around it."""
    element = unit.frame.element
    if element is not None and unit.frame.last - unit.frame.first <= _MAX_PARTED_UNITS:
        yield from _alone_inside(element, context, "element", unit.text)


def _is_mixed(unit: Unit, context: DateContext) -> bool:
    """Whether a line holds more than a day and the author."""
    if len(unit.text) > _MAX_PURE_CHARS or not any(map(str.isdigit, unit.text)) or _MARKED.search(unit.text):
        return not any(map(is_signed, _SIGNED_PARTS.split(unit.text)))
    reading = read_date(unit.text, context, "element")
    return reading is None or reading.is_period


_SIGNED_PARTS = re.compile(r"\s[|/·•–-]\s")


_MARKED = re.compile("[«“„「『《]")
"""Marks around a title: a line that holds them is a row of a list, not metadata."""


def read_line(text: str, context: DateContext, source: str) -> Iterator[DateReading]:
    """The dates of a line of metadata: the whole line if it is one, else those in it that are not called updates.

    A line with a sentence around the date gives nothing: that date belongs to what the sentence tells.
    """
    if _HANGUL.search(text):
        context = replace(context, language="ko")
    if roc := ROC_DAY.search(text):
        year, month, day = (int(roc[part]) for part in ("year", "month", "on"))
        for reading in _read(f"{roc_year(year)}-{month:02}-{day:02}", context, source):
            yield replace(reading, raw=roc["day"])
        return
    whole = read_date(text, context, source)
    if whole is not None:
        yield whole if not UPDATED.search(text) else replace(whole, certain=False)
        return
    spans = find_dates(text, context, source)
    told = PUBLISHED.match(text) is not None and text[-1] not in ".!?"
    if not spans or (not told and _is_sentence(text, sum(span.end - span.start for span in spans))):
        return
    end = 0
    for span in spans:
        if not UPDATED.search(text[end : span.start]):
            yield span.reading
        end = span.end


_HANGUL = re.compile("[\uac00-\ud7af]")
"""A date line labelled in Korean follows the Korean order, whatever language the post is in."""
_PARTED = re.compile(r"[|·•⋅∙‧▪/–—\t]|\s-\s|//|:")
_MAX_REST_WORDS = 8
_MAX_ENDED_WORDS = 3
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_WIDE_PER_WORD = 3


def _is_sentence(text: str, dated: int) -> bool:
    """Whether a line, `dated` characters of which are dates, tells something rather than labels it."""
    words = len(text.split()) + len(_WIDE.findall(text)) // _WIDE_PER_WORD - dated // 5
    if text[-1] in ".!?。！？…؟" and words > _MAX_ENDED_WORDS:
        return True
    return words > (2 * _MAX_REST_WORDS if _PARTED.search(text) else _MAX_REST_WORDS)
