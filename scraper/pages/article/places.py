"""Which lines and places of a page are the post's own: labels, distances, other posts, calendars, the site's header."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

from presswatch.languages.packs import alternation, any_word
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit
from scraper.pages.article.outbound import ROW_CHARS, links_out
from scraper.pages.dates.clock import local_now
from scraper.pages.dates.cues import has_day, has_posted_label
from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.dates.words import ORDINALS, alternatives
from scraper.pages.html_tree.hints import HINT_BITS, TAG_BITS
from scraper.pages.text.known_lines import remembered

MAX_LABEL_CHARS = 140
"""A line of metadata; what is longer is prose."""
MAX_PURE_CHARS = 50
"""A line of a date and little else."""
NEAR_UNITS = 14
"""How many units below the title (six above it) an unmarked date may be to be the post's."""
CLOSE_UNITS = 6
"""How near to the title a date is what a reader takes for the post's, even against the head."""
PROSE_CHARS = 60
"""A unit with this many characters of running prose is a paragraph."""

FOOTER_BIT = TAG_BITS["footer"]
"""A footer close to the title is the post's own (many themes put date and author there), a far one is the site's."""
COMMENT_BIT = HINT_BITS["comment"]
AWAY_BITS = FOOTER_BIT | TAG_BITS["aside"] | TAG_BITS["nav"] | COMMENT_BIT
_RELATED_BIT = HINT_BITS["related"]
_LISTING_RATIO = 0.3
"""From this share of linked text on, an element called "related", "more" or "list" is a list of other posts."""
_prints_day = remembered(has_day)
_HEADER_BIT = TAG_BITS["header"]
_MAIN_BITS = TAG_BITS["main"] | TAG_BITS["article"]


def away_bits(layout: Layout, title_index: int, bits: int = AWAY_BITS) -> int:
    """The bits of asides, footers, menus and comments (or others), without those that the title itself is in."""
    return bits & ~layout.units[title_index].frame.above if title_index >= 0 else bits


def quoted_bit(layout: Layout, title_index: int) -> int:
    """The bit of a quotation, such as an embedded post of a network, unless the title itself is in one."""
    return away_bits(layout, title_index, TAG_BITS["blockquote"])


def is_away(frame: Frame, away: int) -> bool:
    """True if an element is no part of the post: in a place named by `away`, or in a list of other posts."""
    related = (above for above in islice(frame.chain(), 5) if above.mask & _RELATED_BIT)
    return bool(frame.above & away) or any(above.link_chars > _LISTING_RATIO * above.chars for above in related)


def outside(units: Iterable[Unit], bits: int) -> list[Unit]:
    """The units in no place of these bits."""
    return [unit for unit in units if not unit.frame.above & bits]


def distance(index: int, title_index: int, above: int = 2) -> int:
    """How far a place is from the title; above it each step counts as `above`."""
    steps = index - max(0, title_index)
    return steps if steps >= 0 else -above * steps


def is_near(index: int, title_index: int) -> bool:
    """True if a place is near the title."""
    return distance(index, title_index) <= NEAR_UNITS


def text_begins(layout: Layout, title_index: int) -> int:
    """The index of the first paragraph below the title; the number of units if there is none."""
    paragraphs = (unit.index for unit in layout.units[title_index + 1 :] if unit.prose >= PROSE_CHARS)
    return next(paragraphs, len(layout.units))


def title_of(layout: Layout, title_index: int) -> str:
    """The words of the unit that shows the title; empty if none does."""
    return layout.units[title_index].text if title_index >= 0 else ""


