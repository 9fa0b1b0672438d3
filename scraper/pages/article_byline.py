"""Who wrote a post: people's names, never "Admin", the outlet or a button's words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from presswatch.urls import host_of
from scraper.pages.article_blocks import HINT_NAMES, Layout, Mark
from scraper.pages.article_date import away_bits
from scraper.pages.article_head import Head, fold
from scraper.pages.article_title import _letters as letters_of

AUTHOR_METAS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "article:author_name",
    "og:article:author", "citation_author", "cxenseparse:author", "dc.contributor", "authors", "creator",
)  # fmt: skip

_LEAD = re.compile(
    r"^By(?=[A-Z][a-z])|^(?:(?:written|posted|published|reported|story|words|text|article|photographs?|veröffentlicht|eingestellt|geschrieben|verfasst|publicado|publié|écrit|scritto)"
    r"\s+(?:by|von|por|par|da)|by|von|par|por|di|de|da|av|af|door|przez|"
    r"автор|авторы|текст|author|authors|autor|autorin|autore|auteur|yazan|oleh|penulis|글쓴이|작성자|기자|글|作者|文|記者|记者|編集|كتب|بقلم|الكاتب)"
    r"\s*[:：|]?\s+|^(?:作者|記者|记者|文|글|글쓴이|작성자)\s*[:：]\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:[;|/•·&\n、،]|,(?!\s*(?:Jr|Sr|MD|PhD|Ph\.D|M\.D|III|II|Esq))|\s(?:and|und|et|y|e|och|og|en|i|и|και|with|mit|avec)\s)\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:\(.*|\[.*|:.*|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d.*|\s[-–—|]\s.*|\bfor\s[A-Z].*|\bin\s[A-Z].*|\b(?:on|am|le|el|il|vom|at)\s+\S*\d.*|\bon\s.*|\d.*|[@].*|,.*|(?:기자|특파원|記者|记者|撰文|报道)\s*$)",
    re.DOTALL,
)
_NOT_PEOPLE = re.compile(
    r"\b(?:admin(?:istrator)?|editor(?:s|ial)?|editorial|staff|team|redaktion|redaction|rédaction|redacción|redazione|redactie|newsroom|"
    r"news|desk|press|office|webmaster|user|guest|anonymous|unknown|author|contributors?|correspondent|reporters?|writer|agency|agencies|agentur|"
    r"dpa|afp|reuters|associated|link|copied|copy|share|twitter|facebook|instagram|email|print|follow|view|more|all|posts?|about|subscribe|login|"
    r"comments?|kommentare|library|head of|director|manager|officer|zur|zum|artikel\w*|video|profile|bio|"
    r"read|minutes?|min|ago|updated|published|home|media|magazine|online|today|times|journal|blog|"
    r"inc|ltd|gmbh|llc|foundation|institute|"
    r"university|council|association|network|center|centre|group|company|service|services|department|bureau|tv|radio|daily|weekly|www|http|https|com|org|net|am|pm|est|edt|gmt|"
    r"januar|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"photos?|image|getty|courtesy|by|the|our|your|this|with|from|presse|pressestelle|verlag|zeitung|nachrichten)\b"
    r"|댓글|조회|추천|목록|작성|공유|评论|阅读|浏览|点击|コメント|閲覧|シェア|관리자|운영자|편집|뉴스|홈페이지|管理|编辑|編集|本报|新华|网|社$|الإدارة|المحرر|редакц|админ",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]")
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le el al bin ibn ter ten zu zur af av y e of".split()  # noqa: SIM905 - a line of words reads better than a list
)
_CJK = re.compile("^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・ ]{2,12}$")
_PSEUDONYM = re.compile(r"^(?![A-Z]{1,6}$)[^\W\d_][\w.]{2,24}$")
"""One word that a page declares to be the author: no abbreviation in capitals (agencies, offices), no address."""
_MAX_NAME_CHARS = 45
_MAX_NAME_WORDS = 5
_MAX_PEOPLE = 8
_AUTHOR_BIT = 1 << HINT_NAMES.index("author")


def read_byline(head: Head, layout: Layout, title_index: int, site_name: str, url: str = "") -> tuple[str, ...]:
    """The authors by JSON-LD, metas, marked elements or a "By ..." line near the title; empty rather than guessed."""
    site = {letters_of(site_name), letters_of(host_of(url)), letters_of(host_of(url).rsplit(".", 1)[0])}
    persons = {fold(name) for item in head.objects[:3] for name in _persons(item, head.people)}
    for declared, raws in _sources(head, layout, title_index):
        people = [name for name in _people(raws, declared=declared) if _is_person(name, site, persons)]
        if people:
            return tuple(people[:_MAX_PEOPLE])
    return ()


def _is_person(name: str, site: set[str], persons: set[str]) -> bool:
    """Whether a name is not the site's own; a person's site may bear the name of its author, declared as a person."""
    return letters_of(name) not in site or (name in persons and " " in name)


def _persons(item: dict[str, Any], people: dict[str, str]) -> Iterator[str]:
    """The names of authors whose type is Person."""
    value = item.get("author")
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and ("person" in str(one.get("@type", "")).lower() or str(one.get("@id")) in people):
            yield from _names(one, people)


def _sources(head: Head, layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """Author texts by falling trust; the flag says that the page declares them an author's name and nothing else."""
    for item in head.objects[:3]:
        yield True, [_plain(name) for name in _names(item.get("author") or item.get("creator"), head.people)]
    for name in AUTHOR_METAS:
        if name in head.metas:
            yield True, [_plain(value) for value in head.metas[name]]
    yield True, [_plain(value) for value in _labelled(head)]
    yield from _from_marks(layout, title_index)
    yield from _from_links(layout, title_index)
    yield from _from_lines(layout, title_index)


