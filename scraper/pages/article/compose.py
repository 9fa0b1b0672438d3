"""Chosen units become a text: repeats folded, blocks with kinds and offsets, links with their sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from presswatch.records import Block, BlockKind, Link
from presswatch.urls.canonical import clean_url
from scraper.pages.article.blocks import HEADINGS, Frame, Unit
from scraper.pages.article.links import LINKS_MAX, hands_on, sentence_at, sentences
from scraper.pages.text.letters import letters
from scraper.pages.text.near_texts import NearTexts

TEXT_MAX = 500_000
"""A text ends with the block that passes so many characters; of what is longer 400,000 are kept."""
BLOCK_END = "\n\n"
_CELL_END = " | "
_MAX_CELL_CHARS = 200

MIN_REPEAT_WEIGHT = 20
"""A block lighter than this may stand twice on purpose (a speaker's name, "Yes."); it folds only onto its neighbour."""
MIN_NEAR_WEIGHT = 40
"""Lighter blocks that differ in one character are two items of a series rather than one block twice."""
MIN_GLUED_WEIGHT = 400
_GLUED_SHARE = 0.7
_MAX_PARTS = 100
"""A block this heavy, of which this much stood before in several of the page's first so many blocks, repeats them."""

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Composed:
    """A text with its blocks and links; offsets as in `presswatch.records`."""

    text: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()


def compose(units: list[Unit], base_url: str) -> Composed:
    """Joins units to a text; a single `<br>` is a line end inside a block, cells of a row stand in one line.

    What stands behind the first `TEXT_MAX` characters is left out.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    raw_links: list[tuple[int, int, str]] = []
    size, previous = 0, None
    for unit in fold_repeats(map(_without_anchor, units)):
        joint = _joint(previous, unit)
        if joint:
            parts.append(joint)
            size += len(joint)
        raw_links.extend((size + start, size + end, href) for start, end, href in unit.links)
        parts.append(unit.text)
        if joint == BLOCK_END or not blocks:
            blocks.append(Block(kind=kind_of(unit), start=size, end=size + len(unit.text)))
        else:
            blocks[-1] = Block(kind=blocks[-1].kind, start=blocks[-1].start, end=size + len(unit.text))
        size += len(unit.text)
        if size > TEXT_MAX:
            break
        previous = unit
    text = "".join(parts)
    return Composed(text, tuple(blocks), tuple(_links(text, raw_links, base_url)))


def _without_anchor(unit: Unit) -> Unit:
    """A heading without the sign behind or before it ("#", "¶", "2.1") that is only a link to the heading itself."""
    if unit.frame.tag not in HEADINGS or not unit.links:
        return unit
    for start, end, href in (unit.links[0], unit.links[-1]):
        rest = unit.text[end:].strip() if start == 0 else unit.text[:start].strip()
        at_edge = start == 0 or end == len(unit.text)
        if at_edge and rest and href.startswith("#") and not any(map(str.isalpha, unit.text[start:end])):
            shift = unit.text.index(rest)
            links = [
                (first - shift, last - shift, to) for first, last, to in unit.links if (first, last) != (start, end)
            ]
            return replace(unit, text=rest, links=links)
    return unit


def _joint(previous: Unit | None, unit: Unit) -> str:
    """What stands between two units: nothing at the start, a line end, a cell's bar, or the end of a block."""
    if previous is None:
        return ""
    if unit.breaks == 1 and previous.frame is unit.frame and previous.index == unit.index - 1:
        return "\n"
    if (
        previous.frame is not unit.frame
        and _is_cell(previous)
        and _is_cell(unit)
        and previous.frame.parent is unit.frame.parent
    ):
        return _CELL_END
    return BLOCK_END


def _is_cell(unit: Unit) -> bool:
    frame = unit.frame
    return frame.tag in ("td", "th") and frame.last - frame.first == 1 and len(unit.text) <= _MAX_CELL_CHARS


_KINDS: dict[str, BlockKind] = {
    "li": "list-item", "dt": "list-item", "dd": "list-item", "blockquote": "quote", "figcaption": "caption",
    "caption": "caption", "pre": "code",
} | dict.fromkeys(HEADINGS, "heading")  # type: ignore[assignment]  # fmt: skip
_LOOKS_UP = 4
"""How many elements above a unit are asked for its kind: `<blockquote><div><p>` is common, more is layout."""


def kind_of(unit: Unit) -> BlockKind:
    """The kind of a unit by the nearest telling element around it; a lone cell of a row is a paragraph."""
    if unit.frame.tag in ("td", "th"):
        row = unit.frame.parent
        lone = row is None or row.last - row.first <= 1 or not _is_cell(unit)
        return "paragraph" if lone else "table"
    for up, frame in enumerate(unit.frame.chain()):
        if up >= _LOOKS_UP or frame.tag in ("article", "main", "body", "td"):
            break
        if frame.tag in _KINDS:
            return "paragraph" if _is_whole_list(frame) else _KINDS[frame.tag]
    return "paragraph"


_ENTRY_TAGS = frozenset(("li", "dd"))
_TEXT_LINES = 3
_TEXT_SHARE = 0.75


def _is_whole_list(frame: Frame) -> bool:
    """Whether one entry of several lines is most of its list: day, title and text of a post set as a list are none."""
    around = frame.parent
    several = frame.tag in _ENTRY_TAGS and around is not None and frame.last - frame.first >= _TEXT_LINES
    return several and around is not None and frame.chars >= _TEXT_SHARE * around.chars


def weight(text: str) -> int:
    """The length of a text, a wide sign (Han, kana, Hangul, Thai) counted as two and a half letters."""
    return len(text) + len(_WIDE.findall(text)) * 3 // 2


def fold_repeats(units: Iterable[Unit]) -> list[Unit]:
    """The units without those that stood before, adjacent or not, also with one character (no digit) changed.

    Lines of the same words that lead elsewhere ("Case study" under each of ten projects) are no repeats.
    """
    kept: list[Unit] = []
    exact: dict[str, set[str]] = {}
    near: defaultdict[tuple[str, ...], NearTexts] = defaultdict(NearTexts)  # by their numbers, which never differ
    firsts: list[str] = []
    last = ""
    for unit in units:
        key = letters(unit.text)
        if not key:
            kept.append(unit)
            continue
        size = weight(key)
        targets = {href for _, _, href in unit.links}
        anew = key in exact and targets - exact[key]
        if not anew and ((key == last and not _is_cell(unit)) or (size >= MIN_REPEAT_WEIGHT and key in exact)):
            continue
        alike = near[tuple(_DIGITS.findall(key))]
        if not anew and size >= MIN_NEAR_WEIGHT and alike.holds(key):
            continue
        if size >= MIN_GLUED_WEIGHT and _is_glued(key, firsts):
            continue
        exact.setdefault(key, set()).update(targets)
        if size >= MIN_NEAR_WEIGHT and len(firsts) < _MAX_PARTS:
            firsts.append(key)
        alike.add(key)
        kept.append(unit)
        last = key
    return kept


def _is_glued(key: str, before: list[str]) -> bool:
    """Whether a block is little more than several blocks before it in one: the text once more, for machines."""
    parts = [other for other in before if other in key]
    return len(parts) > 1 and sum(map(len, parts)) >= _GLUED_SHARE * len(key)


def _links(text: str, raw_links: list[tuple[int, int, str]], base_url: str) -> Iterable[Link]:
    if not raw_links:
        return
    spans = sentences(text)
    for start, end, href in raw_links[:LINKS_MAX]:
        url = clean_url(href, base_url) if not href.startswith("#") else None
        if url and not hands_on(url, base_url):
            yield Link(
                url=url, text=text[start:end], sentence=sentence_at(spans, text, start, end), start=start, end=end
            )
