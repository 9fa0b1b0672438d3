"""Which units of a page are the post's own text, by a learned model and, where it is unsure, a general extractor.

The model is made of boosted decision trees, trained elsewhere (benchmarks/train_articles.py), evaluated for all units
at once. A tree's leaves are numbered from left to right. Each inner node that a row passes on the right rules out the
leaves to its left; the lowest leaf that no node ruled out is the row's leaf (the QuickScorer idea). So no row walks a
tree, and a page costs a handful of array operations.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import attrgetter
from typing import Any

import lxml.html
import numpy as np
import numpy.typing as npt
from lxml import etree

from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit
from scraper.pages.article.features import ROWS_AT_ONCE, judged_units, unit_features
from scraper.pages.article.metadata import PageFacts
from scraper.pages.article.outbound import size_of
from scraper.pages.article.places import outside, title_of
from scraper.pages.html_tree.hints import HIDDEN_BIT, HINT_BITS, TAG_BITS
from scraper.pages.text.letters import letters

Rows = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]

MAX_LEAVES = 16
"""Leaves a tree may have: their set is kept in 16 bits."""

_EVERY_LEAF = np.uint16(0xFFFF)
_SETS = np.arange(1, 1 << MAX_LEAVES)
_LOWEST_BIT: npt.NDArray[np.uint8] = np.log2(np.append(1, _SETS & -_SETS)).astype(np.uint8)
"""The lowest leaf of each set of leaves."""
_SENTENCE_ENDS = ".!?。！？…؟।"
_SIGNATURE_TAGS = frozenset(("footer", "cite", "figcaption"))
_SIGNATURE_CHARS = 200
_STRAY_CHARS = 20
_COUNTED_CHANCE = 0.2


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees over numbered features: arrays of shape (inner nodes, trees) for nodes and (trees, leaves) for values."""

    features: npt.NDArray[np.intp]
    thresholds: Rows
    survivors: npt.NDArray[np.uint16]
    values: Numbers

    def probabilities(self, rows: Rows) -> Numbers:
        """The probability, 0 to 1, of each row (shape rows x features) that its unit is main text."""
        parts = [rows[start : start + ROWS_AT_ONCE] for start in range(0, len(rows), ROWS_AT_ONCE)] or [rows]
        return np.concatenate([self._of(part) for part in parts])

    def _of(self, rows: Rows) -> Numbers:
        columns = np.ascontiguousarray(rows.T)
        alive = np.full((len(self.values), len(rows)), _EVERY_LEAF, dtype=np.uint16)
        for features, thresholds, survivors in zip(self.features, self.thresholds, self.survivors, strict=True):
            # A row that stays on the left rules out nothing: its 1 turns into a set of all leaves.
            left = columns.take(features, axis=0) <= thresholds[:, None]
            alive &= survivors[:, None] | np.negative(left.astype(np.uint16))
        starts = self.values.shape[1] * np.arange(len(self.values))[:, None]
        scores = self.values.take(_LOWEST_BIT.take(alive) + starts).sum(axis=0)
        found: Numbers = 1.0 / (1.0 + np.exp(-np.clip(scores, -30.0, 30.0)))
        return found


def trees_from(data: list[dict[str, list[float]]]) -> Trees:
    """Reads the stored form: per tree `f` features, `t` thresholds, `m` surviving leaves as bits, `v` leaf values."""
    nodes = max(len(tree["f"]) for tree in data) or 1
    features = np.zeros((len(data), nodes), dtype=np.intp)
    thresholds = np.full((len(data), nodes), np.inf, dtype=np.float32)
    survivors = np.full((len(data), nodes), _EVERY_LEAF, dtype=np.uint16)
    values = np.zeros((len(data), MAX_LEAVES))
    for row, tree in enumerate(data):
        size = len(tree["f"])
        features[row, :size], thresholds[row, :size] = tree["f"], tree["t"]
        survivors[row, :size] = tree["m"]
        values[row, : len(tree["v"])] = tree["v"]
    return Trees(
        np.ascontiguousarray(features.T), np.ascontiguousarray(thresholds.T), np.ascontiguousarray(survivors.T), values
    )


@dataclass(frozen=True, slots=True)
class TextModel:
    """The model that separates main text from the rest.

    `own` judges by the page's structure alone; `full` also knows what a general extractor kept, asked only where `own`
    is unsure on average by more than `unsure` (0 to 0.5). A unit is text if its probability exceeds `threshold`.
    """

    own: Trees
    full: Trees
    threshold: float
    unsure: float


def model_from(data: Any) -> TextModel:
    """Reads a model as benchmarks/train_articles.py writes it."""
    return TextModel(trees_from(data["own"]), trees_from(data["full"]), float(data["threshold"]), float(data["unsure"]))


@cache
def load_model() -> TextModel:
    """The model shipped with the package."""
    text = resources.files("scraper.pages").joinpath("data/article_trees.json").read_text("utf-8")
    return model_from(json.loads(text))


EXTRACTOR_FEATURES = (
    "kept kept_before kept_after kept_here kept_parent kept_alike kept_so_far kept_share kept_size".split()
)

