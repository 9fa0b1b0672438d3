"""Lines that link to other sites: "Read the article HERE", and lists of outlet, date and link in a short post.

To a model of running text they look like menus and related stories. But those link within the site; links to other
sites, inside the post's own element, are the point of a post about press coverage.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from presswatch.languages.packs import any_word
from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import Frame, Layout, Unit, indices_of
from scraper.pages.discovery.addresses import leads_out
from scraper.pages.html_tree.hints import HIDDEN_BIT, HINT_BITS, TAG_BITS, hints_of
from scraper.pages.html_tree.links import is_picture

SHORT_POST_CHARS = 2_500
"""A post with more text than this is an article; the links out of it are in its sentences."""
LIST_POST_CHARS = 700
"""A post with no more text than this may be a list of coverage; above it, only a line right next to the text counts."""
NEXT_TO = 2
"""A line so near to the text is next to it."""
ROW_UNITS = 8
ROW_CHARS = 700
"""A row of a list: a name, a date, a link, perhaps a headline and a line of teaser."""
OUTBOUND_SHARE = 0.5
"""Of a page without running text, a list of links is the post only if this share of its linked lines lead out."""
OUTBOUND_TEXT = 0.6
"""The same by characters, where the list is one line with breaks."""

OTHER_PURPOSE = (
    sum(HINT_BITS[name] for name in ("comment", "share", "menu", "side", "promo", "hidden"))
    | sum(TAG_BITS[tag] for tag in ("nav", "aside", "footer", "form"))
    | HIDDEN_BIT
)
OTHER_PURPOSE_TAGS = sum(TAG_BITS[tag] for tag in ("nav", "aside", "footer", "header", "form")) | HIDDEN_BIT
"""Bits of the elements that are for another purpose than a post, by their tag, and of hidden ones."""
_OWN_WORDS = HINT_BITS["body"]
_SIDE = HINT_BITS["side"]
_SIDE_NAMES = compiled_later(any_word("side_part_names"), re.IGNORECASE)
_SIDE_PART = compiled_later(r"\baside|side-?bar|footer")
"""In one word with "content" these still name a side part."""
_LIST_ROWS = 2


def links_out(unit: Unit, page_url: str) -> bool:
    """True if a link of a unit leads to another site."""
    return any(leads_out(href, page_url) for _, _, href in unit.links)


def size_of(units: Iterable[Unit]) -> int:
    """The characters of units."""
    return sum(len(unit.text) for unit in units)


def is_short_post(units: list[Unit]) -> bool:
    """True if units are a text, and no longer than one that may be about a list of coverage."""
    return 0 < size_of(units) <= SHORT_POST_CHARS


def with_outbound_lines(layout: Layout, title_index: int, chosen: list[Unit], page_url: str) -> list[Unit]:
    """The chosen units of a short post, and those around the links in its own element that lead to other sites."""
    if size_of(chosen) > SHORT_POST_CHARS:
        return chosen
    text = indices_of(chosen)
    below = layout.units[title_index + 1 :]
    outbound = [unit for unit in below if unit.index not in text and links_out(unit, page_url)]
    home = _home(layout.units, title_index, chosen, outbound)
    if home is None:
        return chosen
    own = [unit for unit in outbound if _belongs(unit.frame, home) and _is_outbound(unit, page_url)]
    if size_of(chosen) > LIST_POST_CHARS:
        near = chain.from_iterable(range(index - NEXT_TO, index + NEXT_TO + 1) for index in text)
        return layout.at(text | indices_of(own).intersection(near))
    # A post of a few sentences may have lists of coverage: rows around links to other sites.
    rows = [_row(layout.units, unit, home, page_url) for unit in own]
    rows += [range(unit.frame.first, unit.frame.last) for unit in chosen if links_out(unit, page_url)]
    return layout.at(text | set(chain.from_iterable(rows)).difference(range(title_index + 1)))


def with_wordless_links(layout: Layout, chosen: list[Unit], page_url: str) -> list[Unit]:
    """The units of a short post, a picture's link to another site added, empty, at the end of the line before it."""
    if not is_short_post(chosen):
        return chosen
    known = set(chain.from_iterable(unit.hrefs for unit in chosen))
    reach = range(chosen[0].index + 1, chosen[-1].index + NEXT_TO + 1)
    found = list(chosen)
    for before, frame, href in layout.wordless:
        is_inside = before in reach and not frame.above & OTHER_PURPOSE_TAGS
        if is_inside and href not in known and leads_out(href, page_url) and not is_picture(href):
            place = bisect_left(found, before, key=attrgetter("index")) - 1
            end = len(found[place].text) - 1
            found[place] = replace(found[place], links=[*found[place].links, (end, end, href)])
            known.add(href)
    return found


