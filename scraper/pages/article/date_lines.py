"""Dates in plain lines: next to the title, in the month of the address, labelled, or the only one of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from presswatch.records import DateReading
from presswatch.urls.canonical import clean_url, host_of, identity_key
from scraper.pages.article.blocks import Layout, Unit
from scraper.pages.article.compose import weight
from scraper.pages.article.hints import TAG_BITS
from scraper.pages.article.labels import PUBLISHED, RIGHTS, ROC_DAY, UPDATED, put_up, told_days
from scraper.pages.article.other_lines import AboveTitle
from scraper.pages.article.places import (
    CLOSE_UNITS,
    COMMENT_BIT,
    FOOTER_BIT,
    MAX_LABEL_CHARS,
    MAX_PURE_CHARS,
    away_bits,
    distance,
    quoted_bit,
)
from scraper.pages.article.title_parts import WIDE
from scraper.pages.dates.calendar import roc_year
from scraper.pages.dates.cues import is_sentence, opens_sentence
from scraper.pages.dates.read import DateContext, date_from_url, find_dates, read_date
from scraper.pages.dates.relative import tells_age
from scraper.pages.dates.words import fold as fold_words
from scraper.pages.person_names.names import is_signed
from scraper.pages.text.letters import has_figure


def readings_of(text: str, context: DateContext, source: str) -> Iterator[DateReading]:
    """The reading of a text that is a date and little else, if it is one."""
    reading = read_date(text, context, source)
    if reading is not None:
        yield reading


def begins_with_update(text: str) -> bool:
    """Whether a line tells of a change before its first day."""
    update = UPDATED.search(text)
    if update is None or PUBLISHED.search(text, update.end()):
        return False
    return not any(map(str.isdigit, text[: update.start()]))


def is_mixed(text: str, context: DateContext) -> bool:
    """Whether a line holds more than a day and the author."""
    if len(text) > MAX_PURE_CHARS or not any(map(str.isdigit, text)) or _MARKED.search(text):
        return not any(map(is_signed, _SIGNED_PARTS.split(text)))
    reading = read_date(text, context, "element")
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
        for reading in readings_of(f"{roc_year(year)}-{month:02}-{day:02}", context, source):
            yield replace(reading, raw=roc["day"])
        return
    whole = read_date(text, context, source)
    if whole is not None:
        yield whole if not UPDATED.search(text) else replace(whole, certain=False)
        return
    spans = find_dates(text, context, source)
    if spans and opens_sentence(text[: spans[0].start], text[spans[0].end :]):
        return
    told = PUBLISHED.match(text) is not None and text[-1] not in ".!?"
    if not spans or (not told and is_sentence(text, sum(span.end - span.start for span in spans))):
        return
    end = 0
    for span in spans:
        if not UPDATED.search(text[end : span.start]):
            yield span.reading
        end = span.end


_HANGUL = re.compile("[\uac00-\ud7af]")
"""A date line labelled in Korean follows the Korean order, whatever language the post is in."""


_PART_CHARS = 12
"""A day's number, or a month's name, in a line of its own."""
_YEAR = re.compile(r"\d{4}")
_ELSEWHEN = timedelta(days=375)
"""More than a year: days counted back from there are others, a named day is not."""


def days_of_month(
    url: str, layout: Layout, title_index: int, context: DateContext, others: AbstractSet[int]
) -> Iterator[DateReading]:
    """The day closest to the title that falls into the month of the address, which confirms it."""
    month = date_from_url(url)
    if month is None or month.precision != "month" or title_index < 0:
        return
    away = away_bits(layout, title_index)
    close = [
        unit
        for unit in layout.units[max(0, title_index - CLOSE_UNITS) : title_index + CLOSE_UNITS + 1]
        if unit.index != title_index and unit.index not in others and not unit.frame.above & away
    ]
    for unit in sorted(close, key=lambda unit: distance(unit.index, title_index)):
        for text in _texts(unit, layout):
            for reading in _in_month(text, month.on, context):
                yield reading
                return


def _texts(unit: Unit, layout: Layout) -> Iterator[str]:
    """A line, and the line with the next one if each is a part of a day."""
    if len(unit.text) <= MAX_PURE_CHARS:
        yield unit.text
    after = layout.units[unit.index + 1].text if unit.index + 1 < len(layout.units) else ""
    if len(unit.text) <= _PART_CHARS and len(after) <= _PART_CHARS:
        yield f"{unit.text} {after}"


def _in_month(text: str, first: date, context: DateContext) -> Iterator[DateReading]:
    """The day that a text without a year names, if it is one of the month that begins on `first`."""
    if not any(map(str.isdigit, text)) or _YEAR.search(text):
        return
    end = datetime(first.year, first.month, 1, 12, tzinfo=UTC) + timedelta(days=31)
    end -= timedelta(days=end.day)
    here, later = (read_date(text, replace(context, now=now), "element") for now in (end, end + _ELSEWHEN))
    if here is None or later is None or here.is_period or (here.on.year, here.on.month) != (first.year, first.month):
        return
    if (later.on.month, later.on.day) == (here.on.month, here.on.day):
        yield replace(here, certain=True)


_LINKED = 0.9
"""A line of which this part is one link is the link's words."""


