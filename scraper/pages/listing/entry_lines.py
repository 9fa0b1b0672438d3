"""The lines of text of each entry, and the pieces of these lines next to its title.

Entries in one paragraph may be separated by line breaks alone: there an entry's elements reach to the next entry's
link, and so over the words before that. Lines are cut at the title, at days, elements and separators.
"""

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

_MOST_LINES = 60
"""Lines between two links; where there are more, whole posts are printed."""
_PARTING = frozenset({"br", "hr", "img"})
PICTURE = "picture"
_FIRST_PICTURES = 2


def leading_lines(lines: Sequence[tuple[int, int]], places: Sequence[int]) -> list[int]:
    """How many lines before its own belong to each link; `places` are those of the links' lines, two or more.

    Those before the first link are its own if they and those after the last one are as many as most links have between
    them; none before any link elsewhere, nor where an entry has fewer or more lines than most.
    """
    gaps = [after - before - 1 for before, after in pairwise(places)]
    length = Counter(gaps).most_common(1)[0][0]
    lead = places[0] if places[0] + len(lines) - 1 - places[-1] == length <= _MOST_LINES else 0
    return [lead, *(lead * (gap == length) for gap in gaps)]


Pieces = tuple[int, int]
"""A run of pieces of text, end exclusive: one line, or a part of one."""

MAX_LINES = 60
"""Lines of an entry that are looked at; some listings print whole posts."""

_BREAKS_OF_A_GAP = 3
"""Line breaks, one more than a `br` makes, that leave an empty line."""


