"""Lists and headings kept whole: where most rows of a list are a post's text, the other rows are too."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit
from scraper.pages.article.hints import HIDDEN_BIT, TAG_BITS
from scraper.pages.article.outbound import ROW_CHARS, ROW_UNITS, SHORT_POST_CHARS, links_out, size_of
from scraper.pages.dates.cues import has_day

_LIST_TAGS = frozenset(("ul", "ol", "table", "tbody"))
_ROW_CHARS = 200
"""A row of outlet, date and headline is no longer; what is longer was dropped for a reason of its own."""
_FEWEST_ROWS = 2
_AWAY = sum(TAG_BITS[tag] for tag in ("nav", "aside", "footer", "header", "form")) | HIDDEN_BIT


_CELL_TAGS = frozenset(("td", "th"))
_FEWEST_HEADINGS = 2
_HEADS_ABOVE = 2
_DAY_CHARS = 24
YEAR_LINE = compiled_later(
    r"\W{0,3}(?:[^\W\d_]{2,12}\.?\s(?:de\s|del\s)?)?(?:19|20)\d\d\s?(?:[年년]\s?\d{1,2}[月월]|年度?|년|год|г\.)?\W{0,3}",
    re.IGNORECASE,
)
"""A line that is a year or a month of one: "2023", "2023年", "Mars 2023"."""


def with_whole_lists(layout: Layout, chosen: list[Unit]) -> list[Unit]:
    """The chosen units of a short post, with the rows without links of lists of which it has at least two thirds.

    To a model of running text the last row of a list right above the footer looks like the footer.
    """
    if not chosen or size_of(chosen) > SHORT_POST_CHARS:
        return chosen
    kept = {unit.index for unit in chosen}
    for frame in _lists(chosen):
        own = layout.units[frame.first : frame.last]
        missing = [unit for unit in own if unit.index not in kept]
        if _FEWEST_ROWS * len(missing) <= len(own) - len(missing) and all(map(_is_row, missing)):
            kept.update(unit.index for unit in missing)
    return _units_at(layout, kept)


def _units_at(layout: Layout, kept: set[int]) -> list[Unit]:
    return [unit for unit in layout.units if unit.index in kept]


def _lists(chosen: list[Unit]) -> list[Frame]:
    frames = {frame.order: frame for unit in chosen for frame in unit.frame.chain() if frame.tag in _LIST_TAGS}
    return [frame for frame in frames.values() if not frame.above & _AWAY]


def _is_row(unit: Unit) -> bool:
    return not unit.links and 0 < len(unit.text) <= _ROW_CHARS and not unit.frame.above & _AWAY


def with_whole_rows(layout: Layout, chosen: list[Unit], page_url: str) -> list[Unit]:
    """The chosen units of a short post, with the other cells of each table row that links to another site.

    To a model of running text a linked title is a line of its own, and the short cells before it are none.
    """
    if not chosen or not page_url or size_of(chosen) > SHORT_POST_CHARS:
        return chosen
    kept = {unit.index for unit in chosen}
    for unit in (unit for unit in chosen if unit.frame.tag in _CELL_TAGS):
        row = unit.frame.parent
        if row is not None and _is_small(row) and links_out(unit, page_url):
            kept.update(cell.index for cell in layout.units[row.first : row.last] if _is_row_cell(cell))
    return _units_at(layout, kept)


def _is_small(row: Frame) -> bool:
    return row.last - row.first <= ROW_UNITS and row.chars <= ROW_CHARS


def _is_row_cell(unit: Unit) -> bool:
    return unit.frame.tag in _CELL_TAGS and _is_row(unit)


def with_whole_headings(layout: Layout, chosen: list[Unit]) -> list[Unit]:
    """The chosen units with the headings between them that look like two of theirs, or are amid their text.

    A heading that is a link ("2. The harbour guide") looks like a teaser to a model of running text; in a part of
    another purpose it is one.
    """
    if not chosen:
        return chosen
    first, last = chosen[0].index, chosen[-1].index
    kept = {unit.index for unit in chosen}
    looks = Counter(unit.frame.signature for unit in chosen if unit.frame.tag in HEADINGS)

    def is_own(heading: Unit) -> bool:
        return looks[heading.frame.signature] >= _FEWEST_HEADINGS or _is_amid(heading, layout, kept)

    kept |= {unit.index for unit in _headings(layout.units[first:last]) if is_own(unit)}
    lower = (unit for unit in _headings(layout.units[max(0, first - _HEADS_ABOVE) : last]) if unit.frame.tag != "h1")
    kept |= {unit.index for unit in lower if unit.index not in kept and _heads_days(unit, layout, kept)}
    return _units_at(layout, kept)


def _headings(units: list[Unit]) -> list[Unit]:
    """The headings among units outside the parts of another purpose."""
    return [unit for unit in units if unit.frame.tag in HEADINGS and not unit.frame.above & _AWAY]


def _heads_days(heading: Unit, layout: Layout, kept: set[int]) -> bool:
    """True if a heading is a year over a kept line with a date, or a date as another heading of its looks is."""
    if heading.index + 1 not in kept or len(heading.text) > _DAY_CHARS:
        return False
    after = layout.units[heading.index + 1]
    if not any(frame is heading.frame.parent for frame in islice(after.frame.chain(), 4)):
        return False
    if YEAR_LINE.fullmatch(heading.text):
        return has_day(after.text)
    alike = (u for u in layout.units if u.frame.signature == heading.frame.signature and u is not heading)
    return has_day(heading.text) and any(map(_is_day, alike))


def _is_day(unit: Unit) -> bool:
    return len(unit.text) <= _DAY_CHARS and has_day(unit.text)


def _is_amid(heading: Unit, layout: Layout, kept: set[int]) -> bool:
    """True if the lines before and after a heading are kept and one of them is next to it in its element."""
    before, after, parent = heading.index - 1, heading.index + 1, heading.frame.parent
    if before not in kept or after not in kept or parent is None:
        return False
    return parent is layout.units[before].frame.parent or parent is layout.units[after].frame.parent
