"""Authors that a page declares: in its data, metas, marked elements and links to authors' pages."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, filterfalse
from typing import Any

from presswatch.languages.packs import any_word, words
from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import Layout, Mark, Unit
from scraper.pages.article.byline_lines import (
    ABOVE_COSTS,
    AUTHOR_PATH,
    FIGURE_BIT,
    LINES_ABOVE,
    LINES_BELOW,
    line_texts,
    near_units,
)
from scraper.pages.article.metadata import Head
from scraper.pages.article.places import away_bits, distance, outside
from scraper.pages.article.title_candidates import plain_letters
from scraper.pages.html_tree.hints import HINT_BITS, TAG_BITS
from scraper.pages.person_names.names import is_full, is_given, looks_like_a_person, people_of
from scraper.pages.person_names.signatures import WRITTEN_OR_PUBLISHED, is_signed
from scraper.pages.text.letters import single_spaced

AUTHOR_METAS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "article:author_name",
    "og:article:author", "og.article.author",
    "citation_author", "cxenseparse:author", "dc.contributor", "authors", "creator",
)  # fmt: skip

_AUTHOR_BIT = HINT_BITS["author"]
_FOOT_BITS = TAG_BITS["footer"] | TAG_BITS["aside"]
_BY = (*sorted(words("by_words")), "di")
_AUTHOR_LABEL = compiled_later(rf"(?:{WRITTEN_OR_PUBLISHED}|{any_word('author_labels')})(?!\w)", re.IGNORECASE)
_MEMBER_PATH = compiled_later(rf"/(?:{any_word('member_path_words')})/[^/]+|[?&]u=\d+", re.IGNORECASE)
"""Where boards have their members' pages, and shops and papers much else."""
_DAY = compiled_later(
    r"\W{0,3}(?:\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?:\W{1,3}\d\d?:\d\d(?: Uhr)?)?"
)
_RECORD = compiled_later(r"map\[|\{")
_NAME_OF_RECORD = compiled_later(
    r"\bname['\"]?\s?(?:=>|[:=])\s?['\"]?(?P<name>[^\]}:'\",]{1,300}?)(?=['\",\]}]|\s\w{1,60}:)"
)
_MAX_RECORD_CHARS = 1000
_LEAD_CHARS = 4
"""What may be next to the one link of a line in a list of authors: "By ", ", "."""
_MANY_BEYOND = 3
"""This many authors far below the text are those of other posts."""
_FEWEST_ROWS = 4
_MAX_MARKS = 10
_MAX_AUTHOR_CHARS = 200
_RIGHT_BELOW = 2


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
    for name in filter(head.metas.__contains__, AUTHOR_METAS):
        yield "meta", list(map(_plain, head.metas[name]))
    # What link previews show under "Written by".
    yield (
        "meta",
        [_plain(head.meta(f"twitter:data{n}")) for n in "12" if _AUTHOR_LABEL.match(head.meta(f"twitter:label{n}"))],
    )
    # A handle ("@minapark") is no name.
    yield "meta", [value for value in head.metas.get("twitter:creator", ()) if is_full(value) and "@" not in value]


