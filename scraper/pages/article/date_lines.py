"""Dates in marked elements and plain lines: next to the title, in a sentence, or the only one of the page."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from operator import attrgetter

import lxml.html

from presswatch.languages.packs import alternation
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from presswatch.urls.canonical import clean_url, host_of, identity_key
from scraper.pages.article.blocks import Layout, Mark, Unit
from scraper.pages.article.compose import weight
from scraper.pages.article.places import (
    CLOSE_UNITS,
    COMMENT_BIT,
    FOOTER_BIT,
    MAX_LABEL_CHARS,
    MAX_PURE_CHARS,
    PROSE_CHARS,
    PUBLISHED,
    RIGHTS,
    ROC_DAY,
    UPDATED,
    AboveTitle,
    away_bits,
    distance,
    is_away,
    is_near,
    is_publication_label,
    outside,
    quoted_bit,
)
from scraper.pages.article.title_candidates import WIDE
from scraper.pages.dates.calendar import roc_year
from scraper.pages.dates.clock import is_relative
from scraper.pages.dates.cues import is_sentence, opens_sentence
from scraper.pages.dates.read import DateContext, find_dates, read_date
from scraper.pages.dates.words import fold_date_text
from scraper.pages.html_tree.hints import HINT_BITS, TAG_BITS, hints_of
from scraper.pages.person_names.signatures import is_signed
from scraper.pages.text.letters import has_figure, single_spaced

_BYLINE_PARTS = compiled_later(r"\s[|/·•–-]\s")
_MARKED = compiled_later("[«“„「『《]")
"""Quotation marks around a title: a line that has them is a row of a list, not metadata."""
_HANGUL = compiled_later("[\uac00-\ud7af]")
"""A date line labelled in Korean follows the Korean order, in a post of any language."""
_PIECES = compiled_later(r"\s{0,60}[|｜·•]\s{0,60}|\s[–—/-]\s")
_WORDS = compiled_later(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
"""From this many words around a date they are a sentence or a title; fewer are a town, a weekday or a section."""
_TITLE_WEIGHT = 12
"""The least weight of a title's letters."""
_FIGURES = compiled_later(r"\d+")
_text_of = attrgetter("text")
_YEAR_FIGURES = 4
_LINKED = 0.9
"""A line with this share of its characters in one link is the link's words."""
_TOP_UNITS = 2
"""How far below the title an aside is the post's own header."""
_END_UNITS = 4
"""How far after the last sentence a date alone is the post's."""


def readings_of(text: str, context: DateContext, source: str) -> Iterator[DateReading]:
    """The reading of a text that is a date and little else, if it is one."""
    return filter(None, (read_date(text, context, source),))


def begins_with_update(text: str) -> bool:
    """True if a line has a word for a change before its first date."""
    update = UPDATED.search(text)
    return update is not None and not any(map(str.isdigit, text[: update.start()]))


def is_mixed(text: str, context: DateContext) -> bool:
    """True if a line holds more than a date and the author."""
    if len(text) > MAX_PURE_CHARS or _MARKED.search(text):
        return not any(map(is_signed, _BYLINE_PARTS.split(text)))
    reading = read_date(text, context, "element")
    return reading is None or reading.is_period


def read_line(text: str, context: DateContext, source: str) -> Iterator[DateReading]:
    """The dates of a line of metadata: the whole line if it is one, else those in it that are not called updates.

    A line with a sentence around the date gives nothing: that date belongs to the sentence.
    """
    if _HANGUL.search(text):
        context = replace(context, language="ko")
    if roc := ROC_DAY.search(text):
        year, month, day = (int(roc[part]) for part in ("year", "month", "on"))
        for reading in readings_of(f"{roc_year(year)}-{month:02}-{day:02}", context, source):
            yield replace(reading, raw=roc["day"])
    elif whole := read_date(text, context, source):
        yield whole if not UPDATED.search(text) else replace(whole, certain=False)
    else:
        yield from _spans_in(text, context, source)


def day_in_month(text: str, month: DateReading, context: DateContext) -> Iterator[DateReading]:
    """The date without a year that a line is, if it falls into the month of the address: "3 May" at /2015/05/."""
    end = datetime(month.on.year, month.on.month, 1, tzinfo=UTC) + timedelta(days=31)
    reading = read_date(text, replace(context, now=end), "element") if month.precision == "month" else None
    has_year = any(len(figure) >= _YEAR_FIGURES for figure in _FIGURES.findall(text))
    if reading is not None and not has_year:
        yield replace(reading, certain=True)


