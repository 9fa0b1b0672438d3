"""The day a post was published: which place of the page to trust. `dates` alone reads the texts of dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice, pairwise

import lxml.html

from presswatch.records import DateReading
from scraper.pages.article.blocks import HEADINGS, Layout, Mark, Unit
from scraper.pages.article.date_declared import (
    days_of_address,
    days_of_metas,
    days_of_named_metas,
    days_of_objects,
    updates_of,
)
from scraper.pages.article.date_lines import (
    begins_with_update,
    days_of_month,
    is_mixed,
    is_told_in_words,
    last_resort,
    names_other,
    only_day,
    read_line,
    readings_of,
    tells_issue,
)
from scraper.pages.article.head import Head
from scraper.pages.article.hints import HINT_NAMES, hints_of
from scraper.pages.article.labels import RIGHTS, UPDATED, is_put_up, labels_event, tells_event, told_days
from scraper.pages.article.other_lines import AboveTitle, lines_of_others, lines_of_rows, lines_of_site
from scraper.pages.article.places import (
    CLOSE_UNITS,
    COMMENT_BIT,
    FOOTER_BIT,
    MAX_LABEL_CHARS,
    MAX_PURE_CHARS,
    NEAR_UNITS,
    away_bits,
    distance,
    is_away,
    is_near,
    quoted_bit,
)
from scraper.pages.dates.markup import named_day
from scraper.pages.dates.read import DateContext, find_dates, read_date
from scraper.pages.dates.relative import tells_age
from scraper.pages.dates.types import UTC_NAMES
from scraper.pages.dates.words import fold as fold_words
from scraper.pages.text.letters import fold, has_figure

_HEAD_SOURCES = frozenset(("json-ld", "meta"))
_SEVERAL_DAYS = 3
_LONG_EDITED_DAYS = 60
"""Data nobody sees, edited so long after the day they give, may give the first writing of something newly published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReadings:
    """All readings of a page that may be its day of publication, each list most trusted first.

    `marked` are elements that declare a date beside the title, `beside` short lines there, `near` is the first of these
    close enough to the title to be what a reader takes for the day, `others` weaker places, `far` elements away from
    the title, which may be of other posts. `updates` are the days on which the head says that the page was changed,
    `changed` those of elements that are called so.
    """

    objects: Sequence[DateReading] = ()
    metas: Sequence[DateReading] = ()
    marked: Sequence[DateReading] = ()
    url: Sequence[DateReading] = ()
    beside: Sequence[DateReading] = ()
    others: Sequence[DateReading] = ()
    near: DateReading | None = None
    far: Sequence[DateReading] = ()
    updates: Sequence[date] = ()
    changed: Sequence[date] = ()

    def every(self) -> list[DateReading]:
        """All readings by falling trust."""
        return [*self.objects, *self.metas, *self.marked, *self.url, *self.beside, *self.others]

    def is_unnamed(self) -> bool:
        """Whether neither the head nor the address gives a day."""
        return not (self.objects or self.metas or self.url)


def choose_day(readings: DayReadings) -> DateReading | None:
    """The reading to believe, None if there is none; it is certain if nothing of weight speaks against it."""
    every = readings.every()
    if not every:
        return None
    best = _settled(_local(every[0], readings), readings)
    sure = best.certain and not best.is_period and _is_certain(best, [*every, *readings.far], readings)
    return replace(best, certain=sure)


def _local(best: DateReading, readings: DayReadings) -> DateReading:
    """A reading in UTC, and a day in the address, get the day beside the title if that is the day before or after.

    The instant is the same, the day is the outlet's own; an address may be made in UTC as well. Where the page
    shows the day itself, or none, that of the address goes before one in UTC. So does the day of another place that
    gives the same instant by the outlet's clock.
    """
    if best.source != "url" and (best.at is None or best.zone not in UTC_NAMES):
        return best
    for other in readings.every() if best.at is not None else ():
        if other.at == best.at and other.zone not in UTC_NAMES:
            return replace(best, on=other.on)
    shown = [] if any(other.on == best.on for other in readings.beside) else readings.beside[:1]
    for other in [*shown, *readings.url]:
        if not other.is_period and _days(other, best) <= 1:
            return replace(best, on=other.on)
    return best


