"""Which units of a page are the post's own text."""

from __future__ import annotations

from collections import defaultdict

from scraper.pages.article_blocks import HIDDEN_BIT, HINT_NAMES, TAG_BITS, Frame, Layout, Unit, prose_chars

_AWAY = TAG_BITS["nav"] | TAG_BITS["aside"] | TAG_BITS["footer"] | HIDDEN_BIT
_AWAY_HINTS = sum(1 << HINT_NAMES.index(name) for name in ("comment", "share", "menu"))


def choose_units(layout: Layout, title_index: int) -> list[Unit]:
    """The units of the main text in reading order; empty if the page has none."""
    best = best_frame(layout.units)
    if best is None:
        return []
    return [unit for unit in layout.units[best.first : best.last] if _belongs(unit, best) and unit.index > title_index]


def best_frame(units: list[Unit]) -> Frame | None:
    """The element that most running text stands in directly or one or two levels below."""
    scores: dict[int, float] = defaultdict(float)
    frames: dict[int, Frame] = {}
    for unit in units:
        prose = prose_chars(unit)
        if not prose or unit.frame.above & _AWAY:
            continue
        for share, frame in zip((0.4, 1.0, 0.7, 0.35), unit.frame.chain(), strict=False):
            frames[frame.order] = frame
            scores[frame.order] += prose * share
    if not scores:
        return None
    return frames[max(scores, key=lambda order: (scores[order], -order))]


def _belongs(unit: Unit, best: Frame) -> bool:
    inner = 0
    for frame in unit.frame.chain():
        if frame is best:
            break
        inner |= frame.mask
    return not inner & (_AWAY | _AWAY_HINTS) and unit.link_chars < 0.6 * len(unit.text)