def _spans_in(text: str, context: DateContext, source: str) -> Iterator[DateReading]:
    """The dates among other words of a line that is no sentence, without those called updates."""
    spans = find_dates(text, context, source)
    if not spans or opens_sentence(text[: spans[0].start], text[spans[0].end :]):
        return
    if not PUBLISHED.match(text) and is_sentence(text, sum(span.end - span.start for span in spans)):
        return
    end = 0
    for span in spans:
        if not UPDATED.search(text[end : span.start]):
            yield span.reading
        end = span.end


def names_other(unit: Unit, url: str, context: DateContext) -> bool:
    """True if a line is one link to another page of the site with a date and a title in its words."""
    text = unit.text
    if len(unit.links) != 1 or unit.link_chars < _LINKED * len(text) or not has_figure(text):
        return False
    target = clean_url(unit.links[0][2], url)
    if not target or host_of(target) != host_of(url) or identity_key(target) == identity_key(url):
        return False
    spans = find_dates(text, context, "element")[:1]
    return any(_is_title(text.replace(span.reading.raw, " ")) for span in spans)


def _is_title(rest: str) -> bool:
    """True if what is next to a date is as long as a title: three words, or as many wide characters."""
    if weight("".join(filter(str.isalpha, rest))) < _TITLE_WEIGHT:
        return False
    return len(_WORDS.findall(rest)) >= _FEWEST_WORDS or bool(WIDE.search(rest))


def is_in_sentence(text: str, reading: DateReading) -> bool:
    """True if a date without a year is among words that are no label: "On August 8th, expect us."

    Its year would be guessed, and the sentence is about something else.
    """
    if _names_year(reading.raw) or is_relative(fold_date_text(reading.raw)):
        return False
    piece = next((part for part in _PIECES.split(text) if reading.raw in part), text)
    if is_publication_label(text) or PUBLISHED.search(text) or UPDATED.search(text) or is_signed(piece):
        return False
    return len(_WORDS.findall(piece.replace(reading.raw, " "))) >= _FEWEST_WORDS


def _names_year(raw: str) -> bool:
    """True if a date is written with its year, even with two digits."""
    figures = _FIGURES.findall(raw)
    whole = len(figures) > 2 or any(len(figure) >= _YEAR_FIGURES for figure in figures)
    return whole or (len(figures) > 1 and any(map(str.isalpha, raw)))


_POSTED = compiled_later(alternation("posted_sentences"), re.IGNORECASE)
_MAX_FOOT_CHARS = 400
_DATELINE_CHARS = 90
_DATELINE_WORDS = 6
_AFTER_DATELINE = compiled_later(
    r"\s{0,60}(?:[(/（][^()/（）]{2,40}[)/）](?:\.(?=\s))?)?"
    r"(?:(?<=\.)|\s{0,60}(?:\.\s?)?(?:--{1,60}|[–—―=]|-(?=\s))|\s{0,60}:(?=\s)|"
    r",\s?[^\s,:()]{2,24}(?:\s[^\s,:()]{2,24}){0,2}:(?=\s))"
)
"""A dash, an equals sign or a colon, in Spanish after a full stop (".-"); an agency in brackets or before a colon."""
_LEAD_LINES = 3
"""A dateline is in the first paragraph; a picture's caption and a summary may come before it."""


def days_in_prose(lines: Iterable[str], leads: Iterable[str], context: DateContext) -> Iterator[DateReading]:
    """The date in the only sentence "This entry was posted on ..." of `lines`, then that of a dateline (`leads`)."""
    sentences = (line for line in lines if len(line) <= _MAX_FOOT_CHARS and _POSTED.search(line))
    found = [span.reading for line in sentences for span in find_dates(line, context, "text")[:1]]
    if len({reading.on for reading in found}) == 1:
        yield found[0]
    for lead in islice(filter(None, leads), _LEAD_LINES):
        yield from _of_dateline(lead, context)


