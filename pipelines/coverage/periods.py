"""Days without a year below a heading that names year or month, or in a post whose title does."""
# ruff: noqa: E501 - patterns read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipelines.text.segments import Segment
from presswatch.records import DateReading, Post
from scraper.pages.dates.read import DateContext, find_dates

_YEAR_ONLY = re.compile(
    r"\W{0,4}(?:(?:the year|year|jahr|année|an|año|ano|anno|год|عام|سنة)\s)?(?P<year>(?:19|20)\d\d)\s?(?:年度?|년도?|год[ау]?|г\.)?\W{0,4}",
    re.IGNORECASE,
)
"""A line that is a year: "2023", "2023年", "— 2023 год —"."""
_PERIOD_CHARS = 60


def periods(post: Post, segments: Sequence[Segment]) -> list[date | None]:
    """For each sentence the last day of the year or month that the heading above it names; None where none does.

    Above the first heading the period of the title counts, if the post has no sure day of its own.
    """
    sure = post.published is not None and post.published.certain and post.published.precision != "month"
    now = None if sure else _last_day(post.title, post)
    found: list[date | None] = []
    for segment in segments:
        words = post.text[segment.start : segment.end]
        if len(words) <= _PERIOD_CHARS and (named := _named(words, segment, post)) is not None:
            now = named
        found.append(now)
    return found


def _named(words: str, segment: Segment, post: Post) -> date | None:
    year = _YEAR_ONLY.fullmatch(words.strip())
    if year is not None:
        return date(int(year["year"]), 12, 31)
    return _last_day(words, post) if segment.kind == "heading" else None


def _last_day(words: str, post: Post) -> date | None:
    """The last day of the one month, or else the one year, that words name and tell no day of."""
    found = [span.reading for span in find_dates(words, DateContext(language=post.language), "sentence")]
    if any(not reading.is_period for reading in found):
        return None
    months = {reading.on for reading in found if reading.precision == "month"}
    if len(months) == 1:
        return (next(iter(months)).replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    years = set(_YEAR.findall(words)) if not months else set()
    return date(int(next(iter(years))), 12, 31) if len(years) == 1 else None


_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/.,-])")


def as_of(post: Post, last: date | None) -> Post:
    """The post as one of the last day of a period, so that days without a year are read in it; itself without one."""
    if last is None:
        return post
    now = post.published
    if now is not None and now.certain and now.precision != "month" and now.on <= last:
        return post  # the post is of the period
    return replace(post, published=DateReading(on=last, precision="day", source="sentence", certain=True))


def is_of_its_year(reading: DateReading, post: Post) -> bool:
    """Whether a day is of the year of the period that a post stands for (see `as_of`), and not counted from the post's."""
    counted = not any(map(str.isdigit, reading.raw)) and _NAMED_FIGURE.search(reading.raw) is None
    return not counted and post.published is not None and reading.on.year == post.published.on.year


_NAMED_FIGURE = re.compile("[一二三四五六七八九十]月")
YEAR_DAYS = 366
"""Days before the end of a year in which a day without a year may be."""