def own_lines(tree: Tree, links: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[list[Pieces]]:
    """The lines of each entry, whose link and span are given in document order; none without text."""
    found: list[list[Pieces]] = []
    for block, at, end in _blocks(tree, links):
        boxed = any("\n" in tree.pieces[tree.piece_starts[link] : tree.piece_ends[link]] for link in links[at:end])
        if boxed or end - at == 1:
            after = [*links[at + 1 : end + 1], None]
            found += [_in_span(tree, spans[place], after[place - at], whole=not boxed) for place in range(at, end)]
        else:
            # The next entry's block may lie inside this one: its lines are not the last link's.
            begins = tree.piece_starts[_block(tree, links[end])] if end < len(links) else 0
            found += _in_one_block(tree, block, links[at:end], begins)
    return found


def parted_by_breaks(tree: Tree, links: Sequence[int]) -> list[int | None]:
    """The block of each entry that only text, line breaks and the like separate from the others in it, or None."""
    found: list[int | None] = []
    for block, at, end in _blocks(tree, links):
        own = links[at:end]
        between = range(own[0] + 1, own[-1])
        flat = len(own) > 1 and all(tree.is_inline(number) or tree.tags[number] in _PARTING for number in between)
        found += [block if flat else None] * len(own)
    return found


def _blocks(tree: Tree, links: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The blocks around neighboring links, each with the places of its first link and after its last."""
    at = 0
    for block, group in groupby(_block(tree, link) for link in links):
        end = at + sum(1 for _ in group)
        yield block, at, end
        at = end


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
        first = _line_start(tree, first, 0) if first < len(tree.pieces) else first
        while 0 < last < len(tree.pieces) and "\n" not in (tree.pieces[last - 1], tree.pieces[last]):
            last += 1
    return _lines(tree, first, last)[:MAX_LINES]


def _line_start(tree: Tree, at: int, floor: int) -> int:
    """Where the line of a piece begins, `floor` if that is later."""
    while at > floor and tree.pieces[at - 1] != "\n":
        at -= 1
    return at


def _lines(tree: Tree, first: int, last: int) -> list[Pieces]:
    """The lines of a stretch of text that are not empty."""
    return [line for line in _all_lines(tree, first, last) if any(map(str.strip, tree.pieces[slice(*line)]))]


def _all_lines(tree: Tree, first: int, last: int) -> Iterator[Pieces]:
    start = first
    for number in range(first, last + 1):
        if number == last or tree.pieces[number] == "\n":
            yield start, number
            start = number + 1


def _in_one_block(tree: Tree, block: int, links: Sequence[int], begins: int) -> list[list[Pieces]]:
    """The lines of entries that share one block, up to where the next entry's `begins`, if that is after them.

    What is between two empty lines is one entry's if it is alone there. Where several are, the lines between two
    links are the second one's where there are lines before the first link and none after the last, and are shared out
    as the lines at both ends are where there are such.
    """
    lines = _lines(tree, tree.piece_starts[block], tree.piece_ends[block])
    if begins >= tree.piece_ends[links[-1]]:
        lines = [line for line in lines if line[0] < begins]
    ends = [last for _, last in lines]
    places = [bisect_left(ends, tree.piece_starts[link] + 1) for link in links]
    if places[-1] >= len(lines):  # pictures alone, or an element that the tree has moved
        return [[] for _ in links]
    bounds = [*_paragraphs(tree, lines), len(lines)]
    found: list[list[Pieces]] = []
    for at, mates in groupby(zip(places, links, strict=True), key=lambda one: bisect_right(bounds, one[0])):
        first, last = bounds[at - 1 : at + 1]
        inside = [(place - first, link) for place, link in mates]
        found += _between_links(tree, lines[first:last], *zip(*inside, strict=True))
    return found


def _between_links(
    tree: Tree, lines: Sequence[Pieces], places: Sequence[int], links: Sequence[int]
) -> list[list[Pieces]]:
    """The lines of entries between which no empty line is; `places` are those of their links' lines."""
    if len(links) == 1:
        return [list(lines[:MAX_LINES])]
    if len(set(places)) < len(places):
        return _on_shared_lines(tree, lines, places, links)
    if places[0] > 0 and places[-1] == len(lines) - 1:
        first = places[0] - min((after - before for before, after in pairwise(places)), default=1)
        bounds = [first, *places]
        return [list(lines[max(0, before + 1) : place + 1][:MAX_LINES]) for before, place in pairwise(bounds)]
    bounds = [*(place - lead for place, lead in zip(places, leading_lines(lines, places), strict=True)), len(lines)]
    return [list(lines[start:after][:MAX_LINES]) for start, after in pairwise(bounds)]


def _paragraphs(tree: Tree, lines: Sequence[Pieces]) -> list[int]:
    """The places of the lines that begin the text or are after an empty line."""
    gaps = (tree.pieces[before[1] : after[0]].count("\n") for before, after in pairwise(lines))
    return [0, *(place for place, breaks in enumerate(gaps, 1) if breaks >= _BREAKS_OF_A_GAP)]


def _on_shared_lines(
    tree: Tree, lines: Sequence[Pieces], places: Sequence[int], links: Sequence[int]
) -> list[list[Pieces]]:
    """The parts of lines that hold several entries: from one link to the next, or up to the link where words lead."""
    found: list[list[Pieces]] = []
    for place, group in groupby(zip(places, links, strict=True), key=lambda pair: pair[0]):
        first, last = lines[place]
        mates = [link for _, link in group]
        starts, ends = [tree.piece_starts[link] for link in mates], [tree.piece_ends[link] for link in mates]
        rest = "".join(tree.pieces[ends[-1] : last])
        leads = starts[0] > first and not any(map(str.isalnum, rest))
        bounds = [first, *ends[:-1], last] if leads or len(mates) == 1 else [*starts, last]
        found += [[(before, max(before, after))] for before, after in pairwise(bounds)]
    return found


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
_RAISED = frozenset({"sub", "sup"})
_EDGES = " \t\u00a0.,;–—-|…*#&'’‘/_~+"


@dataclass(frozen=True, slots=True)
class Field:
    """A piece of text next to a title; `place` is the same in entries built alike: side and number, column, class."""

    text: str
    place: str


def fields_of(tree: Tree, lines: Sequence[Pieces], title: str, link: int, day: str) -> Iterator[Field]:
    """The pieces next to the title in an entry's own lines; `day` is its day as printed, which is none of them."""
    pattern = title_pattern(title)
    parted = [_without_days(pattern.sub(_TITLE, _marked(tree, line)), day) for line in lines]
    own = next((at for at, text in enumerate(parted) if _TITLE in text), 0)
    for at, text in enumerate(parted):
        before, title_here, after = text.partition(_TITLE)
        if title_here:
            yield from _numbered("before", _cut(before)[::-1])
            yield from _numbered("after", _cut(after.replace(_TITLE, _ELEMENT)))
        elif weight(text) <= _LONGEST_LINE:
            yield from _numbered(_place(tree, lines[at], link) or f"line {at - own}", _cut(text))


def pictures(tree: Tree, span: Pieces) -> list[Field]:
    """What the first pictures of an entry say they show: the logo of a paper, called by its name."""
    alts = [picture_text(tree, number) for number in tree.tagged("img", *span)[:_FIRST_PICTURES]]
    return [Field(alt, f"{PICTURE} {at}") for at, alt in enumerate(alts) if 0 < weight(alt) <= LONGEST_NAME]


def picture_text(tree: Tree, number: int) -> str:
    """What a picture says it shows; empty where it says nothing."""
    return " ".join((tree.elements[number].get("alt") or "").split())


def title_pattern(title: str) -> re.Pattern[str]:
    """Finds a title in a line with any spaces and element boundaries between its words."""
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
    """A line with a mark where an element within it begins or ends, but for those inside a word."""
    bounds = _bounds(tree, line)
    text = ""
    for number in range(*line):
        piece = tree.pieces[number]
        inside = number not in tree.seams and text[-1:].isalnum() and piece[:1].isalnum()
        text += f"{_ELEMENT}{piece}" if number in bounds and not inside else piece
        if len(text) > _MOST_READ:
            break
    return text[:_MOST_READ].strip()


def _bounds(tree: Tree, line: Pieces) -> set[int]:
    """The pieces of a line at which an element begins, or after which one ends."""
    first, last = line
    elements = range(bisect_left(tree.piece_starts, first), bisect_left(tree.piece_starts, last))
    inline = [n for n in elements if tree.is_inline(n) and tree.tags[n] not in _RAISED]
    return {tree.piece_starts[n] for n in inline} | {tree.piece_ends[n] for n in inline}


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
    while number > 0 and (tree.is_inline(number) or tree.piece_ends[number] < line[1]):
        number = tree.parents[number]
    if number in tree.columns and tree.tags[number] in ("td", "th"):
        return f"column {tree.columns[number]}"
    words = class_words(tree, number, 3)
    return ".".join([tree.tags[number], *words]) if words and not tree.inside(link, number) else ""


ABOVE = "above"
"""Begins the place of a text that is above entries; the rest is what kind of heading it is."""

MOST_BEFORE = 40
"""Pieces of text before the first entry among which its heading may be."""

_PLAIN = len(HEADINGS) + 1
"""Rank of a line that is no heading element, below those of all that are."""


def heads_above(tree: Tree, links: Sequence[int], own: Sequence[Sequence[Pieces]]) -> list[list[Field]]:
    """The headings that each entry is under, one of each kind; `own` are the entries' lines, in document order.

    What is between one entry's lines and the next one's is the heading of the next and all that follow, up to the
    next of its kind or of a higher one. Logos count as what they say.
    """
    found: list[list[Field]] = []
    current: dict[tuple[int, str], str] = {}
    last = 0
    for at, (link, lines) in enumerate(zip(links, own, strict=True)):
        start = lines[0][0] if lines else tree.piece_starts[link]
        for kind, text in _between(tree, last if at else max(0, start - MOST_BEFORE), start):
            current = {other: words for other, words in current.items() if other[0] < kind[0]}
            current[kind] = text
        found.append([Field(text, f"{ABOVE} {kind[1]} 0") for kind, text in current.items()])
        last = max(last, lines[-1][1] if lines else tree.piece_ends[link])
    return found


def _between(tree: Tree, first: int, last: int) -> Iterator[tuple[tuple[int, str], str]]:
    """The short lines, and the pictures without words, of a stretch of text, each with its kind."""
    for line in _all_lines(tree, first, last):
        text = tree.parted_line(*line)
        if not text:  # a line that consists of a picture says what that shows
            elements = range(bisect_left(tree.piece_starts, line[0]), bisect_right(tree.piece_starts, line[1]))
            said = (picture_text(tree, number) for number in elements if tree.tags[number] == "img")
            text = next(filter(None, said), "")
        if 0 < weight(text) <= LONGEST_NAME:
            yield _heading_kind(tree, line[0]), text


def _heading_kind(tree: Tree, first: int) -> tuple[int, str]:
    """The rank of a line and the element around it: headings by their level, other blocks below them."""
    number = max(0, bisect_right(tree.piece_starts, first) - 1)
    while number > 0 and (tree.is_inline(number) or tree.tags[number] == "img" or tree.piece_ends[number] < first):
        number = tree.parents[number]
    tag = next((tree.tags[up] for up in (number, *tree.ancestors(number)[:2]) if tree.tags[up] in HEADINGS), "")
    return (HEADINGS.index(tag), tag) if tag else (_PLAIN, tree.tags[number])
