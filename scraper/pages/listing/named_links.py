"""Titles of entries whose links say but where they lead: "18 May – “Court hears the villages” – The Courier".

Lists of press coverage link the outlet's name, its domain or "here", and print the headline beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean as mean

from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.html_tree.tree import HEADINGS, Tree, weight
from scraper.pages.listing.date_types import DIGIT, YEAR_WORD
from scraper.pages.listing.outlet_words import BESIDE_NAME, NOT_NAMES
from scraper.pages.listing.own_lines import Pieces, line_text
from scraper.pages.listing.titles import is_day
from scraper.pages.listing.words import GENERIC_WORDS
from scraper.pages.text.named_sites import names_site

FEWEST = 2
_NAMED = 0.5
"""Share of links whose words the address spells, from which on all of them are names of outlets."""
_MOSTLY = 0.8
"""Share of entries that print their titles in one way, and of titles that differ."""
_LONGER = 1.3
"""How much longer than the words of the links the titles are at least."""
_LONGEST_LINK = 40
_LEAST_TITLE = 10
_MOST_LEFT = 12
"""Weight of what may stand in a line beside day, quotation and link, where nothing else says what the link names."""
_EDGES = " \t\u00a0,.;:：–—-|/·•،、，"
_QUOTED = re.compile(
    '“([^“”]+)”|„([^„“”]+)[“”]|"([^"]+)"|«([^«»]+)»|‹([^‹›]+)›|「([^「」]+)」|『([^『』]+)』|《([^《》]+)》|〈([^〈〉]+)〉|<([^<>]+)>|'
    "(?<![^\\W_])‘([^‘]+)’(?![^\\W_])"
)
_PARTS = re.compile(r"\x00|\s[–—-]\s|\s?\|\s?|\s/{1,2}\s")
_ANY_ORDER = DateContext(order="DMY")


@dataclass(frozen=True, slots=True)
class Linked:
    """An entry of which only the link is known: its lines, the link's element, address and words, its usual title."""

    lines: Sequence[Pieces]
    span: Pieces
    link: int
    url: str
    words: str
    title: str


def headlines_beside(tree: Tree, entries: Sequence[Linked]) -> list[str]:
    """The title of each entry that stands beside its link; empty for an entry whose usual title is better.

    All are empty in a list whose links say what they lead to.
    """
    none = ["" for _ in entries]
    if len(entries) < FEWEST or any(weight(_name_in(entry.words)) > _LONGEST_LINK for entry in entries):
        return none
    named = mean(names_site(_name_in(entry.words), entry.url) for entry in entries) >= _NAMED
    usual = Counter(entry.words for entry in entries).most_common(1)[0][1]
    calling = mean(_only_calls(entry.words) for entry in entries) >= _MOSTLY or usual >= _MOSTLY * len(entries)
    for way in _WAYS if named or calling else (_quoted,):
        titles = [way(tree, entry) for entry in entries]
        found = [title for title in titles if title]
        if not found or not _are_titles(found, entries):
            continue
        # An usual title that is good already, as a heading, is left.
        pairs = list(zip(titles, entries, strict=True))
        if named or (calling and mean(_is_within(*pair) for pair in pairs) >= _MOSTLY):
            return titles
        if not calling and mean(_stands_alone(tree, *pair) for pair in pairs) >= _MOSTLY:
            return titles
    return none


def _are_titles(found: Sequence[str], entries: Sequence[Linked]) -> bool:
    longer = mean(map(weight, found)) >= _LONGER * mean(weight(_name_in(entry.words)) for entry in entries)
    return longer and len(found) >= _MOSTLY * len(entries) and len(set(found)) >= _MOSTLY * len(found)


def _name_in(words: str) -> str:
    """The words of a link without a call before the name: "Read the article in The Courier →"."""
    return BESIDE_NAME.sub("", words.strip(_EDGES + "→›»>")).strip()


