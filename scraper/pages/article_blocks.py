"""The visible text of a page as a flat list of units (paragraphs, items, cells ...), each knowing where it stands.

A unit is one run of inline text between two block boundaries or line breaks. Inline markup inside a word does not
split it; white space is folded as a browser would; `<br>` ends a unit but is remembered in `breaks`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import lxml.html
from lxml import etree

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math nobr q ruby s samp small"  # noqa: SIM905 - a line of words reads better than a list
    " span strike strong sub sup time tt u var wbr img rb picture source mi mo mn mrow".split()
)
"""Elements that do not interrupt a line; unknown names with a colon (`o:p`) are inline too."""

SKIPPED = frozenset(
    "script style noscript template svg select option datalist iframe object embed audio video canvas textarea"  # noqa: SIM905 - a line of words reads better than a list
    " input button rt rp map progress meter frameset title link meta".split()
)
"""Elements whose content no reader of the page sees as running text."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BOLD = frozenset(("b", "strong"))

HINTS: tuple[tuple[str, str], ...] = (
    ("body", r"article|content|story|entry|post(?!er)|text(?!area)|body|main|view|paragraph|prose"),
    ("comment", r"comment|disqus|respond|repl(?:y|ies)|discussion"),
    ("share", r"share|sharing|social|facebook|twitter|whatsapp|sns"),
    ("related", r"relat|recommend|more-|-more|popular|trend|also|similar|read-?next|prev|next|teaser|card|list|most"),
    ("menu", r"nav|menu|breadcrumb|header|masthead|toolbar|skip|pagina|pager|tab"),
    ("side", r"side|widget|aside|rail|column|footer|foot|bottom|copyright|legal"),
    ("caption", r"caption|credit|image|img|photo|figure|gallery|media|video|slide"),
    ("author", r"author|byline|bio|writer|contributor|profile"),
    (
        "promo",
        r"promo|advert|\bads?\b|[-_]ads?\b|sponsor|newsletter|subscri|donat|signup|sign-up|paywall|banner|cookie|consent",
    ),
    ("meta", r"meta|date|time|tag|categor|topic|label|info|publish|posted|kicker"),
    ("summary", r"summary|lead|intro|excerpt|deck|dek|standfirst|subtitle|sub-?head|abstract|descr"),
    ("hidden", r"hidden|hide|sr-only|screen-reader|visually|modal|popup|overlay|tooltip|print"),
)
"""Words of general use in class and id names, by what they usually stand for (numeric features, never rules)."""

HINT_NAMES = tuple(name for name, _ in HINTS)
_HINT_RE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in reversed(HINTS)), re.IGNORECASE)
_HINT_BITS = {name: 1 << i for i, name in enumerate(HINT_NAMES)}
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDDEN_BIT = 1 << len(HINTS)
MARKING = sum(1 << HINT_NAMES.index(name) for name in ("author", "meta"))
MAX_MARKS = 400
"""More marked elements than any post page needs; an endless list of cards stops here."""

TAG_BITS = {
    tag: 1 << (len(HINTS) + 1 + i)
    for i, tag in enumerate(
        (
            "nav",
            "aside",
            "footer",
            "header",
            "article",
            "main",
            "form",
            "figure",
            "table",
            "ul",
            "blockquote",
            "section",
        )
    )
}
TAG_BITS["ol"] = TAG_BITS["ul"]
MASK_BITS = len(HINTS) + 1 + 12


@dataclass(slots=True, eq=False)
class Frame:
    """One block element: its place in the tree and sums over everything inside.

    `mask` are the hints of its own class, id and tag, `above` those of all its ancestors (itself included).
    `first` and `last` are unit indices, `last` exclusive.
    """

    tag: str
    element: lxml.html.HtmlElement | None
    parent: Frame | None
    depth: int
    mask: int
    above: int
    signature: str
    order: int
    first: int = 0
    last: int = 0
    chars: int = 0
    link_chars: int = 0
    prose: int = 0
    breaks: int = 0

    def chain(self) -> Iterator[Frame]:
        """Itself, its parent, and so on to the body."""
        frame: Frame | None = self
        while frame is not None:
            yield frame
            frame = frame.parent