def _is_outbound(unit: Unit, page_url: str) -> bool:
    """True if a unit may belong to a row that leads out: it has words, and none of its links stays on the site."""
    return any(map(str.isalnum, unit.text)) and all(leads_out(href, page_url) for href in unit.hrefs)


def _home(units: list[Unit], title_index: int, chosen: list[Unit], outbound: list[Unit]) -> Frame | None:
    """The smallest element with the title and the chosen text; without text, the title and the outbound links."""
    title = units[title_index : title_index + 1]  # empty for -1
    if not outbound:
        return None
    if not chosen:
        frame = _common(unit.frame for unit in (*title, *(outbound[:1] if title else outbound)))
        return frame if _mostly_outbound(units[frame.first : frame.last], outbound) else None
    frame = _common(unit.frame for unit in (*chosen, *title))
    if not any(map(frame.holds, indices_of(outbound))):
        # The text alone fills its element; the line next to it is one level up, a list under its lead further.
        frame = frame.parent or frame
        if size_of(chosen) <= LIST_POST_CHARS:
            frame = _around_list(units, frame, outbound)
    return frame


def _around_list(units: list[Unit], frame: Frame, outbound: list[Unit]) -> Frame:
    """The smallest element around a frame with a list of which most links lead out; the frame if there is none."""
    led = [unit for unit in outbound if not unit.frame.above & OTHER_PURPOSE_TAGS]
    places = [unit.index for unit in led]
    for step in frame.chain():
        low, high = bisect_left(places, step.first), bisect_left(places, step.last)
        if high - low > _LIST_ROWS:
            return step if _mostly_outbound(units[step.first : step.last], led[low:high]) else frame
    return frame


def _mostly_outbound(units: Iterable[Unit], outbound: list[Unit]) -> bool:
    """True if most lines with links, or most of their words, lead out: a list above "back to the list"."""
    linked = [unit for unit in units if unit.links and not unit.frame.above & OTHER_PURPOSE_TAGS]
    return len(outbound) >= OUTBOUND_SHARE * len(linked) or size_of(outbound) >= OUTBOUND_TEXT * size_of(linked)


def _common(frames: Iterable[Frame]) -> Frame:
    """The smallest frame around all of `frames`."""
    chains = [list(frame.chain())[::-1] for frame in frames]
    common = chains[0][0]
    for level in zip(*chains, strict=False):
        if any(frame is not level[0] for frame in level):
            break
        common = level[0]
    return common


def _belongs(frame: Frame, home: Frame) -> bool:
    """True if an element is inside `home` with nothing between that has another purpose than the post's text."""
    bars = (step for step in frame.chain() if step is home or (step.mask & OTHER_PURPOSE and not holds_text(step)))
    return next(bars, None) is home


def holds_text(frame: Frame) -> bool:
    """True if a word of an element's names says that it holds the text, and not that of a side part.

    An element may only look like a side part: page builders call each part of a text a column or widget.
    """
    if frame.mask & OTHER_PURPOSE == _SIDE and not _SIDE_NAMES.search(frame.names):
        return True
    words = frame.names.lower().split() if frame.mask & _OWN_WORDS else ()
    return any(hints_of(word) & _OWN_WORDS and not _SIDE_PART.search(word) for word in words)


def _row(units: list[Unit], unit: Unit, home: Frame, page_url: str) -> range:
    """The units of the list row with a link: its element, as far up as it stays small and below `home`.

    An element that also links back into the site ("back to the list") is no row.
    """
    row = range(unit.index, unit.index + 1)
    for frame in unit.frame.chain():
        if frame is home or frame.last - frame.first > ROW_UNITS or frame.chars > ROW_CHARS:
            break
        around = range(frame.first, frame.last)
        if not all(_is_outbound(units[index], page_url) for index in around if index not in row):
            break
        row = around
        if frame.tag in ("tr", "li", "article", "dl"):
            break
    return row
