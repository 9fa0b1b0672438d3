"""Lines whose dates are not the post's: other posts, comments, calendars, press lists, the site's own header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from presswatch.records import DateReading
from scraper.pages.article.blocks import HEADINGS, Frame, Layout, Unit
from scraper.pages.article.hints import TAG_BITS
from scraper.pages.article.labels import ELSEWHERE, put_up, tells_update
from scraper.pages.article.outbound import ROW_CHARS
from scraper.pages.article.places import MAX_LABEL_CHARS
from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.dates.relative import local_now
from scraper.pages.discovery.addresses import leads_out
from scraper.pages.text.known_lines import remembered


def lines_of_others(layout: Layout, title_index: int, among: list[Unit] | None = None) -> set[int]:
    """The lines whose days are others': of the neighbouring posts, below "Events", and all below "Comments" or "More".

    `among` are the lines that are asked about, without a gap from above the title on; all without it.
    """
    units = layout.units if among is None else among
    headings = [unit for unit in units if unit.index != title_index and unit.frame.tag in HEADINGS]
    answers = next((unit.index for unit in headings if unit.index > title_index and begins_others(unit.text)), None)
    passing = (unit.index for unit in units if unit.link_chars and _is_passing(unit.text))
    below = (unit.index for unit in units if answers is not None and unit.index >= answers)
    return {*passing, *below, *_lines_of_calendars(headings, layout, title_index)}


def _lines_of_calendars(headings: list[Unit], layout: Layout, title_index: int) -> set[int]:
    """The lines that announce what takes place: of the box that such a heading begins, else to the next heading.

    A post may have such a section in its text, and say below it when it was put up; above a title such a heading may
    name the section that the post is in.
    """
    found: set[int] = set()
    for heading, after in zip_longest(headings, headings[1:]):
        if not announces(heading.text):
            continue
        apart = [frame for frame in heading.frame.chain() if not frame.first <= title_index < frame.last]
        boxes = [frame for frame in apart if frame.first == heading.index and frame.last > heading.index + 1]
        if boxes:
            is_section = heading.index < title_index and boxes[-1].chars - len(heading.text) < _LEAST_CALENDAR
            found.update(() if is_section else range(boxes[-1].first, boxes[-1].last))
        elif heading.index > title_index:
            found.update(range(heading.index, after.index if after else len(layout.units)))
    return found


_LEAST_CALENDAR = 40
"""Characters below the heading of a box above the title that announces something; fewer are the post's day."""

_PASSING = re.compile(
    r"\W{0,300}(?:(?:이전|다음)\s?(?:글|기사|게시물)|[前次]の(?:記事|投稿|お知らせ)|[上下]一[篇条條则則](?:文章)?|"
    r"(?:previous|next|older|newer)\s(?:post|article|entry|story)\b)",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"\W*(?:(?:(?:upcoming|next|coming|our|all|future|past)\s)?(?:events?|dates|event calendar|"
    r"calendar(?: of events)?|what['’]s on|diary)|"
    r"(?:(?:nächste|kommende|unsere|weitere|alle)\s)?(?:termine?|veranstaltungen|veranstaltungskalender|kalender)|"
    r"(?:(?:prochains?|nos|tous les)\s)?(?:événements|évènements|rendez-vous|agenda)(?: à venir)?|"
    r"(?:(?:próximos|nuestros)\s)?(?:eventos|actividades)|(?:prossimi\s)?(?:eventi|appuntamenti)|(?:komende\s)?(?:evenementen|activiteiten)|"
    r"(?:nadchodzące\s)?wydarzenia|kalendarz|kommende arrangementer|kalendarium|etkinlikler|yaklaşan etkinlikler|"
    r"(?:ближайшие\s)?(?:события|мероприятия)|календарь|афиша|(?:найближчі\s)?(?:події|заходи)|εκδηλώσεις|"
    r"(?:(?:다가오는|주요|예정)\s?)?(?:행사|일정)(?:\s?(?:안내|일정))?|(?:今後の)?(?:イベント|催し|行事|予定)(?:情報|一覧)?|(?:近期)?(?:活动|活動)(?:预告|預告|日历)?|"
    r"(?:الفعاليات|فعاليات|أحداث)(?: القادمة)?|sự kiện|กิจกรรม)\W*",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d{1,60}\s{0,60}|(?:your|vos|les|ihre|i|los|tus|deja|reader)\s)?(?:댓글|의견|코멘트|コメント|评论|評論|留言|"
    r"comments?|commentaires?|kommentare?|comentários?|comentarios?|commenti|reacties|komentarze|komentar|yorumlar|комментарии|коментарі|σχόλια|"
    r"التعليقات|تعليقات|نظرات|نظر بینندگان|bình luận|ความคิดเห็น)"
    r"(?:\s(?:des lecteurs|dei lettori|de lectores|der leser))?\s{0,60}(?:목록|一覧|列表)?\W{0,300}\d{0,60}\W{0,300}$",
    re.IGNORECASE,
)


