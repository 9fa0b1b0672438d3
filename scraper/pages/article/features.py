"""Numbers about each unit of a page, from which a learned model separates main text from the rest.

Structure and statistics: position, length, link share, repetition of structure, surroundings, general class words,
general words of notices. No names of sites or themes. The order of the columns is fixed by `FEATURE_NAMES`.
"""

import math
from collections import Counter
from functools import cache
from struct import Struct
from typing import Any

import ahocorasick_rs
import numpy as np
import numpy.typing as npt

from presswatch.languages.packs import ordered_words, words
from presswatch.languages.patterns import compiled_later
from presswatch.text.strings import grouped
from scraper.pages.article.blocks import HEADINGS, PROSE_ENDS, Frame, Layout, Unit
from scraper.pages.article.metadata import PageFacts
from scraper.pages.html_tree.hints import HINT_BITS, MASK_BITS, TAG_BITS
from scraper.pages.text.known_lines import remembered
from scraper.pages.text.letters import WIDE_LETTER, letters

WORDING_FEATURES = tuple("notice related credit contact reader house quote_first life listed".split())

_LOOKED_AT = 400
"""A notice says what it is in its first lines; a long paragraph is judged by them."""
_CREDIT_WORDS = 8
"""This many words at either end of a line may name its photographer."""
_IS_WITHIN = 7
_CALLING_WITHIN = 22
"""How far into a line "is" and a calling make it a biography: "Mina Park is a staff writer at ..."."""
_QUOTES = frozenset("\"“„«‘'「『")
_LISTED = compiled_later(r"(?:\d{1,3}[.)]|[•·▪●■–—-]|#\d)\s?")
_MARKS = ".,:;!?()[]\"“”'’|"

_RELATED = ordered_words("related_line_starts")
_RELATED_STARTS = frozenset(word[0] for word in _RELATED)
_CREDIT, _READER, _HOUSE = words("line_credits"), words("reader_pronouns"), words("own_pronouns")
_BEING, _CALLING = words("biography_verbs"), words("biography_nouns")

LINE_FIRST, LINE_SIGNS = 5, 12
"""How many numbers come before those of a line's markup in the order of the model's columns, and how many before those
of its wording."""

