"""Lines that link to other sites: "Read the article HERE", and lists of outlet, date and link in a short post.

To a model of running text they look like menus and related stories. But those link within the site; links to other
sites, inside the post's own element, are the point of a post about press coverage.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit
from scraper.pages.article.hints import HIDDEN_BIT, HINT_NAMES, TAG_BITS, hints_of
from scraper.pages.article.links import is_picture
from scraper.pages.dates.cues import has_day
from scraper.pages.discovery.addresses import leads_out
from scraper.pages.text.source_words import SOURCE_WORDS

# A post with more text than this is an article; what leads out of it stands in its sentences.
SHORT_POST_CHARS = 2_500
# A post with no more text than this may be a list of coverage; above it, only a line right beside the text counts.
LIST_POST_CHARS = 700
BESIDE = 2
# A row of a list: a name, a date, a link, perhaps a headline and a line of teaser.
ROW_UNITS = 8
ROW_CHARS = 700
# Of a page without running text at all, a list of links is the post only where most of its links lead out.
OUTWARD_SHARE = 0.5
# The same by characters, where the list stands in one line with breaks.
OUTWARD_TEXT = 0.6

_OTHER_PURPOSE = (
    sum(1 << HINT_NAMES.index(name) for name in ("comment", "share", "menu", "side", "promo", "hidden"))
    | sum(TAG_BITS[tag] for tag in ("nav", "aside", "footer", "form"))
    | HIDDEN_BIT
)
_OWN_WORDS = 1 << HINT_NAMES.index("body")


def with_outward_lines(layout: Layout, title_index: int, chosen: list[Unit], page_url: str) -> list[Unit]:
    """The chosen units of a short post, and those around the links in its own element that lead out of the site."""
    if sum(len(unit.text) for unit in chosen) > SHORT_POST_CHARS or not page_url:
        return chosen
    kept = {unit.index for unit in chosen}
    outward = [
        unit
        for unit in layout.units[title_index + 1 :]
        if unit.index not in kept and any(leads_out(href, page_url) for *_, href in unit.links)
    ]
    home = _home(layout.units, title_index, chosen, outward)
    if home is None:
        return chosen
    listed = sum(len(unit.text) for unit in chosen) <= LIST_POST_CHARS
    text = frozenset(kept)
    for unit in outward:
        if _belongs(unit.frame, home) and (listed or _beside(unit, text)):
            row = _row(layout.units, unit, home, page_url) if listed else range(unit.index, unit.index + 1)
            if all(_is_outward(layout.units[index], page_url) for index in row):
                kept.update(index for index in row if index > title_index)
    if listed:
        for unit in chosen:
            printed = (unit.text,) if _ADDRESS.fullmatch(unit.text) else ()
            if any(leads_out(href, page_url) for href in (*(link[2] for link in unit.links), *printed)):
                kept.update(range(max(unit.frame.first, title_index + 1), unit.frame.last))
        kept |= _rows_alike(layout.units, kept, home, page_url)
        for frame in [*_lists(layout.units, home, page_url), *_cards(layout.units, home, page_url)]:
            own = range(max(frame.first, title_index + 1), frame.last)
            kept.update(index for index in own if _is_row_text(layout.units[index], page_url))
        kept |= _headings_over(layout.units, kept - text, home, title_index)
        kept |= _days_below(layout.units, kept, home, page_url)
        kept |= _boxes_over(layout.units, kept - text, home, title_index)
    return [unit for unit in layout.units if unit.index in kept]


def _headings_over(units: list[Unit], kept: set[int], home: Frame, title_index: int) -> set[int]:
    """The headings right above kept lines: over the rows of a list, the outlet or the year of all of them."""
    return {
        unit.index
        for unit in units[max(home.first, title_index + 1) : home.last]
        if unit.frame.tag in HEADINGS
        and not unit.links
        and unit.index + 1 in kept
        and len(unit.text) <= _HEADING_CHARS
        and _belongs(unit.frame, home)
    }


_HEADING_CHARS = 80


def _days_below(units: list[Unit], kept: set[int], home: Frame, page_url: str) -> set[int]:
    """Short lines with a day right below kept lines that lead out, where several stand so: "Pier Post | 7/4/2014"."""
    below = {
        unit.index
        for unit in units[home.first : home.last]
        if not unit.links
        and len(unit.text) <= _DAY_CHARS
        and unit.index - 1 in kept
        and any(leads_out(href, page_url) for *_, href in units[unit.index - 1].links)
        and (_SHORT_DAY.search(unit.text) or has_day(unit.text))
        and _belongs(unit.frame, home)
    }
    return below if len(below) >= _LIST_ROWS else set()


_DAY_CHARS = 120


def _boxes_over(units: list[Unit], kept: set[int], home: Frame, title_index: int) -> set[int]:
    """A heading and the short line below it, right above a kept line: "Related coverage", the outlet's name."""
    boxes = (
        (units[index - 2], units[index - 1]) for index in kept if index - 2 > title_index and index - 2 >= home.first
    )
    return {
        unit.index
        for head, name in boxes
        if head.frame.tag in HEADINGS
        and not (head.links or name.links)
        and max(len(head.text), len(name.text)) <= _BOX_CHARS
        for unit in (head, name)
        if _belongs(unit.frame, home)
    }


