"""The lines of text of each entry, and the pieces of these lines next to its title.

Entries in one paragraph may be separated by line breaks alone: there an entry's elements reach to the next entry's
link, and so over the words before that. Lines are cut at the title, at days, elements and separators.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from presswatch.languages.patterns import compiled_later
from scraper.pages.dates.read import find_dates
from scraper.pages.html_tree.tree import HEADINGS, Tree, weight
from scraper.pages.listing.clusters import class_words
from scraper.pages.listing.date_groups import ANY_ORDER, DIGIT, YEAR_WORD

Pieces = tuple[int, int]
"""A run of pieces of text, end exclusive: one line, or a part of one."""

MAX_LINES = 60
"""Lines of an entry that are looked at; some listings print whole posts."""


def own_lines(tree: Tree, links: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[list[Pieces]]:
    """The lines of each entry, whose link and span are given in document order; none without text."""
    found: list[list[Pieces]] = []
    for block, at, end in _blocks(tree, links):
        # A link may be a box around its entry.
        inner = ("\n" in tree.pieces[tree.piece_starts[link] : tree.piece_ends[link]] for link in links[at:end])
        boxed = any(inner)
        if boxed or end - at == 1:
            after = [*links[at + 1 : end + 1], None]
            found += [_in_span(tree, spans[place], after[place - at], whole=not boxed) for place in range(at, end)]
        else:
            # The next entry's block may lie inside this one: its lines are not the last link's.
            begins = tree.piece_starts[_block(tree, links[end])] if end < len(links) else 0
            found += _in_one_block(tree, block, links[at:end], begins)
    return found


def parted_by_breaks(tree: Tree, links: Sequence[int]) -> list[bool]:
    """For each entry, True if nothing but text, line breaks and the like parts it from others in its block."""
    found: list[bool] = []
    for _, at, end in _blocks(tree, links):
        between = range(links[at] + 1, links[end - 1])
        flat = end - at > 1 and all(tree.is_inline(number) or tree.tags[number] in _PARTING for number in between)
        found += [flat] * (end - at)
    return found


_PARTING = frozenset({"br", "hr", "img"})


def _blocks(tree: Tree, links: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The blocks around neighboring links, each with the places of its first link and after its last."""
    at = 0
    for block, group in groupby(_block(tree, link) for link in links):
        end = at + sum(1 for _ in group)
        yield block, at, end
        at = end


def line_text(tree: Tree, line: Pieces) -> str:
    """The words of a line, neighboring elements parted as styles part them."""
    words = (f" {tree.pieces[n]}" if n in tree.seams else tree.pieces[n] for n in range(*line))
    return " ".join("".join(words).split())


def _block(tree: Tree, link: int) -> int:
    """The innermost element around a link that begins a line of its own."""
    return next((up for up in tree.ancestors(link) if not tree.is_inline(up)), 0)


def _in_span(tree: Tree, span: tuple[int, int], following: int | None, *, whole: bool) -> list[Pieces]:
    """The lines of an entry with a box of its own, not the one in which the next entry's link is.

    `whole`: also what of its first and last line is outside the box.
    """
    first, last = tree.piece_span(*span)
    if following is not None and tree.piece_starts[following] < last:
        last = max(first, tree.piece_starts[following])
        last = _line_start(tree, last, first) if whole else last
    if whole:
        first = _line_start(tree, first, 0)
        while 0 < last < len(tree.pieces) and "\n" not in (tree.pieces[last - 1], tree.pieces[last]):
            last += 1
    return _lines(tree, first, last)[:MAX_LINES]


def _line_start(tree: Tree, at: int, floor: int) -> int:
    """Where the line of a piece begins, `floor` if that is later."""
    while at > floor and tree.pieces[at - 1] != "\n":
        at -= 1
    return at


def _lines(tree: Tree, first: int, last: int) -> list[Pieces]:
    found = []
    start = first
    for number in range(first, last + 1):
        if number == last or tree.pieces[number] == "\n":
            if any(piece.strip() for piece in tree.pieces[start:number]):
                found.append((start, number))
            start = number + 1
    return found


