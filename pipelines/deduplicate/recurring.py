"""What recurs on posts of a house ("About us", the press contact): it does not indicate whether two posts are one.

Learned at each look from the posts that look alike: a passage in several posts that are not one another's copies is
the house's, not theirs. So nothing is stored, a changed foot is learned with the posts that have it, and posts of one
visit inform each other. Of a sentence that mostly recurs the rest (another year, another phone number) is skipped too.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

import numpy as np

from pipelines.deduplicate.keys import Codes, different, letters_by_line, letters_of
from pipelines.deduplicate.likeness import COVER, Cover, Places, Wording, cover_of, runs_of, shared_places
from presswatch.languages.patterns import compiled_later

RECURS_FROM = 4
"""A passage is the house's where this many posts have it that are not one another's copies: two, and two that they are
compared with. With fewer, a digest that quotes a post would turn the post into what recurs."""
RECURRING_SHARE = 0.75
"""And where this share of a house's posts has it: less is a turn of phrase that posts were chosen for, not its foot."""
SET_PHRASE = (20, 10)
"""A recurring run of fewer letters is language or a name, not a passage."""
RECURRING_SENTENCE = 0.6
"""From this recurring share of its letters on a sentence is boilerplate, even with other words in it."""
FOOT_LETTERS = (40, 20)
"""After this many recurring letters a short sentence before more of them, or at the end, is the house's too."""
ASIDE_LETTERS = (120, 50)
"""A sentence that a house adds to its foot for a while is no longer."""
COMPARED = 2
"""Groups that have a title where a post is compared with its original; where more have it, it is the house's."""
_SENTENCE_ENDS = compiled_later(r"(?<=[.!?…؟।])\s+|(?<=[.!?][”\"»’)])\s+|(?<=[。！？])(?![」』])|(?<=[。！？][」』])")
_NOTHING: Codes = np.zeros(0, dtype=np.uint64)


def recurring_titles(posts: Iterable[tuple[Hashable, str]]) -> frozenset[str]:
    """The titles, by their letters, that more groups of posts have than two that are compared may."""
    seen = Counter(letters for _, letters in {(group, letters_of(title)) for group, title in posts})
    return frozenset(letters for letters, count in seen.items() if count > COMPARED)


@dataclass
class House:
    """What recurs on posts: hashes of runs of letters, ascending, titles' letters, the `known` houses seen enough."""

    wide: Codes
    narrow: Codes
    titles: Collection[str]
    known: Collection[str]
    _own: dict[int, tuple[Wording, Wording]] = field(default_factory=dict)

    def own(self, wording: Wording) -> Wording:
        """The wording without the sentences that recur; of `lines` only what follows the post's own text goes."""
        known = self._own.get(id(wording))
        if known is None:
            known = self._own[id(wording)] = wording, self._without(wording)
        return known[1]

    def _without(self, wording: Wording) -> Wording:
        hashes, width = self.wide if wording.wide else self.narrow, COVER[wording.wide]
        starts = shared_places(wording.grams(width), hashes)
        if not starts.size:
            return wording
        cover = _passages(cover_of(wording.codes.size, starts, width), SET_PHRASE[wording.wide])
        return _left_of(wording, cover) if cover.any() else wording


@dataclass(frozen=True, slots=True)
class Witness:
    """A post that shows what recurs: the `house` it is of (its host), its `group` (copies of one post), its wording."""

    house: str
    group: Hashable
    wording: Wording


def learn(posts: Sequence[Witness]) -> House:
    """Learns what recurs on the posts of each house; copies of one post count as one."""
    houses: dict[str, dict[Hashable, list[Wording]]] = {}
    for one in posts:
        houses.setdefault(one.house, {}).setdefault(one.group, []).append(one.wording)
    kept = [list(groups.values()) for groups in houses.values() if len(groups) >= RECURS_FROM]
    return House(
        wide=_union(_recurring(groups, wide=True) for groups in kept),
        narrow=_union(_recurring(groups, wide=False) for groups in kept),
        titles=recurring_titles((one.group, one.wording.title) for one in posts),
        known=frozenset(house for house, groups in houses.items() if len(groups) >= RECURS_FROM),
    )


def _union(parts: Iterable[Codes]) -> Codes:
    found = list(parts)
    return different(np.concatenate(found)) if found else _NOTHING


def _recurring(groups: Sequence[Sequence[Wording]], *, wide: bool) -> Codes:
    """The hashes that RECURS_FROM groups have and RECURRING_SHARE of all."""
    drawn = [[one.grams(COVER[wide]) for one in group if one.wide == wide] for group in groups]
    sets = [different(np.concatenate(hashes)) for hashes in drawn if hashes]
    if len(sets) < RECURS_FROM:
        return _NOTHING
    ordered = np.sort(np.concatenate(sets))
    # Each group gives a hash once, so as many equal ones in a row are as many groups.
    last = max(RECURS_FROM, ceil(RECURRING_SHARE * len(sets))) - 1
    found: Codes = ordered[last:][ordered[last:] == ordered[: ordered.size - last]]
    return found


def _passages(cover: Cover, least: int) -> Cover:
    """The cover without its runs of fewer than `least` letters."""
    kept = np.zeros(cover.size, dtype=np.bool_)
    for start, end in zip(*runs_of(cover, least), strict=True):
        kept[start:end] = True
    return kept


def _left_of(wording: Wording, cover: Cover) -> Wording:
    """The wording without the sentences that `cover` mostly covers."""
    lines = [list(filter(None, _SENTENCE_ENDS.split(line))) for line in wording.lines]
    flat = "\n".join(piece.replace("\n", " ") for pieces in lines for piece in pieces)
    sizes: Places = np.array(list(map(len, letters_by_line(flat).split("\n"))), dtype=np.int64)
    ends = np.minimum(np.cumsum(sizes), cover.size)
    covered = np.concatenate(([0], np.cumsum(cover)))
    starts = np.concatenate(([0], ends[:-1]))
    recurs = (covered[ends] - covered[starts]) >= RECURRING_SENTENCE * np.maximum(sizes, 1)
    if not recurs.any():
        return wording
    kept = ~_with_asides(recurs, ends - starts, wide=wording.wide)
    # Above the end of what is the post's own a line that recurs says when and where: "Saturday, 4 May, 2 to 5 pm".
    answers = iter((np.arange(kept.size) <= np.max(np.flatnonzero(kept), initial=-1)).tolist())
    rest = (" ".join(piece for piece in pieces if next(answers)) for pieces in lines)
    letters_kept = np.repeat(kept, ends - starts)
    codes = wording.codes[: letters_kept.size][letters_kept]
    return replace(wording, lines=tuple(filter(None, rest)), codes=codes)


def _with_asides(recurs: Cover, sizes: Places, *, wide: bool) -> Cover:
    """What recurs, with the short sentences between or after it; never the first that are the post's own."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], ~recurs, [False]))))
    lengths = np.concatenate(([0], np.cumsum(sizes)))
    result, end_before = recurs.copy(), None
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if end_before is not None:
            before, own = lengths[start] - lengths[end_before], lengths[end] - lengths[start]
            if before >= FOOT_LETTERS[wide] and own <= ASIDE_LETTERS[wide]:
                result[start:end] = True
        end_before = end
    return result
