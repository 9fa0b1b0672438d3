"""How alike two texts are and in what they differ: shared passages without menus, changed numbers and names."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import islice
from operator import itemgetter

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pipelines.deduplicate.keys import MAX_TEXT, Codes, codes_of, grams, is_wide, letters_by_line, opened
from presswatch.languages.packs import ordered_words, packs_with
from presswatch.languages.patterns import compiled_later
from scraper.pages.dates.words import DATA, fold_date_text
from scraper.pages.text.known_lines import remembered

_SERIES = ("seasons_in_order", "cardinal_numbers_in_order", "ordinal_numbers_in_order")
_FOR_MANY_LETTERS = compiled_later("[\u3200-\u33ff\ufdf0-\ufdff]")
"""Characters that compatibility forms (NFKC) spell out, such as ㍿ and ﷺ."""
_MOST_LETTERS = 18


@cache
def _series() -> tuple[dict[str, int], ...]:
    rows: list[Iterable[str]] = [ordered_words(series, pack) for series in _SERIES for pack in packs_with(series)]
    rows += [*DATA["months"].values(), *DATA["weekdays"].values()]
    return tuple(
        {fold_date_text(word).replace("_", " "): number for number, forms in enumerate(row) for word in forms.split()}
        for row in rows
    )


def counted_apart(old: str, new: str) -> bool:
    """True if two words are different places of one series: March and April, first and third, 봄 and 가을."""
    one, two = fold_date_text(old), fold_date_text(new)
    return any(one in row and two in row and row[one] != row[two] for row in _series())


COVER = (12, 5)
"""Passages count as shared from this many letters on: more than a word, less than two, so that noise is survived."""
PASSAGE = (20, 10)
"""A shared passage shorter than this does not show where an excerpt begins (the first figure, in any script), nor
what is shared last."""
TYPO_RATIO = 60.0
"""Words at least this alike (of 100) are one word written twice, not two names."""
MAX_TOKENS = 4000
"""Words of each text that are aligned: the cost grows with the product, and notices are short."""
MAX_WORD_LETTERS = 60
MAX_ROMAN_LETTERS = 5
"""Longer runs of i, v and x are no numbers of chapters."""
MAX_HEAD_LETTERS = 300
"""Longer titles (or first lines used as one) are cut."""
KEPT = 32
"""Wordings that are kept: the newest posts of a source show with each new one what recurs on them."""
KEPT_LETTERS = 10_000
FURNITURE_LETTERS = 200
"""Only lines up to this length are ever taken for menus and footers."""

_TOKEN = compiled_later(r"\d+|[^\W\d_]+")
_WIDE = compiled_later(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SEPARATORS = compiled_later(r"\s[|·•/»]\s|[|·•]|;\s")
_FURNITURE = ordered_words("page_furniture")
"""Phrases of menus and footers in lower case; the Turkish letters i are one, with and without a dot."""

_MARKS = 1 << 14
_LAST_BITS = np.uint64(_MARKS - 1)

Cover = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Wording:
    """A post prepared for comparing: title, content lines (no menus, no repeats), and its letters as code points."""

    title: str
    lines: tuple[str, ...]
    codes: Codes
    wide: bool

    @property
    def head(self) -> str:
        """The title, or the first line of a text without one."""
        return (self.title or (self.lines[0] if self.lines else ""))[:MAX_HEAD_LETTERS]

    def grams(self, width: int) -> Codes:
        """The hashes of its runs of `width` letters; a new post is asked for them with each known one."""
        return self._own_grams if width == COVER[self.wide] else grams(self.codes, width)

    @cached_property
    def _own_grams(self) -> Codes:
        return grams(self.codes, COVER[self.wide])


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common, in letters: each one's size without menus and repeats, and how much is shared.

    `larger_start` is where in the longer text the first shared passage of some length begins; a `gap` is the longest
    run of one text that the other lacks, but for what follows the last thing they share.
    """

    left: int
    right: int
    left_shared: int
    right_shared: int
    larger_start: int
    left_gap: int
    right_gap: int

    @property
    def of_smaller(self) -> float:
        """The shared part of the text that is shorter (0 to 1)."""
        size, shared = min((self.left, self.left_shared), (self.right, self.right_shared), key=itemgetter(0))
        return shared / max(1, size)

    @property
    def of_larger(self) -> float:
        """The shared part of the longer text (0 to 1)."""
        size, shared = max((self.right, self.right_shared), (self.left, self.left_shared), key=itemgetter(0))
        return shared / max(1, size)


