"""The day a post was published: what the head and the address declare, and which place of the page to trust."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, filterfalse, pairwise
from operator import attrgetter, itemgetter
from urllib.parse import urlsplit

from presswatch.languages.packs import alternation, words
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from scraper.pages.article import date_lines, places
from scraper.pages.article.blocks import HEADINGS, Layout, Unit
from scraper.pages.article.metadata import Head
from scraper.pages.article.places import AboveTitle
from scraper.pages.dates.calendar import is_ahead
from scraper.pages.dates.cues import date_from_url
from scraper.pages.dates.read import DateContext
from scraper.pages.dates.types import UTC_NAMES
from scraper.pages.text.letters import has_figure

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
_PUBLICATION_NAME, _OTHER_NAME = map(compiled_later, map(alternation, ("publication_metas", "other_date_metas")))
UPDATED_METAS = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_OF_THINGS = frozenset(("datepublished", "datecreated", "uploaddate"))
"""Names in microdata: where a page gives several, each is that of a card, and none of the post."""
_DAY_CHARS = 10
_CLOCK_BEGINS = date(1970, 1, 1)
_STAMP = 14
"""Digits of a moment in an address: in a post's own it is an archive's."""
_SEVERAL_DAYS = 3
_LIST_SLUGS = frozenset().union(*(words(f"{kind}_page_slugs") for kind in ("coverage", "press", "news", "blog")))
_HEAD_SOURCES = frozenset(("json-ld", "meta"))
_LONG_EDITED_DAYS = 60
"""Metadata edited so long after the date they give may give the first writing of something newly published."""
_FIRST_WEB_YEAR = 1991


def updates_of(head: Head, context: DateContext) -> list[date]:
    """The days on which JSON-LD and metas say that the page was changed."""
    texts = [str(item.get("dateModified") or "") for item in head.objects[:4]]
    texts += [value for name in UPDATED_METAS for value in head.metas.get(name, ())[:1]]
    return [reading.on for text in texts if text for reading in _machine_days(text, context, "update")]


def _machine_days(text: str, context: DateContext, source: str) -> Iterator[DateReading]:
    """The date of a value written by a program; the day on which its clock begins means none."""
    return (reading for reading in date_lines.readings_of(text, context, source) if reading.on != _CLOCK_BEGINS)


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
        values = head.metas.get(name, [])
        if name not in _OF_THINGS or len({value[:_DAY_CHARS] for value in values}) == 1:
            for value in values[:1]:
                yield from _machine_days(value, context, "meta")


def days_of_named_metas(head: Head, context: DateContext) -> Iterator[DateReading]:
    """The dates of other metas whose name suggests publication: some of them give the first of several."""
    for name, values in head.metas.items():
        if name not in PUBLISHED_METAS and _PUBLICATION_NAME.search(name) and not _OTHER_NAME.search(name):
            yield from _machine_days(values[0], context, "meta")


def days_of_address(url: str, context: DateContext) -> Iterator[DateReading]:
    """The date in the path of an address."""
    named = date_from_url(url)
    if named is not None and not named.is_period and len(named.raw) < _STAMP:
        yield replace(named, certain=not is_ahead(named.on, context.now))


def _is_list(url: str, readings: "DayReadings") -> bool:
    """True for a page that lists things of several days: by its address, or as it shows them near the title."""
    address = urlsplit(url)
    slug = "" if address.query else address.path.rstrip("/").rpartition("/")[2].partition(".")[0].lower()
    several = len({reading.on for reading in readings.shown}) >= _SEVERAL_DAYS
    return slug in _LIST_SLUGS or (several and readings.is_unnamed() and not readings.marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReadings:
    """All readings of a page that may be its date of publication, each list most trusted first.

    `marked` are elements that declare a date near the title, `shown` short lines there, `near` is the first of these
    close enough to the title to be what a reader takes for the date, `others` weaker places, `far` elements away from
    the title, which may be of other posts. `updates` are the days on which the head says that the page was changed,
    `changed` those of elements that are called so.
    """

    objects: Sequence[DateReading] = ()
    metas: Sequence[DateReading] = ()
    marked: Sequence[DateReading] = ()
    url: Sequence[DateReading] = ()
    shown: Sequence[DateReading] = ()
    others: Sequence[DateReading] = ()
    near: DateReading | None = None
    far: Sequence[DateReading] = ()
    updates: Sequence[date] = ()
    changed: Sequence[date] = ()

    def every(self) -> list[DateReading]:
        """All readings by falling trust."""
        return [*self.objects, *self.metas, *self.marked, *self.url, *self.shown, *self.others]

    def is_unnamed(self) -> bool:
        """True if neither the head nor the address gives a date."""
        return not (self.objects or self.metas or self.url)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page whose date is wanted: its parts, and the lines whose dates are others'."""

    url: str
    head: Head
    layout: Layout
    title_index: int
    context: DateContext
    others: AbstractSet[int] = field(default_factory=set)


