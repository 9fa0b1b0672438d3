"""Authors that a page declares: in its data, metas, marked elements and links to authors' pages."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from scraper.pages.article.blocks import Frame, Layout, Mark
from scraper.pages.article.byline_lines import (
    AUTHOR_PATH,
    LINES_ABOVE,
    LINES_BELOW,
    MAX_LINE_CHARS,
    distance,
    line_texts,
    near_units,
)
from scraper.pages.article.head import Head
from scraper.pages.article.hints import HINT_NAMES, TAG_BITS
from scraper.pages.article.places import away_bits
from scraper.pages.article.title_parts import plain_letters
from scraper.pages.person_names.byline_openings import is_signed
from scraper.pages.person_names.name_forms import is_given
from scraper.pages.person_names.names import is_full, looks_like_a_person, people_of
from scraper.pages.text.letters import fold

AUTHOR_METAS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "article:author_name",
    "og:article:author", "og.article.author",
    "citation_author", "cxenseparse:author", "dc.contributor", "authors", "creator",
)  # fmt: skip

_AUTHOR_BIT = 1 << HINT_NAMES.index("author")
_FIGURE_BIT = TAG_BITS["figure"]
"""In a caption stands who made the picture or the recording."""
_FOOT_BITS = TAG_BITS["footer"] | TAG_BITS["aside"]


def author_texts(head: Head, layout: Layout, title_index: int, end: int) -> Iterator[tuple[str, bool, bool, list[str]]]:
    """Author texts by falling trust: kind, declared and near as in `Claim`, texts. `end` is the text's last unit."""
    for kind, raws in _fullest_first(list(_from_head(head))):
        yield kind, True, True, raws
    for declared, near, raws in _from_marks(layout, title_index, end):
        yield "shown", declared, near, raws
    for declared, raws in _from_links(layout, title_index):
        yield "link", declared, True, raws
    for declared, near, raws in line_texts(layout, title_index):
        yield "line", declared, near, raws


def _from_head(head: Head) -> Iterator[tuple[str, list[str]]]:
    """Author texts of JSON-LD, metas and link previews."""
    for item in head.objects[:3]:
        yield "data", [_plain(name) for name in names_in(item.get("author") or item.get("creator"), head.people)]
    for name in AUTHOR_METAS:
        if name in head.metas:
            yield "meta", [_plain(value) for value in head.metas[name]]
    yield "meta", [_plain(value) for value in _labelled(head)]
    # A handle ("@minapark") is no name.
    yield "meta", [value for value in head.metas.get("twitter:creator", ()) if is_full(value) and "@" not in value]


