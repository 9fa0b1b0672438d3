"""What is kept whole: where most rows of a list or several headings alike are a post's text, the rest are too."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit
from scraper.pages.article.hints import HIDDEN_BIT, TAG_BITS
from scraper.pages.article.outbound import ROW_CHARS, ROW_UNITS, SHORT_POST_CHARS
from scraper.pages.dates.cues import has_day
from scraper.pages.discovery.addresses import leads_out

_LIST_TAGS = frozenset(("ul", "ol", "table", "tbody"))
_ROW_CHARS = 200
"""A row of outlet, day and headline is no longer; what is, was set aside for a reason of its own."""
_FEWEST_ROWS = 2
_AWAY = sum(TAG_BITS[tag] for tag in ("nav", "aside", "footer", "header", "form")) | HIDDEN_BIT


def with_whole_lists(layout: Layout, chosen: list[Unit]) -> list[Unit]:
    """The chosen units of a short post, with the rows without links of lists of which it has at least two thirds.

    To a reader of running text the last row of a list right above the footer looks like the footer.
    """
    if not chosen or sum(len(unit.text) for unit in chosen) > SHORT_POST_CHARS:
        return chosen
    kept = {unit.index for unit in chosen}
    for frame in _lists(chosen):
        own = layout.units[frame.first : frame.last]
        missing = [unit for unit in own if unit.index not in kept]
        if _FEWEST_ROWS * len(missing) <= len(own) - len(missing) and all(_is_row(unit) for unit in missing):
            kept |= {unit.index for unit in missing}
    return [unit for unit in layout.units if unit.index in kept]


def with_whole_rows(layout: Layout, chosen: list[Unit], page_url: str) -> list[Unit]:
    """The chosen units of a short post, with the other cells of each table row whose link leads out: outlet and day.

    To a reader of running text a title that links is a line of its own, and the short cells before it are none.
    """
    if not chosen or not page_url or sum(len(unit.text) for unit in chosen) > SHORT_POST_CHARS:
        return chosen
    kept = {unit.index for unit in chosen}
    for unit in chosen:
        row = unit.frame.parent if unit.frame.tag in _CELL_TAGS else None
        if row is not None and _is_small(row) and any(leads_out(href, page_url) for *_, href in unit.links):
            cells = layout.units[row.first : row.last]
            kept |= {cell.index for cell in cells if cell.frame.tag in _CELL_TAGS and _is_row(cell)}
    return [unit for unit in layout.units if unit.index in kept]


_CELL_TAGS = frozenset(("td", "th"))


def _is_small(row: Frame) -> bool:
    return row.last - row.first <= ROW_UNITS and row.chars <= ROW_CHARS


_FEWEST_HEADINGS = 2


def with_whole_headings(layout: Layout, chosen: list[Unit]) -> list[Unit]:
    """The chosen units with the headings between them that look like two of theirs, or stand right amid their text.

    A heading that is a link ("2. The harbour guide") looks like a teaser to a reader of running text; what stands in a
    part of another purpose is one.
    """
    if not chosen:
        return chosen
    kept = {unit.index for unit in chosen}
    looks = Counter(unit.frame.signature for unit in chosen if unit.frame.tag in HEADINGS)
    kept |= {
        unit.index
        for unit in layout.units[chosen[0].index : chosen[-1].index]
        if unit.frame.tag in HEADINGS
        and not unit.frame.above & _AWAY
        and (looks[unit.frame.signature] >= _FEWEST_HEADINGS or _is_amid(unit, layout, kept))
    }
    kept |= {
        unit.index
        for unit in layout.units[max(0, chosen[0].index - _HEADS_ABOVE) : chosen[-1].index]
        if unit.frame.tag in HEADINGS - {"h1"} and unit.index not in kept and _heads_days(unit, layout, kept)
    }
    return [unit for unit in layout.units if unit.index in kept]


_HEADS_ABOVE = 2
_DAY_CHARS = 24
YEAR_LINE = re.compile(
    r"\W{0,3}(?:[^\W\d_]{2,12}\.?\s(?:de\s|del\s)?)?(?:19|20)\d\d\s?(?:[年년]\s?\d{1,2}[月월]|年度?|년|год|г\.)?\W{0,3}",
    re.IGNORECASE,
)
"""A line that is a year or a month of one: "2023", "2023年", "Mars 2023"."""


def _heads_days(heading: Unit, layout: Layout, kept: set[int]) -> bool:
    """Whether a heading is a year right over a kept line with a day, or a day as another heading of its looks is."""
    after = layout.units[heading.index + 1] if heading.index + 1 < len(layout.units) else None
    if after is None or after.index not in kept or len(heading.text) > _DAY_CHARS or heading.frame.above & _AWAY:
        return False
    if not any(frame is heading.frame.parent for frame in islice(after.frame.chain(), 4)):
        return False
    if YEAR_LINE.fullmatch(heading.text):
        return has_day(after.text)
    alike = (u for u in layout.units if u.frame.signature == heading.frame.signature and u is not heading)
    return has_day(heading.text) and any(has_day(u.text) and len(u.text) <= _DAY_CHARS for u in alike)


def _is_amid(heading: Unit, layout: Layout, kept: set[int]) -> bool:
    """Whether the lines before and after a heading are kept and one of them stands beside it in its element."""
    before, after = heading.index - 1, heading.index + 1
    parent = heading.frame.parent
    return (
        before in kept
        and after in kept
        and parent is not None
        and (parent is layout.units[before].frame.parent or parent is layout.units[after].frame.parent)
    )


def _lists(chosen: list[Unit]) -> list[Frame]:
    frames = {frame.order: frame for unit in chosen for frame in unit.frame.chain() if frame.tag in _LIST_TAGS}
    return [frame for frame in frames.values() if not frame.above & _AWAY]


def _is_row(unit: Unit) -> bool:
    return not unit.links and 0 < len(unit.text) <= _ROW_CHARS and not unit.frame.above & _AWAY