_ANSWERS = re.compile(
    r"\W*(?:(?:\d+|one|eine?|une?|un[ao]?)\s(?:thoughts?|responses?|repl(?:y|ies)|comments?|gedanken?|antwort(?:en)?|kommentare?|"
    r"r[ée]ponses?|réflexions?|commentaires?|respuestas?|pensamientos?|comentarios?|risposte?|pensier[oi]|comment[oi])"
    r"\s(?:on|to|zu|auf|sur|à|en|a|su)\s[“”\"«„‘'].*|"
    r"(?:leave|post|add|write)\sa\s(?:comment|reply|response)|(?:schreibe?|hinterlasse?)\s(?:einen|eine)\s(?:kommentar|antwort)|"
    r"laisser\sun\scommentaire|deja\s(?:un\scomentario|una\srespuesta)|lascia\sun\scommento|deixe\sum\scomentário|"
    r"добавить комментарий|コメントを残す|댓글\s(?:남기기|쓰기)|发表评论|發表留言)\W*",
    re.IGNORECASE,
)
"""A heading over answers as blog programs print it: 2 thoughts on “The harbour”, "Leave a comment"."""


@remembered
def _is_passing(line: str) -> bool:
    """Whether a line leads to the post before or after."""
    return _PASSING.match(line) is not None


@remembered
def announces(line: str) -> bool:
    """Whether a heading stands above what takes place, and not above a post."""
    return _CALENDAR.fullmatch(line) is not None


@remembered
def begins_others(line: str) -> bool:
    """Whether a heading stands above answers, or above other posts."""
    return any(pattern.match(line) for pattern in (_COMMENTS, ELSEWHERE)) or _ANSWERS.fullmatch(line) is not None


_ROWS = 2
"""Rows of different days that make a list; a post about one article may print its own day beside the link."""
_TITLE_RATIO = 0.4
"""Share of a row that its link fills if it is a title with its day; an author's name with "by" and a day is less."""
_LINES = 400
"""More lines below a title than any press list has."""


def lines_of_rows(layout: Layout, title_index: int, page_url: str) -> set[int]:
    """The lines of at least two rows alike below the title that print different days and lead out of the site.

    Also those that lead to other posts of the site: a title that links, and its day.
    """
    days = _Days(layout.units)
    rows: dict[tuple[int, str], dict[int, Frame]] = {}
    for unit in layout.units[title_index + 1 : title_index + 1 + _LINES]:
        row = _row_of(days, unit, title_index) if unit.links else None
        if row is None or row.parent is None:
            continue
        if any(leads_out(href, page_url) for *_, href in unit.links):
            rows.setdefault((row.parent.order, ""), {})[row.order] = row
        elif row.link_chars >= _TITLE_RATIO * row.chars:
            rows.setdefault((row.parent.order, row.signature), {})[row.order] = row
    found: set[int] = set()
    for alike in rows.values():
        dated = {days.first_line(row) for row in alike.values()}
        if len(alike) >= _ROWS and len(dated) >= _ROWS:
            found.update(index for row in alike.values() for index in range(row.first, row.last))
            found.update(_unlinked(layout, days, list(alike.values())))
    return found | _of_lists(layout, days, title_index) | _of_cards(layout, days, title_index, page_url)


def _unlinked(layout: Layout, days: _Days, rows: Sequence[Frame]) -> Iterator[int]:
    """The lines among rows that print a day beside other words and lead nowhere: pieces in print only."""
    like = rows[0]
    for unit in layout.units[min(row.last for row in rows) : max(row.first for row in rows)]:
        alike = unit.frame.parent is like.parent and unit.frame.tag == like.tag
        if alike and not unit.links and days.prints(unit.index) and _tells_more(unit.text):
            yield unit.index


def _of_cards(layout: Layout, days: _Days, title_index: int, page_url: str) -> set[int]:
    """The lines with a day of cards that are each one link out of the site, with no element around them."""
    cards: dict[int, dict[str, Unit]] = {}
    for unit in layout.units[title_index + 1 : title_index + 1 + _LINES]:
        if unit.links and days.prints(unit.index) and leads_out(unit.links[0][-1], page_url):
            cards.setdefault(unit.frame.order, {})[unit.links[0][-1]] = unit
    lists = (alike.values() for alike in cards.values() if len({unit.text for unit in alike.values()}) >= _ROWS)
    return {unit.index for alike in lists for unit in alike}


class _Days:
    """Which lines of a page print a day; each is looked at once, for elements around elements hold the same lines."""

    def __init__(self, units: list[Unit]) -> None:
        self._units = units
        self._known: dict[int, bool] = {}
        self._firsts: dict[int, str] = {}

    def prints(self, index: int) -> bool:
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = _prints_day(self._units[index].text)
        return known

    def first_line(self, frame: Frame) -> str:
        """The first line of an element that prints a day; empty if none does."""
        found = self._firsts.get(frame.order)
        if found is None:
            lines = (self._units[index].text for index in range(frame.first, frame.last) if self.prints(index))
            found = self._firsts[frame.order] = next(lines, "")
        return found