MAX_ELEMENTS = 30_000
"""Larger trees are not handed to the extractor: its cost grows faster than the tree."""

_FAILURES = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
"""What the extractor raises on real pages; its opinion is then missing, the page is not."""


def extracted_letters(root: lxml.html.HtmlElement) -> str:
    """The letters of the text that the extractor takes from a tree, which stays as it is; empty if it finds none."""
    if root.xpath("count(//*)") > MAX_ELEMENTS:
        return ""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.4 s of CPU, only where a page is unclear

    try:
        # It works on a copy of its own.
        found = bare_extraction(root, favor_precision=True, fast=True, with_metadata=False, include_comments=False)
    except _FAILURES:
        return ""
    return letters(getattr(found, "text", None) or "") if found is not None else ""


def extractor_features(units: Sequence[Unit], body: str) -> Rows:
    """One row a unit, columns as in EXTRACTOR_FEATURES, from the letters `body` that the extractor kept."""
    size = len(units)
    kept = np.array([bool(own := letters(unit.text)) and own in body for unit in units], dtype=np.float64)
    weights = np.array([len(unit.text) for unit in units], dtype=np.float64)
    mass = kept * weights
    so_far = np.cumsum(mass)
    columns = [
        kept,
        np.concatenate(([0.0], kept[:-1])),
        np.concatenate((kept[1:], [0.0])),
        _share([unit.frame.order for unit in units], mass, weights),
        _share([unit.frame.parent.order if unit.frame.parent else -1 for unit in units], mass, weights),
        _share([unit.frame.signature for unit in units], mass, weights),
        so_far / (so_far[-1] + 1e-9),
        np.full(size, mass.sum() / weights.sum()),
        np.full(size, np.log1p(len(body))),
    ]
    return np.column_stack(columns).astype(np.float32)


def _share(groups: Sequence[Hashable], mass: Numbers, weights: Numbers) -> Numbers:
    """For each unit, which share of the characters of its group was kept."""
    numbers: dict[Hashable, int] = {}
    index = np.array([numbers.setdefault(group, len(numbers)) for group in groups])
    found: Numbers = (np.bincount(index, mass) / (np.bincount(index, weights) + 1e-9))[index]
    return found


_AWAY = TAG_BITS["nav"] | TAG_BITS["aside"] | TAG_BITS["footer"] | HIDDEN_BIT
_COMMENT = HINT_BITS["comment"]
_COMMENT_SHARE = 0.1
"""How much a character in something called comments counts: long discussions outweigh short posts."""
_ENOUGH_PROSE = 250
_ENOUGH_SHARE = 0.15
"""With less running text outside of menus, asides and hidden parts (characters; share of the page's), those are
searched too: a nav that is never closed swallows the whole page, and pages streamed in pieces unhide their text by
script."""


def choose_units(
    layout: Layout, title_index: int, facts: PageFacts, model: TextModel, second_opinion: Callable[[], str]
) -> list[Unit]:
    """The units of the main text in reading order, the title not among them; empty if the page has no running text.

    `second_opinion` gives the letters that a general extractor keeps of the page; asked only if the model is unsure.
    """
    judged = judged_units(layout.units)
    rows = own_rows(layout, judged, title_index, facts)
    if rows is None:
        return []
    chances = own = model.own.probabilities(rows)
    if doubt(chances, judged) > model.unsure:
        chances = model.full.probabilities(full_rows(rows, judged, second_opinion()))
    likely = zip(judged, chances.tolist(), strict=True)
    kept = {unit.index for unit, chance in likely if chance > model.threshold} - {title_index}
    kept |= _bridged(layout.units, judged, own.tolist(), kept, title_index)
    kept |= _declared(layout.units, kept, title_index, facts.body)
    kept |= _signed(layout.units, kept, title_index)
    title = title_of(layout, title_index)
    below = [unit for unit in layout.at(kept) if unit.index >= title_index or not _leads_to(unit, title)]
    return [unit for unit in below if not _is_stray(unit, kept)]


def _signed(units: list[Unit], kept: set[int], title_index: int) -> set[int]:
    """The lines right after kept text, in the same quotation or figure, that say whose it is or what it shows."""
    return {
        unit.index
        for unit in units[title_index + 1 :]
        if unit.frame.tag in _SIGNATURE_TAGS
        and unit.index - 1 in kept
        and len(unit.text) <= _SIGNATURE_CHARS
        and any(f.tag in ("blockquote", "figure") and f.holds(unit.index - 1) for f in unit.frame.chain())
    }


def _leads_to(unit: Unit, title: str) -> bool:
    """True if a unit above the title is a link, or ends a path to it: a logo, a section, a breadcrumb."""
    return 2 * unit.link_chars > len(unit.text) or (unit.text == title and bool(unit.frame.above & TAG_BITS["nav"]))


def _is_stray(unit: Unit, kept: set[int]) -> bool:
    """True if a unit is a word or two, no heading, with nothing kept on either side."""
    short = len(unit.text) < _STRAY_CHARS and not unit.prose
    return short and unit.frame.tag not in HEADINGS and not _is_next_to_kept(unit, kept)


