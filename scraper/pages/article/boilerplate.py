"""What the choice of the main text lacks (rows, headings) or has too much of (dates, credits, footers, columns)."""

import re
from collections import Counter
from itertools import islice, takewhile
from operator import attrgetter

from presswatch.languages.packs import alternation, any_word
from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit, indices_of
from scraper.pages.article.outbound import OTHER_PURPOSE_TAGS, is_short_post
from scraper.pages.article.places import RELATED
from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.dates.words import YEAR_WORDS, alternatives
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