_prints_day = remembered(has_day)
_ROW_TAGS = frozenset({"li", "tr", "dt", "dd"})


def _of_lists(layout: Layout, days: _Days, title_index: int) -> set[int]:
    """The lines of one list or table below the title of which two rows print different days beside other words.

    They lead nowhere, as cuttings on paper do; a list of nothing but days, or one that says when the page was put up
    and changed, is the page's own. Several days in one row are none: old sites set menu and post side by side in one.
    """
    lists: dict[int, list[Unit]] = {}
    rows: dict[int, set[int]] = {}
    for unit in layout.units[title_index + 1 : title_index + 1 + _LINES]:
        if not days.prints(unit.index):  # most lines
            continue
        row = next((frame for frame in unit.frame.chain() if frame.tag in _ROW_TAGS), None)
        if row is not None and row.parent is not None and row.parent.first > title_index:
            lists.setdefault(row.parent.order, []).append(unit)
            rows.setdefault(row.parent.order, set()).add(row.order)
    found: set[int] = set()
    for order, units in lists.items():
        printed = {tuple(_NUMBER.findall(unit.text)) for unit in units}
        own = any(put_up(unit.text) or tells_update(unit.text) for unit in units)
        several = min(len(printed), len(rows[order])) >= _ROWS
        if several and not own and all(_is_cell(unit) or _tells_more(unit.text) for unit in units):
            found.update(unit.index for unit in units)
    return found


def _is_cell(unit: Unit) -> bool:
    """Whether a day stands in a table's cell of its own, in a row that tells more."""
    row = next((frame for frame in unit.frame.chain() if frame.tag == "tr"), None)
    return row is not None and len(unit.text) + _NAME_LETTERS <= row.chars <= ROW_CHARS


@remembered
def _tells_more(line: str) -> bool:
    """Whether a line holds words beside its day."""
    rest = line
    for span in reversed(find_dates(line, DateContext(), "element")):
        rest = rest[: span.start] + rest[span.end :]
    return sum(map(str.isalpha, rest)) >= _NAME_LETTERS


_NUMBER = re.compile(r"\d+")
_NAME_LETTERS = 3
"""Letters of the shortest name of an outlet beside a day."""


def _row_of(days: _Days, unit: Unit, title_index: int) -> Frame | None:
    """The smallest element around a link that prints a day, below the title and no longer than a row."""
    for frame in unit.frame.chain():
        if frame.parent is None or frame.chars > ROW_CHARS or frame.first <= title_index < frame.last:
            return None
        if days.first_line(frame):
            return frame
    return None


_HEADER_BIT = TAG_BITS["header"]
_MAIN_BITS = TAG_BITS["main"] | TAG_BITS["article"]
_PROSE_CHARS = 60


@dataclass(frozen=True, slots=True)
class AboveTitle:
    """Tells of the places above a page's title which days there are no post's."""

    layout: Layout
    title_index: int
    context: DateContext

    def in_head_of_site(self, frame: Frame, index: int) -> bool:
        """Whether a place above the title is in a `<header>` that is neither the title's nor a part of the post."""
        if index >= self.title_index or not frame.above & _HEADER_BIT or frame.above & _MAIN_BITS:
            return False
        headers = (above for above in frame.chain() if above.mask & _HEADER_BIT)
        return not any(_holds(header, self.title_index) for header in headers)

    def is_of_visit(self, frame: Frame, index: int, reading: DateReading) -> bool:
        """Whether a day above the title and outside the post's box is the one that a site prints anew each day.

        That is today's, or yesterday's on a page kept for a day, with a day to either side for the zone of the site; a
        label that tells when the page was put up speaks for the post.
        """
        now = local_now(self.context)
        if now is None or index >= self.title_index or abs((now.date() - reading.on).days) > 1:
            return False
        return not put_up(self.layout.units[index].text) and not self._in_box(frame, index)

    def _in_box(self, frame: Frame, index: int) -> bool:
        """Whether a line stands in the post's main element, or in the smallest that holds title and text."""
        both = next((above for above in frame.chain() if _holds(above, self.title_index)), None)
        if both is not None and both.above & _MAIN_BITS:
            return True
        around = self.layout.units[self.title_index].frame.chain()
        boxes = (box for box in around if box.last > self.title_index + 1 and box.prose >= _PROSE_CHARS)
        box = next(boxes, None)
        return box is not None and box.parent is not None and _holds(box, index)


def lines_of_site(units: Iterable[Unit]) -> set[int]:
    """Of lines with a figure those that tell when the site, not the post, was changed."""
    return {
        unit.index
        for unit in units
        if len(unit.text) <= MAX_LABEL_CHARS and tells_update(unit.text) and _SITE.search(unit.text)
    }


_SITE = re.compile(r"\b(?:web)?site\b|\bsitio\b|\bwebseite\b|\bсайт", re.IGNORECASE)


def _holds(frame: Frame, index: int) -> bool:
    return frame.first <= index < frame.last
