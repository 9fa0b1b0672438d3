"""Lines of metadata: the days in them, and whether they tell of a change or hold more than a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from presswatch.records import DateReading
from scraper.pages.article.date_places import MAX_PURE_CHARS
from scraper.pages.article.date_words import PUBLISHED, ROC_DAY, UPDATED
from scraper.pages.dates.calendar import roc_year
from scraper.pages.dates.lines import is_sentence, opens_sentence
from scraper.pages.dates.read import DateContext, find_dates, read_date
from scraper.pages.person_names.names import is_signed


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
