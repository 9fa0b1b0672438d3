"""Numbers about each unit of a page, from which a learned model tells main text from the rest.

Structure and statistics: position, length, link share, repetition of structure, surroundings, general class words,
general words of notices. No names of sites or themes. The order of the columns is fixed by `FEATURE_NAMES`.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass

from scraper.pages.article_blocks import HEADINGS, PROSE_ENDS, Frame, Layout, Unit
from scraper.pages.article_hints import HINT_NAMES, MASK_BITS, TAG_BITS
from scraper.pages.article_wording import WORDING_FEATURES, wording
from scraper.pages.letters import letters

_BIT_NAMES = (*HINT_NAMES, "invisible", *[tag for tag in TAG_BITS if tag != "ol"])

_OWN = (  # noqa: SIM905 - a line of words reads better than a list
    "size link_ratio links ends_prose commas sentences digits upper bold breaks heading p li quote cell other repeats "
    "lower_start marks colon date_like wide words question"
).split()
_PLACE = "place chars_before from_title above_title title_words in_description in_body".split()  # noqa: SIM905 - a line of words reads better than a list
_FRAMES = [f"{name}{up}" for up in range(4) for name in ("share", "links_in", "prose_in", "units_in", "prose_share")]
_BEST = (  # noqa: SIM905 - a line of words reads better than a list
    "up down inside after_best before_best best_share best_prose best_depth second title_up title_down "
    "marks1 marks2 marks3 in_comments comment_share"
).split()
_SHAPE = "alike alike_size alike_links alike_prose alike_parents alike_grandparents".split()  # noqa: SIM905 - a line of words reads better than a list
_NEAR = [f"{name}_{side}" for side in ("m2", "m1", "p1", "p2") for name in ("size", "links", "prose", "head", "same")]
_WINDOW = (
    "prose_w3 prose_w8 links_w3 units_in_page prose_in_page prose_before prose_after heads_before marks_before".split()  # noqa: SIM905 - a line of words reads better than a list
)
FEATURE_NAMES = (
    *_OWN,
    *_PLACE,
    *_FRAMES,
    *_BEST,
    *_SHAPE,
    *(f"own_{name}" for name in _BIT_NAMES),
    *(f"inner_{name}" for name in _BIT_NAMES),
    *_NEAR,
    *_WINDOW,
    *WORDING_FEATURES,
)

_SENTENCE = re.compile(r"[.!?。！？…؟।](?=\s|$|[\"'”»」])|[。！？]")
_DATE_LIKE = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_MARKS = frozenset("©|»›→•·▶►")
_LOOKED_UP = 4
_TAGS = {"p": 0, "li": 1, "dd": 1, "dt": 1, "blockquote": 2, "td": 3, "th": 3}


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What of the page's metadata helps to judge its units.

    Letters of the description and of an article body in JSON-LD (empty if there is none), the words of the title.
    """

    description: str = ""
    body: str = ""
    title_words: frozenset[str] = frozenset()


def judged_units(units: list[Unit]) -> list[Unit]:
    """The units worth judging: those with running text in their grandparent element. The other 60 % are menus."""
    return [unit for unit in units if _above(unit.frame, 2).prose]


def _above(frame: Frame, steps: int) -> Frame:
    for _ in range(steps):
        frame = frame.parent or frame
    return frame


def unit_features(
    layout: Layout, judged: list[Unit], title_index: int, frames: tuple[Frame, Frame | None], facts: PageFacts
) -> list[list[float]]:
    """One row for each judged unit, columns as in FEATURE_NAMES; `frames` hold most and second most of the prose."""
    return _Table(layout, title_index, *frames, facts).rows(judged)


