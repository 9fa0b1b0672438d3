"""The list of coverage that a page announces, taken whole where a choice of running text tears it apart.

To a model of running text the rows of such a list look like menus, datelines and teasers: it keeps an excerpt and
drops the title, the outlet or the link next to it. Below a heading "In the media", or on a page that its title or its
address calls so, all is text that is in no part of another purpose.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote, urlsplit

from presswatch.languages.packs import whole_words
from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit, headings_of, indices_of
from scraper.pages.article.compose import weight
from scraper.pages.article.outbound import OTHER_PURPOSE, holds_text, links_out, size_of
from scraper.pages.article.places import RIGHTS, heads_other_posts
from scraper.pages.dates.cues import has_day
from scraper.pages.html_tree.hints import HINT_BITS, TAG_BITS

_NAME_CHARS = 60
_TITLE_SHARE, _SLUG_SHARE, _HEADING_SHARE = 0.3, 0.45, 0.6
"""A title, an address or a heading calls a page a press page if the name is this share; posts name the press too."""
_NAMES = ("coverage_page_names", "press_page_names", "press_page_titles", "coverage_page_slugs", "press_page_slugs")
_PRESS = compiled_later("|".join(map(whole_words, _NAMES)), re.IGNORECASE)
_FEWEST_AMID, _FEWEST_LINES, _MOST_LOST = 2, 3, 0.5
"""A list is torn if this many of its lines are lost between kept ones, or this many and this share of it at all."""
_BARS = OTHER_PURPOSE | TAG_BITS["header"]
_MENU = HINT_BITS["menu"]
_MOST_BAR = 0.7
"""With a larger share of the page's text an element is the page, under any class name."""
_MENU_LINES, _MENU_WEIGHT, _MENU_LINKS = 3, 30, 0.9
"""A menu has this many lines at least, this weight a line at most, and this share of links."""
_FEW_LINES = 2
_FOOT_UNITS, _FOOT_CHARS = 15, 200


def with_press_lists(layout: Layout, title_index: int, title: str, chosen: list[Unit], page_url: str) -> list[Unit]:
    """The chosen units with the whole of the lists of coverage that the choice has torn apart."""
    kept = indices_of(chosen)
    for start, end in _sections(layout, title_index, title, page_url):
        area = _Area(layout, start, page_url)
        own = area.units(start + 1, end)
        if _is_torn(own, kept, page_url):
            kept -= {unit.index for unit in chosen if area.is_barred(unit.frame) and not links_out(unit, page_url)}
            kept |= indices_of(own)
    return layout.at(kept)


def _is_torn(own: list[Unit], kept: set[int], page_url: str) -> bool:
    """True if lines that are not kept link to other sites, are between or like kept ones, or are most of the list."""
    missing = [unit for unit in own if unit.index not in kept]
    if any(links_out(unit, page_url) for unit in missing) or _goes_on(own, kept):
        return True
    places = [unit.index for unit in own if unit.index in kept]
    amid = sum(places[0] < unit.index < places[-1] for unit in missing) if places else 0
    return amid >= _FEWEST_AMID or (len(missing) >= _FEWEST_LINES and size_of(missing) > _MOST_LOST * size_of(own))


def _is_dated(unit: Unit) -> bool:
    return len(unit.text) <= _NAME_CHARS and has_day(unit.text)


def _goes_on(own: list[Unit], kept: set[int]) -> bool:
    """True if linked lines that are not kept have the form of kept ones next to them: scans on the own site."""
    linked = [unit for unit in own if unit.links]
    rows = {_form(unit) for unit in linked if unit.index in kept}
    return sum(unit.index not in kept and _form(unit) in rows for unit in linked) >= _FEWEST_AMID


def _form(unit: Unit) -> tuple[int, str]:
    """The element around a line's own one, and the tag and class of that."""
    parent = unit.frame.parent
    return -1 if parent is None else parent.order, unit.frame.signature


