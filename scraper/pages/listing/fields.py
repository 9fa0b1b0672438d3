"""Pieces of text next to an entry's title: lines cut at the title, at days, elements and separators; headings above."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from presswatch.languages.patterns import compiled_later
from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.html_tree.tree import HEADINGS, Tree, weight
from scraper.pages.listing.date_texts import DIGIT, YEAR_WORD
from scraper.pages.listing.entry_lines import Pieces, line_text

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
_ANY_ORDER = DateContext(order="DMY")
"""Of a day in figures only the place in the line matters here."""


@dataclass(frozen=True, slots=True)
class Field:
    """A piece of text next to a title; `place` is the same in entries built alike: side and number, column, class."""

    text: str
    place: str


def fields_of(tree: Tree, lines: Sequence[Pieces], title: str, link: int, day: str) -> list[Field]:
    """The pieces next to the title in an entry's own lines; `day` is its day as printed, which is none of them."""
    marked = [_marked(tree, line) for line in lines]
    pattern = title_pattern(title)
    parted = [pattern.sub(_TITLE, text) for text in marked]
    parted = [_without_days(text, day) for text in parted]
    own = next((at for at, text in enumerate(parted) if _TITLE in text), None)
    found: list[Field] = []
    for at, text in enumerate(parted):
        if _TITLE in text:
            before, _, behind = text.partition(_TITLE)
            found += _numbered("before", _cut(before)[::-1])
            found += _numbered("behind", _cut(behind.replace(_TITLE, _ELEMENT)))
        elif weight(text) <= _LONGEST_LINE:
            distance = at - own if own is not None else at
            found += _numbered(_place(tree, lines[at], link) or f"line {distance}", _cut(text))
    return found


def pictures(tree: Tree, span: Pieces) -> list[Field]:
    """What the first pictures of an entry say they show: the logo of a paper, called by its name."""
    alts = [picture_text(tree, number) for number in tree.tagged("img", *span)[:_FIRST_PICTURES]]
    return [Field(alt, f"{PICTURE} {at}") for at, alt in enumerate(alts) if 0 < weight(alt) <= LONGEST_NAME]


def picture_text(tree: Tree, number: int) -> str:
    """What a picture says it shows; empty where it says nothing."""
    return " ".join((tree.elements[number].get("alt") or "").split())


PICTURE = "picture"
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
    if not DIGIT.search(text):
        return text
    for span in reversed(find_dates(text.replace(_ELEMENT, " "), _ANY_ORDER)):
        behind = YEAR_WORD.match(text, span.end)
        text = text[: span.start] + _DAY + text[behind.end() if behind else span.end :]
    return text.replace(day, _DAY) if day else text


def _place(tree: Tree, line: Pieces, link: int) -> str:
    """The column of the cell around a line, or the names of its box; empty where it has neither next to the link."""
    number = bisect_right(tree.piece_starts, line[0]) - 1
    while number > 0 and (tree.is_inline(number) or tree.piece_ends[number] < line[1]):
        number = tree.parents[number]
    if number in tree.columns and tree.tags[number] in ("td", "th"):
        return f"column {tree.columns[number]}"
    words = [w for w in (tree.elements[number].get("class") or "").split()[:3] if not any(map(str.isdigit, w))]
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


def _between(tree: Tree, first: int, last: int) -> list[tuple[tuple[int, str], str]]:
    """The short lines, and the pictures without words, of a stretch of text, each with its kind."""
    found = []
    start = first
    for number in range(first, last + 1):
        if number < last and tree.pieces[number] != "\n":
            continue
        text = line_text(tree, (start, number)) or _pictured(tree, start, number)
        if 0 < weight(text) <= LONGEST_NAME:
            found.append((_kind(tree, start), text))
        start = number + 1
    return found


def _pictured(tree: Tree, first: int, last: int) -> str:
    """What the picture says that a line without words consists of."""
    elements = range(bisect_left(tree.piece_starts, first), bisect_right(tree.piece_starts, last))
    return next((text for n in elements if tree.tags[n] == "img" and (text := picture_text(tree, n))), "")


def _kind(tree: Tree, first: int) -> tuple[int, str]:
    """The rank of a line and the element around it: headings by their level, other blocks below them."""
    number = max(0, bisect_right(tree.piece_starts, first) - 1)
    while number > 0 and (tree.is_inline(number) or tree.tags[number] == "img" or tree.piece_ends[number] < first):
        number = tree.parents[number]
    tag = next((tree.tags[up] for up in (number, *tree.ancestors(number)[:2]) if tree.tags[up] in HEADINGS), "")
    return (HEADINGS.index(tag), tag) if tag else (_PLAIN, tree.tags[number])