class _Table:
    """The sums over the whole page that every row needs."""

    def __init__(self, layout: Layout, title_index: int, best: Frame, second: Frame | None, facts: PageFacts) -> None:
        units = layout.units
        self.units, self.title_index, self.best, self.second, self.facts = units, title_index, best, second, facts
        title_frame = units[title_index].frame if title_index >= 0 else None
        self.title_chain = (
            {frame.order: steps for steps, frame in enumerate(title_frame.chain())} if title_frame else {}
        )
        marks = [0] * (len(units) + 1)
        for mark in layout.marks:
            marks[mark.index] += 1
        self.mark_sums = _prefix(marks)
        self.head_sums = _prefix([unit.frame.tag in ("h1", "h2") for unit in units])
        self.prose = [unit.prose for unit in units]
        self.sizes = [math.log1p(len(unit.text)) for unit in units]
        self.link_ratios = [unit.link_chars / len(unit.text) for unit in units]
        self.total = sum(len(unit.text) for unit in units) or 1
        self.total_prose = sum(self.prose) or 1
        self.prose_sums = _prefix(self.prose)
        self.char_sums = _prefix([len(unit.text) for unit in units])
        self.link_sums = _prefix([unit.link_chars for unit in units])
        self.repeats: dict[str, int] = defaultdict(int)
        self.alike: dict[str, list[int]] = defaultdict(list)
        self.best_chain = {frame.order: steps for steps, frame in enumerate(best.chain())}
        self.best_above = best.above
        commented = sum(size for unit, size in zip(units, self.prose, strict=True) if unit.frame.above & _COMMENT)
        self.comment_share = commented / self.total_prose
        self.frames: dict[int, list[float]] = {}
        for unit in units:
            self.repeats[unit.text] += 1
            self.alike[unit.frame.signature].append(unit.index)
        self.shapes: dict[str, list[float]] = {}

    def rows(self, judged: list[Unit]) -> list[list[float]]:
        found = []
        for unit in judged:
            frame = unit.frame
            known = self.frames.get(frame.order)
            if known is None:
                known = self.frames[frame.order] = self._frame(frame)
            found.append(
                [
                    *self._own(unit),
                    *self._place(unit),
                    *known,
                    *self._near(unit.index),
                    *self._window(unit.index),
                    *wording(unit.text),
                ]
            )
        return found

    def _own(self, unit: Unit) -> list[float]:
        text, size = unit.text, len(unit.text)
        tag = unit.frame.tag
        kind = _TAGS.get(tag, 4)
        words = text.split()
        heading = tag in HEADINGS
        return [
            self.sizes[unit.index],
            self.link_ratios[unit.index],
            len(unit.links),
            text[-1] in PROSE_ENDS,
            (text.count(",") + text.count("，") + text.count("、") + text.count("،")) / len(words),
            len(_SENTENCE.findall(text)),
            sum(map(str.isdigit, text[:400])) / min(size, 400),
            sum(word[0].isupper() for word in words) / len(words),
            unit.bold_chars / size,
            min(unit.breaks, 4),
            heading,
            kind == 0,
            kind == 1,
            kind == 2,
            kind == 3,
            kind == 4 and not heading,
            self.repeats[text],
            text[0].islower(),
            not _MARKS.isdisjoint(text),
            text[-1] in ":：…",
            bool(_DATE_LIKE.search(text[:200])),
            len(_WIDE.findall(text[:200])) / min(size, 200),
            len(words),
            text[-1] in "?？؟",
        ]

    def _place(self, unit: Unit) -> list[float]:
        facts = self.facts
        own = letters(unit.text) if (facts.body or facts.description) and len(unit.text) > 15 else ""
        words = unit.text.casefold().split() if facts.title_words and len(unit.text) < 300 else []
        common = sum(word in facts.title_words for word in words) / len(words) if words else 0.0
        return [
            unit.index / len(self.units),
            self.char_sums[unit.index] / self.total,
            max(-50, min(200, unit.index - self.title_index)) if self.title_index >= 0 else -60,
            unit.index <= self.title_index,
            common,
            bool(own and facts.description and own in facts.description),
            -1 if not (facts.body and own) else own in facts.body,
        ]

    def _frame(self, frame: Frame) -> list[float]:
        row: list[float] = []
        chain = []
        for up, above in enumerate(frame.chain()):
            if up >= _LOOKED_UP:
                break
            chain.append(above)
        for up in range(_LOOKED_UP):
            above = chain[min(up, len(chain) - 1)]
            chars = above.chars or 1
            row += [
                above.chars / self.total,
                above.link_chars / chars,
                above.prose / chars,
                math.log1p(above.last - above.first),
                above.prose / self.total_prose,
            ]
        row += self._best(frame)
        row += self._shape(frame.signature)
        own = frame.mask | (frame.parent.mask if frame.parent else 0)
        return row + self._masks(frame, own)

    def _masks(self, frame: Frame, own: int) -> list[float]:
        inner = 0
        for above in frame.chain():
            if above.order in self.best_chain:
                break
            inner |= above.mask
        return _bits(own) + _bits(inner)

    def _best(self, frame: Frame) -> list[float]:
        up, down = 0, 0
        for up, above in enumerate(frame.chain()):  # noqa: B007 - the number of steps is what is wanted
            if above.order in self.best_chain:
                down = self.best_chain[above.order]
                break
        best = self.best
        return [
            min(up, 12),
            min(down, 12),
            down == 0,
            frame.first >= best.last,
            frame.last <= best.first,
            best.chars / self.total,
            best.prose / self.total_prose,
            best.depth,
            self.second is not None and any(above is self.second for above in frame.chain()),
            *self._title_steps(frame),
            *(self._marks_in(above) for above in _uppers(frame)),
            bool(frame.above & _COMMENT),
            self.comment_share,
        ]

    def _title_steps(self, frame: Frame) -> tuple[int, int]:
        """How many elements up from a unit, then down, lead to the title; -1 if the page does not show it."""
        for up, above in enumerate(frame.chain()):
            if above.order in self.title_chain:
                return min(up, 15), min(self.title_chain[above.order], 15)
        return -1, -1

    def _marks_in(self, frame: Frame) -> float:
        count = self.mark_sums[frame.last] - self.mark_sums[frame.first]
        return count / (frame.last - frame.first or 1)

    def _shape(self, signature: str) -> list[float]:
        known = self.shapes.get(signature)
        if known is None:
            known = self.shapes[signature] = self._measure(self.alike[signature])
        return known

    def _measure(self, indices: list[int]) -> list[float]:
        size = sum(len(self.units[index].text) for index in indices)
        links = sum(self.units[index].link_chars for index in indices)
        prose = sum(self.prose[index] for index in indices)
        parents = {id(self.units[index].frame.parent) for index in indices}
        grandparents = {id(frame.parent) for index in indices if (frame := self.units[index].frame.parent)}
        return [
            *[math.log1p(len(indices)), math.log1p(size / len(indices)), links / size, prose / self.total_prose],
            math.log1p(len(parents)),
            math.log1p(len(grandparents)),
        ]

    def _near(self, index: int) -> list[float]:
        row: list[float] = []
        mine = self.units[index].frame
        for step in (-2, -1, 1, 2):
            other = index + step
            if 0 <= other < len(self.units):
                frame = self.units[other].frame
                row += [
                    self.sizes[other],
                    self.link_ratios[other],
                    bool(self.prose[other]),
                    frame.tag in HEADINGS,
                    frame is mine or (frame.parent is mine.parent and frame.tag == mine.tag),
                ]
            else:
                row += [-1, -1, -1, -1, -1]
        return row

    def _window(self, index: int) -> list[float]:
        return [
            _around(self.prose_sums, index, 3) / self.total_prose,
            _around(self.prose_sums, index, 8) / self.total_prose,
            _around(self.link_sums, index, 3) / self.total,
            math.log1p(len(self.units)),
            math.log1p(self.total_prose),
            self.prose_sums[index] / self.total_prose,
            1 - self.prose_sums[index + 1] / self.total_prose,
            self.head_sums[index] - self.head_sums[max(0, min(self.title_index, index))],
            self.mark_sums[index] - self.mark_sums[max(0, min(self.title_index, index))],
        ]


_COMMENT = 1 << HINT_NAMES.index("comment")


def _uppers(frame: Frame) -> list[Frame]:
    """The frame's parent, grandparent and great-grandparent; the last one again where there are fewer."""
    chain = []
    above = frame
    for _ in range(3):
        above = above.parent or above
        chain.append(above)
    return chain


def _prefix(values: list[int]) -> list[int]:
    sums = [0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _around(sums: list[int], index: int, reach: int) -> int:
    return sums[min(len(sums) - 1, index + reach + 1)] - sums[max(0, index - reach)]


_BIT_CACHE = [1 << bit for bit in range(MASK_BITS)]


def _bits(mask: int) -> list[float]:
    return [1.0 if mask & bit else 0.0 for bit in _BIT_CACHE]