def _settled(best: DateReading, readings: DayReadings) -> DateReading:
    """The day shown at the title where it contradicts one place of the head and no other place of the head does.

    A day shown that is declared as that of a change does not contradict a meta that tells when the post was published.
    A day that the address or another day of the page confirms stays: what else stands at the title is a caption's.
    A day after the last change of the page is that of something announced. An address alone tells when the page was
    made, which offices do long after the day that they print; beside several days, those of what is told, it stays.
    """
    near = readings.near
    if near is None or near.on == best.on:
        return best
    if best.source == "url":
        several = len({other.on for other in readings.beside}) >= _SEVERAL_DAYS
        return near if near.certain and _days(near, best) > 1 and not several else best
    if best.source not in _HEAD_SOURCES:
        return best
    if best.precision == "day" and near.certain and (best.on.day, best.on.month) == (near.on.month, near.on.day):
        return near  # "2025-02-11" of a form that puts the day before the month: the page prints 2 November
    if _days(near, best) > 1 and any(other.on == best.on for other in (*readings.url, *readings.marked)):
        return best
    if _is_announced(near, best, readings):
        return best
    days = [reading.on for reading in readings.metas]
    if best.source == "meta":
        return best if near.on in readings.updates else near
    return near if near.on in days or best.on not in days else best


def _is_announced(near: DateReading, best: DateReading, readings: DayReadings) -> bool:
    return bool(readings.updates) and (near.on - max(best.on, *readings.updates)).days > 1


def _is_certain(best: DateReading, every: Sequence[DateReading], readings: DayReadings) -> bool:
    """Whether another kind of place confirms a reading, or none contradicts it and nothing makes it doubtful.

    What is doubtful itself contradicts nothing, nor does a day of change, nor one after the last change. A day before
    there was a web that the page's head does not declare is somebody's birthday sooner than a post's.
    """
    if best.on.year < _FIRST_WEB_YEAR and best.source not in _HEAD_SOURCES:
        return False
    agreeing = {reading.source for reading in every if _days(reading, best) <= 1}
    sure = (reading for reading in every if reading.certain and reading.on not in readings.changed)
    disputed = any(_days(reading, best) > 1 and not _is_announced(reading, best, readings) for reading in sure)
    if agreeing <= _HEAD_SOURCES:
        return not disputed and not _is_long_edited(best, readings)
    return len(agreeing) > 1 or not disputed


_FIRST_WEB_YEAR = 1991


def _is_long_edited(best: DateReading, readings: DayReadings) -> bool:
    return any((day - best.on).days > _LONG_EDITED_DAYS for day in readings.updates)


def _days(one: DateReading, other: DateReading) -> int:
    return abs((one.on - other.on).days)


_MAX_INSIDE = 24
_MAX_PARTED_UNITS = 4
"""Elements looked at inside a line of metadata."""
_MAX_MARKS = 12
_CHANGED = 3
"""The rank of an element called changed: `<time class="updated">` beside `<time class="published">`."""
_META_BIT = 1 << HINT_NAMES.index("meta")


def read_published(
    url: str, head: Head, layout: Layout, title_index: int, context: DateContext, *, lead: str = ""
) -> DateReading | None:
    """The post's date from JSON-LD, metas, time elements, the address or a line beside the title, by falling trust.

    A reading that another place confirms, or none contradicts, is certain.
    A date inside running prose is never taken, but for a dateline: the text begins with `lead`.
    """
    events, rows = _lines_of_events(layout, title_index), lines_of_rows(layout, title_index, url)
    others = lines_of_others(layout, title_index) | rows | events | _of_another(layout, title_index, url, context)
    lead = _without_rows(lead, layout, rows)
    in_month = list(days_of_month(url, layout, title_index, context, others))
    beside = list(_beside(layout, title_index, context, others))
    marks = _own_marks(layout, title_index, others, context)
    begin = _text_begins(layout, title_index)
    far = [mark for mark in marks if not _is_own(mark, title_index, begin)]
    marked = list(_from_marks([mark for mark in marks if mark not in far], context))
    readings = DayReadings(
        objects=list(days_of_objects(head, context)),
        metas=list(days_of_metas(head, context)),
        marked=[reading for declared, reading in marked if declared],
        url=list(days_of_address(url, context)),
        beside=[*in_month, *(reading for _, reading in beside)],
        others=[*(reading for declared, reading in marked if not declared), *days_of_named_metas(head, context)],
        near=next(
            iter((*in_month, *(reading for unit, reading in beside if _is_close(unit, reading, title_index)))), None
        ),
        far=[reading for _, reading in _from_marks(far, context)],
        updates=updates_of(head, context),
        changed=[reading.on for mark in marks if _rank(mark) == _CHANGED for reading in _of_mark(mark, context)[1]],
    )
    places = [*(mark.index for mark in marks), *(unit.index for unit, _ in beside)]
    if readings.is_unnamed() and begin < min(places, default=0):
        for reading in told_days((), lead.split("\n", 6), context):
            return replace(reading, certain=False)
    resorts = chain(
        last_resort(layout, title_index, lead, context, others),
        readings.far,
        only_day(layout, title_index, context, others),
    )
    best = choose_day(readings) or next((replace(reading, certain=False) for reading in resorts), None)
    return replace(best, certain=False) if best and _is_of_event(best, events, layout) else best


