"""Headings and lines of a page that may be its title; titles compared with each other and cut at their separators."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise, takewhile
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml import etree

from presswatch.languages.packs import any_word, words
from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import HEADINGS, Layout, Unit, headings_of
from scraper.pages.article.places import UPDATED, heads_calendar, heads_other_posts, outside
from scraper.pages.dates.read import DateContext, find_dates, read_date
from scraper.pages.html_tree.hints import HINT_BITS, TAG_BITS
from scraper.pages.text.letters import letters, single_spaced

_SETTING_APART = frozenset(("span", "div", "p", "small", "label", "br"))
_APART = frozenset(("div", "p", "br", "small", "section", "header", "ul", "li"))
_UNREAD = frozenset(("script", "style", "svg", "button", "noscript", "template"))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading (h1 to h3). `parts` are the pieces into which its own elements divide an h1 or h2; empty if none do.

    `is_path`: it is in a path to the page ("breadcrumb") or a menu. `undated` is the text without a
    `<time>` at its beginning or end; empty where there is none.
    """

    level: int
    text: str
    parts: tuple[str, ...] = ()
    is_path: bool = False
    undated: str = ""


def read_headings(root: lxml.html.HtmlElement, longest: int) -> list[Heading]:
    """The headings of a page with words, without those of more than `longest` characters."""
    found = []
    for node in root.iter("h1", "h2", "h3"):
        text = single_spaced(_flowing(node))
        if text and len(text) <= longest:
            parts = tuple(_parts(node)) if len(node) and node.tag != "h3" else ()
            found.append(Heading(int(node.tag[1]), text, parts, _is_path(node), _undated(node, text)))
    return found


def _undated(node: lxml.html.HtmlElement, text: str) -> str:
    """The words of a heading before or after the first `<time>` in it; empty where it is at neither end."""
    time = next(node.iter("time"), None)
    day = "" if time is None else single_spaced(_flowing(time))
    if not day or not (text.startswith(day) or text.endswith(day)):
        return ""
    return text.removesuffix(day).removeprefix(day).strip(_DAY_MARKS)


_DAY_MARKS = " |·•,:()[]–—-"
"""Characters between the date and the words of a heading."""


_STEPS_UP = 4


def _is_path(node: lxml.html.HtmlElement) -> bool:
    near = list(chain((node,), islice(node.iterancestors(), _STEPS_UP)))
    names = (value for one in near for name, value in one.items() if name in ("class", "id"))
    data = (name for one in near for name in one.keys() if name.startswith("data-"))  # noqa: SIM118 - no mapping
    return any(one.tag == "nav" for one in near) or any("breadcrumb" in name.lower() for name in chain(names, data))


def _parts(node: lxml.html.HtmlElement) -> Iterator[str]:
    """The pieces of a heading's text, if its children set some apart; marks alone are none."""
    while len(node) == 1 and not single_spaced(node.text) and not single_spaced(node[0].tail):
        node = node[0]
    children = [child for child in node.iterchildren("*") if child.tag not in _UNREAD]
    if not {child.tag for child in children} <= _SETTING_APART:
        return
    pieces = [single_spaced(node.text)]
    for child in children:
        pieces += [single_spaced(_flowing(child)), single_spaced(child.tail)]
    joined = _with_marks(pieces)
    if len(joined) > 1:
        yield from joined


def _with_marks(pieces: list[str]) -> list[str]:
    """The pieces with words, a colon alone joined to the one before it, other marks alone dropped."""
    joined: list[str] = []
    for piece in filter(None, pieces):
        if not joined or any(map(str.isalnum, piece)):
            joined.append(piece)
        elif piece in ":：":
            joined[-1] += piece
    return joined


def _flowing(node: lxml.html.HtmlElement) -> str:
    """The words of a heading, a blank between parts that a page sets in lines of their own."""
    words: list[str] = []
    events = etree.iterwalk(node, events=("start", "end", "comment"))
    for event, child in events:
        if event == "start" and _is_skipped(child):
            events.skip_subtree()
        elif event == "start" or child is not node:
            words.append(" " if child.tag in _APART else "")
            words.append((child.text if event == "start" else child.tail) or "")
    return "".join(words)


