"""Which units of a page are the post's own text."""

from __future__ import annotations

from collections import defaultdict

from scraper.pages.article_blocks import HIDDEN_BIT, HINT_NAMES, TAG_BITS, Frame, Layout, Unit, prose_chars
from scraper.pages.article_features import PageFacts, letters
from scraper.pages.article_head import Head

_AWAY = TAG_BITS["nav"] | TAG_BITS["aside"] | TAG_BITS["footer"] | HIDDEN_BIT
_AWAY_HINTS = sum(1 << HINT_NAMES.index(name) for name in ("comment", "share", "menu"))


def choose_units(layout: Layout, title_index: int) -> list[Unit]:
    """The units of the main text in reading order; empty if the page has none."""
    best = best_frame(layout.units)
    if best is None:
        return []
    return [unit for unit in layout.units[best.first : best.last] if _belongs(unit, best) and unit.index > title_index]


_COMMENT = 1 << HINT_NAMES.index("comment")
_COMMENT_SHARE = 0.1
"""How much a character counts that stands in something called comments: long discussions outweigh short posts."""
_ENOUGH_PROSE = 250
"""With less running text outside of menus, asides and hidden parts, those are searched too (a nav that is never closed
swallows the whole page; some pages unhide their text by script)."""


def best_frame(units: list[Unit]) -> Frame | None:
    """The element that most running text stands in directly or one or two levels below."""
    prose = [(unit, size) for unit in units if (size := prose_chars(unit))]
    outside = [(unit, size) for unit, size in prose if not unit.frame.above & _AWAY]
    return _densest(outside if sum(size for _, size in outside) >= _ENOUGH_PROSE else prose)


def _densest(prose: list[tuple[Unit, int]]) -> Frame | None:
    scores: dict[int, float] = defaultdict(float)
    frames: dict[int, Frame] = {}
    for unit, size in prose:
        worth = size * (_COMMENT_SHARE if unit.frame.above & _COMMENT else 1.0)
        for share, frame in zip((0.4, 1.0, 0.7, 0.35), unit.frame.chain(), strict=False):
            frames[frame.order] = frame
            scores[frame.order] += worth * share
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


def ranked_frames(units: list[Unit]) -> list[Frame]:
    """The two elements with most running text, the first as in `best_frame`, the second outside of it."""
    first = best_frame(units)
    if first is None:
        return []
    second = best_frame([unit for unit in units if not first.first <= unit.index < first.last])
    return [first] if second is None else [first, second]


def page_facts(head: Head, title: str) -> PageFacts:
    """What the metadata says about the text."""
    body = next((item["articleBody"] for item in head.objects if isinstance(item.get("articleBody"), str)), "")
    description = head.meta("og:description", "description", "twitter:description")
    words = frozenset(word for word in title.casefold().split() if len(word) > 3)
    return PageFacts(description=letters(description), body=letters(body), title_words=words)
