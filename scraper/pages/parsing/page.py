"""A fetched page, decoded and parsed once, as every reader of pages receives it.

Tags that a page omits or misplaces (head, body, a second document) are put as browsers put them. Of a page that arrives
in pieces (React sends a placeholder first, the text later, hidden, at the end) each piece is put at its placeholder.
"""

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import dropwhile, islice
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from presswatch.languages.patterns import compiled_later
from scraper.pages.parsing.encoding import decode, opened
from scraper.pages.parsing.plain import without_crowds
from scraper.pages.parsing.xml_guard import UNFIT

_IN_HEAD = frozenset(
    {"base", "link", "meta", "title", "style", "script", "noscript", "template", "basefont", "bgsound", "noframes"}
)
"""What a head may hold (HTML Living Standard, 13.2.6.4.4); the first other element begins the body."""

MAX_DOCUMENTS = 20
"""Further documents after the first that are looked at."""
# Characters outside links. A news page that lists its posts itself has more in titles and teasers, even a short one;
# a shell has a claim, an address and a line on cookies.
SHELL_MAX_CHARS = 1500
_UNSHOWN = frozenset({"script", "style", "noscript", "template", "a", "option", "head"})
_PIECE = compiled_later(r"^S:[0-9a-f]+$")
_FALLBACK_END = "/$"
_MAX_PIECES = 1_000
_MAX_FALLBACK = 200
"""More pieces, or more elements shown in place of one, than any page has; what lies beyond stays where it is."""
# Of 2,596 real pages none has more than 20,000 tags; a tree of a million takes half a gigabyte.
TAGS_MAX = 120_000
# No real text is without a tag for this many characters; splitting seven million into words takes 150 MB.
TEXT_MAX = 500_000
_WEB = compiled_later(r"https?:", re.IGNORECASE)
# The library's own choice of classes asks Python again for each element, for the sake of forms that nobody fills in.
_CLASSES = etree.ElementDefaultClassLookup(
    element=lxml.html.HtmlElement,
    comment=lxml.html.HtmlComment,
    pi=lxml.html.HtmlProcessingInstruction,
    entity=lxml.html.HtmlEntity,
)

_MORE_TAGS = f"it has more than {TAGS_MAX:,} tags, and the rest is not read"
_LINK = compiled_later(r"<a\s", re.IGNORECASE)
# After tags without end comes the rest of the page; where a list goes on there are more.
_LINKS_OF_A_FOOT = 20


def fit(text: str | None) -> str:
    """A text of a tree as it may be set in one again; "" for None."""
    # The parser leaves in a tree what XML excludes, but takes it from nobody.
    return UNFIT.sub("", text) if text else ""


