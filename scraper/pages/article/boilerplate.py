"""What the choice of the main text lacks (rows, headings) or has too much of (dates, paths, footers)."""

from __future__ import annotations

import re
from collections import Counter
from operator import attrgetter

from presswatch.languages.packs import alternation
from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit, indices_of
from scraper.pages.article.outbound import OTHER_PURPOSE_TAGS, is_short_post
from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateContext, read_date

_LIST_TAGS = frozenset(("ul", "ol", "table", "tbody"))
_FEWEST_ROWS = 2
_FEWEST_HEADINGS = 2


def with_whole_lists(layout: Layout, chosen: list[Unit]) -> list[Unit]:
    """The chosen units of a short post, with the rows without links of lists of which it has at least two thirds.

    To a model of running text the last row of a list right above the footer looks like the footer.
    """
    if not is_short_post(chosen):
        return chosen
    kept = indices_of(chosen)
    frames = {frame.order: frame for unit in chosen for frame in unit.frame.chain() if frame.tag in _LIST_TAGS}
    for frame in frames.values():
        own = layout.units[frame.first : frame.last]
        missing = [unit for unit in own if unit.index not in kept]
        if _FEWEST_ROWS * len(missing) <= len(own) - len(missing) and not any(map(attrgetter("links"), missing)):
            kept |= indices_of(missing)
    return layout.at(kept)


def with_whole_headings(layout: Layout, chosen: list[Unit]) -> list[Unit]:
    """The chosen units with the headings between them that look like two of theirs, or are amid their text.

    A heading that is a link ("2. The harbour guide") looks like a teaser to a model of running text; in a part of
    another purpose it is one.
    """
    if not chosen:
        return chosen
    first, last = chosen[0].index, chosen[-1].index
    kept = indices_of(chosen)
    looks = Counter(unit.frame.signature for unit in chosen if unit.frame.tag in HEADINGS)

    def is_own(heading: Unit) -> bool:
        return looks[heading.frame.signature] >= _FEWEST_HEADINGS or _is_amid(heading, layout, kept)

    return layout.at(kept | indices_of(filter(is_own, _headings(layout.units[first:last]))))


def _headings(units: list[Unit]) -> list[Unit]:
    """The headings among units outside the parts of another purpose."""
    return [unit for unit in units if unit.frame.tag in HEADINGS and not unit.frame.above & OTHER_PURPOSE_TAGS]


def _is_amid(heading: Unit, layout: Layout, kept: set[int]) -> bool:
    """True if the lines before and after a heading are kept and one of them is next to it in its element."""
    before, after, parent = heading.index - 1, heading.index + 1, heading.frame.parent
    if before not in kept or after not in kept:
        return False
    return parent is layout.units[before].frame.parent or parent is layout.units[after].frame.parent


_FIRST = 3
"""Lines looked at from the beginning."""
_ROWS_LINES = 16
"""Lines among which there are two more rows of a list."""
_MAX_DATELINE_CHARS = 60
_MAX_NOTICE_CHARS = 200
_ENDS = ".!?。！？…؟"
_WIDE_ENDS = "。！？؟"
"""Marks that only end a sentence: in Japanese and Chinese one of sixty characters is long."""
_STEPS = compiled_later(r"[>›＞]|(?<!«)\s»\s")
_FEWEST_STEPS = 2
_IN_QUOTES = compiled_later('[「『“„«《"][^「」『』“”„«»《》"]{4,}[」』”“»》"]')


def without_edges(units: list[Unit], context: DateContext) -> list[Unit]:
    """The units without those at the start that are about the page: its date, the path to it.

    Many themes print them inside the element of the text, where structure does not separate them.
    """
    return [unit for place, unit in enumerate(units) if place >= _FIRST or not _is_about_page(units, place, context)]


def _is_about_page(units: list[Unit], place: int, context: DateContext) -> bool:
    text = units[place].text
    if len(text) <= _MAX_NOTICE_CHARS and text[-1] not in _ENDS and len(_STEPS.findall(text)) >= _FEWEST_STEPS:
        return True  # a path to the page
    is_day = len(text) <= _MAX_DATELINE_CHARS and text[-1] not in _WIDE_ENDS and read_date(text, context) is not None
    return is_day and not _is_of_article(units, place)


def _is_of_article(units: list[Unit], place: int) -> bool:
    """True if a line with a date is in a press list: it has a link or a quoted title, or more such follow."""
    unit = units[place]
    if unit.links or _IN_QUOTES.search(unit.text):
        return True
    later = units[max(_FIRST, place + 1) :][:_ROWS_LINES]
    # The order of "02/04/2021" alone is unknown, so that it is a day but no date that can be read.
    days = sum(len(u.text) <= _MAX_DATELINE_CHARS and has_day(u.text) for u in later)
    return days >= _FEWEST_ROWS or (days > 0 and any(u.links for u in units[place + 1 : place + 2]))


_FOOT = compiled_later(rf"(?:^|\s)(?:{alternation('footer_names')})(?:$|\s)", re.IGNORECASE)
_UNITS_AFTER = 15
"""Lines that may follow the footer of a site: what scripts show over the page."""
_OF_THE_POST = frozenset(("article", "blockquote", "figure"))
"""A footer inside these is that of the post, or of words quoted in it."""


def without_foreign(layout: Layout, title_index: int, units: list[Unit]) -> list[Unit]:
    """The units that are in no footer of the site, unless the title is in it too."""
    title = layout.units[title_index].frame.chain() if title_index >= 0 else ()
    around = {frame.order for frame in title}
    end = len(layout.units) - _UNITS_AFTER

    def is_foot(frame: Frame) -> bool:
        if frame.last < end or frame.order in around or not (frame.tag == "footer" or _FOOT.search(frame.names)):
            return False
        return not any(above.tag in _OF_THE_POST for above in frame.chain())

    return [unit for unit in units if not any(map(is_foot, unit.frame.chain()))]