_BOX_CHARS = 40
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_DATED_ROW = re.compile(r"\W{0,3}\d{1,4}\s?[./年月-]\s?\d")
"""A line that begins with a date, perhaps after a bullet."""


def _rows_alike(units: list[Unit], kept: set[int], home: Frame, page_url: str) -> set[int]:
    """Lines without a link that begin with a date like at least two kept ones beside them that lead out."""
    rows: Counter[int] = Counter()
    for index in kept:
        unit = units[index]
        out = any(leads_out(href, page_url) for *_, href in unit.links)
        if out and unit.frame.parent is not None and _DATED_ROW.match(unit.text):
            rows[unit.frame.parent.order] += 1
    return {
        unit.index
        for unit in units[home.first : home.last]
        if unit.frame.parent is not None
        and rows[unit.frame.parent.order] >= _LIST_ROWS
        and not unit.links
        and len(unit.text) <= ROW_CHARS
        and _DATED_ROW.match(unit.text)
        and _belongs(unit.frame, home)
    }


def _lists(units: list[Unit], home: Frame, page_url: str) -> list[Frame]:
    """The lists and tables inside `home` of which at least two lines lead out: what stands between is a row too.

    So a list keeps its broadcasts without a link, and a definition list the terms that hold outlet and date. One line
    that leads out is enough where the list's other rows are dated, or where it is a form.
    """
    counts: Counter[int] = Counter()
    frames: dict[int, Frame] = {}
    for unit in units[home.first : home.last]:
        if not any(leads_out(href, page_url) for *_, href in unit.links) or not _belongs(unit.frame, home):
            continue
        around = next((frame for frame in unit.frame.chain() if frame is home or frame.tag in _LIST_TAGS), home)
        if around.tag in _LIST_TAGS:
            frames[around.order] = around
            counts[around.order] += 1
    return [
        frame
        for order, frame in frames.items()
        if counts[order] >= _LIST_ROWS or _is_dated(units, frame) or _is_form(units, frame)
    ]


def _is_form(units: list[Unit], frame: Frame) -> bool:
    """Whether each row of a small list or table is a label and what it labels: "Outlet | …", "Published | …"."""
    rows: dict[int, list[Unit]] = {}
    labels = 0
    for unit in units[frame.first : frame.last]:
        row = next((step for step in unit.frame.chain() if step.tag in ("tr", "dt", "dd")), unit.frame)
        labels += row.tag == "dt"
        rows.setdefault(row.order, []).append(unit)
    first = [cells[0] for cells in rows.values() if frame.tag != "dl" or cells[0].frame.tag == "dt"]
    short = all(len(unit.text) <= _LABEL_CHARS and not unit.links for unit in first)
    paired = 2 * labels == len(rows) if frame.tag == "dl" else all(len(cells) == _CELLS for cells in rows.values())
    return len(first) >= _LIST_ROWS and frame.chars <= ROW_CHARS and short and paired


_SHORT_DAY = re.compile(r"(?<![\d.])[0-3]?\d ?[./月월-] ?[0-3]?\d(?!\d)")
"""A day and a month of numbers, as rows of a list print them without a year."""