def read_published(
    url: str, head: Head, layout: Layout, title_index: int, context: DateContext, *, lead: str = ""
) -> DateReading | None:
    """The post's date from JSON-LD, metas, time elements, the address or a line near the title, by falling trust.

    A reading that another place confirms, or none contradicts, is certain.
    A date inside running prose is never taken, except a dateline: the text begins with `lead`.
    """
    events, rows = _lines_of_events(layout, title_index), places.lines_of_rows(layout, title_index, url)
    linked = {unit.index for unit in layout.units if date_lines.names_other(unit, url, context)} - {title_index}
    others = places.lines_of_others(layout.units, title_index) | rows | events | linked
    page = _Page(url, head, layout, title_index, context, others)
    # Rows of a press list that begin with a date look like datelines.
    dated = {text for index in rows if (text := layout.units[index].text)[:1].isdigit()}
    lead = "\n".join(filterfalse(dated.__contains__, lead.split("\n")))
    readings, first_place = _readings_of(page)
    if _is_list(url, readings):
        return choose_day(replace(readings, marked=(), shown=(), others=(), near=None, far=()))
    if readings.is_unnamed() and places.text_begins(layout, title_index) < first_place:
        for reading in date_lines.days_in_prose((), lead.split("\n", 6), context):
            return replace(reading, certain=False)
    resorts = chain(
        date_lines.last_resort(layout, title_index, lead, context, others),
        readings.far,
        date_lines.only_day(layout, title_index, context, others),
    )
    return choose_day(readings) or next((replace(reading, certain=False) for reading in resorts), None)


def _readings_of(page: _Page) -> tuple[DayReadings, int]:
    """The readings of a page's usual places, and the index of the first line that gives one (0 if none does)."""
    context, title_index = page.context, page.title_index
    shown = list(_near_lines(page))
    marks = date_lines.own_marks(page.layout, title_index, page.others, context)
    begin = places.text_begins(page.layout, title_index)
    near = [mark for mark in marks if date_lines.is_close_mark(mark, title_index, begin)]
    far = list(filterfalse(near.__contains__, marks))
    marked = date_lines.days_of_marks(near, context)
    declared = [reading for reading in marked if reading.source == "time"]
    readings = DayReadings(
        objects=list(days_of_objects(page.head, context)),
        metas=list(days_of_metas(page.head, context)),
        marked=declared,
        url=list(days_of_address(page.url, context)),
        shown=list(map(itemgetter(1), shown)),
        others=[*filterfalse(declared.__contains__, marked), *days_of_named_metas(page.head, context)],
        near=next((one for unit, one in shown if _is_close(unit, title_index) and not one.is_period), None),
        far=date_lines.days_of_marks(far, context),
        updates=updates_of(page.head, context),
        changed=[
            day.on for mark in marks if date_lines.is_changed(mark) for day in date_lines.days_of_mark(mark, context)
        ],
    )
    indices = [*map(attrgetter("index"), marks), *(unit.index for unit, _ in shown)]
    return readings, min(indices, default=0)


def _is_close(unit: Unit, title_index: int) -> bool:
    """True if a line is so close to the title that a reader takes its date for the post's."""
    return (
        title_index >= 0 and 0 < places.distance(unit.index, title_index) <= places.CLOSE_UNITS and not unit.link_chars
    )


def _lines_of_events(layout: Layout, title_index: int) -> set[int]:
    """The lines near the title with the date of an event."""
    first = max(0, title_index)
    near = layout.units[max(0, first - places.NEAR_UNITS) : first + places.NEAR_UNITS]
    cells = ((above.text, below) for above, below in pairwise(near) if not has_figure(above.text))
    labelled = {below.index for label, below in cells if places.is_event_line(f"{label}: {below.text}")}
    return labelled | {unit.index for unit in near if places.is_event_line(unit.text)}


def _near_lines(page: _Page) -> Iterator[tuple[Unit, DateReading]]:
    """Short lines near the title that are no prose, each with its dates.

    Lines that say when the page was published come first, then those that are a date and nothing else: rows of a list
    below the title have dates of other things, and so has a form. Lines about a change come last.
    A linked month leads to an archive and is no post's date; one in the title is what the post is about.
    """
    units, title_index, context = page.layout.units, page.title_index, page.context
    above = AboveTitle(page.layout, title_index, context)

    def order(unit: Unit) -> tuple[bool, bool, bool, bool, bool, int, bool]:
        mixed = unit.frame.tag in HEADINGS or date_lines.is_mixed(unit.text, context)
        far, own = places.distance(unit.index, title_index), unit.index == title_index
        updated, published = date_lines.begins_with_update(unit.text), places.is_publication_label(unit.text)
        return updated, own, not published, far > places.CLOSE_UNITS, mixed, far, unit.index < title_index

    month, months = date_from_url(page.url), list[DateReading]()
    for unit in sorted(_dated_units(page, above), key=order):
        for reading in _days_of_line(unit, month, page):
            if above.is_of_visit(unit.frame, unit.index, reading):
                continue
            if reading.is_period and unit.index == title_index:
                months.append(reading)
            elif not reading.is_period or not unit.link_chars:
                yield unit, reading
    yield from ((units[title_index], reading) for reading in months)