def _is_skipped(child: lxml.html.HtmlElement) -> bool:
    """True if an element of a heading is unseen, small print that is a link, or a mark that links to the heading."""
    if child.tag == "small":
        return any(link.get("href") for link in child)
    if child.tag == "a" and (child.get("href") or "").startswith("#"):
        return not any(map(str.isalnum, "".join(map(str, child.itertext()))))
    return child.tag in _UNREAD


def after_label(root: lxml.html.HtmlElement, claims: list[str]) -> str:
    """The claim with which a heading ends after an element with a short label (a category), or nothing."""
    for node in root.iter("h1", "h2", "h3"):
        text = single_spaced(_flowing(node)).rstrip(_NOTE_MARKS) if len(node) else ""
        for claim in claims:
            before = text.removesuffix(claim).strip(_LABEL_MARKS)
            if claim and text.endswith(claim) and 0 < len(before) <= _MAX_LABEL_CHARS:
                return claim
    return ""


def is_headline(root: lxml.html.HtmlElement, name: str, title: str) -> bool:
    """True if what a page gives as its site's name is its main heading and the first part of its title."""
    is_first = title != name and title.startswith(name)
    return is_first and any(single_spaced(_flowing(heading)).endswith(name) for heading in root.iter("h1"))


_NOTE_MARKS = " *†‡§☆★¶"
"""Marks after a heading that lead to a note."""
_LABEL_MARKS = " []()<>【】·|:-"
_MAX_LABEL_CHARS = 24


