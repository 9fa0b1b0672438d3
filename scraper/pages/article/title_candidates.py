"""Lines of a page that may be its title: parts of the head's title, lines next to the date, labelled cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from urllib.parse import unquote, urlsplit

from scraper.pages.article.blocks import HEADINGS, Layout, Unit
from scraper.pages.article.hints import HINT_NAMES, TAG_BITS
from scraper.pages.article.labels import UPDATED, heads_calendar, heads_other_posts
from scraper.pages.article.title_parts import COLONS, MAX_TITLE_CHARS, cuts_of, plain_letters, telling, title_key
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
    return heads_other_posts(line.text) or heads_calendar(line.text)


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
        unit
        for unit in takewhile(lambda unit: not heads_other_posts(unit.text), found)
        if not heads_calendar(unit.text)
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


_MIN_PART_RATIO = 0.25
_MIN_BEGIN_RATIO = 0.1
"""A heading that shows the beginning of a head's title may be a small part of it: some heads go on with much else."""


def _outer_parts(claim: str) -> Iterator[tuple[str, bool]]:
    """The beginnings (flagged) and ends of a title, cut at its separators."""
    for cut in cuts_of(claim):
        yield claim[: cut.start()].strip(), True
        yield claim[cut.end() :].strip(), False


_FRAMED_END = re.compile(r"(?<=\S)\s+(?:\[[^\[\]]{3,}\]|【[^【】]{3,}】|＜[^＜＞]{3,}＞|〈[^〈〉]{3,}〉|<[^<>]{3,}>)$")
"""The site or section in brackets behind a title."""


def _inner_parts(claim: str) -> Iterator[tuple[str, bool]]:
    """What stands between two separators next to each other."""
    for cut, other in pairwise(cuts_of(claim)):
        yield claim[cut.end() : other.start()].strip(), False


def shown_whole(claims: list[str], layout: Layout, site: str) -> str:
    """A title of the head that is a line of the page with all its parts: "Storm warning | Clean water"."""
    wholes = {site, *map(plain_letters, claims)}
    wanted = {title_key(claim) for claim in claims if _has_parts(claim, wholes)}
    return next((unit.text for unit in layout.units if wanted and _is_own(unit) and title_key(unit.text) in wanted), "")


def _has_parts(claim: str, wholes: set[str]) -> bool:
    """Whether a title has parts, none of which is the site's name or another title that the head gives."""
    parts = {plain_letters(part) for part, _ in _outer_parts(claim)} - {"", plain_letters(claim)}
    return bool(parts) and not parts & wholes


def _is_own(unit: Unit) -> bool:
    """Whether a line stands outside the header and the menus and is more than a link."""
    return not unit.frame.above & HEAD_BITS and unit.link_chars < len(unit.text) <= MAX_TITLE_CHARS


def shown_part(claims: list[str], layout: Layout, url: str, site: str, *, inner: bool = False) -> str:
    """The beginning or end of a head's title, cut at a separator, that is a line of the page; empty if none is.

    Lines that the page's address spells count most; those outside its header and menus more than others, beginnings
    more than ends, long ones more than short ones.
    """
    parts: dict[str, tuple[str, bool]] = {}
    small: dict[str, tuple[str, bool]] = {}
    for claim in claims:
        for part, begins in _inner_parts(claim) if inner else _outer_parts(claim):
            share = len(part) / len(claim)
            if plain_letters(part) != site and (share >= _MIN_PART_RATIO or (begins and share >= _MIN_BEGIN_RATIO)):
                (parts if share >= _MIN_PART_RATIO else small)[title_key(part)] = (part, begins)
        if (framed := _FRAMED_END.search(claim)) and not inner:
            parts[title_key(claim[: framed.start()])] = (claim[: framed.start()], True)
    whole, slug = {plain_letters(claim) for claim in claims}, _slug(url)
    headings = [unit for unit in layout.units if unit.frame.tag in HEADINGS] if small else []
    return _best(layout.units, parts, whole, slug) or _best(headings, small, whole, slug)


def _best(units: list[Unit], parts: dict[str, tuple[str, bool]], whole: set[str], slug: str) -> str:
    """The part that the best of these lines shows; empty if none does."""
    best, best_rank = "", (False, False, False, False, 0)
    for unit in units if parts else ():
        part, begins = _part_of(unit, parts)
        if (
            not part
            or (len(part) < len(unit.text) and plain_letters(unit.text) in whole)
            or any(_leads_home(href) for _, _, href in unit.links)
        ):
            continue
        is_own = _is_own(unit)
        rank = (_spells(slug, part), is_own, is_own and unit.frame.tag == "h1", begins, len(part))
        if rank > best_rank:
            best, best_rank = part, rank
    return best


def _slug(url: str) -> str:
    """The last step of an address, as letters."""
    return plain_letters(unquote(urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]))


_MIN_SLUG = 8


def _spells(slug: str, part: str) -> bool:
    """Whether an address spells a part of a title: its letters, or most of its longer words."""
    letters = plain_letters(part)
    if not slug or len(letters) < _MIN_SLUG:
        return False
    words = [word for word in map(plain_letters, telling(part)) if word]
    spelled = sum(word in slug for word in words)
    return letters in slug or (len(words) >= _FEW_WORDS and spelled >= _MOST * len(words))


_FEW_WORDS = 3
_MOST = 0.7


def _part_of(unit: Unit, parts: dict[str, tuple[str, bool]]) -> tuple[str, bool]:
    """The part that a line is, or with which a heading ends (boards print a category before the title), or nothing."""
    if len(unit.text) > MAX_TITLE_CHARS:
        return "", False
    key = title_key(_CLOCK.sub("", unit.text) if unit.text[0].isdecimal() else unit.text)
    if key in parts or unit.frame.tag not in HEADINGS:
        return parts.get(key, ("", False))
    return next(
        (
            part
            for end, part in parts.items()
            if end and key.endswith(end) and 2 * len(end) >= len(key) and key[: -len(end)].rstrip()[-1:] not in COLONS
        ),
        ("", False),
    )


_CLOCK = re.compile(r"^\d\d:\d\d\s(?=\D)")
"""The time of day that some boards print before a post's title."""


def _leads_home(href: str) -> bool:
    """Whether a link leads to a site's front page: what it says is the site's name."""
    path = href.split("://", 1)[-1].partition("/")[2] if "://" in href else href.lstrip("./")
    return not path.strip("/") or path.startswith("index.")