def with_body(root: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """The same tree, changed in place: what the head cannot hold, and what follows the document, is in the body."""
    head, body = root.find("head"), root.find("body")
    children: Iterable[lxml.html.HtmlElement] = () if head is None else head
    stray = list(dropwhile(lambda child: not isinstance(child.tag, str) or child.tag in _IN_HEAD, children))
    later = list(root.itersiblings("html"))[:MAX_DOCUMENTS]
    if body is None and (stray or later):
        body = etree.SubElement(root, "body")
    if stray and body.text:
        stray[-1].tail = fit(stray[-1].tail) + fit(body.text)
        body.text = None
    for place, child in enumerate(stray):
        body.insert(place, child)
    for other in later:
        part = other.find("body")
        part = other if part is None else part
        part.tag = "div"
        body.append(part)
    return root


@dataclass(frozen=True)
class Page:
    """One HTML page: its address after redirects and its decoded text.

    `root` is the parsed tree of the first `TAGS_MAX` tags, its texts cut at `TEXT_MAX` characters (never None: an
    unparsable page gives an empty html element); it is shared, so a reader that edits the tree works on a copy.
    `base_url` honours `<base href>`.
    """

    url: str
    html: str
    encoding: str = "utf-8"

    @cached_property
    def root(self) -> lxml.html.HtmlElement:
        """The page as a tree; an empty one where nothing can be read as HTML."""
        return self._parsed[0]

    def beginning(self, tags: int) -> "Page":
        """The beginning of the page, as many tags as given."""
        return replace(self, html=first_tags(self.html, tags))

    @property
    def cut(self) -> str:
        """That more links than a page's foot has are after the last tag that is read, in words; "" otherwise."""
        more = islice(_LINK.finditer(self.html, len(first_tags(self.html))), _LINKS_OF_A_FOOT, None)
        return _MORE_TAGS if next(more, None) else ""

    @property
    def unread(self) -> str:
        """Why the tree ends before the page does, in words: elements too deep or too many; "" where it is whole."""
        return self._parsed[1]

    @cached_property
    def _parsed(self) -> tuple[lxml.html.HtmlElement, str]:
        parser = lxml.html.HTMLParser(encoding="utf-8")
        parser.set_element_class_lookup(_CLASSES)
        html = first_tags(self.html)
        try:
            root = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
        except (etree.LxmlError, ValueError):
            return lxml.html.document_fromstring(b"<html><body></body></html>"), ""
        root = with_body(root)
        if len(self.html) > TEXT_MAX:
            _cut_texts(root)
        if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log.filter_from_fatals()):
            return root, "its elements lie deeper in each other than can be read"
        return root, _MORE_TAGS if self.html.count("<") > TAGS_MAX else ""

    @cached_property
    def base_url(self) -> str:
        """What relative links start from: a `base` that is an address of the web (HTML standard, 4.2.3), or its own."""
        href = next((text for base in self.root.iter("base") if (text := (base.get("href") or "").strip())), "")
        try:
            base_url = str(urljoin(self.url, href))
        except ValueError:
            return self.url
        return base_url if _WEB.match(base_url) else self.url

    @cached_property
    def declared_language(self) -> str | None:
        """The primary subtag of `<html lang>` in lower case, as declared (not checked against the text)."""
        return (self.declared_tag or "").partition("-")[0] or None

    @cached_property
    def declared_tag(self) -> str | None:
        """The whole of `<html lang>` in lower case, with its country: "en-gb"."""
        lang = (self.root.get("lang") or self.root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
        return lang.replace("_", "-").lower() or None


def open_page(body: bytes, url: str, content_type: str | None = None) -> Page:
    """Decodes the bytes of an HTML page, also of a gzipped file that no header calls so, into a Page."""
    decoded = decode(opened(body), content_type)
    return Page(url=url, html=without_crowds(decoded.text), encoding=decoded.encoding)


def first_tags(html: str, most: int = TAGS_MAX) -> str:
    """The page up to its `most`-th tag; a longer rest (text, images in data addresses) without further tags is kept."""
    if html.count("<") <= most:
        return html
    return html[: next(islice(re.finditer("<", html), most, None)).start()]


def _cut_texts(root: lxml.html.HtmlElement) -> None:
    """Cuts the visible texts that are longer than any honest one; data in scripts stay whole."""
    for element in root.iter():
        if element.tag not in ("script", "style") and element.text and len(element.text) > TEXT_MAX:
            element.text = fit(element.text[:TEXT_MAX])
        if element.tail and len(element.tail) > TEXT_MAX:
            element.tail = fit(element.tail[:TEXT_MAX])


def made_by_script(page: Page) -> bool:
    """True if the page has scripts, and so little text outside its links that a list may be missing."""
    return next(page.root.iter("script"), None) is not None and _shown_characters(page.root) < SHELL_MAX_CHARS


def _shown_characters(root: etree._Element) -> int:
    """Characters of text outside links, counted no further than needed."""
    count, waiting = 0, [root]
    while waiting and count < SHELL_MAX_CHARS:
        element = waiting.pop()
        if isinstance(element.tag, str) and element.tag not in _UNSHOWN:
            count += len((element.text or "").strip())
            waiting.extend(element)
        count += len((element.tail or "").strip())
    return count


def assembled(root: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """The tree with every piece at its placeholder; the tree itself if it has no pieces, else a changed copy."""
    if not _pieces(root):
        return root
    root = copy.deepcopy(root)
    places = {node.get("id"): node for node in root.iter("template")}
    for piece in _pieces(root):
        del piece.attrib["hidden"]
        number = str(piece.get("id"))[1:]
        place = places.get(f"P{number}", places.get(f"B{number}"))
        if place is None or place.getparent() is None or piece in place.iterancestors():
            continue
        for node in _shown_meanwhile(place):
            place.getparent().remove(node)
        tail = fit(place.tail)
        place.getparent().replace(place, piece)
        piece.tail = tail
    return root


def _pieces(root: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    found = (node for node in root.iter("div") if node.get("hidden") is not None and _PIECE.match(node.get("id") or ""))
    return list(islice(found, _MAX_PIECES))


def _shown_meanwhile(place: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """What is between a placeholder and the comment that ends it, if there is such a comment."""
    between: list[lxml.html.HtmlElement] = []
    for node in islice(place.itersiblings(), _MAX_FALLBACK):
        if node.tag is etree.Comment and (node.text or "").strip() == _FALLBACK_END:
            return between
        between.append(node)
    return []
