"""The title of an entry: the words of its heading or link, without "read more", comment counts, labels and days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from statistics import fmean as mean

from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.html_tree.links import Anchor
from scraper.pages.html_tree.tree import HEADINGS, Tree, weight
from scraper.pages.listing.clusters import class_words
from scraper.pages.listing.date_groups import DIGIT
from scraper.pages.listing.features import PageFacts
from scraper.pages.person_names.names import is_person
from scraper.pages.person_names.signatures import is_signed, without_lead

COMMENTS_COUNTED = compiled_later(any_of("comment_counts"), re.IGNORECASE)
"""The whole text of a link that counts the comments on a post, or asks for one."""

GENERIC_WORDS = compiled_later(any_of("more_link_labels"), re.IGNORECASE)
"""The whole text of a link that leads to a post without naming it."""


MIN_TITLE = 12
"""Mean weight below which a part is a label rather than a title."""


def first_rank(tree: Tree, headings: list[int]) -> int:
    """The heading of the highest rank: an outlet or a section may be above the title in a lower one."""
    return min(headings, key=lambda number: tree.tags[number])


def headings_in(tree: Tree, start: int, end: int) -> list[int]:
    """The headings with words among these elements."""
    return sorted(n for tag in HEADINGS for n in tree.tagged(tag, start, end) if tree.text(n))


def heading_around(tree: Tree, number: int, start: int) -> bool:
    """True if an element is in a heading of the entry that begins at `start`."""
    parent = tree.parents[number]
    while parent >= max(0, start - 1) and tree.tags[parent] not in HEADINGS:
        parent = tree.parents[parent]
    return parent >= max(0, start - 1)


_CUT = compiled_later(r"\s{0,60}(?:\.{2,62}|…|⋯)\s{0,60}$")
_TAIL_COUNT = compiled_later(
    r"\s{0,60}[\[(（【]\s{0,60}(?!(?:19|20)\d\d\s{0,60}[\])）】])\+?\d{1,5}\s{0,60}[\])）】]\s{0,60}$"
)
"""How many comments there are, after a title; a number of four digits that is a year is a part of it."""
_ONLY_COUNT = compiled_later(r"[\[(（+]?\s*\d{1,6}\s*[\])）]?")
_SPARE_LINES = 12


MIN_COVER = 0.6
"""A part that this share of the entries' links has is a part of their design, not an emphasized word of one title."""


@dataclass(frozen=True, slots=True)
class TitleContext:
    """What the entries of one listing have in common.

    `repeated`: texts that are in many entries are labels, not titles. `part`: where links hold several things
    (label, title, author, date), the place of the title in them; empty where links are the title as a whole.
    """

    repeated: frozenset[str]
    part: str = ""