UPDATED = compiled_later(any_word("update_stems"), re.IGNORECASE)
PUBLISHED = compiled_later(rf"\b(?:{any_word('publication_stems')})", re.IGNORECASE)
"""Words of publication, after a date of change in one line."""
RIGHTS = compiled_later(rf"©|\(c\) ?(?:19|20)\d\d|{any_word('rights_words')}", re.IGNORECASE)
"""Words about who owns a site or picture: a date in such a line is no post's."""
ROC_DAY = compiled_later(
    rf"(?:{alternation('dated_labels')})\s{{0,60}}[:：]?\s{{0,60}}"
    r"(?P<day>(?P<year>1[0-2]\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<on>\d{1,2}))(?!\d)"
)
"""A date of publication in years of the Republic of China, as offices of Taiwan print it: 發布日期：113-04-25."""
RELATED = compiled_later(rf"\W{{0,300}}(?:{alternation('related_headings')})", re.IGNORECASE)
"""The beginning of a heading over other posts."""
is_publication_label = remembered(has_posted_label)
"""`has_posted_label`, with its answers about the short lines of a site remembered."""


@remembered
def is_update(line: str) -> bool:
    """True if a line has a word for a change."""
    return UPDATED.search(line) is not None


_TILL = rf"(?:[-–—~～〜]|{any_word('until_characters')}|\b(?:{any_word('until_words')})\b)"
_UNTIL = compiled_later(_TILL, re.IGNORECASE)
_UNTIL_ALONE = compiled_later(rf"\s{{0,60}}[,.]?\s{{0,60}}{_TILL}\s{{0,60}}", re.IGNORECASE)
_FROM_DAY = compiled_later(rf"(?<![\d.:/-])\d{{1,2}}(?:\.|{alternatives(ORDINALS)})?\s*{_TILL}\s*$", re.IGNORECASE)
_DAYS = compiled_later(r"^\D*\d{1,2}\.?\s*[-–—]\s*\d{1,2}\b(?!\s*[-–—./]?\s*\d{2})")
"""The first and the last day within one date: "28-30 June 2023", but not "28-06-2023"."""
_HOURS = compiled_later(
    rf"(?<![\d.:])\d{{1,2}}[:.h]\d{{2}}(?:\s*(?:{any_word('hour_units')}))?\s*{_TILL}\s*\d{{1,2}}[:.h]\d{{2}}(?![\d.:])",
    re.IGNORECASE,
)
"""Hours from and to, next to a date."""
_BROADCAST = alternation("broadcast_labels")
_EVENT_WITH_COLON = compiled_later(
    rf"\W{{0,300}}(?:{_BROADCAST}|{alternation('event_labels_with_colon')})"
    rf"(?:\s(?:{any_word('colon_fillers')}))?\s{{0,60}}[:：]",
    re.IGNORECASE,
)


@remembered
def is_event_line(line: str) -> bool:
    """True if a short line with a date gives the first and the last day, the hours or the beginning of something."""
    if len(line) > MAX_LABEL_CHARS or not any(map(str.isdigit, line)):
        return False
    return _EVENT_WITH_COLON.match(line) is not None or (_UNTIL.search(line) is not None and _has_period(line))


def _has_period(line: str) -> bool:
    """True if a line with a word for "until" has a first and a last day, or a date with hours from and to."""
    spans = find_dates(line, DateContext(), "element")
    if any(_DAYS.match(span.reading.raw) or _FROM_DAY.search(line, 0, span.start) for span in spans):
        return True
    rising = ((first.end, last.start) for first, last in pairwise(spans) if first.reading.on < last.reading.on)
    return bool(spans and _HOURS.search(line)) or any(_UNTIL_ALONE.fullmatch(line, *between) for between in rising)


_ADJACENT = compiled_later(rf"\W{{0,300}}(?:{alternation('adjacent_posts')})", re.IGNORECASE)
_CALENDAR = compiled_later(rf"\W*(?:{alternation('calendar_headings')})\W*", re.IGNORECASE)
_COMMENTS = compiled_later(
    rf"(?:\d{{1,60}}\s{{0,60}}|(?:{any_word('comment_heading_starts')})\s)?(?:{alternation('comment_headings')})"
    rf"(?:\s(?:{any_word('comment_heading_ends')}))?\s{{0,60}}(?:{any_word('list_words')})?"
    r"\W{0,300}\d{0,60}\W{0,300}$",
    re.IGNORECASE,
)
_REPLIES = compiled_later(rf"\W*(?:{alternation('reply_headings')})\W*", re.IGNORECASE)
"""A heading over replies as blog programs print it: 2 thoughts on “The harbour”, "Leave a comment"."""


