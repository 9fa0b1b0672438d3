"""Chosen units become a text: repeats folded, blocks with kinds and offsets, links with their sentences."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import itemgetter

from rapidfuzz.distance import Levenshtein

from presswatch.languages.packs import any_word
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, BlockKind, Link
from presswatch.urls.canonical import clean_url
from scraper.pages.article.blocks import HEADINGS, Unit
from scraper.pages.html_tree.links import shares_page
from scraper.pages.text.letters import WIDE_LETTER, letters

# This few are compared one by one.
_FEW = 32


class NearTexts:
    """A growing set of texts, searched for one that is at most one character away.

    Of two such texts the first or the second half of either is at the same end of the other. So where there are
    many, each is filed under both of its halves, and what is left of those that share one is such a set again.
    """

    __slots__ = ("_filed", "_texts")

    def __init__(self) -> None:
        self._texts: set[str] = set()
        self._filed: dict[tuple[int, bool, str], NearTexts] | None = None

    def add(self, text: str) -> None:
        """Adds a text; one that is there already changes nothing."""
        if text in self._texts:
            return
        self._texts.add(text)
        if self._filed is None and len(self._texts) <= _FEW:
            return
        unfiled = self._texts if self._filed is None else (text,)
        self._filed = self._filed or {}
        for one in unfiled:
            for key, rest in _halves(one, len(one)):
                self._filed.setdefault(key, NearTexts()).add(rest)

    def holds(self, text: str) -> bool:
        """True if one of the texts is this one with at most one character added, omitted or replaced."""
        if self._filed is None or len(text) <= 2:
            return any(Levenshtein.distance(text, one, score_cutoff=1) <= 1 for one in self._texts)
        filed = self._filed
        return any(
            key in filed and filed[key].holds(rest)
            for length in (len(text) - 1, len(text), len(text) + 1)
            for key, rest in _halves(text, length)
        )


def _halves(text: str, length: int) -> tuple[tuple[tuple[int, bool, str], str], ...]:
    """Half of a text of this length at either end of `text`, with the rest of `text`; none for a single character."""
    half = length // 2
    if not half:
        return ()
    cut = len(text) - half
    return ((length, True, text[:half]), text[half:]), ((length, False, text[cut:]), text[:cut])


TEXT_MAX = 500_000
"""A text ends with the block that passes this length; of what is longer 400,000 are kept."""
BLOCK_END = "\n\n"
_CELL_END = " | "
_MAX_CELL_CHARS = 200

MIN_REPEAT_WEIGHT = 20
"""A block lighter than this may be twice in a text on purpose (a name, "Yes."); it folds only onto its neighbour."""
MIN_NEAR_WEIGHT = 40
"""Lighter blocks that differ in one character are two items of a series rather than one block twice."""
MIN_GLUED_WEIGHT = 400
_GLUED_SHARE = 0.7
_MAX_PARTS = 100
"""A block this heavy, of which this much came before in several of the page's first hundred, repeats them."""

_DIGITS = compiled_later(r"\d+")


@dataclass(frozen=True, slots=True)
class Composed:
    """A text with its blocks and links; offsets as in `presswatch.records`."""

    text: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()


def compose(units: list[Unit], base_url: str) -> Composed:
    """Joins units to a text; a single `<br>` is a line end inside a block, cells of a row are in one line.

    What follows the first `TEXT_MAX` characters is skipped.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    raw_links: list[tuple[int, int, str]] = []
    size, previous = 0, None
    for unit in fold_repeats(map(_without_anchor, units)):
        joint = _joint(previous, unit)
        size += len(joint)
        raw_links.extend((size + start, size + end, href) for start, end, href in unit.links)
        parts += (joint, unit.text)
        if joint == BLOCK_END or not blocks:
            blocks.append(Block(kind=kind_of(unit), start=size, end=size + len(unit.text)))
        else:
            blocks[-1] = replace(blocks[-1], end=size + len(unit.text))
        size += len(unit.text)
        if size > TEXT_MAX:
            break
        previous = unit
    text = "".join(parts)
    return Composed(text, tuple(blocks), tuple(_links(text, raw_links, base_url)))


def _without_anchor(unit: Unit) -> Unit:
    """A heading without the mark after or before it ("#", "¶", "2.1") that is only a link to the heading itself."""
    if unit.frame.tag not in HEADINGS or not unit.links:
        return unit
    for start, end, href in (unit.links[0], unit.links[-1]):
        before, after = unit.text[:start].strip(), unit.text[end:].strip()
        is_anchor = href.startswith("#") and not any(map(str.isalpha, unit.text[start:end]))
        if is_anchor and bool(before) != bool(after):
            rest = before + after
            shift = unit.text.index(rest)
            others = [link for link in unit.links if link[:2] != (start, end)]
            return replace(unit, text=rest, links=[(first - shift, last - shift, to) for first, last, to in others])
    return unit


def _joint(previous: Unit | None, unit: Unit) -> str:
    """The text between two units: nothing at the start, a line end, a cell's bar, or the end of a block."""
    if previous is None:
        return ""
    if previous.frame is unit.frame:
        return "\n" if unit.breaks == 1 and previous.index == unit.index - 1 else BLOCK_END
    is_row = previous.frame.parent is unit.frame.parent and _is_cell(previous) and _is_cell(unit)
    return _CELL_END if is_row else BLOCK_END


def _is_cell(unit: Unit) -> bool:
    frame = unit.frame
    return frame.tag in ("td", "th") and frame.last - frame.first == 1 and len(unit.text) <= _MAX_CELL_CHARS