def names_other(unit: Unit, url: str, context: DateContext) -> bool:
    """Whether a line with a figure is a link to another page of the site with a day and more words: a post's title."""
    text = unit.text
    if len(unit.links) != 1 or unit.link_chars < _LINKED * len(text):
        return False
    target = clean_url(unit.links[0][2], url)
    if not target or host_of(target) != host_of(url) or identity_key(target) == identity_key(url):
        return False
    raws = [span.reading.raw for span in find_dates(text, context, "element")[:1]]
    return any(_says_title(text.replace(raw, " ")) for raw in raws) and not _is_label(text)


def tells_issue(text: str, context: DateContext) -> bool:
    """Whether a line is a paper, its issue or page and a day, with a colon: the day of the piece told below it."""
    if text[-1:] not in _COLONS or len(text) > _MAX_ISSUE or not _ISSUE.search(text):
        return False
    raws = [span.reading.raw for span in find_dates(text, context, "element")[:1]]
    return any(_says_title(text.replace(raw, " ")) for raw in raws) and not _is_label(text)


_COLONS = (":", "：")
_MAX_ISSUE = 160
_ISSUE = re.compile(
    r"\b(?:ausgabe|heft|édition|numéro|edición|número|edizione|edição|edition|issue|editie|номер|выпуск)\b|"
    r"\b(?:seiten?|pages?|páginas?|pagin[ae]|pp?\.|pág\.|стр\.|str\.) ?\d|[朝夕]刊|\d ?[面版]|第 ?\d+ ?[号號期]|\d ?면",
    re.IGNORECASE,
)
"""Words for the issue or the page of a paper."""


def _says_title(words: str) -> bool:
    """Whether what stands beside a day is as much as a title: three words, or as many wide signs."""
    return weight("".join(filter(str.isalpha, words))) >= _TITLE_WEIGHT and (
        len(_WORDS.findall(words)) >= _TELLING or bool(WIDE.search(words))
    )


_TITLE_WEIGHT = 12
"""Weight of the letters of a title at least."""


def _is_label(text: str) -> bool:
    """Whether a line says itself that it tells of the post: when it was put up or changed, and by whom."""
    return put_up(text) or bool(PUBLISHED.search(text) or UPDATED.search(text)) or is_signed(text)


def is_told_in_words(text: str, reading: DateReading) -> bool:
    """Whether a day without a year stands among words that are no label: "On August 8th, expect us."

    Its year would be guessed, and the words say of something else when it is or was.
    """
    if _names_year(reading.raw) or tells_age(fold_words(reading.raw)):
        return False
    piece = next((part for part in _PIECES.split(text) if reading.raw in part), text)
    if _is_label(text) or is_signed(piece):
        return False
    return len(_WORDS.findall(piece.replace(reading.raw, " "))) >= _TELLING


_PIECES = re.compile(r"\s{0,60}[|｜·•]\s{0,60}|\s[–—/-]\s")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_TELLING = 3
"""Words around a day from which on they tell something; fewer are a town, a weekday or a section."""
_FIGURES = re.compile(r"\d+")
_YEAR_FIGURES = 4


def _names_year(raw: str) -> bool:
    """Whether a day is written with its year, be it in two figures."""
    figures = _FIGURES.findall(raw)
    whole = len(figures) > 2 or any(len(figure) >= _YEAR_FIGURES for figure in figures)
    return whole or (len(figures) > 1 and any(map(str.isalpha, raw)))