def _of_another(layout: Layout, title_index: int, url: str, context: DateContext) -> set[int]:
    """The lines whose figures are another page's, a cutting's, the site's, or count back from the day of the post."""
    figured = [unit for unit in layout.units if has_figure(unit.text)]
    found = _title_of_age(layout, title_index, context) | lines_of_site(figured)
    told = (unit for unit in figured if unit.index != title_index)
    return found | {u.index for u in told if names_other(u, url, context) or tells_issue(u.text, context)}


def _without_rows(lead: str, layout: Layout, rows: AbstractSet[int]) -> str:
    """The begin of the text without the rows of a press list that begin with a day: they look like datelines."""
    told = {text for index in rows if (text := layout.units[index].text)[:1].isdigit()}
    return "\n".join(line for line in lead.split("\n") if line not in told) if told else lead


def _title_of_age(layout: Layout, title_index: int, context: DateContext) -> set[int]:
    """The title if it counts back ("Report published today"): from the day of the post, not from that of the visit."""
    text = layout.units[title_index].text if title_index >= 0 else ""
    raws = (reading.raw for reading in read_line(text, context, "element")) if text else ()
    return {title_index} if any(tells_age(fold_words(raw)) for raw in raws) else set()


_PROSE_CHARS = 60


def _text_begins(layout: Layout, title_index: int) -> int:
    """The first line of prose below the title."""
    text = (unit.index for unit in layout.units[title_index + 1 :] if unit.prose >= _PROSE_CHARS)
    return next(text, len(layout.units))


def _is_own(mark: Mark, title_index: int, begin: int) -> bool:
    """Whether a marked element declares publication, or stands beside the title or between it and the text."""
    return not _rank(mark) or is_near(mark.index, title_index) or title_index < mark.index <= begin


def _lines_of_events(layout: Layout, title_index: int) -> set[int]:
    """The lines beside the title that tell when something takes place."""
    first = max(0, title_index)
    near = layout.units[max(0, first - NEAR_UNITS) : first + NEAR_UNITS]
    labelled = {below.index for above, below in pairwise(near) if labels_event(above.text)}
    return labelled | {unit.index for unit in near if tells_event(unit.text)}


def _is_of_event(best: DateReading, events: set[int], layout: Layout) -> bool:
    """Whether a day that stands in a line alone is that of an event of which another line tells."""
    if best.source != "element":
        return False
    told = (span for index in events for span in find_dates(layout.units[index].text, DateContext(), "element"))
    return any(span.reading.on == best.on for span in told)


def _own_marks(layout: Layout, title_index: int, others: AbstractSet[int], context: DateContext) -> list[Mark]:
    """The marked elements with dates, declared publication first, then by nearness to the title; no other posts'."""
    away = away_bits(layout, title_index) | quoted_bit(layout, title_index)
    marks = [
        mark
        for mark in layout.marks
        if _is_dated(mark)
        and mark.index not in others
        and not is_away(mark.frame, away & ~FOOTER_BIT if is_near(mark.index, title_index) else away)
        and not _is_of_page(mark, layout, title_index, context)
    ]
    return sorted(marks, key=lambda mark: (_rank(mark), distance(mark.index, title_index)))[:_MAX_MARKS]


def _is_of_page(mark: Mark, layout: Layout, title_index: int, context: DateContext) -> bool:
    """Whether a marked element above the title stands in the site's head or bears the day of the visit."""
    if not _rank(mark) or mark.index >= title_index:
        return False
    above = AboveTitle(layout, title_index, context)
    return above.in_head_of_site(mark.frame, mark.index) or any(
        above.is_of_visit(mark.frame, mark.index, reading) for reading in _of_mark(mark, context)[1]
    )


def _from_marks(marks: list[Mark], context: DateContext) -> Iterator[tuple[bool, DateReading]]:
    """The dates of marked elements; the flag says that the element declares a date (`<time>`, `datetime`, `content`).

    Elements called changed count where there are no others.
    """
    for mark in [mark for mark in marks if _rank(mark) != _CHANGED] or marks:
        declared, readings = _of_mark(mark, context)
        yield from ((declared, reading) for reading in readings)


