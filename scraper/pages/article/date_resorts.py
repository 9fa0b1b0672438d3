"""Days for a page that has none in the usual places; never certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from presswatch.records import DateReading
from scraper.pages.article.blocks import Layout, Unit
from scraper.pages.article.date_doubts import is_told_in_words
from scraper.pages.article.date_lines import read_line
from scraper.pages.article.date_places import (
    CLOSE_UNITS,
    COMMENT_BIT,
    FOOTER_BIT,
    MAX_LABEL_CHARS,
    MAX_PURE_CHARS,
    away_bits,
    quoted_bit,
)
from scraper.pages.article.date_words import PUBLISHED, RIGHTS, UPDATED, told_days
from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.person_names.names import is_signed

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