def _of_dateline(text: str, context: DateContext) -> Iterator[DateReading]:
    """The date in "SEOUL, June 3, 2021 (Agency) -- ...": few words before it, a dash or an equals sign after it."""
    head = text[:_DATELINE_CHARS]
    for span in find_dates(head, context, "text")[:1] if has_figure(head) else ():
        is_first = not span.reading.is_period and len(head[: span.start].split()) <= _DATELINE_WORDS
        if is_first and _AFTER_DATELINE.match(text, span.end):
            yield span.reading


def last_resort(
    layout: Layout, title_index: int, lead: str, context: DateContext, others: AbstractSet[int]
) -> Iterator[DateReading]:
    """Dates for a page that has none in the usual places; never certain.

    A line of a date alone in an aside right below the title, a line that begins with the author and has a date, a
    sentence that says when the post was published, a date alone after the last sentence, a line near the title that
    only says when the page was changed.
    """
    first, quoted = max(0, title_index), quoted_bit(layout, title_index)
    away = away_bits(layout, title_index)
    answers = away & COMMENT_BIT | quoted
    below = outside(layout.units[first:], answers)
    own = own_lines(below, others)
    close = own[: bisect_left(own, first + CLOSE_UNITS, key=attrgetter("index"))]
    pure = list(map(_text_of, filter(_is_pure, close)))
    top = [unit.text for unit in close if unit.index <= first + _TOP_UNITS]
    short = (u.text for u in outside(layout.units[first:], away | quoted) if len(u.text) <= MAX_LABEL_CHARS)
    signed = filter(is_signed, filter(has_figure, short))
    yield from _of_lines([*pure, *top, *islice(signed, 1)], context)
    away = away & ~FOOTER_BIT | answers
    lines = map(_text_of, outside(layout.units, away))
    yield from _doubtful(days_in_prose(lines, lead.split("\n", 6), context))
    yield from _of_lines(_after_text(outside(own, away)), context)
    for text in filter(UPDATED.search, pure):
        yield from _doubtful(span.reading for span in find_dates(text, context, "element")[:1])


def own_lines(units: Iterable[Unit], others: AbstractSet[int]) -> list[Unit]:
    """The lines whose date may be the post's: none of `others`, none about who owns a site or picture."""
    return [unit for unit in units if unit.index not in others and not RIGHTS.search(unit.text)]


def _of_lines(lines: Iterable[str], context: DateContext) -> Iterator[DateReading]:
    for text in lines:
        readings = _doubtful(read_line(text, context, "element"))
        yield from (reading for reading in readings if not is_in_sentence(text, reading))


def _doubtful(readings: Iterable[DateReading]) -> Iterator[DateReading]:
    return (replace(reading, certain=False) for reading in readings if not reading.is_period)


def _is_pure(unit: Unit) -> bool:
    return len(unit.text) <= MAX_PURE_CHARS and not unit.link_chars


def _may_be_day(unit: Unit) -> bool:
    return _is_pure(unit) and has_figure(unit.text)


def _after_text(own: list[Unit]) -> Iterator[str]:
    """The dates alone in a line after the last sentence, the last one first."""
    last = max((place for place, unit in enumerate(own) if unit.prose >= PROSE_CHARS), default=len(own))
    return map(_text_of, filter(_may_be_day, reversed(own[last + 1 : last + 1 + _END_UNITS])))


def only_day(layout: Layout, title_index: int, context: DateContext, others: AbstractSet[int]) -> Iterator[DateReading]:
    """The date alone in a line anywhere, if all such lines of the page give the same; never certain.

    Themes set the post's date in a column next to the text. The day of the visit, one in the future, and what is in
    comments, quotations, menus, the site's header and footer do not count.
    """
    away = COMMENT_BIT | FOOTER_BIT | TAG_BITS["nav"] | quoted_bit(layout, title_index)
    above = AboveTitle(layout, title_index, context)
    found: dict[date, DateReading] = {}
    for unit in own_lines(filter(_may_be_day, outside(layout.units, away)), others):
        for reading in readings_of(unit.text, context, "element"):
            is_day = not reading.is_period and _names_year(reading.raw)
            if is_day and not above.is_of_site(unit.frame, unit.index, [reading]):
                found.setdefault(reading.on, reading)
    if len(found) == 1:
        day, reading = found.popitem()
        if context.now is None or day <= context.now.date():
            yield replace(reading, certain=False)


