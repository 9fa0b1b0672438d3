"""Lines of a site's own that stand beside a post: its motto in the header, a line about it in a side column."""

from __future__ import annotations

from itertools import takewhile

from scraper.pages.article.blocks import Frame, Layout, Unit
from scraper.pages.dates.cues import names_side_column

_BESIDE_TAGS = frozenset(("aside", "header", "footer", "nav"))
_MOST = 0.7
"""The element of a post holds its title and this share of what was taken for its text."""


def without_beside(layout: Layout, title_index: int, chosen: list[Unit]) -> list[Unit]:
    """The units without those in a header, footer or column outside the element that holds title and text."""
    if title_index < 0 or len(chosen) < 2:
        return chosen
    whole = sum(len(unit.text) for unit in chosen)
    home = next(
        frame
        for frame in layout.units[title_index].frame.chain()
        if frame.parent is None or _held(frame, chosen) >= _MOST * whole
    )
    above = {frame.order for frame in home.chain()}
    return [unit for unit in chosen if home.first <= unit.index < home.last or not _is_beside(unit.frame, above)]


def _held(frame: Frame, chosen: list[Unit]) -> int:
    return sum(len(unit.text) for unit in chosen if frame.first <= unit.index < frame.last)


def _is_beside(frame: Frame, above: set[int]) -> bool:
    """Whether an element lies in a part that says it is beside the text, below those in `above`."""
    own = takewhile(lambda step: step.order not in above, frame.chain())
    return any(step.tag in _BESIDE_TAGS or names_side_column(_names(step)) for step in own)


def _names(frame: Frame) -> str:
    element = frame.element
    return "" if element is None else f"{element.get('class') or ''} {element.get('id') or ''}"
