"""Which units of a page are the post's own text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from scraper.pages.article_blocks import HIDDEN_BIT, HINT_NAMES, TAG_BITS, Frame, Layout, Unit, prose_chars
from scraper.pages.article_extractor import extractor_features
from scraper.pages.article_features import PageFacts, letters, unit_features
from scraper.pages.article_head import Head
from scraper.pages.article_trees import Rows, TextModel

_AWAY = TAG_BITS["nav"] | TAG_BITS["aside"] | TAG_BITS["footer"] | HIDDEN_BIT
_COMMENT = 1 << HINT_NAMES.index("comment")
_COMMENT_SHARE = 0.1
"""How much a character counts that stands in something called comments: long discussions outweigh short posts."""
_ENOUGH_PROSE = 250
"""With less running text outside of menus, asides and hidden parts, those are searched too (a nav that is never closed
swallows the whole page; some pages unhide their text by script)."""


def choose_units(
    layout: Layout, title_index: int, facts: PageFacts, model: TextModel, second_opinion: Callable[[], str]
) -> list[Unit]:
    """The units of the main text in reading order, the title not among them; empty if the page has no running text.

    `second_opinion` gives the letters that a general extractor keeps of the page; it is called only if the model is unsure.
    """
    rows = own_rows(layout, title_index, facts)
    if rows is None:
        return []
    chances = model.own.probabilities(rows)
    if doubt(chances, layout.units) > model.unsure:
        chances = model.full.probabilities(full_rows(rows, layout.units, second_opinion()))
    return [
        unit
        for unit, chance in zip(layout.units, chances.tolist(), strict=True)
        if chance > model.threshold and unit.index != title_index
    ]


def own_rows(layout: Layout, title_index: int, facts: PageFacts) -> Rows | None:
    """The features of every unit as an array; None if no element of the page holds running text."""
    frames = ranked_frames(layout.units)
    if not frames:
        return None
    second = frames[1] if len(frames) > 1 else None
    return np.array(unit_features(layout, title_index, frames[0], second, facts), dtype=np.float32)


def full_rows(rows: Rows, units: list[Unit], body: str) -> Rows:
    """The features of `own_rows` with those of the extractor's opinion beside them."""
    return np.hstack((rows, extractor_features(units, body)))


_COUNTED_CHANCE = 0.2


def doubt(chances: npt.NDArray[np.float64], units: list[Unit]) -> float:
    """How unsure the chances are, 0 (sure) to 0.5, on average over the characters that may be text."""
    sizes = np.array([len(unit.text) for unit in units], dtype=np.float64) * (chances > _COUNTED_CHANCE)
    if not sizes.any():
        return 0.5
    return float((np.minimum(chances, 1 - chances) * sizes).sum() / sizes.sum())


def ranked_frames(units: list[Unit]) -> list[Frame]:
    """The two elements with most running text, the first as in `best_frame`, the second outside of it."""
    first = best_frame(units)
    if first is None:
        return []
    second = best_frame([unit for unit in units if not first.first <= unit.index < first.last])
    return [first] if second is None else [first, second]


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


def page_facts(head: Head, title: str) -> PageFacts:
    """What the metadata says about the text."""
    body = next((item["articleBody"] for item in head.objects if isinstance(item.get("articleBody"), str)), "")
    description = head.meta("og:description", "description", "twitter:description")
    words = frozenset(word for word in title.casefold().split() if len(word) > 3)
    return PageFacts(description=letters(description), body=letters(body), title_words=words)
