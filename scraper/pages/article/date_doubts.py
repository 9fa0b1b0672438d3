"""Days on a post's page of which it is doubtful whose they are: beside other posts' titles, without a year, far off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from presswatch.records import DateReading
from presswatch.urls.canonical import clean_url, host_of, identity_key
from scraper.pages.article.blocks import Layout, Unit
from scraper.pages.article.compose import weight
from scraper.pages.article.date_page_day import AboveTitle
from scraper.pages.article.date_places import COMMENT_BIT, FOOTER_BIT, MAX_PURE_CHARS, quoted_bit
from scraper.pages.article.date_words import PUBLISHED, RIGHTS, UPDATED, put_up
from scraper.pages.article.hints import TAG_BITS
from scraper.pages.article.title_key import WIDE
from scraper.pages.dates.read import DateContext, find_dates, read_date
from scraper.pages.dates.relative import tells_age
from scraper.pages.dates.words import fold as fold_words
from scraper.pages.person_names.names import is_signed
from scraper.pages.text.letters import has_figure

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
