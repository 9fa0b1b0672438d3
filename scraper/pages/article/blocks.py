"""The visible text of a page as a flat list of units (paragraphs, items, cells ...), each with its place in the tree.

A unit is one run of inline text between two block boundaries or line breaks. Inline markup inside a word does not
split it; white space is folded as a browser would; `<br>` ends a unit but is remembered in `breaks`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import cast

import lxml.html
from lxml import etree

from presswatch.languages.patterns import compiled_later
from scraper.pages.html_tree.hints import HIDDEN_BIT, HINT_BITS, TAG_BITS, hints_of
from scraper.pages.html_tree.links import trimmed, watch_address
from scraper.pages.html_tree.tree import HEADINGS as HEADING_TAGS
from scraper.pages.html_tree.tree import INLINE as LINE_ELEMENTS

INLINE = LINE_ELEMENTS | frozenset("acronym math strike img rb picture source mi mo mn mrow".split())
"""Elements that do not interrupt a line; unknown names with a colon (`o:p`) are inline too."""

_ICON_TAGS = frozenset({"i", "span"})
"""Elements that, with a class and empty, are dots and icons: they separate the words on both sides."""

SKIPPED = frozenset(
    "script style noscript template svg select option datalist iframe object embed audio video canvas textarea"
    " input button rt rp map progress meter frameset title link meta".split()
)
"""Elements whose content no reader of the page sees as running text."""

HEADINGS = frozenset(HEADING_TAGS)
_LINE_ELEMENTS = HEADINGS | {"p"}
"""Elements that hold only parts of a line: a custom element (`x-term`) inside them is one too."""

_BLOCK, _IN_LINE, _LINK, _BOLD, _BREAK, _UNSEEN = range(6)
_KINDS = dict.fromkeys(INLINE, _IN_LINE) | dict.fromkeys(SKIPPED, _UNSEEN)
_KINDS |= {"a": _LINK, "b": _BOLD, "strong": _BOLD, "br": _BREAK}

_HIDING_STYLE = compiled_later(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MARKING = HINT_BITS["author"] | HINT_BITS["meta"]
MAX_UNITS = 20_000
MAX_CHARS = 1_000_000
"""Units and characters of a page that are read. Of 2,596 real pages none has half as many; a post's text is cut at
400,000 characters, and 60,000 paragraphs take 150 MB on their way there."""
MAX_MARKS = 400
"""More marked elements than any post page needs; an endless list of cards stops here."""
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphens and zero-width spaces: they show nothing and split names (joiners stay: Persian and Hindi need them)."""

PROSE_ENDS = ".!?。！？…؟।:;»”\"')」』）"
_MIN_PROSE = 40
"""A line shorter than this is prose only if nothing in it is linked and it ends like a sentence."""


@dataclass(slots=True, eq=False)
class Frame:
    """One block element: its place in the tree and sums over everything inside.

    `mask` are the hints of its own class, id and tag, `above` those of all its ancestors (itself included).
    `first` and `last` are unit indices, `last` exclusive.
    """

    tag: str
    element: lxml.html.HtmlElement | None
    parent: "Frame | None"
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

    def chain(self) -> "Iterator[Frame]":
        """Itself, its parent, and so on to the body."""
        frame: Frame | None = self
        while frame is not None:
            yield frame
            frame = frame.parent

    def holds(self, index: int) -> bool:
        """True if the unit of this index is inside."""
        return self.first <= index < self.last

    @property
    def names(self) -> str:
        """Its class and id."""
        element = self.element
        return "" if element is None else f"{element.get('class') or ''} {element.get('id') or ''}"


@dataclass(slots=True, eq=False)
class Unit:
    """One run of text.

    `links` are (start, end, href) in its text; `breaks` counts the `<br>` just before it (0: a block boundary is
    there); `bold_chars` are in bold; `prose` are the characters of running prose (see `_prose_chars`).
    """

    text: str
    frame: Frame
    index: int
    breaks: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)
    link_chars: int = 0
    bold_chars: int = 0
    prose: int = 0

    @property
    def hrefs(self) -> list[str]:
        """The addresses of its links, as printed."""
        return [href for _, _, href in self.links]


def headings_of(units: Iterable[Unit]) -> list[Unit]:
    """The headings among units."""
    return [unit for unit in units if unit.frame.tag in HEADINGS]