def _labelled(head: Head) -> Iterator[str]:
    """The values that link previews show under "Written by" (twitter:label1 and twitter:data1)."""
    for number in ("1", "2"):
        if _WRITTEN.search(head.meta("twitter:label" + number)):
            yield head.meta("twitter:data" + number)


_WRITTEN = re.compile(
    r"written|verfasst|geschrieben|écrit|escrito|scritto|автор|作成者|作者|글쓴이|كُتب|author|autor|door", re.IGNORECASE
)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|people|person|profiles?|staff|writers?|contributors?|reporters?|journalists?|by|users?)/[^/]+",
    re.IGNORECASE,
)


def _from_links(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """Links near the title that lead to an author's page."""
    start, away = max(0, title_index - 3), away_bits(layout, title_index)
    for unit in layout.units[start : max(0, title_index) + _LINES_BELOW]:
        names = [unit.text[first:last] for first, last, href in unit.links if _AUTHOR_PATH.search(href)]
        if names and not unit.frame.above & away and len(unit.text) <= _MAX_LINE_CHARS:
            yield False, names


def _plain(text: str) -> str:
    """A metadata text with character references resolved; some sites write them twice."""
    return html.unescape(text) if "&" in text else text


def _names(value: Any, people: dict[str, str]) -> Iterator[str]:
    """The names of a JSON-LD author value: a text, an object with a name, or a list of these; no organizations."""
    values = value if isinstance(value, list) else [value]
    for one in values:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict) and "organization" not in str(one.get("@type", "")).lower():
            name = one.get("name") or people.get(str(one.get("@id")))
            yield from (text for text in (name if isinstance(name, list) else [name]) if isinstance(text, str))


def _from_marks(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """The texts of author elements: first those that declare it, then those called so, by nearness to the title."""
    away = away_bits(layout, title_index)
    marks = [mark for mark in layout.marks if _is_author(mark) and not mark.frame.above & away]
    marks.sort(key=lambda mark: (_rank(mark), abs(mark.index - max(0, title_index))))
    for mark in marks[:10]:
        lines = _lines_of(mark, layout)
        if lines and sum(map(len, lines)) < _MAX_AUTHOR_CHARS:
            yield len(lines) == 1 and (_rank(mark) == 0 or _signed(lines[0], layout, mark.index)), lines


_MAX_AUTHOR_CHARS = 200
_MAX_LINE_CHARS = 120
_LINES_BELOW = 12


_BY = ("by", "von", "por", "par", "di", "door", "av", "af", "przez")


def _signed(name: str, layout: Layout, index: int) -> bool:
    """Whether a line beside a marked element says "by" and its words."""
    if _LEAD.match(name):
        return True
    near = layout.units[max(0, index - 1) : index + 2]
    return any(f" {by} {name}".casefold() in f" {unit.text}".casefold() for unit in near for by in _BY)


def _lines_of(mark: Mark, layout: Layout) -> list[str]:
    """The lines of a marked element: its units if it is a block, else its words."""
    if mark.frame.element is not mark.element:
        text = fold(mark.element.text_content())
        return [text] if text else []
    return [unit.text for unit in layout.units[mark.frame.first : mark.frame.last]]


def _from_lines(layout: Layout, title_index: int) -> Iterator[tuple[bool, list[str]]]:
    """Short lines close to the title that begin with "By", "Von", "기자" and the like."""
    start = max(0, title_index - 3)
    for unit in layout.units[start : max(0, title_index) + _LINES_BELOW]:
        if len(unit.text) <= _MAX_LINE_CHARS and _LEAD.match(unit.text):
            yield False, [unit.text]


def _is_author(mark: Mark) -> bool:
    prop = (mark.element.get("itemprop") or "").lower()
    return bool(
        mark.mask & _AUTHOR_BIT or prop.startswith(("author", "creator")) or "author" in (mark.element.get("rel") or "")
    )


def _rank(mark: Mark) -> int:
    element = mark.element
    if "author" in (element.get("rel") or "") or (element.get("itemprop") or "").startswith("author"):
        return 0
    return 1


def _people(raws: Iterable[str], *, declared: bool) -> list[str]:
    """The people's names in raw author texts: split at commas and "and", without "By", roles and addresses."""
    people: list[str] = []
    for raw in raws:
        for part in _SPLIT.split(_LEAD.sub("", fold(raw))):
            name = clean_name(part, single=declared)
            if name and name not in people:
                people.append(name)
    return people


def clean_name(text: str, *, single: bool = False) -> str:
    """A person's name out of a part of a byline, empty if it is no name; `single` accepts one word (a pseudonym)."""
    raw = text.strip(" \"'“”.,:-–—|")
    if single and _PSEUDONYM.match(raw) and not _NOT_PEOPLE.search(raw):
        return raw
    name = _TAIL.sub("", _LEAD.sub("", text.strip(" \"'“”.:-–—"))).strip(" \"'“”.,:-–—|")
    if not name or len(name) > _MAX_NAME_CHARS or _NOT_PEOPLE.search(name):
        return ""
    if _CJK.match(name):
        return name
    words = name.split()
    if len(words) == 1:
        return ""
    if len(words) > _MAX_NAME_WORDS or not all(_WORD.search(word) for word in words):
        return ""
    if any(word[0].islower() and word.lower() not in _PARTICLES for word in words):
        return ""
    return name.title() if name.isupper() and len(name) > 6 and "'" not in name else name