@remembered
def links_adjacent_post(line: str) -> bool:
    """True if a line links to the post before or after."""
    return _ADJACENT.match(line) is not None


@remembered
def heads_calendar(line: str) -> bool:
    """True if a heading announces events, not a post."""
    return _CALENDAR.fullmatch(line) is not None


@remembered
def heads_other_posts(line: str) -> bool:
    """True if a heading is over comments or other posts."""
    return bool(_COMMENTS.match(line) or RELATED.match(line) or _REPLIES.fullmatch(line))


def lines_of_others(units: list[Unit], title_index: int) -> set[int]:
    """The lines whose dates are others': of adjacent posts, below "Events", and all below "Comments" or "More".

    `units` are all lines of the page, or some of them without a gap from above the title on.
    """
    found, in_calendar = set[int](), False
    for unit in units:
        if unit.frame.tag in HEADINGS and unit.index > title_index:
            if heads_other_posts(unit.text):
                return found.union(range(unit.index, units[-1].index + 1))
            in_calendar = heads_calendar(unit.text)
        if in_calendar or (unit.link_chars and links_adjacent_post(unit.text)):
            found.add(unit.index)
    return found


_ROWS = 2
"""Rows of different dates that make a list; a post about one article may print its own date next to the link."""
_TITLE_RATIO = 0.4
"""Share of a row that its link fills if it is a title with its date; an author's name with "by" and a date is less."""
_LINES = 400
"""More lines below a title than any press list has."""
_ROW_TAGS = frozenset({"li", "tr", "dt", "dd"})
_NUMBER = compiled_later(r"\d+")
_NAME_LETTERS = 3
"""Letters of the shortest name of an outlet next to a date."""


def lines_of_rows(layout: Layout, title_index: int, page_url: str) -> set[int]:
    """The lines of at least two similar rows below the title that print different dates and link to other sites.

    Also those that link to other posts of the site: a linked title, and its date.
    """
    days, below = _Days(layout.units), layout.units[title_index + 1 : title_index + 1 + _LINES]
    found: set[int] = set()
    for alike in _similar_rows(below, days, title_index, page_url):
        if len(alike) >= _ROWS and len({days.first_line(row) for row in alike}) >= _ROWS:
            found.update(index for row in alike for index in range(row.first, row.last))
    return found | _of_lists(below, days, title_index)


def _similar_rows(below: list[Unit], days: "_Days", title_index: int, page_url: str) -> list[list[Frame]]:
    """Elements of one parent with a link and a date each: those with links to other sites, and those with titles."""
    rows: dict[tuple[int, str], dict[int, Frame]] = {}
    for unit in below:
        row = _row_of(days, unit, title_index) if unit.links else None
        if row is None or row.parent is None:
            continue
        leads = links_out(unit, page_url)
        if leads or row.link_chars >= _TITLE_RATIO * row.chars:
            rows.setdefault((row.parent.order, "" if leads else row.signature), {})[row.order] = row
    return [list(similar.values()) for similar in rows.values()]


class _Days:
    """Which lines of a page print a date; each is looked at once, for nested elements hold the same lines."""

    def __init__(self, units: list[Unit]) -> None:
        self._units = units
        self._known: dict[int, bool] = {}
        self._firsts: dict[int, str] = {}

    def prints(self, index: int) -> bool:
        """True if the line with this index prints a date."""
        if index not in self._known:
            self._known[index] = _prints_day(self._units[index].text)
        return self._known[index]

    def first_line(self, frame: Frame) -> str:
        """The first line of an element that prints a date; empty if none does."""
        if frame.order not in self._firsts:
            lines = (unit.text for unit in self._units[frame.first : frame.last] if self.prints(unit.index))
            self._firsts[frame.order] = next(lines, "")
        return self._firsts[frame.order]