_MAX_INSIDE = 24
_MAX_PARTED_UNITS = 4
"""Elements looked at inside a line of metadata."""
_MAX_MARKS = 12
_BADGE_CHARS = 16
"""A date in elements without a separator: "Nov112019"."""
_PUBLISHED, _TIME, _ELEMENT, _CHANGED = range(4)
"""Ranks of marked elements; `_CHANGED`: `<time class="updated">` next to `<time class="published">`."""
_META_BIT = HINT_BITS["meta"]


def own_marks(layout: Layout, title_index: int, others: AbstractSet[int], context: DateContext) -> list[Mark]:
    """The marked elements with dates, declared publication first, then by nearness to the title; no other posts'."""
    away = away_bits(layout, title_index) | quoted_bit(layout, title_index)

    def is_own(mark: Mark) -> bool:
        bits = away & ~FOOTER_BIT if is_near(mark.index, title_index) else away
        if is_away(mark.frame, bits):
            return False
        is_above = _rank(mark) and mark.index < title_index
        return not is_above or not above.is_of_site(mark.frame, mark.index, days_of_mark(mark, context))

    above = AboveTitle(layout, title_index, context)
    marks = [mark for mark in layout.marks if _is_dated(mark) and mark.index not in others and is_own(mark)]
    return sorted(marks, key=lambda mark: (_rank(mark), distance(mark.index, title_index)))[:_MAX_MARKS]


def is_close_mark(mark: Mark, title_index: int, begin: int) -> bool:
    """True if a mark declares publication or is near the title or between it and the text, which begins at `begin`."""
    return not _rank(mark) or is_near(mark.index, title_index) or title_index < mark.index <= begin


def days_of_marks(marks: list[Mark], context: DateContext) -> list[DateReading]:
    """The dates of elements in their order; those of elements called changed only if there are no others."""
    unchanged = [mark for mark in marks if not is_changed(mark)]
    return [reading for mark in unchanged or marks for reading in days_of_mark(mark, context)]


def days_of_mark(mark: Mark, context: DateContext) -> list[DateReading]:
    """The dates in an element; their source is "time" if it declares a date (`<time>`, `datetime`, `content`)."""
    element = mark.element
    value = element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else "")
    source = "time" if element.tag == "time" or value else "element"
    if value and (readings := list(readings_of(value, context, source))):
        return readings
    # In the words of the element: the line, parts without a separator, one inside.
    text = single_spaced(element.text_content())
    readings = list(read_line(text, context, source)) if text and len(text) <= MAX_LABEL_CHARS else []
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
        if not isinstance(child.tag, str):
            continue
        names = f"{child.get('class', '')} {child.get('id', '')}"
        if child.getparent() in answers or hints_of(names) & COMMENT_BIT:
            answers.add(child)
            continue
        text = single_spaced(child.text_content())
        may_be_date = len(text) <= MAX_PURE_CHARS and has_figure(text) and text in (line or text)
        reading = read_date(text, context, source) if may_be_date else None
        if reading is not None and not reading.is_period:
            if not UPDATED.search(f"{before} {text}"):
                yield reading
            return
        before = text


def days_of_parts(unit: Unit, context: DateContext) -> Iterator[DateReading]:
    """The date that a part of a line has to itself, without a separator from the words around it."""
    element = unit.frame.element
    if element is not None and unit.frame.last - unit.frame.first <= _MAX_PARTED_UNITS:
        yield from _alone_inside(element, context, "element", unit.text)


def _is_dated(mark: Mark) -> bool:
    prop = mark.element.get("itemprop", "")
    return mark.element.tag == "time" or bool(mark.mask & _META_BIT) or prop.startswith("date")


def is_changed(mark: Mark) -> bool:
    """True if an element is called that of a change."""
    return _rank(mark) == _CHANGED


def _rank(mark: Mark) -> int:
    element = mark.element
    prop = (element.get("itemprop") or "").lower()
    names = f"{element.get('class', '')} {element.get('id', '')} {prop}"
    if prop == "datepublished" or element.get("pubdate") is not None:
        return _PUBLISHED
    if UPDATED.search(names) and "publish" not in names.lower():
        return _CHANGED
    return _TIME if element.tag == "time" else _ELEMENT