MAX_TITLE_CHARS = 400
OUTER = " .\"'-:|»«“”„‘’"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTE_FORMS = dict.fromkeys(map(ord, "‘’‚‛`´"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')
_MARKS = _DASHES | _QUOTE_FORMS | dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad"), None)


def title_key(text: str) -> str:
    """A form of a title by which two writings of one title are equal: case, quotes, dashes, outer marks folded."""
    return (_known_key if len(text) <= MAX_TITLE_CHARS else _key)(text)


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS).casefold().replace("…", "...")
    return single_spaced(plain).strip(OUTER)


_known_key = lru_cache(maxsize=2048)(_key)
"""Every line of a page is compared with its title, and a site's menus are on all its pages."""


WIDE = compiled_later("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts without blanks, or with wide characters."""
COLONS = ":：?!"
"""Marks after the first half of a headline, which is then part of it."""
MIN_WORD_CHARS = 4


def long_words(text: str) -> set[str]:
    """The longer words of a text; of scripts without spaces, its pairs of characters."""
    found = (word.strip(OUTER + ",?!()") for word in text.casefold().translate(_MARKS).split())
    pairs = map("".join, pairwise(text)) if WIDE.search(text) else ()
    return {word for word in found if len(word) >= MIN_WORD_CHARS}.union(pairs)


SEPARATOR = compiled_later(
    r"\s{1,60}[|\-–—·•:»«>/~_‹›<]{1,60}\s{1,60}|\s{0,60}[|｜»«]\s{0,60}|\s{0,60}::{1,60}\s{0,60}|"
    r"\s{0,60}__?\s{0,60}(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s{0,60}[_-]\s{0,60}|\s{1,60}@\s{1,60}"
)
"""Where a page title is cut: a mark between blanks, a bar, or (next to letters that are not ASCII) a bare dash."""
_QUOTED = compiled_later(r"«[^«»]+»|»(?!\s)[^«»]+(?<!\s)«")
"""Words in the quotation marks that look like the marks of a path."""


def cuts_of(title: str) -> list[re.Match[str]]:
    """The separators at which a page's title is cut; angles around words are quotation marks, no separators."""
    if "«" in title:
        title = _QUOTED.sub(lambda match: f"'{match.group()[1:-1]}'", title)
    return list(SEPARATOR.finditer(title))


def plain_letters(text: str) -> str:
    """The letters and digits of a text, of one form for all its writings."""
    return letters(unicodedata.normalize("NFKC", text))


ARCHIVES = frozenset(map(plain_letters, words("blog_archive_names")))
"""What old blogs put between their name and a post's title."""


def parts_of(title: str) -> list[str]:
    """The parts between the separators of a page's title."""
    cuts = cuts_of(title)
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(title)]
    return list(filter(None, (title[start:end].strip() for start, end in zip(starts, ends, strict=True))))


_HEAD_BITS = TAG_BITS["nav"] | TAG_BITS["aside"] | TAG_BITS["footer"] | HINT_BITS["menu"]
_MIN_LETTERS = 8
_MAX_LINE_CHARS, _MAX_BARE_DATE_CHARS = 120, 30
"""Characters of a title printed as a line, and of a line that is a date and no more."""
_MAX_DATE_CHARS, _MAX_DATE_LABEL, _MAX_DATE_REST = 80, 20, 48
"""Characters of a line of a date and other data, of the label before the date, and of what follows it."""
_ENDS = ".。;；:："
"""Marks at the end of a sentence or label, and of no title."""
_PROSE_CHARS = 100
_LINES_ABOVE = 3
_TITLE_CLASS = compiled_later(
    rf"(?:^|\s)(?:[a-z]+[-_])?(?<!sub[-_])(?:{any_word('title_class_words')})(?=\s|$)", re.IGNORECASE
)
SECTIONS = frozenset(map(letters, words("post_section_names"))) - {""}
"""What sites call the places for their posts; on old sites it is the title of all pages."""


def unshown_title(layout: Layout, is_sites: bool, *, has_headings: bool) -> str:  # noqa: FBT001 - as its caller says it
    """The title among the lines of a page that shows none of the titles of its head.

    That is the line right above the first line that is a date; where there are headings, it must be one. Else the only
    heading, if a paragraph follows it. `is_sites`: the head gives all pages one title; then also the only line in an
    element that is called a title.
    """
    for line, below in pairwise(layout.units):
        fits = _is_title(line) and (not has_headings or line.frame.tag in HEADINGS)
        if fits and _is_date(below) and not heads_other_posts(line.text):
            return _named_above(line, layout)
    called = list(filter(_is_named_title, layout.units)) if is_sites else []
    if len(called) == 1:
        return called[0].text
    return _only_heading(layout) if has_headings else ""


def _named_above(line: Unit, layout: Layout) -> str:
    """A line above a date, or the one close above it that is called a title; empty if the line is a sentence."""
    if line.text[-1] in _ENDS:
        return ""
    above = layout.units[max(0, line.index - _LINES_ABOVE) : line.index]
    return [line, *filter(_is_named_title, above)][-1].text


def _is_title(line: Unit) -> bool:
    fits = _MIN_LETTERS <= len(line.text) <= _MAX_LINE_CHARS
    return fits and not line.link_chars and not line.frame.above & _HEAD_BITS


def _is_date(line: Unit) -> bool:
    """True if a line begins with a date and holds little else, such as how often the page was read."""
    text = line.text
    if 2 * line.link_chars > len(text) or line.frame.above & _HEAD_BITS or len(text) > _MAX_DATE_CHARS:
        return False
    update = UPDATED.search(text)
    if not any(map(str.isdigit, text[: update.start()] if update else text)):
        return False
    if len(text) <= _MAX_BARE_DATE_CHARS and read_date(text, DateContext(), "element"):
        return True
    spans = find_dates(text, DateContext(), "element")
    return bool(spans) and spans[0].start <= _MAX_DATE_LABEL and len(text) - spans[0].end <= _MAX_DATE_REST


def _is_named_title(unit: Unit) -> bool:
    """True if a line may be a title and the class of an element that holds it alone is a word for one."""
    frames = islice(unit.frame.chain(), 2)
    alone = (frame.element for frame in frames if frame.last - frame.first == 1)
    named = any(element is not None and _TITLE_CLASS.search(element.get("class") or "") for element in alone)
    return named and _is_title(unit)


def _only_heading(layout: Layout) -> str:
    """The only heading of a page outside its menus, if it is right above a paragraph.

    Headings over events, and from one over comments or other posts on, are not counted.
    """
    found = outside(headings_of(layout.units), _HEAD_BITS)
    own = takewhile(lambda unit: not heads_other_posts(unit.text), found)
    headings = [unit for unit in own if not heads_calendar(unit.text)]
    if len(headings) != 1 or not _is_title(headings[0]):
        return ""
    below = layout.units[headings[0].index + 1 :][:1]
    return headings[0].text if any(len(unit.text) >= _PROSE_CHARS for unit in below) else ""


_MIN_PART_RATIO = 0.25
_MIN_BEGIN_RATIO = 0.1
"""A heading that shows the beginning of a head's title may be a small part of it: some heads go on with much else."""
_FRAMED_END = compiled_later(
    r"(?<=\S)\s+(?:\[[^\[\]]{3,}\]|【[^【】]{3,}】|＜[^＜＞]{3,}＞|〈[^〈〉]{3,}〉|<[^<>]{3,}>)$"
)
"""The site or section in brackets after a title."""
_CLOCK = compiled_later(r"^\d\d:\d\d\s(?=\D)")
"""The time of day that some boards print before a post's title."""
_MIN_SLUG = 8
_MOST = 0.7
_FEW_WORDS = 3

Parts = dict[str, tuple[str, bool]]
"""Parts of titles by their key, each with a flag: it is the beginning of a title."""


def _parts_of(claim: str, *, inner: bool) -> Iterator[tuple[str, bool]]:
    """The beginnings (flagged) and ends of a title, cut at its separators; the `inner` parts are those between two."""
    cuts = cuts_of(claim)
    if inner:
        return ((claim[cut.end() : other.start()].strip(), False) for cut, other in pairwise(cuts))
    return chain.from_iterable(
        ((claim[: cut.start()].strip(), True), (claim[cut.end() :].strip(), False)) for cut in cuts
    )


def shown_part(claims: list[str], layout: Layout, url: str, site: str, *, inner: bool = False) -> str:
    """The beginning or end of a head's title, cut at a separator, that is a line of the page; empty if none is.

    Lines that the page's address spells count most; those outside its header and menus more than others, beginnings
    more than ends, long ones more than short ones.
    """
    parts: Parts = {}
    small: Parts = {}
    for claim in claims:
        for part, begins in _parts_of(claim, inner=inner):
            is_large = len(part) >= _MIN_PART_RATIO * len(claim)
            least = _MIN_BEGIN_RATIO if begins else _MIN_PART_RATIO
            if len(part) >= least * len(claim) and plain_letters(part) != site:
                (parts if is_large else small)[title_key(part)] = (part, begins)
        if framed := _FRAMED_END.search(claim):
            parts[title_key(claim[: framed.start()])] = (claim[: framed.start()], True)
    slug = plain_letters(unquote(urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]))
    return _best(layout.units, parts, slug) or _best(headings_of(layout.units), small, slug)


