"""What the choice of main text lacks (rows, headings, a list) or has too much of (dates, credits, footers, columns).

The list of coverage that a page announces is taken whole. To a model of running text its rows look like menus,
datelines and teasers: it keeps an excerpt and drops the title, the outlet or the link next to it. Below a heading "In
the media", or on a page that its title or its address calls so, all is text that is in no part of another purpose.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, takewhile
from operator import attrgetter
from urllib.parse import unquote, urlsplit

from presswatch.languages.packs import alternation, any_word, whole_words
from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit, headings_of, indices_of
from scraper.pages.article.compose import weight
from scraper.pages.article.outbound import (
    OTHER_PURPOSE,
    OTHER_PURPOSE_TAGS,
    holds_text,
    is_short_post,
    links_out,
    size_of,
)
from scraper.pages.article.places import RELATED, RIGHTS, heads_other_posts
from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.dates.words import YEAR_WORDS, alternatives
from scraper.pages.html_tree.hints import HINT_BITS, TAG_BITS
from scraper.pages.person_names.names import looks_like_a_person, people_of
from scraper.pages.person_names.signatures import is_signed

_LIST_TAGS = frozenset(("ul", "ol", "table", "tbody"))
_FEWEST_ROWS = 2
_FEWEST_HEADINGS = 2
_HEADS_ABOVE = 2
_DAY_CHARS = 24
YEAR_LINE = compiled_later(
    rf"\W{{0,3}}(?:[^\W\d_]{{2,12}}\.?\s(?:(?:{alternatives(YEAR_WORDS)})\s)?)?(?:19|20)\d\d"
    rf"\s?(?:[年년]\s?\d{{1,2}}[月월]|{any_word('year_marks')})?\W{{0,3}}",
    re.IGNORECASE,
)
"""A line that is a year or a month of one: "2023", "2023年", "Mars 2023"."""


def with_whole_lists(layout: Layout, chosen: list[Unit]) -> list[Unit]:
    """The chosen units of a short post, with the rows without links of lists of which it has at least two thirds.

    To a model of running text the last row of a list right above the footer looks like the footer.
    """
    if not is_short_post(chosen):
        return chosen
    kept = indices_of(chosen)
    frames = {frame.order: frame for unit in chosen for frame in unit.frame.chain() if frame.tag in _LIST_TAGS}
    for frame in frames.values():
        own = layout.units[frame.first : frame.last]
        missing = [unit for unit in own if unit.index not in kept]
        if _FEWEST_ROWS * len(missing) <= len(own) - len(missing) and not any(map(attrgetter("links"), missing)):
            kept |= indices_of(missing)
    return layout.at(kept)


def with_whole_headings(layout: Layout, chosen: list[Unit]) -> list[Unit]:
    """The chosen units with the headings between them that look like two of theirs, or are amid their text.

    A heading that is a link ("2. The harbour guide") looks like a teaser to a model of running text; in a part of
    another purpose it is one.
    """
    if not chosen:
        return chosen
    first, last = chosen[0].index, chosen[-1].index
    kept = indices_of(chosen)
    looks = Counter(unit.frame.signature for unit in chosen if unit.frame.tag in HEADINGS)

    def is_own(heading: Unit) -> bool:
        return looks[heading.frame.signature] >= _FEWEST_HEADINGS or _is_amid(heading, layout, kept)

    kept |= indices_of(filter(is_own, _headings(layout.units[first:last])))
    lower = (unit for unit in _headings(layout.units[max(0, first - _HEADS_ABOVE) : last]) if unit.frame.tag != "h1")
    kept |= {unit.index for unit in lower if _heads_days(unit, layout, kept)}
    return layout.at(kept)


def _headings(units: list[Unit]) -> list[Unit]:
    """The headings among units outside the parts of another purpose."""
    return [unit for unit in units if unit.frame.tag in HEADINGS and not unit.frame.above & OTHER_PURPOSE_TAGS]


def _heads_days(heading: Unit, layout: Layout, kept: set[int]) -> bool:
    """True if a heading is a year over a kept line with a date, or a date as another heading of its looks is."""
    if heading.index + 1 not in kept or len(heading.text) > _DAY_CHARS:
        return False
    after = layout.units[heading.index + 1]
    if heading.frame.parent not in list(islice(after.frame.chain(), 4)):
        return False
    if YEAR_LINE.fullmatch(heading.text):
        return has_day(after.text)
    looks = heading.frame.signature
    alike = (
        unit.text
        for unit in layout.units
        if unit.frame.signature == looks and unit is not heading and len(unit.text) <= _DAY_CHARS
    )
    return has_day(heading.text) and any(map(has_day, alike))


def _is_amid(heading: Unit, layout: Layout, kept: set[int]) -> bool:
    """True if the lines before and after a heading are kept and one of them is next to it in its element."""
    before, after, parent = heading.index - 1, heading.index + 1, heading.frame.parent
    if before not in kept or after not in kept:
        return False
    return parent is layout.units[before].frame.parent or parent is layout.units[after].frame.parent


_FIRST, _LAST = 3, 8
"""Lines looked at from the beginning and back from the end."""
_ROWS_LINES = 16
"""Lines among which there are two more rows of a list."""
_MAX_DATELINE_CHARS = 60
_MAX_NOTICE_CHARS = 200
_MAX_LABEL_CHARS = 20
_MAX_CREDIT_CHARS = 120
_MAX_BYLINE_CHARS = 80
_ENDS = ".!?。！？…؟"
_WIDE_ENDS = "。！？؟"
"""Marks that only end a sentence: in Japanese and Chinese one of sixty characters is long."""
_STEPS = compiled_later(r"[>›＞]|(?<!«)\s»\s")
_FEWEST_STEPS = 2
_IN_QUOTES = compiled_later('[「『“„«《"][^「」『』“”„«»《》"]{4,}[」』”“»》"]')
_CREDIT = compiled_later(rf"(?:{any_word('credit_line_labels')})\s?[:：]\s?\S.{{1,100}}$", re.IGNORECASE)
"""A line of names after a word for who wrote or made pictures."""


def without_edges(units: list[Unit], context: DateContext) -> list[Unit]:
    """The units without those at the start and end that are about the page: its date, age, rights, labels.

    Many themes print them inside the element of the text, where structure does not separate them.
    """
    kept = [unit for place, unit in enumerate(units) if place >= _FIRST or not _is_about_page(units, place, context)]
    credited = takewhile(lambda unit: _is_credit(unit.text), reversed(kept[-_LAST:]))
    return kept[: len(kept) - len(list(credited))]


def without_related(units: list[Unit]) -> list[Unit]:
    """The units before a heading over other posts ("Related news") that no paragraph follows."""
    for place in range(len(units) - 1, max(0, len(units) - 1 - _LAST), -1):
        if len(units[place].text) > _MAX_NOTICE_CHARS:
            break
        if units[place].frame.tag in HEADINGS and RELATED.match(units[place].text):
            return units[:place]
    return units


def without_last_heading(units: list[Unit]) -> list[Unit]:
    """The units without a short heading at the end: what follows it ("Share!", "Tags") is not in the text."""
    if len(units) < 2 or units[-1].frame.tag not in HEADINGS or len(units[-1].text) > _MAX_LABEL_CHARS:
        return units
    return units if units[-1].links or units[-2].frame.tag in HEADINGS else units[:-1]


def _is_about_page(units: list[Unit], place: int, context: DateContext) -> bool:
    text = units[place].text
    is_path = len(text) <= _MAX_NOTICE_CHARS and text[-1] not in _ENDS and len(_STEPS.findall(text)) >= _FEWEST_STEPS
    if is_path or _is_credit(text) or _is_byline(text):
        return True
    is_day = len(text) <= _MAX_DATELINE_CHARS and text[-1] not in _WIDE_ENDS and read_date(text, context) is not None
    return is_day and not _is_of_article(units, place)


def _is_of_article(units: list[Unit], place: int) -> bool:
    """True if a line with a date is in a press list: it has a link or a quoted title, or more such follow."""
    unit = units[place]
    if unit.links or _IN_QUOTES.search(unit.text):
        return True
    later = units[max(_FIRST, place + 1) :][:_ROWS_LINES]
    # The order of "02/04/2021" alone is unknown, so that it is a day but no date that can be read.
    days = sum(len(u.text) <= _MAX_DATELINE_CHARS and has_day(u.text) for u in later)
    return days >= _FEWEST_ROWS or (days > 0 and any(u.links for u in units[place + 1 : place + 2]))


def _is_credit(text: str) -> bool:
    """True if a line credits who wrote or made pictures."""
    return len(text) <= _MAX_CREDIT_CHARS and _CREDIT.match(text) is not None


def _is_byline(text: str) -> bool:
    """True if a short line begins with "By" and the like, names people and is no sentence."""
    if len(text) > _MAX_BYLINE_CHARS or text[-1] in _ENDS or not is_signed(text):
        return False
    people = people_of([text], declared=False)
    return bool(people) and all(looks_like_a_person(name) or not name.isascii() for name in people)


_FOOT = compiled_later(rf"(?:^|\s)(?:{alternation('footer_names')})(?:$|\s)", re.IGNORECASE)
_UNITS_AFTER = 15
"""Lines that may follow the footer of a site: what scripts show over the page."""
_OF_THE_POST = frozenset(("article", "blockquote", "figure"))
"""A footer inside these is that of the post, or of words quoted in it."""


def without_foreign(layout: Layout, title_index: int, units: list[Unit]) -> list[Unit]:
    """The units that are in no footer of the site, unless the title is in it too."""
    title = layout.units[title_index].frame.chain() if title_index >= 0 else ()
    around = {frame.order for frame in title}
    end = len(layout.units) - _UNITS_AFTER

    def is_foot(frame: Frame) -> bool:
        if frame.last < end or frame.order in around or not (frame.tag == "footer" or _FOOT.search(frame.names)):
            return False
        return not any(above.tag in _OF_THE_POST for above in frame.chain())

    return [unit for unit in units if not any(map(is_foot, unit.frame.chain()))]


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