_KINDS: dict[str, BlockKind] = {
    "li": "list-item", "dt": "list-item", "dd": "list-item", "blockquote": "quote", "figcaption": "caption",
    "caption": "caption", "pre": "code",
} | dict.fromkeys(HEADINGS, "heading")  # type: ignore[assignment]  # fmt: skip
_LOOKS_UP = 4
"""How many elements above a unit may give its kind: `<blockquote><div><p>` is common, more is layout."""
_ENTRY_TAGS = frozenset(("li", "dd"))
_TEXT_LINES = 3
_TEXT_SHARE = 0.75


def kind_of(unit: Unit) -> BlockKind:
    """The kind of a unit by the nearest element around it that has one; a lone cell of a row is a paragraph."""
    if unit.frame.tag in ("td", "th"):
        row = unit.frame.parent
        lone = row is None or row.last - row.first <= 1 or not _is_cell(unit)
        return "paragraph" if lone else "table"
    for up, frame in enumerate(unit.frame.chain()):
        if up >= _LOOKS_UP or frame.tag in ("article", "main", "body", "td"):
            break
        if frame.tag in _KINDS:
            # One entry of several lines that is most of its list: day, title and text of a post set as a list.
            several = frame.tag in _ENTRY_TAGS and frame.last - frame.first >= _TEXT_LINES
            whole = several and frame.parent is not None and frame.chars >= _TEXT_SHARE * frame.parent.chars
            return "paragraph" if whole else _KINDS[frame.tag]
    return "paragraph"


def weight(text: str) -> int:
    """The length of a text, a wide character (Han, kana, Hangul, Thai) counted as two and a half letters."""
    return len(text) + len(WIDE_LETTER.findall(text)) * 3 // 2


def fold_repeats(units: Iterable[Unit]) -> list[Unit]:
    """The units without those that came before, adjacent or not, also with one character (no digit) changed.

    Lines of the same words with other links ("Case study" under each of ten projects) are no repeats.
    """
    seen = _Seen()
    return [unit for unit in units if not (key := letters(unit.text)) or seen.is_new(unit, key)]


class _Seen:
    """The blocks of a text so far, by their letters."""

    def __init__(self) -> None:
        self._targets: dict[str, set[str]] = {}
        self._near: defaultdict[tuple[str, ...], NearTexts] = defaultdict(NearTexts)  # by their numbers
        self._heavy: list[str] = []
        self._last = ""

    def is_new(self, unit: Unit, key: str) -> bool:
        """True if a block did not come before, which then counts as seen."""
        size, targets = weight(key), set(unit.hrefs)
        has_new_links = key in self._targets and bool(targets - self._targets[key])
        if not has_new_links and self._is_repeat(unit, key, size):
            return False
        if size >= MIN_GLUED_WEIGHT:
            # Little more than several blocks before it in one: the text once more, for machines.
            parts = [other for other in self._heavy if other in key]
            if len(parts) > 1 and sum(map(len, parts)) >= _GLUED_SHARE * len(key):
                return False
        self._targets.setdefault(key, set()).update(targets)
        if size >= MIN_NEAR_WEIGHT and len(self._heavy) < _MAX_PARTS:
            self._heavy.append(key)
        self._alike(key).add(key)
        self._last = key
        return True

    def _alike(self, key: str) -> NearTexts:
        """The blocks with the same numbers, which never differ between repeats."""
        return self._near[tuple(_DIGITS.findall(key))]

    def _is_repeat(self, unit: Unit, key: str, size: int) -> bool:
        if (key == self._last and not _is_cell(unit)) or (size >= MIN_REPEAT_WEIGHT and key in self._targets):
            return True
        return size >= MIN_NEAR_WEIGHT and self._alike(key).holds(key)


def _links(text: str, raw_links: list[tuple[int, int, str]], base_url: str) -> Iterable[Link]:
    if not raw_links:
        return
    spans = sentences(text)
    for start, end, href in raw_links[:LINKS_MAX]:
        url = clean_url(href, base_url) if not href.startswith("#") else None
        if url and not shares_page(url, base_url):
            yield Link(
                url=url, text=text[start:end], sentence=sentence_at(spans, text, start, end), start=start, end=end
            )


_SENTENCE_END = compiled_later(
    r"(?<=[.!?…؟।])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\da-zа-яё])|(?<=[。！？])[」』”）]*|\n+"
)
AROUND_MAX = 1_000
"""Characters of a sentence kept on either side of a link."""
LINKS_MAX = 5_000
"""A text with more links is a directory, or an attack: 120,000 bytes of links made 170 MB of sentences."""
_ABBREVIATION = compiled_later(rf"(?:\b(?:{any_word('sentence_abbreviations')})|\b[A-Z])\.[\"'”’»)\]]*$")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end) offsets without white space around, in order; none crosses a block."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if "\n" not in match.group(0) and _ABBREVIATION.search(text, max(start, match.start() - 12), match.start()):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    words = text[start:end].lstrip()
    if words:
        spans.append((end - len(words), end - len(words) + len(words.rstrip())))


def sentence_at(spans: list[tuple[int, int]], text: str, start: int, end: int) -> str:
    """The sentence (or the sentences, if the words cross one's end) around the words at [start, end); "" if in none.

    What is further away than `AROUND_MAX` is cut off: a text without stops is not repeated for each of its links.
    """
    first = bisect_right(spans, start, key=itemgetter(1))
    touching = spans[first : bisect_left(spans, end, lo=first, key=itemgetter(0))]
    if not touching:  # white space between two sentences
        return ""
    return text[max(touching[0][0], start - AROUND_MAX) : min(touching[-1][1], end + AROUND_MAX)].strip()