def _sections(layout: Layout, title_index: int, title: str, page_url: str) -> Iterator[tuple[int, int]]:
    """The index of the heading of each list of coverage, with that of the next heading of its rank."""
    path, end = unquote(urlsplit(page_url).path, errors="replace").strip("/"), len(layout.units)
    slug = path.removesuffix("/index.html").rpartition("/")[2].partition(".")[0]
    if _is_press(title, _TITLE_SHARE) or _is_press(re.sub("[-_]", " ", slug), _SLUG_SHARE):
        yield title_index, end
        return
    for unit in headings_of(layout.units):
        if not unit.links and _is_press(unit.text, _HEADING_SHARE):
            tag, below = unit.frame.tag, headings_of(layout.units[unit.index + 1 :])
            yield unit.index, next((u.index for u in below if "h1" < u.frame.tag <= tag), end)


def _is_press(line: str, share: float) -> bool:
    """True if this share of a short line is the name of a press page."""
    names = _PRESS.finditer(line) if len(line) <= _NAME_CHARS else ()
    return any(weight(name[0]) > share * weight(line) for name in names)


class _Area:
    """A page without its parts of another purpose; what holds the heading of a list has none."""

    def __init__(self, layout: Layout, start: int, page_url: str) -> None:
        self._layout, self._url = layout, page_url
        around = layout.units[start].frame.chain() if start >= 0 else ()
        self._barred = {frame.order: False for frame in around if not frame.above & TAG_BITS["nav"]}
        self._most = _MOST_BAR * size_of(layout.units)

    def units(self, start: int, end: int) -> list[Unit]:
        """The lines from one place to another, up to a notice of rights or the way back to the site."""
        lines = (unit for unit in self._layout.units[start:end] if any(map(str.isalnum, unit.text)))
        own = [unit for unit in lines if not self.is_barred(unit.frame)]
        foot = (unit.index for unit in own[-_FOOT_UNITS:] if len(unit.text) <= _FOOT_CHARS and RIGHTS.search(unit.text))
        last = next(foot, end)
        own = [unit for unit in own if unit.index < last]
        if any(links_out(unit, self._url) for unit in own):
            while own[-1].link_chars >= _MENU_LINKS * len(own[-1].text) and not links_out(own[-1], self._url):
                own.pop()
        return own

    def is_barred(self, frame: Frame) -> bool:
        """True if an element is a part of another purpose, or in one."""
        known = self._barred.get(frame.order)
        if known is None:
            above = frame.parent is not None and self.is_barred(frame.parent)
            known = self._barred[frame.order] = above or self._is_bar(frame)
        return known

    def _is_bar(self, frame: Frame) -> bool:
        """True if an element is a menu, has a name or tag of another purpose, or begins with "Recent posts"."""
        lines, bars = self._layout.units[frame.first : frame.last], frame.mask & _BARS
        if not lines or frame.chars > self._most or self._dates_entry(lines):
            return False
        if self._is_menu(frame, lines):
            return True
        if lines[0].frame.tag in HEADINGS and len(lines) >= _MENU_LINES and heads_other_posts(lines[0].text):
            return True
        linked = [unit for unit in lines if unit.links]
        is_button = bars == _MENU and linked and all(links_out(unit, self._url) for unit in linked)
        return bool(bars) and not is_button and not holds_text(frame)

    def _dates_entry(self, lines: list[Unit]) -> bool:
        """True for the header or footer of a card: a line or two with a day and no link, as other cards have them.

        That of the site is there once.
        """
        few = len(lines) <= _FEW_LINES and not any(unit.links for unit in lines)
        return few and any(self._dated[unit.frame.signature] > 1 and _is_dated(unit) for unit in lines)

    @cached_property
    def _dated(self) -> Counter[str]:
        """How many short lines with a day are in elements of each form."""
        return Counter(unit.frame.signature for unit in self._layout.units if _is_dated(unit))

    def _is_menu(self, frame: Frame, lines: list[Unit]) -> bool:
        if len(lines) < _MENU_LINES or frame.link_chars < _MENU_LINKS * frame.chars:
            return False
        if any(links_out(unit, self._url) or has_day(unit.text) for unit in lines):
            return False
        return sum(weight(unit.text) for unit in lines) < _MENU_WEIGHT * len(lines)
