"""The headings of a page, their parts, and titles compared with each other and cut at their separators."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

import lxml.html
from lxml import etree

from presswatch.languages.packs import words
from presswatch.languages.patterns import compiled_later
from scraper.pages.text.letters import letters, single_spaced


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
            parts = tuple(_parts(node, text)) if len(node) and node.tag != "h3" else ()
            found.append(Heading(int(node.tag[1]), text, parts, _is_path(node), _undated(node, text)))
    return found


def _undated(node: lxml.html.HtmlElement, text: str) -> str:
    """The words of a heading before or after the `<time>` in it; empty where none is at its beginning or end."""
    for time in node.iter("time"):
        day = single_spaced(_flowing(time))
        if day and text != day and (text.endswith(day) or text.startswith(day)):
            return (text.removesuffix(day) if text.endswith(day) else text.removeprefix(day)).strip(_DAY_MARKS)
    return ""


_DAY_MARKS = " |·•,:()[]–—-"
"""Characters between the date and the words of a heading."""


_STEPS_UP = 4


def _is_path(node: lxml.html.HtmlElement) -> bool:
    near = chain((node,), islice(node.iterancestors(), _STEPS_UP))
    return any(one.tag == "nav" or "breadcrumb" in _names(one) for one in near)


def _names(node: lxml.html.HtmlElement) -> str:
    data = " ".join(name for name in node.keys() if name.startswith("data-"))  # noqa: SIM118 - an element, no mapping
    return f"{node.get('class') or ''} {node.get('id') or ''} {data}".lower()


_SETTING_APART = frozenset(("span", "div", "p", "small", "label", "br"))


def _parts(node: lxml.html.HtmlElement, text: str) -> Iterator[str]:
    """The pieces of a heading's text, if its children set some apart; marks alone are none."""
    while len(node) == 1 and not _own_words(node, node[0]):
        node = node[0]
    children = [child for child in node.iterchildren("*") if child.tag not in _UNREAD]
    if not {child.tag for child in children} <= _SETTING_APART:
        return
    pieces = [single_spaced(node.text)]
    for child in children:
        pieces += [single_spaced(_flowing(child)), single_spaced(child.tail)]
    joined = _with_marks(pieces)
    if len(joined) > 1 and all(piece.rstrip(":：") in text for piece in joined):
        yield from joined


def _own_words(node: lxml.html.HtmlElement, child: lxml.html.HtmlElement) -> bool:
    """True if an element has words before or after its only child."""
    return bool((node.text or "").strip() or (child.tail or "").strip())


def _with_marks(pieces: list[str]) -> list[str]:
    """The pieces with words, a colon alone joined to the one before it, other marks alone dropped."""
    joined: list[str] = []
    for piece in filter(None, pieces):
        if not joined or any(map(str.isalnum, piece)):
            joined.append(piece)
        elif piece in ":：":
            joined[-1] += piece
    return joined


_APART = frozenset(("div", "p", "br", "small", "section", "header", "ul", "li"))
_UNREAD = frozenset(("script", "style", "svg", "button", "noscript", "template"))


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
    return child.tag in _UNREAD or (child.tag == "small" and _is_link(child)) or _is_anchor(child)


def _is_anchor(link: lxml.html.HtmlElement) -> bool:
    """True if an element is a mark ("#", "¶") that links to the heading itself."""
    if link.tag != "a" or not (link.get("href") or "").startswith("#"):
        return False
    return not any(map(str.isalnum, "".join(map(str, link.itertext()))))


def _is_link(small: lxml.html.HtmlElement) -> bool:
    """True if small print is a link and nothing else: the author's or the section's, below a headline."""
    links = [link for link in small if link.tag == "a" and link.get("href")]
    return len(links) == 1 and single_spaced(links[0].text_content()) == single_spaced(small.text_content())


def after_label(root: lxml.html.HtmlElement, claims: list[str]) -> str:
    """The claim with which a heading ends after an element with a short label (a category), or nothing."""
    for node in root.iter("h1", "h2", "h3"):
        labels = [
            single_spaced(child.text_content()) for child in node.iter("a", "span", "em", "strong", "small", "b", "i")
        ]
        text = single_spaced(_flowing(node)).rstrip(_NOTE_MARKS) if labels else ""
        for claim in claims:
            before = text[: -len(claim)].strip() if claim and text.endswith(claim) else ""
            if before.strip(_LABEL_MARKS) and len(before) <= _MAX_LABEL_CHARS and before in labels:
                return claim
    return ""