@dataclass(frozen=True, slots=True)
class Differences:
    """Which words differ between two texts: replaced pairs, old to new; counts of words added and dropped.

    `typos` are pairs that are nearly one word ("pencil", "pencl"; but also "minjun", "minji"). `tokens` is the number
    of words that were aligned, of the shorter text.
    """

    numbers: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    typos: tuple[tuple[str, str], ...] = ()
    added: int = 0
    dropped: int = 0
    tokens: int = 0

    @property
    def repeated(self) -> tuple[str, str] | None:
        """The replacement of a word or number that was made at least twice: another name, not another wording."""
        counts = Counter(self.words + self.numbers)
        pair, times = counts.most_common(1)[0] if counts else (("", ""), 0)
        return pair if times > 1 else None


def comparable(text: str) -> str:
    """The beginning of a text in the form in which words are compared: entities opened, composed, lower case."""
    return unicodedata.normalize("NFKC", opened(text[:MAX_TEXT])).casefold()


@remembered
def _is_menu(line: str) -> bool:
    pieces = _SEPARATORS.split(line)
    return len(pieces) >= 3 and all(len(piece) <= 40 for piece in pieces)


def _with_phrases(lines: Iterable[str]) -> set[str]:
    """Those of the lines that hold a set phrase."""
    plain = {line: line.casefold().replace("ı", "i").replace("\u0307", "") for line in lines}
    together = "\n".join(plain.values())
    phrases = [phrase for phrase in _FURNITURE if phrase in together]  # few, if any
    return {line for line, lower in plain.items() if any(phrase in lower for phrase in phrases)}


def content_lines(text: str) -> dict[str, str]:
    """The lines of `text` once each, by their letters, without menus and footers; all if nothing else is there."""
    text = opened(text)
    by_letters = dict(zip(reversed(letters_by_line(text).split("\n")), reversed(text.split("\n")), strict=True))
    by_letters.pop("", None)
    in_order = dict(reversed(by_letters.items()))
    short = [line for line in in_order.values() if len(line) <= FURNITURE_LETTERS]
    furniture = _with_phrases(short).union(filter(_is_menu, short))
    return {letters: line for letters, line in in_order.items() if line not in furniture} or in_order


def shared_places(hashes: Codes, other: Codes) -> Places:
    """The positions of the hashes that `other` has too."""
    if not other.size:
        return np.zeros(0, dtype=np.int64)
    # Their last bits rule most of them out; only the rest is looked up among the sorted ones, which costs five times
    # as much a hash (and numpy's isin ten times).
    marked = np.zeros(_MARKS, dtype=np.bool_)
    marked[other & _LAST_BITS] = True
    places = np.flatnonzero(marked[hashes & _LAST_BITS])
    known, asked = np.sort(other), hashes[places]
    found: Places = places[known[np.minimum(np.searchsorted(known, asked), known.size - 1)] == asked]
    return found


def cover_of(size: int, starts: Places, width: int) -> Cover:
    """Which of `size` letters lie in the runs of `width` letters that begin at `starts`."""
    edges = np.zeros(size + 1, dtype=np.int32)
    edges[starts] += 1
    edges[starts + width] -= 1
    return np.cumsum(edges)[:-1] > 0


