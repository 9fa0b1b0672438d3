"""Rows of a press list on a post's page: each has the day of the article it leads to, none has the post's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scraper.pages.article.blocks import Frame, Layout, Unit
from scraper.pages.article.date_words import put_up, tells_update
from scraper.pages.article.outward import ROW_CHARS
from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.discovery.leading_out import leads_out
from scraper.pages.text.known_lines import remembered

_ROWS = 2
"""Rows of different days that make a list; a post about one article may print its own day beside the link."""
_TITLE_RATIO = 0.4
"""Share of a row that its link fills if it is a title with its day; an author's name with "by" and a day is less."""
_LINES = 400
"""More lines below a title than any press list has."""


def lines_of_rows(layout: Layout, title_index: int, page_url: str) -> set[int]:
    """The lines of at least two rows alike below the title that print different days and lead out of the site.

    Also those that lead to other posts of the site: a title that links, and its day.
    """
    days = _Days(layout.units)
    rows: dict[tuple[int, str], dict[int, Frame]] = {}
    for unit in layout.units[title_index + 1 : title_index + 1 + _LINES]:
        row = _row_of(days, unit, title_index) if unit.links else None
        if row is None or row.parent is None:
            continue
        if any(leads_out(href, page_url) for *_, href in unit.links):
            rows.setdefault((row.parent.order, ""), {})[row.order] = row
        elif row.link_chars >= _TITLE_RATIO * row.chars:
            rows.setdefault((row.parent.order, row.signature), {})[row.order] = row
    found: set[int] = set()
    for alike in rows.values():
        dated = {days.first_line(row) for row in alike.values()}
        if len(alike) >= _ROWS and len(dated) >= _ROWS:
            found.update(index for row in alike.values() for index in range(row.first, row.last))
            found.update(_unlinked(layout, days, list(alike.values())))
    return found | _of_lists(layout, days, title_index) | _of_cards(layout, days, title_index, page_url)


def _unlinked(layout: Layout, days: _Days, rows: Sequence[Frame]) -> Iterator[int]:
    """The lines among rows that print a day beside other words and lead nowhere: pieces in print only."""
    like = rows[0]
    for unit in layout.units[min(row.last for row in rows) : max(row.first for row in rows)]:
        alike = unit.frame.parent is like.parent and unit.frame.tag == like.tag
        if alike and not unit.links and days.prints(unit.index) and _tells_more(unit.text):
            yield unit.index


def _of_cards(layout: Layout, days: _Days, title_index: int, page_url: str) -> set[int]:
    """The lines with a day of cards that are each one link out of the site, with no element around them."""
    cards: dict[int, dict[str, Unit]] = {}
    for unit in layout.units[title_index + 1 : title_index + 1 + _LINES]:
        if unit.links and days.prints(unit.index) and leads_out(unit.links[0][-1], page_url):
            cards.setdefault(unit.frame.order, {})[unit.links[0][-1]] = unit
    lists = (alike.values() for alike in cards.values() if len({unit.text for unit in alike.values()}) >= _ROWS)
    return {unit.index for alike in lists for unit in alike}


class _Days:
    """Which lines of a page print a day; each is looked at once, for elements around elements hold the same lines."""

    def __init__(self, units: list[Unit]) -> None:
        self._units = units
        self._known: dict[int, bool] = {}
        self._firsts: dict[int, str] = {}

    def prints(self, index: int) -> bool:
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = _prints_day(self._units[index].text)
        return known

    def first_line(self, frame: Frame) -> str:
        """The first line of an element that prints a day; empty if none does."""
        found = self._firsts.get(frame.order)
        if found is None:
            lines = (self._units[index].text for index in range(frame.first, frame.last) if self.prints(index))
            found = self._firsts[frame.order] = next(lines, "")
        return found


_prints_day = remembered(has_day)
_ROW_TAGS = frozenset({"li", "tr", "dt", "dd"})


def _of_lists(layout: Layout, days: _Days, title_index: int) -> set[int]:
    """The lines of one list or table below the title of which two rows print different days beside other words.

    They lead nowhere, as cuttings on paper do; a list of nothing but days, or one that says when the page was put up
    and changed, is the page's own. Several days in one row are none: old sites set menu and post side by side in one.
    """
    lists: dict[int, list[Unit]] = {}
    rows: dict[int, set[int]] = {}
    for unit in layout.units[title_index + 1 : title_index + 1 + _LINES]:
        if not days.prints(unit.index):  # most lines
            continue
        row = next((frame for frame in unit.frame.chain() if frame.tag in _ROW_TAGS), None)
        if row is not None and row.parent is not None and row.parent.first > title_index:
            lists.setdefault(row.parent.order, []).append(unit)
            rows.setdefault(row.parent.order, set()).add(row.order)
    found: set[int] = set()
    for order, units in lists.items():
        printed = {tuple(_NUMBER.findall(unit.text)) for unit in units}
        own = any(put_up(unit.text) or tells_update(unit.text) for unit in units)
        several = min(len(printed), len(rows[order])) >= _ROWS
        if several and not own and all(_is_cell(unit) or _tells_more(unit.text) for unit in units):
            found.update(unit.index for unit in units)
    return found


def _is_cell(unit: Unit) -> bool:
    """Whether a day stands in a table's cell of its own, in a row that tells more."""
    row = next((frame for frame in unit.frame.chain() if frame.tag == "tr"), None)
    return row is not None and len(unit.text) + _NAME_LETTERS <= row.chars <= ROW_CHARS


@remembered
def _tells_more(line: str) -> bool:
    """Whether a line holds words beside its day."""
    rest = line
    for span in reversed(find_dates(line, DateContext(), "element")):
        rest = rest[: span.start] + rest[span.end :]
    return sum(map(str.isalpha, rest)) >= _NAME_LETTERS


_NUMBER = re.compile(r"\d+")
_NAME_LETTERS = 3
"""Letters of the shortest name of an outlet beside a day."""


def _row_of(days: _Days, unit: Unit, title_index: int) -> Frame | None:
    """The smallest element around a link that prints a day, below the title and no longer than a row."""
    for frame in unit.frame.chain():
        if frame.parent is None or frame.chars > ROW_CHARS or frame.first <= title_index < frame.last:
            return None
        if days.first_line(frame):
            return frame
    return None