def _in_one_block(tree: Tree, block: int, links: Sequence[int], begins: int) -> list[list[Pieces]]:
    """The lines of entries that share one block, up to where the next entry's `begins`, if that is after them.

    What the last entry has after its link, each has; the other lines between two links are the second one's, where the
    first link has as many before it.
    """
    lines = _lines(tree, tree.piece_starts[block], tree.piece_ends[block])
    if begins >= tree.piece_ends[links[-1]]:
        lines = [line for line in lines if line[0] < begins]
    ends = [last for _, last in lines]
    places = [bisect_left(ends, tree.piece_starts[link] + 1) for link in links]
    if places[-1] >= len(lines):  # pictures alone, or an element that the tree has moved
        return [[] for _ in links]
    starts = [
        tree.piece_starts[link] if lead < 0 else lines[place - lead][0]
        for link, place, lead in zip(links, places, _leads(places, len(lines)), strict=True)
    ]
    return [_lines(tree, *bounds)[:MAX_LINES] for bounds in pairwise([*starts, lines[-1][1]])]


def _leads(places: Sequence[int], lines: int) -> Iterator[int]:
    """How many lines before that of each link are its own, -1 for a link on the line of the one before it."""
    gaps = [after - before - 1 for before, after in pairwise(places)]
    usual, last = Counter(gaps).most_common(1)[0][0], lines - 1 - places[-1]
    lead = usual - last if 0 < usual - last <= places[0] else 0
    yield lead
    for gap in gaps:
        ahead = gap - last if lead and (gap == usual or not last) else 0
        yield -1 if gap < 0 else ahead


_ELEMENT, _TITLE, _DAY = "\x00", "\x01", "\x02"
_CUTS = compiled_later(
    r"[\x00\x02]|(?<!\S)[-–—~]+(?!\S)|\s/{1,2}\s|[|·•‧»«“”„‟\"「」『』《》〈〉<>()（）\[\]【】:：;；◆◇■□●○▶▷►★☆※→]"
)
"""Where one thing ends and the next begins; a comma does so too where no sentence runs on over it."""
_COMMAS = compiled_later(r",\s|[，、،]\s*")
_OPEN, _SHUT = "\x03", "\x04"
_NAMED_SO = compiled_later(r"(?<=\w)( )[«„“]([^«»„“”\x00-\x04]{2,30})[»“”](?=\W|$)")
"""A name in quotation marks after the word for what it names ("газета «Берег»"): one name."""
LONGEST_NAME = 50
"""Weight of what may be a name; what is longer is prose, and so is what is beyond it on its side."""
_LONGEST_ROW = 80
"""Weight up to which commas part names ("Ada Berg, The Courier") and no sentence."""
_LONGEST_LINE = 90
"""Weight of a line next to the title's that may hold names; a longer one is a teaser."""
_MOST_TITLE_WORDS = 40
_MOST_READ = 4000
"""Characters of a line that are looked at; a longer one is a whole post."""

_EDGES = " \t\u00a0.,;–—-|…*#&'’‘/_~+"


@dataclass(frozen=True, slots=True)
class Field:
    """A piece of text next to a title; `place` is the same in entries built alike: side and number, column, class."""

    text: str
    place: str


def fields_of(tree: Tree, lines: Sequence[Pieces], title: str, link: int, day: str) -> list[Field]:
    """The pieces next to the title in an entry's own lines; `day` is its day as printed, which is none of them."""
    pattern = title_pattern(title)
    parted = [_without_days(pattern.sub(_TITLE, _marked(tree, line)), day) for line in lines]
    own = next((at for at, text in enumerate(parted) if _TITLE in text), 0)
    found: list[Field] = []
    for at, text in enumerate(parted):
        before, title_here, after = text.partition(_TITLE)
        if title_here:
            found += _numbered("before", _cut(before)[::-1])
            found += _numbered("after", _cut(after.replace(_TITLE, _ELEMENT)))
        elif weight(text) <= _LONGEST_LINE:
            found += _numbered(_place(tree, lines[at], link) or f"line {at - own}", _cut(text))
    return found


def pictures(tree: Tree, span: Pieces) -> list[Field]:
    """What the first pictures of an entry say they show: the logo of a paper, called by its name."""
    alts = (tree.elements[number].get("alt") or "" for number in tree.tagged("img", *span)[:_FIRST_PICTURES])
    texts = (" ".join(alt.split()) for alt in alts)
    return [Field(text, f"picture {at}") for at, text in enumerate(texts) if 0 < weight(text) <= LONGEST_NAME]


_FIRST_PICTURES = 2


def title_pattern(title: str) -> re.Pattern[str]:
    """Finds a title in a line whatever blanks and bounds of elements are between its words."""
    words = title.split()[:_MOST_TITLE_WORDS]
    return re.compile(r"[\s\x00]*".join(map(re.escape, words)) if words else r"(?!)")