def _of_lists(below: list[Unit], days: _Days, title_index: int) -> set[int]:
    """The lines of one list or table below the title of which two rows print different dates next to other words.

    They have no links, as with cuttings on paper; a list of dates alone, or one that says when the page was published
    and changed, is the page's own. Several dates in one row do not count: old sites lay out menu and post in one.
    """
    lists: dict[int, list[tuple[Unit, int]]] = {}
    for unit in below:
        if not days.prints(unit.index):  # most lines
            continue
        rows = ((row, around) for row, around in pairwise(unit.frame.chain()) if row.tag in _ROW_TAGS)
        for row, around in islice(rows, 1):
            if around.first > title_index:
                lists.setdefault(around.order, []).append((unit, row.order))
    return {unit.index for rows in lists.values() if _is_press_list(rows) for unit, _ in rows}


def _is_press_list(rows: list[tuple[Unit, int]]) -> bool:
    """True if lines with dates, each with its row, are of several rows and have other words too."""
    printed = {tuple(_NUMBER.findall(unit.text)) for unit, _ in rows}
    if min(len(printed), len({order for _, order in rows})) < _ROWS:
        return False
    return all(not is_update(unit.text) and (_is_cell(unit) or _has_more(unit.text)) for unit, _ in rows)


def _is_cell(unit: Unit) -> bool:
    """True if a date has a table's cell of its own, in a row with more words."""
    row = next((frame for frame in unit.frame.chain() if frame.tag == "tr"), None)
    return row is not None and len(unit.text) + _NAME_LETTERS <= row.chars <= ROW_CHARS


@remembered
def _has_more(line: str) -> bool:
    """True if a line has words next to its date."""
    rest = line
    for span in reversed(find_dates(line, DateContext(), "element")):
        rest = rest[: span.start] + rest[span.end :]
    return sum(map(str.isalpha, rest)) >= _NAME_LETTERS


def _row_of(days: _Days, unit: Unit, title_index: int) -> Frame | None:
    """The smallest element around a link that prints a date, below the title and no longer than a row."""
    for frame in unit.frame.chain():
        if frame.parent is None or frame.chars > ROW_CHARS or frame.holds(title_index):
            return None
        if days.first_line(frame):
            return frame
    return None


@dataclass(frozen=True, slots=True)
class AboveTitle:
    """The places above a page's title where dates are no post's."""

    layout: Layout
    title_index: int
    context: DateContext

    def is_of_site(self, frame: Frame, index: int, readings: Iterable[DateReading]) -> bool:
        """True if a place is in the site's header, or one of its dates is that of the visit."""
        return self.in_site_header(frame, index) or any(self.is_of_visit(frame, index, one) for one in readings)

    def in_site_header(self, frame: Frame, index: int) -> bool:
        """True if a place above the title is in a `<header>` that is neither the title's nor a part of the post."""
        if index >= self.title_index or not frame.above & _HEADER_BIT or frame.above & _MAIN_BITS:
            return False
        headers = (above for above in frame.chain() if above.mask & _HEADER_BIT)
        return not any(header.holds(self.title_index) for header in headers)

    def is_of_visit(self, frame: Frame, index: int, reading: DateReading) -> bool:
        """True if a date above the title and outside the post's box is the one that a site prints every day.

        That is today's, or yesterday's on a page kept for a day, with a day to either side for the zone of the site; a
        date labelled as that of publication is the post's.
        """
        now = local_now(self.context)
        if now is None or index >= self.title_index or abs((now.date() - reading.on).days) > 1:
            return False
        return not is_publication_label(self.layout.units[index].text) and not self._in_box(frame, index)

    def _in_box(self, frame: Frame, index: int) -> bool:
        """True if a line is in the post's main element, or in the smallest that holds title and text."""
        both = next((above for above in frame.chain() if above.holds(self.title_index)), None)
        if both is not None and both.above & _MAIN_BITS:
            return True
        around = self.layout.units[self.title_index].frame.chain()
        box = next((one for one in around if one.last > self.title_index + 1 and one.prose >= PROSE_CHARS), None)
        return box is not None and box.parent is not None and box.holds(index)