def _fullest_first(sources: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """The sources, before them any that has all names of the first one that has names, and more."""
    known = [set(filter(is_full, people_of(raws, declared=True))) for _, raws in sources]
    first = next(filter(None, known), set())
    more = [source for source, names in zip(sources, known, strict=True) if first and first < names]
    return [*more[:1], *sources]


def _plain(text: str) -> str:
    """A metadata text with character references resolved; some sites write them twice.

    A template that prints an author's whole record ("map[email:m@site.example name:Mina Park]") means its name.
    """
    text = html.unescape(text)
    names = _NAME_OF_RECORD.finditer(text[:_MAX_RECORD_CHARS])
    return next((name["name"] for name in names), "") if _RECORD.match(text) else text


def names_in(value: Any, people: dict[str, str]) -> Iterator[str]:
    """The names of a JSON-LD author value: a text, an object with a name, or a list of these; no organizations."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict) and "organization" not in str(one.get("@type", "")).lower():
            name = one.get("name") or people.get(str(one.get("@id")))
            yield from (text for text in (name if isinstance(name, list) else [name]) if isinstance(text, str))


def _from_links(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """Links near the title that lead to an author's page; declared where the address spells the one word."""
    away = away_bits(layout, title_index)
    if len(listed := _listed_links(layout, title_index, away)) > 1:
        yield False, listed
    for unit in outside(near_units(layout, title_index), away):
        names, is_own = _author_links(unit)
        named = any(looks_like_a_person(name) or is_given(name) for name in names)
        if names and (named or unit.index >= title_index):
            labelled = layout.units[max(0, unit.index - 1)].text.strip(" :").casefold() in _BY
            yield len(names) == 1 and (labelled or is_own), names


def _author_links(unit: Unit) -> tuple[list[str], bool]:
    """The words of a line's links to authors' pages; the flag: the address or a date say so too."""
    paths = [(unit.text[first:end], href) for first, end, href in unit.links]
    is_dated = any(_DAY.fullmatch(unit.text.removeprefix(name)) for name, _ in paths)
    links = [path for path in paths if AUTHOR_PATH.search(path[1]) or (is_dated and _MEMBER_PATH.search(path[1]))]
    spelled = (plain_letters(name) == plain_letters(href.rstrip("/").rsplit("/", 1)[-1]) for name, href in links)
    return [name for name, _ in links], is_dated or next(spelled, False)


def _listed_links(layout: Layout, title_index: int, away: int) -> list[str]:
    """The words of the first lines below the title, one after the other, that are an author's link and hardly more.

    After each there may be a line of another link, to follow the author.
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


def _from_marks(layout: Layout, title_index: int, end: int) -> Iterator[tuple[bool, bool, list[str]]]:
    """The texts of author elements: first those that declare it, then those called so, by nearness to the title."""
    marks = _own_marks(layout, title_index, end)
    together = [mark for mark in marks if _declares(mark) and mark.index == marks[0].index]
    if len(together) > 1:
        near = _is_near(together[0], title_index)
        yield True, near, list(chain.from_iterable(_lines_of(mark, layout) for mark in together))
    for mark in marks[:_MAX_MARKS]:
        lines = _lines_of(mark, layout)
        if 0 < sum(map(len, lines)) < _MAX_AUTHOR_CHARS:
            declared = len(lines) == 1 and (_declares(mark) or _has_by(lines[0], layout, mark.index))
            yield declared, _is_near(mark, title_index), lines


def _own_marks(layout: Layout, title_index: int, end: int) -> list[Mark]:
    """The author elements of the post, those that declare it first, then by nearness to the title."""
    away = away_bits(layout, title_index)

    def is_own(mark: Mark) -> bool:
        around = mark.frame.above & away
        if not around or _is_close(mark, title_index):
            return True
        # A footer in an article that holds the text's last unit too is the post's own.
        article = next((above for above in mark.frame.chain() if above.tag == "article"), None)
        return not around & ~_FOOT_BITS and article is not None and article.holds(end)

    called = (mark for mark in layout.marks if mark.mask & _AUTHOR_BIT or _declares(mark))
    named = (mark for mark in called if _declares(mark) or not mark.frame.above & FIGURE_BIT)
    marks = _without_rows(list(filter(is_own, named)), title_index, end)
    return sorted(marks, key=lambda mark: (not _declares(mark), distance(mark.index, title_index, ABOVE_COSTS)))


def _without_rows(marks: list[Mark], title_index: int, end: int) -> list[Mark]:
    """The marks without those of other posts: several far below the text, or in rows far below the title."""
    beyond = {single_spaced(mark.element.text_content()) for mark in marks if mark.index > end + LINES_BELOW}
    if len(beyond) >= _MANY_BEYOND:
        marks = [mark for mark in marks if mark.index <= end + LINES_ABOVE]
    far = [mark for mark in marks if not _is_near(mark, title_index)]
    kinds = Counter(map(_kind, far))
    rows = [mark for mark in far if kinds[_kind(mark)] >= _FEWEST_ROWS]
    return list(filterfalse(rows.__contains__, marks))


def _kind(mark: Mark) -> tuple[str, str]:
    return str(mark.element.tag), mark.element.get("class") or ""


def _is_near(mark: Mark, title_index: int) -> bool:
    return title_index >= 0 and -LINES_ABOVE <= mark.index - title_index <= LINES_BELOW


def _has_by(name: str, layout: Layout, index: int) -> bool:
    """True if a line next to a marked element has "by" and its words."""
    if is_signed(name):
        return True
    near = layout.units[max(0, index - 1) : index + 2]
    return any(f" {by} {name}".casefold() in f" {unit.text}".casefold() for unit in near for by in _BY)


def _lines_of(mark: Mark, layout: Layout) -> list[str]:
    """The lines of a marked element: its units if it is a block, else its words."""
    if mark.frame.element is not mark.element:
        text = single_spaced(mark.element.text_content())
        return [text] if text else []
    return [unit.text for unit in layout.units[mark.frame.first : mark.frame.last]]


def _declares(mark: Mark) -> bool:
    """True if an element's markup, not only its name, says that it holds the author."""
    prop = (mark.element.get("itemprop") or "").lower()
    return "author" in (mark.element.get("rel") or "") or prop.startswith(("author", "creator"))


def _is_close(mark: Mark, title_index: int) -> bool:
    """True if an element that declares the author is right below the title: the post's, even in an aside."""
    steps = mark.index - title_index
    if not 0 <= steps <= LINES_BELOW:
        return False
    return _declares(mark) or (steps <= _RIGHT_BELOW and is_signed(single_spaced(mark.element.text_content())))