def indices_of(units: Iterable[Unit]) -> set[int]:
    """The indices of units."""
    return {unit.index for unit in units}


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

    `wordless` are the links without words (pictures, recordings in a player): the number of units before each, its
    element, its address. `whole`: the page has no more than that.
    """

    units: list[Unit]
    marks: list[Mark]
    wordless: list[tuple[int, Frame, str]] = field(default_factory=list)
    whole: bool = True

    def at(self, indices: set[int]) -> list[Unit]:
        """The units with these indices, in their order."""
        return [self.units[index] for index in sorted(indices)]


def read_layout(root: lxml.html.HtmlElement) -> Layout:
    """All units and marks under `root` in the order of the page, up to `MAX_UNITS` and `MAX_CHARS`.

    The depth of the tree does not matter (no recursion).
    """
    return _Walker().walk(root)


class _Walker:
    """The state of one walk: the open frames, the open line, the open link."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.marks: list[Mark] = []
        self.wordless: list[tuple[int, Frame, str]] = []
        self.chars, self.full = 0, False
        self.opened = 0
        self.mask_of = cache(hints_of)  # many elements of a page have the same class
        self.orders = 0
        self.frame = Frame("root", None, None, 0, 0, 0, "", 0)
        self.line: list[str] = []
        self.length, self.spaced = 0, True
        self.breaks, self.fresh = 0, True
        self.href, self.link_start = "", -1
        self.links: list[tuple[int, int, str]] = []
        self.bold = 0
        self.bold_start = -1
        self.bold_chars = 0

    def walk(self, root: lxml.html.HtmlElement) -> Layout:
        """What is below `root`; the walk ends early where a page is too large."""
        events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        kinds: list[int] = []
        for event, node in cast("Iterable[tuple[str, lxml.html.HtmlElement]]", events):
            if event == "start":
                kind = self._start(node.tag, node)
                kinds.append(kind)
                if kind > _BOLD:
                    events.skip_subtree()
                elif text := node.text:
                    self._text(text)
            else:
                if event == "end":
                    self._end(kinds.pop())
                if text := node.tail:
                    self._text(text)
            if self.full:
                break
        self._flush()
        while self.frame.parent is not None:
            self._close()
        return Layout(self.units, self.marks, self.wordless, not self.full)

    def _start(self, tag: str, node: lxml.html.HtmlElement) -> int:
        """Notes an element and returns its kind; what is inside a break or an unseen one is not looked at."""
        kind = _KINDS.get(tag, _IN_LINE if ":" in tag else _BLOCK)
        if kind == _BLOCK and "-" in tag and self.frame.tag in _LINE_ELEMENTS:
            kind = _IN_LINE
        if kind == _BLOCK:
            self._open(tag, node)
        elif kind <= _BOLD:
            self._start_inline(tag, kind, node)
        elif kind == _BREAK:
            self._flush()
            self.breaks += 1
        elif tag == "iframe" and (recording := watch_address(node.get("src") or node.get("data-src") or "")):
            self._note_wordless(recording)
        return kind

    def _note_wordless(self, href: str) -> None:
        if len(self.wordless) < MAX_MARKS:
            self.wordless.append((len(self.units) + bool(self.length), self.frame, href))

    def _start_inline(self, tag: str, kind: int, node: lxml.html.HtmlElement) -> None:
        attributes = dict(node.items())
        if attributes or tag == "time":
            names = attributes.get("class") or ""
            if names and tag in _ICON_TAGS and not self.spaced and self._is_apart(node):
                self._text(" ")
            if names or tag == "time" or "itemprop" in attributes or attributes.get("rel") == "author":
                self._mark(tag, node, self.mask_of(names), attributes)
        self._open_inline(kind, attributes)

    def _open_inline(self, kind: int, attributes: dict[str, str]) -> None:
        if kind == _LINK and (href := attributes.get("href")):
            self.href, self.link_start, self.opened = href, self.length, len(self.units)
        elif kind == _BOLD:
            if not self.bold:
                self.bold_start = self.length
            self.bold += 1

    def _is_apart(self, node: lxml.html.HtmlElement) -> bool:
        """True if an element with a class is a dot, an icon, or set apart from the one before it: a name, its date."""
        before, text = node.getprevious(), node.text
        if not text and not len(node):
            return True
        if before is None or before.tail or before.tag not in _ICON_TAGS or not text:
            return False
        names = before.get("class")
        return bool(names) and names != node.get("class") and _runs_on(self.line[-1][-1], text[0])

    def _end(self, kind: int) -> None:
        if kind == _BLOCK:
            self._close()
        elif kind == _LINK and self.href:
            self._end_link()
            self.href, self.link_start = "", -1
        elif kind == _BOLD:
            self.bold -= 1
            if not self.bold:
                self.bold_chars += max(0, self.length - self.bold_start)

    def _end_link(self) -> None:
        if self.length > self.link_start >= 0:
            self.links.append((self.link_start, self.length, self.href))
        elif self.opened == len(self.units):
            self._note_wordless(self.href)

    def _text(self, raw: str) -> None:
        if self.frame.tag == "pre":
            raw = _visible(raw)
            self.line.append(raw)
            self.length, self.spaced = self.length + len(raw), False
            return
        if self.spaced and raw.isspace():  # between most elements
            return
        if not raw.isascii():
            raw = _visible(raw)
        text = " ".join(raw.split())
        if not self.spaced and not raw[:1].strip():
            text = f" {text}"
        if text:
            self.spaced = not raw[-1:].strip()
            self.line.append(f"{text} " if self.spaced and text != " " else text)
            self.length += len(self.line[-1])

    def _open(self, tag: str, node: lxml.html.HtmlElement) -> None:
        self._flush()
        self.breaks, self.fresh = 0, True
        parent = self.frame
        self.orders += 1
        attributes = dict(node.items())
        names = attributes.get("class") or ""
        signature = f"{parent.signature[-60:]}/{tag}.{names}"
        mask = TAG_BITS.get(tag, 0)
        if attributes:
            if tag not in ("body", "html"):
                mask |= self.mask_of(f"{names} {attributes.get('id') or ''}")
            is_hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
            if is_hidden or _HIDING_STYLE.search(attributes.get("style") or ""):
                mask |= HIDDEN_BIT
        self.frame = Frame(
            tag, node, parent, parent.depth + 1, mask, parent.above | mask, signature, self.orders, len(self.units)
        )
        self._mark(tag, node, mask, attributes)

    def _mark(self, tag: str, node: lxml.html.HtmlElement, mask: int, attributes: dict[str, str]) -> None:
        role = attributes.get("itemprop") or attributes.get("rel") or ""
        is_mark = mask & MARKING or tag == "time" or role.startswith(("date", "author", "creator"))
        if is_mark and len(self.marks) < MAX_MARKS:
            self.marks.append(Mark(len(self.units), mask, node, self.frame))

    def _close(self) -> None:
        self._flush()
        self.breaks, self.fresh = 0, True
        frame, parent = self.frame, self.frame.parent
        frame.last = len(self.units)
        if parent is not None:
            parent.chars += frame.chars
            parent.link_chars += frame.link_chars
            parent.prose += frame.prose
            self.frame = parent

    def _flush(self) -> None:
        """Ends the line: makes a unit of it unless it is empty; an open link goes on at the start of the next line."""
        if not self.length:
            return
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
        frame, links, linked = self.frame, self.links, 0
        if links:
            links = trimmed(links, text, len(raw) - len(raw.lstrip()))
            linked = sum([end - start for start, end, _ in links])
        breaks, bold = 0 if self.fresh else self.breaks, min(self.bold_chars, len(text))
        prose = _prose_chars(text, linked)
        self.units.append(Unit(text, frame, len(self.units), breaks, links, linked, bold, prose))
        self.chars += len(text)
        self.full = len(self.units) >= MAX_UNITS or self.chars >= MAX_CHARS
        frame.chars += len(text)
        frame.link_chars += linked
        frame.prose += prose
        self.breaks, self.fresh = 0, False


def _runs_on(last: str, first: str) -> bool:
    """True if two characters next to each other end one thing and begin another: "a3", "4O", "aM"."""
    if first.isdigit():
        return last.isalpha()
    return first.isupper() and (last.isdigit() or last.islower())


def _visible(text: str) -> str:
    """A text composed (NFC), without characters that show nothing."""
    for character in _INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    return unicodedata.normalize("NFC", text)


def _prose_chars(text: str, linked: int) -> int:
    """How many characters of a line are running prose: its unlinked part, if it is long or ends like a sentence."""
    free = len(text) - linked
    is_prose = len(text) >= _MIN_PROSE or (text[-1] in PROSE_ENDS and not linked)
    return free if is_prose and 2 * free >= len(text) else 0