def runs_of(cover: Cover, least: int) -> tuple[Places, Places]:
    """Where the covered runs of at least `least` letters begin and end."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], cover.astype(np.int8), [0]))))
    starts, ends = edges[::2], edges[1::2]
    long = ends - starts >= least
    return starts[long], ends[long]


def _longest_gap(cover: Cover, passage: int) -> int:
    """The longest stretch that is not covered, and that a covered one of at least `passage` letters follows."""
    last, _ = runs_of(cover, passage)
    if not last.size:
        return 0
    starts, ends = runs_of(cover[: last[-1] + 1], 1)
    return int(np.max(starts - np.concatenate(([0], ends[:-1]))))


def read_wording(title: str, text: str) -> Wording:
    """Prepares a post for comparing, by the first MAX_TEXT characters of its text; of short texts the last are kept."""
    return _kept(title, text) if len(text) <= KEPT_LETTERS else _read(title, text)


def _beginning(text: str) -> str:
    """The part of a text that is compared; less if it consists of characters that each expand to many letters."""
    text = text[:MAX_TEXT]
    most = len(text) + _MOST_LETTERS * len(_FOR_MANY_LETTERS.findall(text))
    return text if most <= 2 * MAX_TEXT else text[: 2 * MAX_TEXT * len(text) // most]


def _read(title: str, text: str) -> Wording:
    lines = content_lines(_beginning(text))
    codes = codes_of("".join(lines)[:MAX_TEXT])
    return Wording(title, tuple(lines.values()), codes, is_wide(codes))


_kept = lru_cache(maxsize=KEPT)(_read)


def shared_of_smaller(left: Wording, right: Wording) -> float:
    """The shared part of the shorter text (0 to 1), as in `overlap`: half the work, and nearly always all there is."""
    smaller, larger = (left, right) if left.codes.size <= right.codes.size else (right, left)
    width = COVER[left.wide or right.wide]
    shared = shared_places(smaller.grams(width), larger.grams(width))
    return int(cover_of(smaller.codes.size, shared, width).sum()) / max(1, smaller.codes.size)


def overlap(left: Wording, right: Wording) -> Overlap:
    """Measures the shared passages of two texts, wherever they are."""
    width = COVER[left.wide or right.wide]
    ones, twos = left.grams(width), right.grams(width)
    in_left = shared_places(ones, twos)
    left_cover = cover_of(left.codes.size, in_left, width)
    right_cover = cover_of(right.codes.size, shared_places(twos, ones[in_left]), width)
    larger = left_cover if left_cover.size > right_cover.size else right_cover
    passages, _ = runs_of(larger, PASSAGE[False])
    passage = PASSAGE[left.wide or right.wide]
    return Overlap(
        left=left.codes.size,
        right=right.codes.size,
        left_shared=int(left_cover.sum()),
        right_shared=int(right_cover.sum()),
        larger_start=int(passages[0]) if passages.size else larger.size,
        left_gap=_longest_gap(left_cover, passage),
        right_gap=_longest_gap(right_cover, passage),
    )


def tokens(text: str) -> list[str]:
    """Words and numbers of a folded text in order, at most MAX_TOKENS; Chinese and Japanese letter by letter."""
    if not _WIDE.search(text):
        return [match[0][:MAX_WORD_LETTERS] for match in islice(_TOKEN.finditer(text), MAX_TOKENS)]
    words: list[str] = []
    for match in _TOKEN.finditer(text):
        word = match[0][:MAX_WORD_LETTERS]
        if _WIDE.search(word):
            words.extend(word)
        else:
            words.append(word)
        if len(words) >= MAX_TOKENS:
            break
    return words[:MAX_TOKENS]


def differences(left: str, right: str) -> Differences:
    """Aligns two texts word by word and sorts what was replaced into numbers, words and typing errors."""
    one, two = tokens(comparable(left)), tokens(comparable(right))
    codes = [
        (code.tag, one[code.src_start : code.src_end], two[code.dest_start : code.dest_end])
        for code in Levenshtein.opcodes(one, two)
    ]
    kinds: dict[str, list[tuple[str, str]]] = {"number": [], "word": [], "typo": []}
    for pair in (pair for tag, old, new in codes if tag == "replace" for pair in _paired(old, new)):
        kinds[_kind(*pair)].append(pair)
    return Differences(
        numbers=tuple(kinds["number"]),
        words=tuple(kinds["word"]),
        typos=tuple(kinds["typo"]),
        added=sum(len(new) for tag, _, new in codes if tag == "insert"),
        dropped=sum(len(old) for tag, old, _ in codes if tag == "delete"),
        tokens=min(len(one), len(two)),
    )


def _paired(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """Replaced words side by side; Chinese and Japanese letters replaced together stay one word."""
    if all(len(word) == 1 and _WIDE.match(word) for word in old + new):
        return [("".join(old), "".join(new))]
    return list(zip(old, new, strict=False))


def _kind(old: str, new: str) -> str:
    """What a replacement is: "number", "typo" (nearly the same word) or "word"."""
    if _is_number(old) or _is_number(new):
        return "number" if _is_number(old) and _is_number(new) else "word"
    if counted_apart(old, new):
        return "number"
    return "typo" if fuzz.ratio(old, new) >= TYPO_RATIO else "word"


def _is_number(word: str) -> bool:
    """Digits, or a small Roman number ("ii", "xiv")."""
    return word.isdigit() or (0 < len(word) <= MAX_ROMAN_LETTERS and not word.strip("ivx"))