def learn_titles(tree: Tree, texts: list[str], links: list[int]) -> TitleContext:
    """Learns the labels of a listing from the lines of all entries, and the part of the links that is the title."""
    # What recurs, or is "read more" twice, is a label.
    enough = max(3, len(texts) // 3) if len(texts) < 9 else max(3, min(6, len(texts) // 4))
    counts = Counter(texts).items()
    often = [text for text, count in counts if count >= enough or (count > 1 and GENERIC_WORDS.fullmatch(text))]
    # A link is held against them without its arrow: "Would you like to know more? →".
    repeated = frozenset([*often, *map(_clean, often)])
    return TitleContext(repeated, _title_part(tree, links, repeated))


def _title_part(tree: Tree, links: list[int], repeated: frozenset[str]) -> str:
    """The place, in links of several parts, of the first part that is long, different in each and no date."""
    seen: dict[str, list[str]] = {}
    for link in links:
        for place, text in dict(_parts(tree, link)).items():
            seen.setdefault(place, []).append(text)
    usual = {place: texts for place, texts in seen.items() if len(texts) >= max(2, MIN_COVER * len(links))}
    if len(usual) < 2:
        return ""
    return next((place for place, texts in usual.items() if _are_titles(texts, repeated)), "")


def _are_titles(texts: list[str], repeated: frozenset[str]) -> bool:
    """True if the texts are long on average, most of them once, and fewer than half of them are days or labels."""
    if mean(map(weight, texts)) < MIN_TITLE or len(set(texts)) < len(texts) / 2:
        return False
    return max(sum(map(has_day, texts)), sum(text in repeated for text in texts)) < len(texts) / 2


def _parts(tree: Tree, link: int) -> list[tuple[str, str]]:
    """The texts of a link, part by part, each with its place: the tags and classes from the link down."""
    found: list[tuple[str, str]] = []
    for number in range(link, min(tree.ends[link], link + 60)):
        children = [child for child in tree.children.get(number, []) if tree.weight_of(child)]
        if not children and tree.weight_of(number):
            found.append((_place(tree, number, link), tree.text(number)))
        elif children:
            own = _own_text(tree, number, children)
            if own:
                found.append((f"{_place(tree, number, link)}#", own))
    return _numbered(found)


def _numbered(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same with equal places numbered: the second "div" of a link is not its first."""
    seen: Counter[str] = Counter()
    numbered = []
    for place, text in found:
        seen[place] += 1
        numbered.append((f"{place}~{seen[place]}", text))
    return numbered


def _own_text(tree: Tree, number: int, children: list[int]) -> str:
    """The text of an element that is next to its children, not in them."""
    pieces, position = [], tree.piece_starts[number]
    for child in children:
        pieces += tree.pieces[position : tree.piece_starts[child]]
        position = tree.piece_ends[child]
    pieces += tree.pieces[position : tree.piece_ends[number]]
    return _trimmed(" ".join("".join(pieces).split()))


def _place(tree: Tree, number: int, link: int) -> str:
    steps = []
    while number != link:
        steps.append(".".join([tree.tags[number], *class_words(tree, number, 3)]))
        number = tree.parents[number]
    return "/".join(reversed(steps))


_EDGES = " \t\u00a0|»›→▶·•-–—:"


def _trimmed(text: str, edges: str = _EDGES) -> str:
    """Without arrows and separators at the ends; a mark that closes a quotation opened before it stays."""
    trimmed = text.strip(edges)
    closes = trimmed.count("«") > trimmed.count("»") and text[len(text.rstrip(edges)) :].lstrip().startswith("»")
    if not closes:
        return trimmed
    after = text[text.find(trimmed) + len(trimmed) :]
    return trimmed + after[: after.index("»") + 1]


def title_of(page: PageFacts, anchor: Anchor, record: tuple[int, int], context: TitleContext) -> str:
    """The title of the entry `record` that links to `anchor.url`; empty if it shows none."""
    same = [other for other in page.anchors_between(*record, 200) if other.url == anchor.url] or [anchor]
    options = _options(page.tree, same, record, context.part)
    last = ""
    for text, attributes, headed in options:
        clean = _clean(text)
        spare = _is_label(clean, context), GENERIC_WORDS.fullmatch(clean)
        if clean and not (all(spare) if headed else any(spare)):
            if not is_day_or_author(clean):
                return _whole(clean, attributes)
            last = last or clean
    return _spare(page, same, record, context) or last


def is_day_or_author(text: str) -> bool:
    """True if a text is only the day, with or without its year, or says who wrote: next to anything else no title."""
    if is_signed(text):
        return is_person(without_lead(text))
    if len(text) > _LONGEST_DAY or not DIGIT.search(text):
        return False
    readings = {day: read_date(day, DateContext()) for day in (text, f"{text}, 2024")}
    return any(one and not one.is_period and one.raw == day for day, one in readings.items())


_LONGEST_DAY = 30


def _options(tree: Tree, same: list[Anchor], record: tuple[int, int], part: str) -> list[tuple[str, list[str], bool]]:
    """Texts that may be the title, best first, with attribute texts that may hold it whole; whether it is headed."""
    headed: list[tuple[str, list[str], bool]] = []
    boxes: list[tuple[str, list[str], bool]] = []
    plain: list[tuple[Anchor, list[str]]] = []
    for other in same:
        attributes = _attributes(tree, other.number)
        heading = _heading_of(tree, other, record[0])
        if heading is not None:
            headed.append((heading, attributes, True))
        elif part and (text := dict(_parts(tree, other.number)).get(part)):
            headed.append((text, attributes, False))
        elif len(tree.lines(other.number, tree.ends[other.number])) > 1:
            boxes += [(line, attributes, False) for line in _box_lines(tree, other.number)]
        elif other.text:
            plain.append((other, attributes))
    plain.sort(key=lambda one: -one[0].weight)
    return headed + [(other.text, attributes, False) for other, attributes in plain] + boxes


def _heading_of(tree: Tree, link: Anchor, start: int) -> str | None:
    """The words of the heading in a link, or of a link in a heading of the entry that begins at `start`; None else."""
    inner = headings_in(tree, link.number, tree.ends[link.number])
    if inner:
        return tree.text(first_rank(tree, inner))
    return link.text if link.text and heading_around(tree, link.number, start) else None


def _box_lines(tree: Tree, number: int) -> list[str]:
    """The lines of a link around a whole card: first strong words, then lines long enough for a title."""
    end = tree.ends[number]
    lines = sorted(tree.lines(number, end)[:_SPARE_LINES], key=lambda line: weight(line) < MIN_TITLE)
    strong = (tree.text(one) for tag in ("strong", "b") for one in tree.tagged(tag, number, end)[:_SPARE_LINES])
    others = "\n".join(filter(is_day_or_author, lines))
    return [*(text for text in strong if weight(text) >= _USUAL_LINE and text not in others), *lines]


def _attributes(tree: Tree, number: int) -> list[str]:
    element = tree.elements[number]
    values = [element.get("title"), element.get("aria-label")]
    values += [tree.elements[child].get("title") for child in tree.children.get(number, [])[:5]]
    return [_PERMANENT.sub("", " ".join(value.split())) for value in values if value]


_PERMANENT = compiled_later(rf"^(?:{any_of('permalink_openings')}) ", re.IGNORECASE)
"""What blog programs write before a post's title in the attribute of the link to it."""


def _clean(text: str) -> str:
    return _trimmed(_TAIL_COUNT.sub("", text), _EDGES[:-1]) if text else ""


def _is_label(text: str, context: TitleContext) -> bool:
    return text in context.repeated or bool(_ONLY_COUNT.fullmatch(text) or COMMENTS_COUNTED.fullmatch(text))


def _whole(text: str, attributes: list[str]) -> str:
    """The title as an attribute has it where the shown one is cut ("…")."""
    stem = _CUT.sub("", text)
    if stem == text:
        return text
    return next((value for value in attributes if value.startswith(stem) and value != stem), text)


_USUAL_LINE, _LEAST_LINE = 10, 4
"""Weights of a line that may well be a title, and of one that is so only where nothing else is ("Floods")."""


def _spare(page: PageFacts, same: list[Anchor], record: tuple[int, int], context: TitleContext) -> str:
    """A title from elsewhere in the entry: its heading, the link's attribute or picture, its first fitting line."""
    own = [other.text for other in same]
    headings = [page.tree.text(number) for number in headings_in(page.tree, *record)[:2]]
    texts = chain(headings, _spare_texts(page.tree, same, record, own))
    clean = (_clean(" ".join(text.split())) for text in texts)
    return next((one for one in clean if one and not _is_label(one, context) and not is_day_or_author(one)), "")


def _spare_texts(tree: Tree, same: list[Anchor], record: tuple[int, int], own: list[str]) -> Iterator[str]:
    """Texts of an entry that may be its title, best first."""
    for other in same:
        yield from _attributes(tree, other.number)
        pictures = tree.tagged("img", other.number, tree.ends[other.number])[:2]
        yield from (tree.elements[number].get("alt") or "" for number in pictures)
    lines = [line for line in tree.lines(*record)[:_SPARE_LINES] if weight(line) >= _LEAST_LINE]
    yield from (line for line in lines if weight(line) >= _USUAL_LINE and not has_day(line))
    yield from own
    yield from lines