def _fullest_first(sources: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """The sources, before them any that has all names of the first one that has names, and more."""
    known = [set(filter(is_full, people_of(raws, declared=True))) for _, raws in sources]
    first = next(filter(None, known), set())
    more = [source for source, names in zip(sources, known, strict=True) if first and first < names]
    return [*more[:1], *sources]


def _labelled(head: Head) -> Iterator[str]:
    """The values that link previews show under "Written by" (twitter:label1 and twitter:data1)."""
    for number in ("1", "2"):
        if _WRITTEN.search(head.meta("twitter:label" + number)):
            yield head.meta("twitter:data" + number)


_WRITTEN = re.compile(
    r"written|verfasst|geschrieben|écrit|escrito|scritto|автор|作成者|作者|글쓴이|كُتب|author|autor|door", re.IGNORECASE
)


def _from_links(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """Links near the title that lead to an author's page; declared where the address spells the one word."""
    away = away_bits(layout, title_index)
    if len(listed := _listed_links(layout, title_index, away)) > 1:
        yield False, listed
    for unit in near_units(layout, title_index, LINES_BELOW):
        paths = [(unit.text[first:last], href) for first, last, href in unit.links]
        links = [path for path in paths if AUTHOR_PATH.search(path[1])]
        links = links or [path for path in paths if _MEMBER_PATH.search(path[1]) and _is_dated(unit.text, path[0])]
        is_labelled = _is_labelled(layout, unit.index)
        if unit.index < title_index and not is_labelled and not any(map(_is_name, links)):
            continue  # the menu's
        if links and not unit.frame.above & away and len(unit.text) <= MAX_LINE_CHARS:
            is_alone = len(links) == 1 and (_spells(*links[0]) or is_labelled or _is_dated(unit.text, links[0][0]))
            yield is_alone, [name for name, _ in links]


def _listed_links(layout: Layout, title_index: int, away: int) -> list[str]:
    """The words of the first lines below the title, one after the other, that are an author's link and hardly more.

    Behind each a line of another link may stand, to where the author is followed.
    """
    listed: list[str] = []
    gap = 0
    for unit in layout.units[max(0, title_index) : max(0, title_index) + LINES_BELOW]:
        alone = [unit.text[first:end] for first, end, href in unit.links if AUTHOR_PATH.search(href)]
        if len(alone) == 1 and len(unit.text) <= len(alone[0]) + _LEAD_CHARS and not unit.frame.above & away:
            listed += alone
            gap = 0
        elif listed and (gap or unit.link_chars < len(unit.text)):
            break
        else:
            gap += bool(listed)
    return listed


_LEAD_CHARS = 4
"""What may stand beside the one link of a line in a list of authors: "By ", ", "."""


def _is_dated(line: str, name: str) -> bool:
    """Whether a line is a name and a day and nothing else."""
    before, _, after = line.partition(name)
    return not before.strip(" -–—·|") and _DAY.fullmatch(after) is not None


_MEMBER_PATH = re.compile(r"/(?:members?|mitglieder)/[^/]+|[?&]u=\d+", re.IGNORECASE)
"""Where boards tell of who writes in them, and shops and papers of much else."""
_DAY = re.compile(
    r"\W{0,3}(?:\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?:\W{1,3}\d\d?:\d\d(?: Uhr)?)?"
)


def _is_name(link: tuple[str, str]) -> bool:
    return looks_like_a_person(link[0]) or is_given(link[0])


def _is_labelled(layout: Layout, index: int) -> bool:
    """Whether the line before one says "by" and nothing else."""
    return index > 0 and layout.units[index - 1].text.strip(" :").casefold() in _BY


def _spells(name: str, href: str) -> bool:
    """Whether the last part of an address is a name: /author/minap."""
    return plain_letters(name) == plain_letters(href.rstrip("/").rsplit("/", 1)[-1])


def _plain(text: str) -> str:
    """A metadata text with character references resolved; some sites write them twice.

    A template that prints an author's whole record ("map[email:m@site.example name:Mina Park]") means its name.
    """
    text = html.unescape(text) if "&" in text else text
    if not _RECORD.match(text):
        return text
    name = _NAME_OF_RECORD.search(text[:_MAX_RECORD_CHARS])
    return name["name"] if name else ""


_RECORD = re.compile(r"map\[|\{")
_NAME_OF_RECORD = re.compile(
    r"\bname['\"]?\s?(?:=>|[:=])\s?['\"]?(?P<name>[^\]}:'\",]{1,300}?)(?=['\",\]}]|\s\w{1,60}:)"
)
_MAX_RECORD_CHARS = 1000


def names_in(value: Any, people: dict[str, str]) -> Iterator[str]:
    """The names of a JSON-LD author value: a text, an object with a name, or a list of these; no organizations."""
    values = value if isinstance(value, list) else [value]
    for one in values:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict) and "organization" not in str(one.get("@type", "")).lower():
            name = one.get("name") or people.get(str(one.get("@id")))
            yield from (text for text in (name if isinstance(name, list) else [name]) if isinstance(text, str))


def _from_marks(layout: Layout, title_index: int, end: int) -> Iterator[tuple[bool, bool, list[str]]]:
    """The texts of author elements: first those that declare it, then those called so, by nearness to the title."""
    away = away_bits(layout, title_index)
    marks = [
        mark
        for mark in layout.marks
        if _is_author(mark)
        and not (mark.frame.above & _FIGURE_BIT and _rank(mark))
        and (
            not mark.frame.above & away
            or _is_close(mark, title_index)
            or (not mark.frame.above & away & ~_FOOT_BITS and _in_own_foot(mark.frame, end))
        )
    ]
    beyond = {fold(mark.element.text_content()) for mark in marks if mark.index > end + LINES_BELOW}
    if len(beyond) >= _MANY_BEYOND:
        marks = [mark for mark in marks if mark.index <= end + LINES_ABOVE]
    marks = _without_rows(marks, title_index)
    marks.sort(key=lambda mark: (_rank(mark), distance(mark.index, title_index)))
    together = [mark for mark in marks if _rank(mark) == 0 and mark.index == marks[0].index]
    if len(together) > 1:
        near = _is_near(together[0], title_index)
        yield True, near, [line for mark in together for line in _lines_of(mark, layout)]
    for mark in marks[:10]:
        lines = _lines_of(mark, layout)
        if lines and sum(map(len, lines)) < _MAX_AUTHOR_CHARS:
            declared = len(lines) == 1 and (_rank(mark) == 0 or _signed(lines[0], layout, mark.index))
            is_away = mark.index < title_index or not _is_near(mark, title_index)
            if not declared and is_away and _SIGNS.fullmatch(_COUNT.sub("", lines[0])):
                continue
            yield declared, _is_near(mark, title_index), lines


_COUNT = re.compile(r"\s{0,60}[(（]?\d[\d,]{0,60}[)）]?$")
"""How often a page was read, behind a button's word."""
_SIGNS = re.compile("[\u3400-\u9fff]{1,2}|[\u30a0-\u30ff]+")
"""A word of one or two signs, or one taken from abroad: above the title or far below it a button's, not a person's."""


def _in_own_foot(frame: Frame, end: int) -> bool:
    """Whether an element stands in an article that holds the text's last unit too: a footer there is the post's own."""
    article = next((above for above in frame.chain() if above.tag == "article"), None)
    return article is not None and article.first <= end < article.last


_MANY_BEYOND = 3
"""As many authors far behind the text are those of other posts."""


def _without_rows(marks: list[Mark], title_index: int) -> list[Mark]:
    """The marks without those far below the title that stand there in rows: a list's own column of authors."""
    kinds = Counter(_kind(mark) for mark in marks if not _is_near(mark, title_index))
    return [mark for mark in marks if _is_near(mark, title_index) or kinds[_kind(mark)] < _FEWEST_ROWS]


_FEWEST_ROWS = 4


def _kind(mark: Mark) -> tuple[str, str]:
    return str(mark.element.tag), mark.element.get("class") or ""


def _is_near(mark: Mark, title_index: int) -> bool:
    return title_index >= 0 and -LINES_ABOVE <= mark.index - title_index <= LINES_BELOW


_MAX_AUTHOR_CHARS = 200


_BY = ("by", "von", "por", "par", "di", "door", "av", "af", "przez")


def _signed(name: str, layout: Layout, index: int) -> bool:
    """Whether a line beside a marked element says "by" and its words."""
    if is_signed(name):
        return True
    near = layout.units[max(0, index - 1) : index + 2]
    return any(f" {by} {name}".casefold() in f" {unit.text}".casefold() for unit in near for by in _BY)


def _lines_of(mark: Mark, layout: Layout) -> list[str]:
    """The lines of a marked element: its units if it is a block, else its words."""
    if mark.frame.element is not mark.element:
        text = fold(mark.element.text_content())
        return [text] if text else []
    return [unit.text for unit in layout.units[mark.frame.first : mark.frame.last]]


def _is_author(mark: Mark) -> bool:
    prop = (mark.element.get("itemprop") or "").lower()
    return bool(
        mark.mask & _AUTHOR_BIT or prop.startswith(("author", "creator")) or "author" in (mark.element.get("rel") or "")
    )


def _is_close(mark: Mark, title_index: int) -> bool:
    """Whether an element that declares the author stands right below the title: the post's, even in an aside."""
    steps = mark.index - title_index
    if title_index < 0 or not 0 <= steps <= LINES_BELOW:
        return False
    return _rank(mark) == 0 or (steps <= _RIGHT_BELOW and is_signed(fold(mark.element.text_content())))


_RIGHT_BELOW = 2


def _rank(mark: Mark) -> int:
    element = mark.element
    if "author" in (element.get("rel") or "") or (element.get("itemprop") or "").startswith("author"):
        return 0
    return 1
