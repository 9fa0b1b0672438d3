"""On which day a document was published: a printed line with a date, else when the file was made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from presswatch.records import DateReading
from scraper.pages.article.date_lines import read_line
from scraper.pages.dates.calendar import day
from scraper.pages.dates.read import DateContext, find_dates, read_date
from scraper.pages.pdf.paragraphs import Paragraph
from scraper.pages.pdf.title import is_prose

_HEAD_PARAGRAPHS = 14
_END_PARAGRAPHS = 12
_MAX_LINE_CHARS = 140
_MAX_DATELINE_CHARS = 90
_DATELINE_END = re.compile(r"\s*(?:[,.]\s*)?(?:[)\]）］】]\s*)?(?:[-–—―:：/]|\()|\s*[)\]）］】]")
"""What follows the date at the start of the text: "GENEVA, 12 March 2026 – …", "(Geneva, 12 March 2026) …"."""
_CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read_document_date(
    paragraphs: Sequence[Paragraph], title: range, created: str, context: DateContext
) -> DateReading | None:
    """The date of a line beside the title or at the text's head or end; else the file's own, never certain."""
    for reading in _printed(paragraphs, title, context):
        if not reading.is_period:
            return reading
    return _made_on(created, context)


def _printed(paragraphs: Sequence[Paragraph], title: range, context: DateContext) -> Iterator[DateReading]:
    first_prose = next((number for number, one in enumerate(paragraphs) if is_prose(one)), len(paragraphs))
    near = list(paragraphs[: min(max(first_prose, title.stop), title.stop + _HEAD_PARAGRAPHS)])
    for paragraph in near:
        if len(paragraph.text) <= _MAX_LINE_CHARS and (reading := read_date(paragraph.text, context)) is not None:
            yield reading
    for paragraph in paragraphs[title.stop : first_prose + 1]:
        yield from _dateline(paragraph.text, context)
    for paragraph in near:
        if len(paragraph.text) <= _MAX_LINE_CHARS and any(map(str.isdigit, paragraph.text)):
            # A line with more than a day may be about an event.
            yield from (replace(one, certain=False) for one in read_line(paragraph.text, context, "element"))
    for paragraph in reversed(paragraphs[first_prose + 1 :][-_END_PARAGRAPHS:]):
        if len(paragraph.text) <= _MAX_DATELINE_CHARS and (reading := read_date(paragraph.text, context)) is not None:
            yield reading


def _dateline(text: str, context: DateContext) -> Iterator[DateReading]:
    """The date with which running text begins, after a place and before a dash."""
    for span in find_dates(text[: 2 * _MAX_DATELINE_CHARS], context, "element")[:1]:
        if span.end <= _MAX_DATELINE_CHARS and _DATELINE_END.match(text, span.end):
            yield span.reading


def _made_on(created: str, context: DateContext) -> DateReading | None:
    """The day in a document's metadata: of the file, which may be made before or long after its text was published."""
    match = _CREATED.match(created)
    on = day(*map(int, match.groups())) if match else None
    if on is None or (context.now is not None and on > context.now.date()):
        return None
    return replace(DateReading(on=on), raw=created, source="document", certain=False)