_SENTENCE = compiled_later(r"[.!?。！？…؟।](?=\s|$|[\"'”»」])|[。！？]")
_DATE_LIKE = compiled_later(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_MARKS_LINES = frozenset("©|»›→•·▶►")
_DATE_WITHIN = 200
_PACKED = Struct(f"{LINE_SIGNS + len(WORDING_FEATURES)}f")
_BIT_NAMES = (*HINT_BITS, "invisible", *[tag for tag in TAG_BITS if tag != "ol"])

_OWN = (
    "size link_ratio links ends_prose commas sentences digits upper bold breaks heading p li quote cell other repeats "
    "lower_start marks colon date_like wide words question"
).split()
_PLACE = "place chars_before from_title above_title title_words in_description in_body".split()
_FRAMES = [f"{name}{up}" for up in range(4) for name in ("share", "links_in", "prose_in", "units_in", "prose_share")]
_BEST = (
    "up down inside after_best before_best best_share best_prose best_depth second title_up title_down "
    "marks1 marks2 marks3 in_comments comment_share"
).split()
_SHAPE = "alike alike_size alike_links alike_prose alike_parents alike_grandparents".split()
_NEAR = [f"{name}_{side}" for side in ("m2", "m1", "p1", "p2") for name in ("size", "links", "prose", "head", "same")]
_WINDOW = (
    "prose_w3 prose_w8 links_w3 units_in_page prose_in_page prose_before prose_after heads_before marks_before".split()
)
_HINTS = [f"{whose}_{name}" for whose in ("own", "inner") for name in _BIT_NAMES]
FEATURE_NAMES = (*_OWN, *_PLACE, *_FRAMES, *_BEST, *_SHAPE, *_HINTS, *_NEAR, *_WINDOW, *WORDING_FEATURES)

ROWS_AT_ONCE = 1024
"""Rows judged together: each takes 5 KB meanwhile, and a monster of a page has a hundred thousand."""
_LOOKED_UP = 4
_TAGS = {"p": 0, "li": 1, "dd": 1, "dt": 1, "blockquote": 2, "td": 3, "th": 3}
_SIDES = (-2, -1, 1, 2)
_COMMENT = HINT_BITS["comment"]
_BITS = np.array([1 << bit for bit in range(MASK_BITS)])

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@cache
def _notices() -> ahocorasick_rs.AhoCorasick:
    """Finds parts of words of notices."""
    return ahocorasick_rs.AhoCorasick(ordered_words("notice_parts"))


def wording(text: str) -> list[float]:
    """Numbers about a line's words, in the order of WORDING_FEATURES."""
    start = text[:_LOOKED_AT].lower()
    first = start.lstrip(" -–—•·>»▶►:*[(")
    own = [word.strip(_MARKS) for word in start.split()]
    count = len(own) or 1
    edges = own[:_CREDIT_WORDS] + own[_CREDIT_WORDS:][-_CREDIT_WORDS:]
    being = not _BEING.isdisjoint(own[1:_IS_WITHIN])
    return [
        len(_notices().find_matches_as_indexes(start)),
        first[:1] in _RELATED_STARTS and first.startswith(_RELATED),
        sum(map(_CREDIT.__contains__, edges)),
        "@" in start or "http" in start or "www." in start,
        sum(map(_READER.__contains__, own)) / count,
        sum(map(_HOUSE.__contains__, own)) / count,
        text[0] in _QUOTES,
        being and not _CALLING.isdisjoint(own[2:_CALLING_WITHIN]),
        bool(_LISTED.match(start)),
    ]


@remembered
def line_numbers(text: str) -> bytes:
    """The numbers of a line as floats of 32 bits: an eighth of what Python's own take, and put together as they are."""
    return _PACKED.pack(*_signs(text), *wording(text))


def _signs(text: str) -> tuple[float, ...]:
    """ends_prose, commas, sentences, digits, upper; lower_start, marks, colon, date_like, wide, words, question."""
    words, start, plain = text.split(), text[:_DATE_WITHIN], text.isascii()
    looked_at = text[:_LOOKED_AT]
    digits = sum(map(looked_at.count, "0123456789")) if plain else sum(map(str.isdigit, looked_at))
    commas = text.count(",") if plain else sum(map(text.count, ",，、،"))
    return (
        text[-1] in PROSE_ENDS,
        commas / len(words),
        len(_SENTENCE.findall(text)),
        digits / len(looked_at),
        sum([word[0].isupper() for word in words]) / len(words),
        text[0].islower(),
        "|" in text if plain else not _MARKS_LINES.isdisjoint(text),
        text[-1] in ":：…",
        digits > 0 and bool(_DATE_LIKE.search(start)),
        0.0 if plain else len(WIDE_LETTER.findall(start)) / len(start),
        len(words),
        text[-1] in "?？؟",
    )


def judged_units(units: list[Unit]) -> list[Unit]:
    """The units worth judging: those with running text in their grandparent element. The other 60 % are menus."""
    parents = ((unit, unit.frame.parent or unit.frame) for unit in units)
    return [unit for unit, parent in parents if (parent.parent or parent).prose]


def unit_features(
    layout: Layout, judged: list[Unit], title_index: int, frames: tuple[Frame, Frame | None], facts: PageFacts
) -> npt.NDArray[np.float32]:
    """One row for each judged unit, columns as in FEATURE_NAMES; `frames` hold most and second most of the prose."""
    table = _Table(layout, title_index, frames, facts)
    found = np.empty((len(judged), len(FEATURE_NAMES)), dtype=np.float32)
    for start in range(0, len(judged), ROWS_AT_ONCE):
        part = judged[start : start + ROWS_AT_ONCE]
        found[start : start + len(part)] = _Rows(table, part).rows()
    return found


class _Way:
    """The ways from elements to one of them, the goal; what is found is kept for those that hold several units."""

    def __init__(self, goal: Frame | None) -> None:
        self.known = {frame.order: (0, steps, 0) for steps, frame in enumerate(goal.chain())} if goal else {}

    def steps(self, frame: Frame) -> tuple[int, int, int]:
        """How many elements up and then down lead to the goal, and the hints of those left on the way up.

        -1 up and down if there is no goal.
        """
        left: list[Frame] = []
        above: Frame | None = frame
        while above is not None and above.order not in self.known:
            left.append(above)
            above = above.parent
        up, down, mask = self.known[above.order] if above else (-1, -1, 0)
        for one in reversed(left if above else []):
            up, mask = up + 1, mask | one.mask
            if one.last - one.first > 1:  # a page of 60,000 paragraphs would keep 60,000 ways that are asked for once
                self.known[one.order] = up, down, mask
        return up, down, mask


class _Table:
    """What the rows of a page need of all its units: sums, ways to the elements that matter, what is like what."""

    def __init__(self, layout: Layout, title_index: int, frames: tuple[Frame, Frame | None], facts: PageFacts) -> None:
        units = layout.units
        self.units, self.title_index, self.facts, self.best = units, title_index, facts, frames[0]
        self.to_best, self.to_second = map(_Way, frames)
        self.to_title = _Way(units[title_index].frame if title_index >= 0 else None)
        self.repeats = Counter([unit.text for unit in units])
        self.shapes: dict[str, list[float]] = {}
        # Sizes, and sums of what is before each unit.
        chars = [len(unit.text) for unit in units]
        self.sizes = np.array([math.log1p(size) for size in chars])
        links = [unit.link_chars for unit in units]
        self.link_ratios = np.array(links) / np.array(chars)
        self.prose = [unit.prose for unit in units]
        self.total, self.total_prose = max(1, sum(chars)), max(1, sum(self.prose))
        self.char_sums = _sums(chars)
        self.prose_sums = _sums(self.prose)
        self.link_sums = _sums(links)
        self.head_sums = _sums([unit.frame.tag in ("h1", "h2") for unit in units])
        self.mark_sums = _sums(np.bincount([mark.index for mark in layout.marks], minlength=len(units) + 1))
        self.marks_before = self.mark_sums.tolist()
        self.commented = sum([unit.prose for unit in units if unit.frame.above & _COMMENT])

        self._compare()

    def _compare(self) -> None:
        """Which units are in elements of one shape, of one parent, of one name."""
        units = self.units
        self.alike = grouped((unit.frame.signature, unit.index) for unit in units)
        self.orders = np.array([unit.frame.order for unit in units])
        self.parents = np.array([unit.frame.parent.order if unit.frame.parent else -1 for unit in units])
        tags: dict[str, int] = {}
        self.names = np.array([tags.setdefault(unit.frame.tag, len(tags)) for unit in units])
        self.is_prose = np.array(self.prose) > 0
        self.headings = np.array([unit.frame.tag in HEADINGS for unit in units])

    def level(self, frame: Frame) -> tuple[float, ...]:
        """Sums of an element, and the share of marks in it."""
        chars, count = frame.chars or 1, frame.last - frame.first
        return (
            frame.chars / self.total,
            frame.link_chars / chars,
            frame.prose / chars,
            math.log1p(count),
            frame.prose / self.total_prose,
            (self.marks_before[frame.last] - self.marks_before[frame.first]) / (count or 1),
        )

    def shape(self, signature: str) -> list[float]:
        """What the units in elements of one shape have in common."""
        if signature not in self.shapes:
            alike = [self.units[index] for index in self.alike[signature]]
            size = sum([len(unit.text) for unit in alike])
            self.shapes[signature] = [
                math.log1p(len(alike)),
                math.log1p(size / len(alike)),
                sum([unit.link_chars for unit in alike]) / size,
                sum([unit.prose for unit in alike]) / self.total_prose,
                math.log1p(len({id(unit.frame.parent) for unit in alike})),
                math.log1p(len({id(parent.parent) for unit in alike if (parent := unit.frame.parent)})),
            ]
        return self.shapes[signature]


class _Rows:
    """The rows of some of a page's judged units, a group of columns at a time."""

    def __init__(self, table: _Table, judged: list[Unit]) -> None:
        self.table, self.judged = table, judged
        self.at = np.array([unit.index for unit in judged])
        self.frames = [unit.frame for unit in judged]

    def rows(self) -> npt.NDArray[np.float32]:
        """A row for each judged unit, its columns in the order of `FEATURE_NAMES`."""
        packed = b"".join([line_numbers(unit.text) for unit in self.judged])
        lines = np.frombuffer(packed, dtype=np.float32).reshape(len(self.judged), -1)
        first, second, last = np.split(lines, [LINE_FIRST, LINE_SIGNS], axis=1)
        own, kinds = self._own()
        ways = np.array([self.table.to_best.steps(frame) for frame in self.frames])
        levels, marks = self._levels()
        masks = np.array([frame.mask | (frame.parent.mask if frame.parent else 0) for frame in self.frames])
        groups: list[npt.NDArray[Any]] = [own, first, kinds, second, self._place(), levels]
        groups += [self._best(ways, marks), self._shapes()]
        groups += [(bits[:, None] & _BITS) != 0 for bits in (masks, ways[:, 2])]
        groups += [self._near(), self._window(), last]
        return np.hstack(groups, dtype=np.float32)

    def _own(self) -> tuple[Numbers, Numbers]:
        """What the markup says of each unit: the columns before and those after the first ones of its words."""
        table = self.table
        kinds = np.array([_TAGS.get(frame.tag, 4) for frame in self.frames])
        heading = table.headings[self.at]
        own = [table.sizes[self.at], table.link_ratios[self.at], [len(unit.links) for unit in self.judged]]
        after = [
            [unit.bold_chars / len(unit.text) for unit in self.judged],
            [min(unit.breaks, 4) for unit in self.judged],
            *[heading, kinds == 0, kinds == 1, kinds == 2, kinds == 3, (kinds == 4) & ~heading],
            [table.repeats[unit.text] for unit in self.judged],
        ]
        return np.column_stack(own), np.column_stack(after)

    def _place(self) -> Numbers:
        """The place of each unit in the page, next to its title and in the texts of its head."""
        size, title = len(self.at), self.table.title_index
        columns = [
            self.at / len(self.table.units),
            self.table.char_sums[self.at] / self.table.total,
            np.clip(self.at - title, -50, 200) if title >= 0 else np.full(size, -60),
            self.at <= title,
            np.array([self._in_head(unit.text) for unit in self.judged]),
        ]
        return np.column_stack(columns)

    def _in_head(self, text: str) -> tuple[float, bool, int]:
        """The share of a line's words that the title has; whether description and declared text (-1: none) have it."""
        facts = self.table.facts
        words = text.casefold().split() if facts.title_words and len(text) < 300 else []
        common = sum([word in facts.title_words for word in words]) / len(words) if words else 0.0
        own = letters(text) if (facts.body or facts.description) and len(text) > 15 else ""
        if not own:
            return common, False, -1
        return common, own in facts.description, own in facts.body if facts.body else -1

    def _levels(self) -> tuple[Numbers, Numbers]:
        """Sums of each unit's element and the three above it, and the share of marks in those three."""
        known: dict[int, int] = {}
        rows: list[tuple[float, ...]] = []
        steps = []
        for frame in self.frames:
            above = frame
            for _ in range(_LOOKED_UP):
                row = known.get(above.order)
                if row is None:
                    row = known[above.order] = len(rows)
                    rows.append(self.table.level(above))
                steps.append(row)
                above = above.parent or above
        levels = np.array(rows)[np.array(steps)].reshape(len(self.frames), _LOOKED_UP, -1)
        return levels[:, :, :-1].reshape(len(self.frames), -1), levels[:, 1:, -1]

    def _best(self, ways: Integers, marks: Numbers) -> Numbers:
        """Where each unit is from the element with most prose, the second one, the title, and in comments."""
        table, size = self.table, len(self.frames)
        best = table.best
        up, down = ways[:, 0], ways[:, 1]
        columns = [
            np.minimum(up, 12),
            np.minimum(down, 12),
            down == 0,
            [frame.first >= best.last for frame in self.frames],
            [frame.last <= best.first for frame in self.frames],
            np.full(size, best.chars / table.total),
            np.full(size, best.prose / table.total_prose),
            np.full(size, best.depth),
            [table.to_second.steps(frame)[1] == 0 for frame in self.frames],
            np.minimum(np.array([table.to_title.steps(frame)[:2] for frame in self.frames]), 15),
            marks,
            [bool(frame.above & _COMMENT) for frame in self.frames],
            np.full(size, table.commented / table.total_prose),
        ]
        return np.column_stack(columns)

    def _shapes(self) -> Numbers:
        """What the units in elements of the same shape have in common."""
        known: dict[str, int] = {}
        shapes = [known.setdefault(frame.signature, len(known)) for frame in self.frames]
        rows = np.array([self.table.shape(signature) for signature in known], dtype=np.float64)
        found: Numbers = rows[np.array(shapes)]
        return found

    def _near(self) -> Numbers:
        """What is two before, just before, just after and two after each unit; -1 where nothing is."""
        table = self.table
        columns = []
        for step in _SIDES:
            there = (self.at + step >= 0) & (self.at + step < len(table.units))
            other = np.where(there, self.at + step, self.at)
            alike = (table.parents[other] == table.parents[self.at]) & (table.names[other] == table.names[self.at])
            same = (table.orders[other] == table.orders[self.at]) | alike
            about = [table.sizes, table.link_ratios, table.is_prose, table.headings]
            found = np.column_stack([*[one[other] for one in about], same])
            columns.append(np.where(there[:, None], found, -1.0))
        return np.hstack(columns)

    def _window(self) -> Numbers:
        """Prose, links, headings and marks around and before each unit."""
        table = self.table
        size, begin = len(self.at), np.clip(table.title_index, 0, self.at)
        columns = [
            _around(table.prose_sums, self.at, 3) / table.total_prose,
            _around(table.prose_sums, self.at, 8) / table.total_prose,
            _around(table.link_sums, self.at, 3) / table.total,
            np.full(size, math.log1p(len(table.units))),
            np.full(size, math.log1p(table.total_prose)),
            table.prose_sums[self.at] / table.total_prose,
            1 - table.prose_sums[self.at + 1] / table.total_prose,
            table.head_sums[self.at] - table.head_sums[begin],
            table.mark_sums[self.at] - table.mark_sums[begin],
        ]
        return np.column_stack(columns)


def _sums(values: npt.ArrayLike) -> Integers:
    """For each place the sum of all values before it."""
    return np.concatenate(([0], np.cumsum(values)))


def _around(sums: Integers, at: Integers, reach: int) -> Integers:
    found: Integers = sums[np.minimum(len(sums) - 1, at + reach + 1)] - sums[np.maximum(0, at - reach)]
    return found
