"""Titles of pages whose head gives each of them one name, the site's: by the lines beside the day and by labels."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from scraper.pages.article.blocks import HEADINGS, Layout, Unit
from scraper.pages.article.date_others import announces, begins_others
from scraper.pages.article.date_words import UPDATED
from scraper.pages.article.hints import HINT_NAMES, TAG_BITS
from scraper.pages.dates.read import DateContext, find_dates, read_date
from scraper.pages.text.letters import letters

HEAD_BITS = TAG_BITS["nav"] | TAG_BITS["aside"] | TAG_BITS["footer"] | 1 << HINT_NAMES.index("menu")
_MIN_LETTERS = 8
_MAX_LINE_CHARS, _MAX_BARE_DAY_CHARS = 120, 30
"""Characters of a title printed as a line, and of a line that is a day and no more."""
_MAX_DAY_CHARS, _MAX_DAY_LABEL, _MAX_DAY_REST = 80, 20, 48
"""Characters of a line of a day and other data, of the label before the day, and of what stands behind it."""
_ENDS = ".。;；:："
"""Marks on which a sentence or label ends, and no title."""
_PROSE_CHARS = 100
_NAMED = re.compile(
    r"(?:^|\s)(?:[a-z]+[-_])?(?<!sub[-_])"
    r"(?:tit|title|ttl|subject|headline|titulo|titre|titolo|titel|tytul|baslik|tieude)(?=\s|$)",
    re.IGNORECASE,
)
_LINES_ABOVE = 3


def unshown_title(layout: Layout, is_sites: bool, *, has_headings: bool) -> str:  # noqa: FBT001 - as its caller says it
    """The title that lines tell on a page which shows none of the titles of its head.

    That is the line right above the first line that is a day; where there are headings, it must be one. Else the only
    heading, if a paragraph follows it. `is_sites` says that the head gives all pages one title: then also the
    only line in an element that is called a title.
    """
    for line, below in pairwise(layout.units):
        if not _is_day(below) or not _is_title(line) or _is_wrong(line, has_headings=has_headings):
            continue
        if line.text[-1] in _ENDS:
            return ""
        above = layout.units[max(0, line.index - _LINES_ABOVE) : line.index]
        named = [unit for unit in above if _is_named(unit) and _is_title(unit)]
        return (named[-1] if named and not _is_named(line) else line).text
    called = [unit for unit in layout.units if is_sites and _is_named(unit) and _is_title(unit)]
    if len(called) == 1:
        return called[0].text
    return _only_heading(layout) if has_headings else ""


def _is_wrong(line: Unit, *, has_headings: bool) -> bool:
    """Whether a line is no heading on a page that has some, or one over answers, events or other posts."""
    return (has_headings and line.frame.tag not in HEADINGS) or _is_of_others(line)


def _is_of_others(line: Unit) -> bool:
    return begins_others(line.text) or announces(line.text)


def _is_title(line: Unit) -> bool:
    fits = _MIN_LETTERS <= len(line.text) <= _MAX_LINE_CHARS
    return fits and not line.link_chars and not line.frame.above & HEAD_BITS


def _is_day(line: Unit) -> bool:
    """Whether a line begins with a day and holds little else, as how often the page was read."""
    if 2 * line.link_chars > len(line.text) or line.frame.above & HEAD_BITS or len(line.text) > _MAX_DAY_CHARS:
        return False
    update = UPDATED.search(line.text)
    if not any(map(str.isdigit, line.text)) or (update and not any(map(str.isdigit, line.text[: update.start()]))):
        return False
    if len(line.text) <= _MAX_BARE_DAY_CHARS and read_date(line.text, DateContext(), "element"):
        return True
    spans = find_dates(line.text, DateContext(), "element")
    return bool(spans) and spans[0].start <= _MAX_DAY_LABEL and len(line.text) - spans[0].end <= _MAX_DAY_REST


def _is_named(unit: Unit) -> bool:
    frames = [unit.frame, unit.frame.parent] if unit.frame.parent else [unit.frame]
    alone = (frame.element for frame in frames if frame.last - frame.first == 1)
    return any(element is not None and _NAMED.search(element.get("class") or "") for element in alone)


def _only_heading(layout: Layout) -> str:
    """The only heading of a page outside its menus, if it stands right above a paragraph.

    Headings over events, and from one over answers or other posts on, are not counted.
    """
    found = (unit for unit in layout.units if unit.frame.tag in HEADINGS and not unit.frame.above & HEAD_BITS)
    headings = [
        unit for unit in takewhile(lambda unit: not begins_others(unit.text), found) if not announces(unit.text)
    ]
    if len(headings) != 1 or not _is_title(headings[0]) or headings[0].index + 1 >= len(layout.units):
        return ""
    below = layout.units[headings[0].index + 1]
    return headings[0].text if len(below.text) >= _PROSE_CHARS and below.text[-1] in ".。!?" else ""


SECTIONS = frozenset(
    map(
        letters,
        """
        news|press release|press releases|media release|media releases|media statement|media statements|newsroom
        pressemitteilung|pressemitteilungen|presse|aktuelles|nachrichten|communiqué de presse|communiqués de presse
        actualités|nota de prensa|notas de prensa|noticias|comunicados|notícias|comunicato stampa|comunicati stampa
        notizie|novità|persbericht|persberichten|nieuws|aktualności|komunikaty|haberler|duyurular|новости|пресс-релизы|новини|νέα
        δελτία τύπου|δελτίο τύπου|お知らせ|新着情報|ニュース|プレスリリース|보도자료|공지사항
        언론보도|알림마당|新闻动态|工作动态|通知公告
        最新消息|新聞稿|الأخبار|أخبار|اخبار|tin tức|berita|ข่าวประชาสัมพันธ์
        """.replace("\n", "|").split("|"),
    )
) - {""}
"""What sites call the places for their posts; on old sites all pages bear it as title."""
_LABELS = frozenset(("제목", "件名", "タイトル", "标题", "標題", "主旨"))
_CELLS = frozenset(("th", "dt"))


def labelled_title(layout: Layout, found: str) -> str:
    """The title in a board's only row "제목 | ...", if what was found is so short that it names the board."""
    rows = [
        cell.text
        for label, cell in pairwise(layout.units)
        if label.text.strip(" :：") in _LABELS
        and label.frame.tag in _CELLS
        and cell.frame.tag not in _CELLS
        and not cell.frame.above & TAG_BITS["form"]
    ]
    fits = len(rows) == 1 and max(_MIN_LETTERS, 2 * len(found)) <= len(rows[0]) <= _MAX_LINE_CHARS
    return rows[0] if fits else ""