def _is_dated(units: list[Unit], frame: Frame) -> bool:
    """Whether every row of a list or table, but for the head of a table, shows a day."""
    rows: dict[int, str] = {}
    for unit in units[frame.first : frame.last]:
        row = next((step for step in unit.frame.chain() if step.tag in _ROW_TAGS), unit.frame)
        head = unit.frame.tag == "th" or (unit.frame.parent is not None and unit.frame.parent.tag == "thead")
        if not head:
            rows[row.order] = f"{rows.get(row.order, '')} {unit.text}"
    return len(rows) >= _LIST_ROWS and all(_SHORT_DAY.search(row) or has_day(row) for row in rows.values())


def _cards(units: list[Unit], home: Frame, page_url: str) -> list[Frame]:
    """The cards inside `home` that look like at least two others that lead out but hold no link themselves."""
    alike: dict[tuple[int, str], dict[int, Frame]] = {}
    leading: set[int] = set()
    for unit in units[home.first : home.last]:
        out = any(leads_out(href, page_url) for *_, href in unit.links)
        for frame in unit.frame.chain():
            if frame is home or frame.parent is None:
                break
            if frame.tag in _CARD_TAGS and frame.element is not None and frame.element.get("class"):
                alike.setdefault((frame.parent.order, frame.signature), {})[frame.order] = frame
                leading |= {frame.order} if out else set()
    groups = [group for group in alike.values() if sum(order in leading for order in group) >= _LIST_ROWS]
    return [
        frame
        for group in groups
        for order, frame in group.items()
        if order not in leading and frame.chars <= ROW_CHARS and not frame.link_chars and _belongs(frame, home)
    ]


_CARD_TAGS = frozenset(("div", "article", "section"))
_LIST_TAGS = frozenset(("ul", "ol", "dl", "table", "tbody"))
_LIST_ROWS = 2
_CELLS = 2
_LABEL_CHARS = 24
_ROW_TAGS = frozenset(("li", "tr", "dd"))


def _is_row_text(unit: Unit, page_url: str) -> bool:
    return len(unit.text) <= ROW_CHARS and _is_outward(unit, page_url)


def with_wordless_links(layout: Layout, chosen: list[Unit], page_url: str) -> list[Unit]:
    """The units of a short post, a picture's link that leads out added, empty, inside the end of the line before it."""
    if not chosen or not page_url or sum(len(unit.text) for unit in chosen) > SHORT_POST_CHARS:
        return chosen
    told = {href for unit in chosen for *_, href in unit.links}
    found = list(chosen)
    for before, frame, href in layout.wordless:
        inside = chosen[0].index < before <= chosen[-1].index + BESIDE
        if not inside or href in told or frame.above & _AWAY or not leads_out(href, page_url) or is_picture(href):
            continue
        place = max(i for i, unit in enumerate(found) if unit.index < before)
        end = len(found[place].text) - 1
        found[place] = replace(found[place], links=[*found[place].links, (end, end, href)])
        told.add(href)
    return found


_AWAY = sum(TAG_BITS[tag] for tag in ("nav", "aside", "footer", "header", "form")) | HIDDEN_BIT


def _beside(unit: Unit, text: frozenset[int]) -> bool:
    return any(unit.index + step in text for step in range(-BESIDE, BESIDE + 1))


def _is_outward(unit: Unit, page_url: str) -> bool:
    """Whether a unit may belong to a row that leads out: it says something, and none of its links stays on the site."""
    said = any(character.isalpha() for character in unit.text) or any(character.isdigit() for character in unit.text)
    return said and all(leads_out(href, page_url) for *_, href in unit.links)


def _home(units: list[Unit], title_index: int, chosen: list[Unit], outward: list[Unit]) -> Frame | None:
    """The smallest element that holds the title and the chosen text; without text, the title and the outward links."""
    anchors = [*chosen, *(units[title_index : title_index + 1] if title_index >= 0 else [])]
    if not chosen:
        anchors += outward if title_index < 0 else outward[:1]
    if not anchors or not outward:
        return None
    frame = _common(unit.frame for unit in anchors)
    if chosen and not any(_inside(unit.frame, frame) for unit in outward):
        # The text alone fills its element; the line beside it stands one level up, a list under its lead further.
        frame = frame.parent or frame
        if sum(len(unit.text) for unit in chosen) <= LIST_POST_CHARS:
            frame = _around_list(units, frame, outward)
    if not chosen and not _mostly_outward(units[frame.first : frame.last], outward):
        return None
    return frame