def _days_of_line(unit: Unit, month: DateReading | None, page: _Page) -> list[DateReading]:
    """The dates of a line that are not a sentence's; close to the title the one that the address gives its year."""
    is_close = 0 < places.distance(unit.index, page.title_index) <= places.CLOSE_UNITS
    if month and is_close and (found := list(date_lines.day_in_month(unit.text, month, page.context))):
        return found
    whole = date_lines.read_line(unit.text, page.context, "element")
    found = list(whole) or list(date_lines.days_of_parts(unit, page.context))
    return [reading for reading in found if not date_lines.is_in_sentence(unit.text, reading)]


def _dated_units(page: _Page, above: AboveTitle) -> list[Unit]:
    """The short lines near the title with a digit."""
    away = places.away_bits(page.layout, page.title_index) & ~places.FOOTER_BIT | places.quoted_bit(
        page.layout, page.title_index
    )
    low, high = max(0, page.title_index - 6), max(0, page.title_index) + places.NEAR_UNITS
    short = (
        unit for unit in places.outside(page.layout.units[low:high], away) if len(unit.text) <= places.MAX_LABEL_CHARS
    )
    dated = date_lines.own_lines((unit for unit in short if has_figure(unit.text)), page.others)
    return [unit for unit in dated if not above.in_site_header(unit.frame, unit.index)]


def choose_day(readings: DayReadings) -> DateReading | None:
    """The reading to believe, None if there is none; it is certain if nothing of weight contradicts it."""
    every = readings.every()
    if not every:
        return None
    best = _settled(_local(every[0], readings), readings)
    sure = best.certain and not best.is_period and _is_certain(best, [*every, *readings.far], readings)
    return replace(best, certain=sure)


def _local(best: DateReading, readings: DayReadings) -> DateReading:
    """A reading in UTC, and a date in the address, get the date near the title if that is the day before or after.

    The instant is the same, the day is the outlet's own; an address may be made in UTC as well. Where the page
    shows the day itself, or none, that of the address is preferred to one in UTC. So is the day of another place that
    gives the same instant by the outlet's clock.
    """
    if best.source != "url" and (best.at is None or best.zone not in UTC_NAMES):
        return best
    same = (other for other in readings.every() if best.at is not None and other.at == best.at)
    if local := next((other for other in same if other.zone not in UTC_NAMES), None):
        return replace(best, on=local.on)
    first = [] if any(other.on == best.on for other in readings.shown) else readings.shown[:1]
    close = (other.on for other in (*first, *readings.url) if not other.is_period and _days(other, best) <= 1)
    return replace(best, on=next(close, best.on))


def _settled(best: DateReading, readings: DayReadings) -> DateReading:
    """The date shown at the title where it contradicts one place of the head and no other place of the head does.

    A date shown that is declared as that of a change does not contradict a meta with the date of publication.
    A date that the address or another date of the page confirms stays: what else is at the title is a caption's.
    A date after the last change of the page is that of something announced.
    """
    near = readings.near
    if near is None or near.on == best.on:
        return best
    if best.source == "url":
        # An address says when the page was made, which offices do long after the date that they print.
        return near if near.certain and len({other.on for other in readings.shown}) < _SEVERAL_DAYS else best
    return near if best.source in _HEAD_SOURCES and not _is_confirmed(best, near, readings) else best


def _is_confirmed(best: DateReading, near: DateReading, readings: DayReadings) -> bool:
    """True if another place supports a date of the head against the one shown at the title."""
    if _days(near, best) > 1 and any(other.on == best.on for other in (*readings.url, *readings.marked)):
        return True
    if _is_announced(near, best, readings):
        return True
    if best.source == "meta":
        return near.on in readings.updates
    days = [reading.on for reading in readings.metas]
    return near.on not in days and best.on in days


def _is_announced(near: DateReading, best: DateReading, readings: DayReadings) -> bool:
    return bool(readings.updates) and (near.on - max(best.on, *readings.updates)).days > 1


def _is_certain(best: DateReading, every: Sequence[DateReading], readings: DayReadings) -> bool:
    """True if another kind of place confirms a reading, or none contradicts it and nothing makes it doubtful.

    A date before there was a web that the page's head does not declare is somebody's birthday sooner than a post's.
    """
    if best.on.year < _FIRST_WEB_YEAR and best.source not in _HEAD_SOURCES:
        return False
    agreeing = {reading.source for reading in every if _days(reading, best) <= 1}
    if agreeing <= _HEAD_SOURCES:
        edited = max(readings.updates, default=best.on)
        return (edited - best.on).days <= _LONG_EDITED_DAYS and not _is_disputed(best, every, readings)
    return len(agreeing) > 1 or not _is_disputed(best, every, readings)


def _is_disputed(best: DateReading, every: Sequence[DateReading], readings: DayReadings) -> bool:
    """True if another day contradicts a reading: a sure one, none of a change, none after the last change."""
    others = (reading for reading in every if reading.certain and _days(reading, best) > 1)
    own = (reading for reading in others if reading.on not in readings.changed)
    return not all(_is_announced(reading, best, readings) for reading in own)


def _days(one: DateReading, other: DateReading) -> int:
    return abs((one.on - other.on).days)
