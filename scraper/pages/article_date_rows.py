"""Rows of a press list on a post's page: each has the day of the article it leads to, none has the post's."""

from __future__ import annotations

from scraper.pages.article_blocks import Frame, Layout, Unit
from scraper.pages.article_outward import ROW_CHARS, leads_out
from scraper.pages.listing_signs import has_day

_ROWS = 2
"""Rows of different days that make a list; a post about one article may print its own day beside the link."""
_LINES = 400
"""More lines below a title than any press list has."""


def lines_of_rows(layout: Layout, title_index: int, page_url: str) -> set[int]:
    """The lines of at least two rows alike below the title that lead out of the site and print different days."""
    rows: dict[int, dict[int, Frame]] = {}
    for unit in layout.units[title_index + 1 : title_index + 1 + _LINES]:
        if unit.links and any(leads_out(href, page_url) for *_, href in unit.links):
            row = _row_of(layout.units, unit, title_index)
            if row is not None and row.parent is not None:
                rows.setdefault(row.parent.order, {})[row.order] = row
    found: set[int] = set()
    for alike in rows.values():
        dated = {_day_line(layout.units, row) for row in alike.values()}
        if len(alike) >= _ROWS and len(dated) >= _ROWS:
            found.update(index for row in alike.values() for index in range(row.first, row.last))
    return found


def _row_of(units: list[Unit], unit: Unit, title_index: int) -> Frame | None:
    """The smallest element around a link that prints a day, below the title and no longer than a row."""
    for frame in unit.frame.chain():
        if frame.parent is None or frame.chars > ROW_CHARS or frame.first <= title_index < frame.last:
            return None
        if _day_line(units, frame):
            return frame
    return None


def _day_line(units: list[Unit], frame: Frame) -> str:
    """The first line of an element that prints a day; empty if none does."""
    return next((unit.text for unit in units[frame.first : frame.last] if has_day(unit.text)), "")