def _is_next_to_kept(unit: Unit, kept: set[int]) -> bool:
    """True if the unit right before or right after is kept."""
    return unit.index - 1 in kept or unit.index + 1 in kept


_BRIDGE_CHANCE = 0.1
_LINKED_BRIDGE_CHANCE = 0.03
"""A sentence with a link in it is the most likely to be wanted ("Read the article HERE"), so it needs the least."""
_MAIN_SHARE = 0.6
_OTHER_HINTS = _AWAY | sum(
    HINT_BITS[name] for name in ("comment", "share", "related", "menu", "side", "author", "promo", "hidden")
)


def _bridged(units: list[Unit], judged: list[Unit], chances: list[float], kept: set[int], title_index: int) -> set[int]:
    """Sentences right next to kept text, in the same element and no part of another purpose, that the model would drop.

    A post's last line ("Read the article HERE") is often in markup of its own and is the one that matters most.
    """
    main = _main_frame([units[index] for index in kept])
    found = {
        unit.index
        for unit, chance in zip(judged, chances, strict=True)
        if chance > (_LINKED_BRIDGE_CHANCE if unit.links else _BRIDGE_CHANCE)
        and _is_next_to_kept(unit, kept)
        and unit.text[-1] in _SENTENCE_ENDS
        and 2 * unit.link_chars <= len(unit.text)
        and _belongs(unit, main)
    }
    return found - kept - {title_index}


_KEPT_SHARE = 0.6
_LOST_SHARE = 0.12
_MIN_DECLARED = 4
"""If this much of the kept text is in the text that the page declares to be the article's (JSON-LD), and this much
of that text is missing, its missing lines with at least this many letters come back."""


def _declared(units: list[Unit], kept: set[int], title_index: int, body: str) -> set[int]:
    """Lines of the declared text that the model would drop, from the first kept line in it on."""
    if not body or not kept:
        return set()
    texts = {index: letters(units[index].text) for index in kept}
    inside = {index: len(text) for index, text in texts.items() if text in body}
    known = sum(inside.values())
    if not _KEPT_SHARE * sum(map(len, texts.values())) <= known <= (1 - _LOST_SHARE) * len(body):
        return set()
    lines = outside(units[min(inside) :], _AWAY)
    declared = {unit.index for unit in lines if len(own := letters(unit.text)) >= _MIN_DECLARED and own in body}
    return declared - kept - {title_index}


def _main_frame(kept: list[Unit]) -> Frame | None:
    """The smallest element that holds most of the kept text."""
    sizes: dict[Frame, int] = defaultdict(int)
    for unit in kept:
        for frame in unit.frame.chain():
            sizes[frame] += len(unit.text)
    enough = _MAIN_SHARE * size_of(kept)
    fitting = [frame for frame, size in sizes.items() if size >= enough]
    return max(fitting, key=attrgetter("depth"), default=None)


def _belongs(unit: Unit, main: Frame | None) -> bool:
    """True if a unit is inside an element with nothing between that has another purpose."""
    return next((frame is main for frame in unit.frame.chain() if frame is main or frame.mask & _OTHER_HINTS), False)


def own_rows(layout: Layout, judged: list[Unit], title_index: int, facts: PageFacts) -> Rows | None:
    """The features of the judged units as an array; None if no element of the page holds running text."""
    first = _best_frame(layout.units)
    if first is None:
        return None
    second = _best_frame([unit for unit in layout.units if not first.holds(unit.index)])
    return unit_features(layout, judged, title_index, (first, second), facts)


def full_rows(rows: Rows, judged: list[Unit], body: str) -> Rows:
    """The features of `own_rows` with those of the extractor's opinion next to them."""
    return np.hstack((rows, extractor_features(judged, body)))


def doubt(chances: Numbers, units: list[Unit]) -> float:
    """How unsure the chances are, 0 (sure) to 0.5, on average over the characters that may be text."""
    sizes = np.array([len(unit.text) for unit in units], dtype=np.float64) * (chances > _COUNTED_CHANCE)
    if not sizes.any():
        return 0.5
    return float((np.minimum(chances, 1 - chances) * sizes).sum() / sizes.sum())


def _best_frame(units: list[Unit]) -> Frame | None:
    """The element with most running text directly or one or two levels below."""
    prose = [unit for unit in units if unit.prose]
    own = outside(prose, _AWAY)
    enough = max(_ENOUGH_PROSE, _ENOUGH_SHARE * sum(unit.prose for unit in prose))
    scores: dict[Frame, float] = defaultdict(float)
    for unit in own if sum(unit.prose for unit in own) >= enough else prose:
        worth = unit.prose * (_COMMENT_SHARE if unit.frame.above & _COMMENT else 1.0)
        for share, frame in zip((0.4, 1.0, 0.7, 0.35), unit.frame.chain(), strict=False):
            scores[frame] += worth * share
    return max(scores, key=lambda frame: (scores[frame], -frame.order), default=None)