def _around_list(units: list[Unit], frame: Frame, outward: list[Unit]) -> Frame:
    """The smallest element around a frame with a list of which most links lead out; the frame if there is none."""
    led = [unit for unit in outward if not unit.frame.above & _AWAY]
    places = [unit.index for unit in led]
    for step in frame.chain():
        low, high = bisect_left(places, step.first), bisect_left(places, step.last)
        if high - low > _LIST_ROWS:
            return step if _mostly_outward(units[step.first : step.last], led[low:high]) else frame
    return frame


def _mostly_outward(units: Iterable[Unit], outward: list[Unit]) -> bool:
    """Whether most lines with links lead out, or what these say: a list in one paragraph, above "back to the list"."""
    linked = [unit for unit in units if unit.links and not unit.frame.above & _AWAY]
    said = sum(len(unit.text) for unit in outward)
    return len(outward) >= OUTWARD_SHARE * len(linked) or said >= OUTWARD_TEXT * sum(len(unit.text) for unit in linked)


def _common(frames: Iterable[Frame]) -> Frame:
    """The smallest frame around all of `frames`."""
    chains = [list(frame.chain())[::-1] for frame in frames]
    common = chains[0][0]
    for level in zip(*chains, strict=False):
        if any(frame is not level[0] for frame in level):
            break
        common = level[0]
    return common


def _inside(frame: Frame, home: Frame) -> bool:
    return any(step is home for step in frame.chain())


def _belongs(frame: Frame, home: Frame) -> bool:
    """Whether an element stands inside `home` with nothing between that has another purpose than the post's text."""
    for step in frame.chain():
        if step is home:
            return True
        if step.mask & _OTHER_PURPOSE and not _holds_text(step) and not _is_column(step):
            return False
    return False


def _holds_text(frame: Frame) -> bool:
    """Whether a word of an element's names says that it holds the text, and not that of a side part."""
    if not frame.mask & _OWN_WORDS or frame.element is None:
        return False
    names = f"{frame.element.get('class') or ''} {frame.element.get('id') or ''}".lower().split()
    return any(hints_of(name) & _OWN_WORDS and not _ASIDE.search(name) for name in names)


_ASIDE = re.compile(r"\baside|side-?bar|footer")
"""In one word with "content" these still name a side part."""


_SIDE = 1 << HINT_NAMES.index("side")
_SIDE_NAMES = re.compile(r"side|aside|foot|bottom|rail|copyright|legal|-area", re.IGNORECASE)


def _is_column(frame: Frame) -> bool:
    """Whether an element only looks like a side part: page builders call each part of a text a column or widget."""
    element = frame.element
    if element is None or (frame.mask & _OTHER_PURPOSE) != _SIDE:
        return False
    return not _SIDE_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}")


def _row(units: list[Unit], unit: Unit, home: Frame, page_url: str) -> range:
    """The units of the list row that a link stands in: its element, as far up as it stays small and below `home`.

    An element that also leads back into the site ("back to the list") is no row.
    """
    row = range(unit.index, unit.index + 1)
    for frame in unit.frame.chain():
        if frame is home or frame.last - frame.first > ROW_UNITS or frame.chars > ROW_CHARS:
            break
        if len(row) > 1 or row.start != frame.first or row.stop != frame.last:
            around = range(frame.first, frame.last)
            if not all(_is_outward(units[index], page_url) for index in around if index not in row):
                break
        row = range(frame.first, frame.last)
        if frame.tag in ("tr", "li", "article", "dl"):
            break
    return row


_ABOVE = 8
"""Lines between a source line and the text: title, day, byline, categories."""
_MOST_CHARS = 80
_SOURCE = re.compile(
    rf"(?:original )?(?:{SOURCE_WORDS}|published (?:in|on|by|at)|erschienen (?:in|bei)|publicado en|publié dans"
    r"|paru dans|pubblicato su|опубликовано|掲載(?:紙|誌|元|媒体)?|نشر في)\s?[:：]?\s?\S.*",
    re.IGNORECASE,
)


def with_source_line(layout: Layout, chosen: list[Unit], page_url: str) -> list[Unit]:
    """The chosen units, with the line above them that names a source and links to it on another site, first."""
    if not chosen or not page_url:
        return chosen
    first = chosen[0].index
    for unit in layout.units[max(0, first - _ABOVE) : first]:
        named = len(unit.text) <= _MOST_CHARS and unit.links and _SOURCE.fullmatch(unit.text)
        if named and all(leads_out(href, page_url) for *_, href in unit.links):
            return [unit, *chosen]
    return chosen