@dataclass(slots=True, eq=False)
class Unit:
    """One run of text.

    `links` are (start, end, href) in its text; `breaks` counts the `<br>` just before it (0: a block boundary is
    there); `bold_chars` stand in bold.
    """

    text: str
    frame: Frame
    index: int
    breaks: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)
    link_chars: int = 0
    bold_chars: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that may hold a date or a byline.

    `index` is that of the unit in which or before which it starts, `mask` the hints of its own class and id.
    """

    index: int
    mask: int
    element: lxml.html.HtmlElement
    frame: Frame


@dataclass(frozen=True, slots=True)
class Layout:
    """A page as units in reading order, with the marked elements among them.

    `wordless` are the links without words (pictures): the number of units before each, its element, its address.
    """

    units: list[Unit]
    marks: list[Mark]
    wordless: list[tuple[int, Frame, str]] = field(default_factory=list)


def read_layout(root: lxml.html.HtmlElement) -> Layout:
    """All units and marks under `root` in the order of the page; depth of the tree does not matter (no recursion)."""
    walker = _Walker()
    return Layout(walker.walk(root), walker.marks, walker.wordless)


class _Walker:
    """The state of one walk: the open frames, the open line, the open link."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.marks: list[Mark] = []
        self.wordless: list[tuple[int, Frame, str]] = []
        self.opened = 0
        self.masks: dict[str, int] = {}
        self.orders = 0
        self.frame = Frame("root", None, None, 0, 0, 0, "", 0)
        self.line: list[str] = []
        self.length = 0
        self.spaced = True
        self.breaks = 0
        self.fresh = True
        self.href = ""
        self.link_start = -1
        self.links: list[tuple[int, int, str]] = []
        self.bold = 0
        self.bold_start = -1
        self.bold_chars = 0

    def walk(self, root: lxml.html.HtmlElement) -> list[Unit]:
        events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, raw in events:
            node = cast("lxml.html.HtmlElement", raw)
            if event == "start":
                if not self._start(node):
                    events.skip_subtree()
            else:
                if event == "end":
                    self._end(node)
                if node.tail and node is not root:
                    self._text(node.tail)
        self._flush()
        return self.units

    def _start(self, node: lxml.html.HtmlElement) -> bool:
        tag = node.tag
        if tag in SKIPPED:
            return False
        if tag == "br":
            self._flush()
            self.breaks += 1
            return False
        if tag in INLINE or ":" in tag:
            self._start_inline(tag, node)
        else:
            self._open(tag, node)
        if node.text:
            self._text(node.text)
        return True

    def _start_inline(self, tag: str, node: lxml.html.HtmlElement) -> None:
        names = node.get("class")
        if names or tag == "time" or node.get("itemprop") or node.get("rel") == "author":
            self._mark(node, self._mask(names or ""))
        if tag == "a":
            href = node.get("href")
            if href:
                self.href, self.link_start, self.opened = href, self.length, len(self.units)
        elif tag in BOLD:
            if not self.bold:
                self.bold_start = self.length
            self.bold += 1

    def _end(self, node: lxml.html.HtmlElement) -> None:
        tag = node.tag
        if tag in SKIPPED or tag == "br":
            return
        if tag in INLINE or ":" in tag:
            self._end_inline(tag)
        else:
            self._close()

    def _end_inline(self, tag: str) -> None:
        if tag == "a":
            if self.href:
                self._end_link()
                self.href, self.link_start = "", -1
        elif tag in BOLD and self.bold:
            self.bold -= 1
            if not self.bold:
                self.bold_chars += max(0, self.length - self.bold_start)

    def _end_link(self) -> None:
        if self.length > self.link_start >= 0:
            self.links.append((self.link_start, self.length, self.href))
        elif self.opened == len(self.units) and len(self.wordless) < MAX_MARKS:
            self.wordless.append((len(self.units) + bool(self.length), self.frame, self.href))

    def _text(self, raw: str) -> None:
        if not raw.isascii():
            raw = unicodedata.normalize("NFC", raw.translate(_INVISIBLE))
        if self.frame.tag == "pre":
            self._preformatted(raw)
            return
        words = raw.split()
        if not words:
            if not self.spaced:
                self.line.append(" ")
                self.length += 1
                self.spaced = True
            return
        text = " ".join(words)
        if raw[0].isspace() and not self.spaced:
            text = " " + text
        self.spaced = raw[-1].isspace()
        if self.spaced:
            text += " "
        self.line.append(text)
        self.length += len(text)

    def _preformatted(self, raw: str) -> None:
        self.line.append(raw)
        self.length += len(raw)
        self.spaced = False

    def _open(self, tag: str, node: lxml.html.HtmlElement) -> None:
        self._flush()
        self.breaks, self.fresh = 0, True
        parent = self.frame
        self.orders += 1
        names = (node.get("class") or "") + " " + (node.get("id") or "") if tag not in ("body", "html") else ""
        mask = self._mask(names) | TAG_BITS.get(tag, 0)
        if node.get("hidden") is not None or node.get("aria-hidden") == "true" or _hides(node.get("style")):
            mask |= HIDDEN_BIT
        signature = f"{parent.signature[-60:]}/{tag}.{node.get('class') or ''}"
        self.frame = Frame(
            tag, node, parent, parent.depth + 1, mask, parent.above | mask, signature, self.orders, len(self.units)
        )
        self._mark(node, mask)

    def _mark(self, node: lxml.html.HtmlElement, mask: int) -> None:
        role = node.get("itemprop") or node.get("rel") or ""
        telling = mask & MARKING or node.tag == "time" or role.startswith(("date", "author", "creator"))
        if telling and len(self.marks) < MAX_MARKS:
            self.marks.append(Mark(len(self.units), mask, node, self.frame))

    def _mask(self, names: str) -> int:
        known = self.masks.get(names)
        if known is None:
            known = 0
            if len(names) > 1:
                for match in _HINT_RE.finditer(names):
                    known |= _HINT_BITS[match.lastgroup or ""]
            self.masks[names] = known
        return known

    def _close(self) -> None:
        self._flush()
        self.breaks, self.fresh = 0, True
        frame = self.frame
        frame.last = len(self.units)
        parent = frame.parent
        if parent is None:
            return
        parent.chars += frame.chars
        parent.link_chars += frame.link_chars
        parent.prose += frame.prose
        self.frame = parent

    def _flush(self) -> None:
        """Ends the line: makes a unit of it unless it is empty; an open link goes on at the start of the next line."""
        if self.length:
            self._make_unit()
        self.line, self.length, self.spaced = [], 0, True
        self.links, self.bold_chars = [], 0
        self.link_start = 0 if self.href else -1
        self.bold_start = 0

    def _make_unit(self) -> None:
        if self.href:
            self._end_link()
        if self.bold:
            self.bold_chars += max(0, self.length - self.bold_start)
        raw = "".join(self.line)
        text = raw.strip()
        if not text:
            return
        shift = len(raw) - len(raw.lstrip())
        links = _trim_links(self.links, text, shift)
        linked = sum(end - start for start, end, _ in links)
        unit = Unit(text, self.frame, len(self.units), 0 if self.fresh else self.breaks, links, linked)
        unit.bold_chars = min(self.bold_chars, len(text))
        self.units.append(unit)
        self._count(unit)
        self.breaks, self.fresh = 0, False

    def _count(self, unit: Unit) -> None:
        frame, size = self.frame, len(unit.text)
        frame.chars += size
        frame.link_chars += unit.link_chars
        frame.prose += prose_chars(unit)


_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None)
"""Soft hyphens and zero-width spaces: they show nothing and split names (joiners stay: Persian and Hindi need them)."""

PROSE_ENDS = ".!?。！？…؟।:;»”\"')」』）"
_MIN_PROSE = 40
"""A line shorter than this is prose only if nothing in it is linked and it ends like a sentence."""


def prose_chars(unit: Unit) -> int:
    """How many characters of a unit are running prose: its unlinked part, if it is long or ends like a sentence."""
    free = len(unit.text) - unit.link_chars
    if free < len(unit.text) / 2:
        return 0
    if len(unit.text) >= _MIN_PROSE or (unit.text[-1] in PROSE_ENDS and not unit.link_chars):
        return free
    return 0


def _hides(style: str | None) -> bool:
    return bool(style and _HIDING_STYLE.search(style))


def _trim_links(links: list[tuple[int, int, str]], text: str, shift: int) -> list[tuple[int, int, str]]:
    """Offsets of links in the stripped text; blanks at a link's ends and empty links go."""
    found = []
    for raw_start, raw_end, href in links:
        start, end = max(0, raw_start - shift), min(len(text), raw_end - shift)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            found.append((start, end, href))
    return found