def _of_mark(mark: Mark, context: DateContext) -> tuple[bool, list[DateReading]]:
    """Whether an element declares a date, and the dates in it."""
    element = mark.element
    value = element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else "")
    declared = bool(element.tag == "time" or value)
    source = "time" if declared else "element"
    readings = list(readings_of(value, context, source)) if value else []
    text = fold(element.text_content())
    if not readings and (named := named_day(element)):
        readings = [replace(reading, raw=text) for reading in readings_of(named, context, source)]
    if not readings:
        readings = list(read_line(text, context, source)) if text and len(text) <= MAX_LABEL_CHARS else []
    if not readings and len(text) <= _BADGE_CHARS:
        parted = _read_parts(element, context, source)
        readings = [replace(reading, raw=text) for reading in parted]
    return declared, readings or list(_alone_inside(element, context, source))


_BADGE_CHARS = 16
"""A day in elements that nothing parts: "Nov112019"."""


def _read_parts(element: lxml.html.HtmlElement, context: DateContext, source: str) -> Iterator[DateReading]:
    yield from readings_of(fold(" ".join(map(str, element.itertext()))), context, source)


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
        if 0 < len(text) <= MAX_PURE_CHARS and any(map(str.isdigit, text)) and (not line or text in line):
            reading = read_date(text, context, source)
            if reading is not None and not reading.is_period:
                if not UPDATED.search(text) and not UPDATED.search(before):
                    yield reading
                return
        before = text


def _holds_answers(element: lxml.html.HtmlElement) -> bool:
    """Whether an element is called one of readers' answers: their days are not the post's."""
    return bool(hints_of(f"{element.get('class') or ''} {element.get('id') or ''}") & COMMENT_BIT)


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
    if UPDATED.search(names) and "publish" not in names.lower():
        return _CHANGED
    return 1 if element.tag == "time" else 2


def _beside(
    layout: Layout, title_index: int, context: DateContext, others: AbstractSet[int]
) -> Iterator[tuple[Unit, DateReading]]:
    """Short lines near the title that are no prose, each with its dates.

    Lines that say when the page was put up come first, then those that are a date and nothing else: rows of a list
    below the title have dates of what they tell of, and so has a form.
    Lines that tell of a change come last.
    A linked month leads to an archive and is no post's date; one in the title is what the post is about.
    """
    units, away = layout.units, away_bits(layout, title_index) & ~FOOTER_BIT | quoted_bit(layout, title_index)
    low, high = max(0, title_index - 6), max(0, title_index) + NEAR_UNITS
    above = AboveTitle(layout, title_index, context)

    def order(unit: Unit) -> tuple[bool, bool, bool, bool, bool, int, bool]:
        mixed = unit.frame.tag in HEADINGS or is_mixed(unit.text, context)
        far, own = distance(unit.index, title_index), unit.index == title_index
        updated, told = begins_with_update(unit.text), is_put_up(units, unit)
        return updated, own, not told, far > CLOSE_UNITS, mixed, far, unit.index < title_index

    near = [
        unit
        for unit in units[max(0, low - NEAR_UNITS) : high]
        if len(unit.text) <= MAX_LABEL_CHARS
        and (unit.index >= low or is_put_up(units, unit))
        and unit.index not in others
        and not unit.frame.above & away
        and not above.in_head_of_site(unit.frame, unit.index)
        and has_figure(unit.text)
        and not RIGHTS.search(unit.text)
    ]
    months: list[DateReading] = []
    for unit in sorted(near, key=order):
        for reading in list(read_line(unit.text, context, "element")) or _of_parts(unit, context):
            if above.is_of_visit(unit.frame, unit.index, reading) or is_told_in_words(unit.text, reading):
                continue
            if reading.is_period and unit.index == title_index:
                months.append(reading)
            elif not reading.is_period or not unit.link_chars:
                yield unit, reading
    yield from ((units[title_index], reading) for reading in months)


def _is_close(unit: Unit, reading: DateReading, title_index: int) -> bool:
    """Whether a line is so close to the title that a reader takes its day for the post's."""
    if title_index < 0 or unit.link_chars or reading.is_period:
        return False
    return 0 < distance(unit.index, title_index) <= CLOSE_UNITS


def _of_parts(unit: Unit, context: DateContext) -> Iterator[DateReading]:
    """The day that a part of a line holds for itself, where nothing parts it from the words around it."""
    element = unit.frame.element
    if element is not None and unit.frame.last - unit.frame.first <= _MAX_PARTED_UNITS:
        yield from _alone_inside(element, context, "element", unit.text)