def _numbered(place: str, texts: Sequence[str]) -> Iterator[Field]:
    """The pieces up to the first that is prose, counted from the title outwards, each in its place."""
    for number, text in enumerate(texts):
        if weight(text) > LONGEST_NAME:
            return
        yield Field(text, f"{place} {number}")


def _cut(text: str) -> list[str]:
    """The pieces of a part of a line that hold letters."""
    found = []
    named = _NAMED_SO.sub(lambda match: f" {_OPEN}{match[2]}{_SHUT}", text)
    for part in _CUTS.split(named):
        whole = part.replace(_OPEN, "«").replace(_SHUT, "»")
        inner = _COMMAS.split(whole) if weight(whole) <= _LONGEST_ROW else [whole]
        found += [stripped for one in inner if any(map(str.isalpha, stripped := one.strip(_EDGES)))]
    return found


def _marked(tree: Tree, line: Pieces) -> str:
    """A line with a mark where an element within it begins or ends."""
    first, last = line
    elements = range(bisect_left(tree.piece_starts, first), bisect_left(tree.piece_starts, last))
    inline = [number for number in elements if tree.is_inline(number)]
    bounds = {tree.piece_starts[number] for number in inline} | {tree.piece_ends[number] for number in inline}
    pieces = (f"{_ELEMENT}{tree.pieces[at]}" if at in bounds else tree.pieces[at] for at in range(first, last))
    return "".join(pieces)[:_MOST_READ].strip()


def _without_days(text: str, day: str) -> str:
    """A line with a mark in place of each day."""
    return marked_days(text, _DAY).replace(day or _DAY, _DAY) if DIGIT.search(text) else text


def marked_days(text: str, mark: str) -> str:
    """A text with a mark in place of each day and the word for "of the year" after it."""
    if DIGIT.search(text):
        for span in reversed(find_dates(text.replace(_ELEMENT, " "), ANY_ORDER)):
            word = YEAR_WORD.match(text, span.end)
            text = f"{text[: span.start]}{mark}{text[word.end() if word else span.end :]}"
    return text


def _place(tree: Tree, line: Pieces, link: int) -> str:
    """The column of the cell around a line, or the names of its box; empty where it has neither next to the link."""
    number = bisect_right(tree.piece_starts, line[0]) - 1
    while number > 0 and tree.is_inline(number):
        number = tree.parents[number]
    if number in tree.columns and tree.tags[number] in ("td", "th"):
        return f"column {tree.columns[number]}"
    words = class_words(tree, number, 3)
    return ".".join([tree.tags[number], *words]) if words and not tree.inside(link, number) else ""


ABOVE = "above"
"""Begins the place of a text that is above entries; the rest is the tag around it."""

_MOST_BEFORE = 40
"""Pieces of text before an entry among which its headings may be."""


def heads_above(tree: Tree, links: Sequence[int], own: Sequence[Sequence[Pieces]]) -> list[list[Field]]:
    """The headings that each entry is under, one of each tag; `own` are the entries' lines, in document order.

    A short line between one entry's lines and the next one's is the heading of the next and all that follow, up to the
    next of its tag or of a higher rank.
    """
    found: list[list[Field]] = []
    current: dict[tuple[int, str], Field] = {}
    last = 0
    for link, lines in zip(links, own, strict=True):
        start, end = (lines[0][0], lines[-1][1]) if lines else (tree.piece_starts[link], tree.piece_ends[link])
        for line in _lines(tree, max(last, start - _MOST_BEFORE), start):
            text, kind = line_text(tree, line), _heading_kind(tree, line[0])
            if weight(text) <= LONGEST_NAME:
                current = {other: field for other, field in current.items() if other[0] < kind[0]}
                current[kind] = Field(text, f"{ABOVE} {kind[1]} 0")
        found.append(list(current.values()))
        last = max(last, end)
    return found


def _heading_kind(tree: Tree, first: int) -> tuple[int, str]:
    """The rank of a line and the tag around it: headings by their level, other blocks below them."""
    number = max(0, bisect_right(tree.piece_starts, first) - 1)
    around = [tree.tags[up] for up in (number, *tree.ancestors(number)) if not tree.is_inline(up)]
    tag = next((tag for tag in around[:3] if tag in HEADINGS), around[0])
    return HEADINGS.index(tag) if tag in HEADINGS else len(HEADINGS), tag