def _best(units: list[Unit], parts: Parts, slug: str) -> str:
    """The part that the best of these lines shows; empty if none does."""
    best, best_rank = "", (False, False, False, False, 0)
    for unit in units if parts else ():
        part, begins = _part_of(unit, parts)
        if not part or any(map(_leads_home, unit.hrefs)):
            continue
        # Outside the header and the menus, and more than a link.
        is_own = not unit.frame.above & _HEAD_BITS and unit.link_chars < len(unit.text)
        rank = (_spells(slug, part), is_own, is_own and unit.frame.tag == "h1", begins, len(part))
        if rank > best_rank:
            best, best_rank = part, rank
    return best


def _spells(slug: str, part: str) -> bool:
    """True if an address spells a part of a title: its letters, or most of its longer words."""
    whole = plain_letters(part)
    if not slug or len(whole) < _MIN_SLUG:
        return False
    known = [word for word in map(plain_letters, long_words(part)) if word]
    spelled = sum(word in slug for word in known)
    return whole in slug or (len(known) >= _FEW_WORDS and spelled >= _MOST * len(known))


def _part_of(unit: Unit, parts: Parts) -> tuple[str, bool]:
    """The part that a line is, or with which a heading ends (boards print a category before the title), or nothing."""
    if len(unit.text) > MAX_TITLE_CHARS:
        return "", False
    key = title_key(_CLOCK.sub("", unit.text) if unit.text[0].isdecimal() else unit.text)
    if key in parts or unit.frame.tag not in HEADINGS:
        return parts.get(key, ("", False))
    # A heading ends with a part that is at least half of it, and not after a colon.
    ending = ((end, part) for end, part in parts.items() if key.endswith(end) and 2 * len(end) >= len(key))
    return next((part for end, part in ending if key[: -len(end)].rstrip()[-1:] not in COLONS), ("", False))


def _leads_home(href: str) -> bool:
    """True if a link leads to a site's front page: its words are the site's name."""
    path = href.split("://", 1)[-1].partition("/")[2] if "://" in href else href.lstrip("./")
    return not path.strip("/") or path.startswith("index.")