def only_day(layout: Layout, title_index: int, context: DateContext, others: AbstractSet[int]) -> Iterator[DateReading]:
    """The day that stands alone in a line anywhere, if all such lines of the page give the same; never certain.

    Themes set the post's day in a column beside the text. The day of the visit, one to come, and what stands in
    answers, quotations, menus, the site's head and its foot are left out.
    """
    away = COMMENT_BIT | FOOTER_BIT | TAG_BITS["nav"] | quoted_bit(layout, title_index)
    above = AboveTitle(layout, title_index, context)
    found: dict[date, DateReading] = {}
    for unit in layout.units:
        if unit.index in others or unit.frame.above & away or unit.link_chars or len(unit.text) > MAX_PURE_CHARS:
            continue
        if not has_figure(unit.text) or RIGHTS.search(unit.text) or UPDATED.search(unit.text):
            continue
        reading = read_date(unit.text, context, "element")
        if reading is None or reading.is_period or not _names_year(reading.raw):
            continue
        if above.in_head_of_site(unit.frame, unit.index) or above.is_of_visit(unit.frame, unit.index, reading):
            continue
        found.setdefault(reading.on, reading)
    if len(found) == 1:
        day, reading = found.popitem()
        if context.now is None or day <= context.now.date():
            yield replace(reading, certain=False)


_TOP_UNITS = 2
"""How far below the title an aside is the post's own head."""
_END_UNITS = 4
"""How far behind the last sentence a day alone signs the post."""
_PROSE_CHARS = 60
_LABEL_CHARS = 24


def last_resort(
    layout: Layout, title_index: int, lead: str, context: DateContext, others: AbstractSet[int]
) -> Iterator[DateReading]:
    """Dates for a page that has none in the usual places; never certain.

    A line of nothing but a date in an aside right below the title, a line that begins with an author's name and "by"
    and has a date, a sentence that tells when the post appeared, a line or a label anywhere that says so, a day alone
    behind the last sentence, a line beside the title that tells only of an update.
    """
    first, answers = max(0, title_index), away_bits(layout, title_index) & COMMENT_BIT
    answers |= quoted_bit(layout, title_index)
    own = [unit for unit in layout.units[first:] if unit.index not in others and not unit.frame.above & answers]
    own = [unit for unit in own if not RIGHTS.search(unit.text)]
    close = [unit for unit in own if unit.index < first + CLOSE_UNITS]
    pure = [unit.text for unit in close if _is_pure(unit)]
    top = [unit.text for unit in close if unit.index <= first + _TOP_UNITS and not UPDATED.search(unit.text)]
    signed = [unit.text for unit in layout.units[first:] if _is_signed(unit, layout, title_index)]
    for text in (*pure, *top, *signed[:1]):
        yield from _of_line(text, context)
    away = away_bits(layout, title_index) & ~FOOTER_BIT | answers
    told = (unit.text for unit in layout.units if not unit.frame.above & away)
    yield from _doubtful(told_days(told, lead.split("\n", 6), context))
    for text in (*_labelled(own), *_behind_the_text([unit for unit in own if not unit.frame.above & away])):
        yield from _of_line(text, context)
    for text in pure:
        if UPDATED.search(text):
            yield from _doubtful(span.reading for span in find_dates(text, context, "element")[:1])


def _of_line(text: str, context: DateContext) -> Iterator[DateReading]:
    readings = _doubtful(read_line(text, context, "element"))
    yield from (reading for reading in readings if not is_told_in_words(text, reading))


def _doubtful(readings: Iterable[DateReading]) -> Iterator[DateReading]:
    for reading in readings:
        if not reading.is_period:
            yield replace(reading, certain=False)


def _is_pure(unit: Unit) -> bool:
    return len(unit.text) <= MAX_PURE_CHARS and not unit.link_chars


def _labelled(own: list[Unit]) -> Iterator[str]:
    """Short lines that begin with a word of publication, or stand right behind one alone."""
    before = ""
    for unit in own:
        if len(unit.text) <= MAX_LABEL_CHARS and any(map(str.isdigit, unit.text)):
            labelled = _is_pure(unit) and PUBLISHED.match(before)
            if labelled or PUBLISHED.match(unit.text):
                yield unit.text
        before = unit.text if len(unit.text) <= _LABEL_CHARS else ""


def _behind_the_text(own: list[Unit]) -> Iterator[str]:
    """The days that stand alone behind the last sentence, the last one first."""
    last = max((place for place, unit in enumerate(own) if unit.prose >= _PROSE_CHARS), default=len(own))
    for unit in reversed(own[last + 1 : last + 1 + _END_UNITS]):
        if _is_pure(unit) and any(map(str.isdigit, unit.text)):
            yield unit.text


def _is_signed(unit: Unit, layout: Layout, title_index: int) -> bool:
    near = len(unit.text) <= MAX_LABEL_CHARS and not unit.frame.above & (
        away_bits(layout, title_index) | quoted_bit(layout, title_index)
    )
    return near and any(map(str.isdigit, unit.text)) and is_signed(unit.text)