def _only_calls(words: str) -> bool:
    return bool(not words or GENERIC_WORDS.fullmatch(words) or NOT_NAMES.fullmatch(words))


def _is_within(title: str, entry: Linked) -> bool:
    """Whether the usual title is the words of the link, or a line that holds this one and more."""
    return bool(title) and (entry.title == entry.words or (title in entry.title and len(title) + 1 < len(entry.title)))


def _stands_alone(tree: Tree, title: str, entry: Linked) -> bool:
    """Whether a line holds little more than day, title and link."""
    line = _own_line(tree, entry)
    rest = _without_days(line.replace(title, " ").replace(entry.words, " ", 1)) if title in line else line
    return entry.title == entry.words and weight("".join(filter(str.isalnum, rest))) <= _MOST_LEFT


def _quoted(tree: Tree, entry: Linked) -> str:
    """The longest words between quotation marks in the line of the link, else in the first that has any."""
    for line in (_own_line(tree, entry), *(line_text(tree, line) for line in entry.lines)):
        words = (next(filter(None, match.groups())).strip(_EDGES[:3]) for match in _QUOTED.finditer(line))
        best = max((text for text in words if text != entry.words), key=weight, default="")
        if weight(best) >= _LEAST_TITLE:
            return best.rstrip(",")
    return ""


def _headed(tree: Tree, entry: Linked) -> str:
    texts = (tree.text(number) for tag in HEADINGS for number in tree.tagged(tag, *entry.span))
    return next((text for text in texts if weight(text) >= _LEAST_TITLE and text != entry.words), "")


def _emphasized(tree: Tree, entry: Linked) -> str:
    """The emphasized words that are most of what the link's line says beside day and link."""
    line = _own_line(tree, entry)
    rest = weight(_without_days(line.replace(entry.words, " ", 1)))
    texts = (tree.text(n) for tag in ("em", "i", "cite", "q", "strong", "b") for n in tree.tagged(tag, *entry.span))
    fitting = (text for text in texts if text in line and text != entry.words and not names_site(text, entry.url))
    best = max(fitting, key=weight, default="")
    return best.strip(_EDGES) if weight(best) >= max(_LEAST_TITLE, rest / 2) and not is_day(best) else ""


def _beside(tree: Tree, entry: Linked) -> str:
    """The longest part of the link's line beside it, between day, dashes and link; else the first line that may be."""
    parts = _PARTS.split(_without_days(_own_line(tree, entry).replace(entry.words, "\x00", 1)))
    best = max((_bare(part) for part in parts), key=weight, default="")
    if weight(best) < _LEAST_TITLE or names_site(best, entry.url):
        lines = (_bare(_without_days(line_text(tree, line)).replace("\x00", " ")) for line in entry.lines)
        others = (line for line in lines if weight(line) >= _LEAST_TITLE and not names_site(line, entry.url))
        best = next((line for line in others if entry.words not in line), "")
    return "" if is_day(best) else best


_WAYS: tuple[Callable[[Tree, Linked], str], ...] = (_quoted, _headed, _emphasized, _beside)


def _bare(part: str) -> str:
    """A part of a line without separators and empty brackets at its ends."""
    return re.sub(r"^(?:\W{0,60}[)\]）])?\s{0,60}|\s{0,60}[(\[（]\W{0,60}$", "", part.strip(_EDGES)).strip(_EDGES)


def _own_line(tree: Tree, entry: Linked) -> str:
    """The line in which the link stands; empty if it holds lines itself."""
    start = tree.piece_starts[entry.link]
    return next((line_text(tree, line) for line in entry.lines if line[0] <= start < line[1]), "")


def _without_days(text: str) -> str:
    if DIGIT.search(text):
        for span in reversed(find_dates(text, _ANY_ORDER)):
            behind = YEAR_WORD.match(text, span.end)
            text = f"{text[: span.start]}\x00{text[behind.end() if behind else span.end :]}"
    return text