def is_headline(root: lxml.html.HtmlElement, name: str, title: str) -> bool:
    """True if what a page gives as its site's name is its main heading and the first part of its title."""
    return (
        title.startswith(name)
        and title != name
        and any(single_spaced(_flowing(h)).endswith(name) for h in root.iter("h1"))
    )


_NOTE_MARKS = " *†‡§☆★¶"
"""Marks after a heading that lead to a note."""
_LABEL_MARKS = " []()<>【】·|:-"
_MAX_LABEL_CHARS = 24


_FRAMES = {"「": "」", "『": "』", "【": "】", "《": "》", "〈": "〉", "[": "]", "{": "}", "~": "~", "-": "-", "#": ""}


def without_frame(heading: str, claims: list[str]) -> str:
    """A heading without the marks that a page prints around every one, if the head gives the words without them."""
    close = _FRAMES.get(heading[0])
    if close is None or not heading.endswith(close):
        return heading
    inside = heading[1 : len(heading) - len(close)].strip()
    return inside if any(f"{claim} ".startswith(f"{inside} ") for claim in claims) else heading


def without_stop(heading: str, claims: list[str]) -> str:
    """A heading without the full stop that a page prints after every one, if its head gives the same words bare."""
    return heading[:-1] if heading.endswith(".") and heading[:-1] in claims else heading


def without_capitals(heading: str, claims: list[str], language: str | None = None) -> str:
    """A heading that a page sets in capitals, whole or each of its words, as its head writes the same words.

    On a page in another language than English nearly each word is enough: English alone writes so.
    """
    words = [start for word in heading.split() if (start := word.strip(_QUOTES)[:1]).isalpha()]
    least = 1.0 if (language or "en").startswith("en") else _NEARLY_EACH
    if len(words) < _FEW_WORDS or sum(map(str.isupper, words)) < least * len(words):
        return heading
    same = (
        claim for claim in claims if claim.casefold() == heading.casefold() and _capitals(claim) < _capitals(heading)
    )
    return next(same, heading)


_NEARLY_EACH = 0.75
_FEW_WORDS = 3
_QUOTES = "\"'“”„‘’«»([¿¡"


def _capitals(text: str) -> int:
    return sum(map(str.isupper, text))


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
    found_words = {word.strip(OUTER + ",?!()") for word in text.casefold().translate(_MARKS).split()}
    found = {word for word in found_words if len(word) >= MIN_WORD_CHARS}
    if WIDE.search(text):
        found |= {text[at : at + 2] for at in range(len(text) - 1)}
    return found


SEPARATOR = compiled_later(
    r"\s{1,60}[|\-–—·•:»«>/~_‹›<]{1,60}\s{1,60}|\s{0,60}[|｜»«]\s{0,60}|\s{0,60}::{1,60}\s{0,60}|"
    r"\s{0,60}__?\s{0,60}(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s{0,60}[_-]\s{0,60}|\s{1,60}@\s{1,60}"
)
"""Where a page title is cut: a mark between blanks, a bar, or (next to letters that are not ASCII) a bare dash."""
_QUOTED = compiled_later(r"«[^«»]+»|»(?!\s)[^«»]+(?<!\s)«")
"""Words in the quotation marks that look like the marks of a path."""


def cuts_of(title: str) -> list[re.Match[str]]:
    """The separators at which a page's title is cut; angles around words are quotation marks, no separators."""
    if "«" in title and "»" in title:
        title = _QUOTED.sub(lambda match: f"'{match.group()[1:-1]}'", title)
    return list(SEPARATOR.finditer(title))


def plain_letters(text: str) -> str:
    """The letters and digits of a text, of one form for all its writings."""
    return letters(unicodedata.normalize("NFKC", text))


ARCHIVES = frozenset(map(plain_letters, words("blog_archive_names")))
"""What old blogs put between their name and a post's title."""


def at_colons(title: str) -> Iterator[tuple[str, str]]:
    """What is before and after each colon of a title: "Site: Title"."""
    at = title.find(": ")
    while at >= 0:
        yield title[:at], title[at + 2 :]
        at = title.find(": ", at + 1)


def parts_of(title: str) -> list[str]:
    """The parts between the separators of a page's title."""
    starts, ends = [0], []
    for cut in cuts_of(title):
        ends.append(cut.start())
        starts.append(cut.end())
    parts = (title[start:end].strip() for start, end in zip(starts, [*ends, len(title)], strict=True))
    return [part for part in parts if part]
