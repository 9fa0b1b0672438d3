"""What scripts of a page hold as data: JSON-LD objects, and texts that are only in a script's JSON.

Content systems hand a text to their scripts as one long string, as a list of pieces, or as a tree of blocks and words.
Such trees differ in the names of a node's kind, children and words only: Contentful's rich text (`nodeType`, `content`,
`value`), ProseMirror and Tiptap (`type`, `content`, `text`), Slate (`type`, `children`, `text`), Portable Text (`_type`
"block", `children`, `text`).
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice, starmap
from operator import itemgetter
from typing import Any, TypeVar

import lxml.html

from presswatch.languages.patterns import compiled_later
from presswatch.text.strings import grouped
from scraper.pages.parsing.page import Page
from scraper.pages.text.letters import letters

MAX_SCRIPT_CHARS = 3_000_000
"""A longer script is not read: no article needs it, and parsing it would cost more than the page."""

MAX_NODES = 60_000
"""Values of one JSON document that are looked at; deeper or larger documents are cut here."""

ARTICLE_TYPES = frozenset(
    "article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle"
    " reviewnewsarticle askpublicnewsarticle advertisercontentarticle satiricalarticle scholarlyarticle techarticle"
    " socialmediaposting liveblogposting report pressrelease".split()
)
PAGE_TYPES = frozenset(
    ("webpage", "itempage", "creativework", "event", "recipe", "howto", "videoobject", "podcastepisode")
)

_CONTROL = compiled_later(r"[\x00-\x1f]+")
_TRAILING_COMMA = compiled_later(r",\s*([}\]])")
_CDATA = compiled_later(
    r"^\s*(?:/\*\s*)?(?://\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?:/\*\s*)?(?://\s*)?(?:\]\]>|-->)(?:\s*\*/)?\s*$"
)
_BLANKS = compiled_later(r"[ \t\r\n]*")
_Value = TypeVar("_Value", str, list[Any], dict[str, Any])
_ASSIGNED = compiled_later(
    r"^\s*(?:(?:window|self|globalThis)\s*[.\[]\s*[\"']?|var\s+|let\s+|const\s+)[\w$.]+[\"']?\]?\s*=\s*(?=[{\[])"
)
_PARSE_CALL = compiled_later(r"JSON\.parse\(\s*(\"(?:[^\"\\]|\\.)*\")\s*\)", re.DOTALL)
_FLIGHT = compiled_later(r"self\.__next_f\.push\(\s*\[\s*1\s*,\s*(\"(?:[^\"\\]|\\.)*\")\s*\]\s*\)", re.DOTALL)
_TAG = compiled_later(r"<[a-zA-Z/][^>]{0,2000}>")
_URL_LIKE = compiled_later(r"^\S+$")
MIN_TEXT_CHARS = 200
"""A payload with less running text than this is no article."""
_MIN_PIECE_CHARS = 40
_KINDS = ("nodeType", "_type", "type")
_CHILDREN = ("content", "children")
_WORDS = ("value", "text")
_HOLDERS_OF_ADDRESS = ("data", "attrs")
_ADDRESS = ("href", "uri", "url")
_HEADINGS = frozenset(("heading", "title", *(f"heading{n}" for n in range(1, 7)), *(f"h{n}" for n in range(1, 7))))
_QUOTES = frozenset(("blockquote", "quote"))
_BLOCKS = _HEADINGS | _QUOTES | {"paragraph", "p", "block", "listitem", "li"}
_MAY_HOLD = compiled_later(r'"(?:paragraph|block|p)\\?"')
"""A kind of node as JSON writes it, or JSON in a string of a script; most pages have none, and are not read further."""
_FEWEST_BLOCKS = 3
"""Fewer are a teaser or a notice next to the page's text."""
_MOST_DEEP = 40
"""Nodes below nodes are followed so far; no editor nests its words deeper."""

_Block = tuple[str, str]
"""The words of a paragraph, heading or quotation, and the same as HTML with its links."""


def load_json(text: str) -> Any:
    """The value of a JSON text, line ends, last commas and brackets too many forgiven; None if broken or too large."""
    if len(text) > MAX_SCRIPT_CHARS:
        return None
    for prepare in (str, _forgiven):
        try:
            return json.loads(prepare(text))
        except (ValueError, RecursionError):
            continue
    value, rest = _first_value(_forgiven(text).strip())
    return None if rest.strip(" }];") else value


def _forgiven(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", _CDATA.sub("", text)))


def walk_json(value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value inside a JSON value with its path (list positions as "*"), nearest first, no recursion."""
    queue: list[tuple[tuple[str, ...], Any]] = [((), value)]
    seen = 0
    while queue and seen < MAX_NODES:
        level, queue = queue, []
        for path, item in level:
            seen += 1
            if seen > MAX_NODES:
                return
            yield path, item
            if isinstance(item, dict):
                queue.extend(((*path, str(key)), child) for key, child in item.items())
            elif isinstance(item, list):
                queue.extend(((*path, "*"), child) for child in item)


def types_of(item: dict[str, Any]) -> set[str]:
    """The `@type` names of a JSON-LD object in lower case without their vocabulary's address."""
    raw = item.get("@type")
    names = raw if isinstance(raw, list) else [raw]
    return {name.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for name in names if isinstance(name, str)}


@dataclass(frozen=True, slots=True)
class Structured:
    """The JSON-LD of a page.

    `objects` describe an article or the page, articles first, outermost first; `people` are names by `@id`, to which
    such objects refer. Of all `scripts`, the number `unreadable` could not be parsed.
    """

    objects: list[dict[str, Any]]
    people: dict[str, str]
    scripts: int = 0
    unreadable: int = 0


def json_ld(page: Page) -> Structured:
    """Reads all JSON-LD scripts of a page; broken ones are left out and counted."""
    articles: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    people: dict[str, str] = {}
    scripts = unreadable = 0
    for text, kind in _scripts(page):
        if "ld+json" not in kind:
            continue
        value = load_json(text)
        scripts += 1
        unreadable += value is None and bool(text.strip())
        for item in (item for _, item in walk_json(value) if isinstance(item, dict) and "@type" in item):
            kinds = types_of(item)
            if kinds & ARTICLE_TYPES:
                articles.append(item)
            elif kinds & PAGE_TYPES:
                others.append(item)
            elif "person" in kinds and isinstance(item.get("@id"), str) and isinstance(item.get("name"), str):
                people[item["@id"]] = item["name"]
    return Structured(articles + others, people, scripts, unreadable)


def _scripts(page: Page) -> Iterator[tuple[str, str]]:
    """The text and type of each script that has a text."""
    return ((script.text, script.get("type", "").lower()) for script in page.root.iter("script") if script.text)


def script_values(page: Page) -> Iterator[Any]:
    """The JSON values in scripts of the page: typed `application/json`, assigned to a variable, or in JSON.parse()."""
    for text, kind in _scripts(page):
        if len(text) < MIN_TEXT_CHARS or "ld+json" in kind:
            continue
        if "json" in kind:
            yield load_json(text)
            continue
        if assigned := _ASSIGNED.match(text):
            yield _first_value(text[assigned.end() :])[0]
        for call in _PARSE_CALL.finditer(text):
            inner = load_json(call.group(1))
            if isinstance(inner, str):
                yield load_json(inner)
        for push in _FLIGHT.finditer(text):
            yield {"flight": load_json(push.group(1))}


def _first_value(text: str) -> tuple[Any, str]:
    """The JSON value at the start of a script text, None if it is script and not JSON, and what is after it."""
    if len(text) > MAX_SCRIPT_CHARS:
        return None, text
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None, text
    return value, text[end:]


def payload_root(page: Page) -> lxml.html.HtmlElement | None:
    """The place in a page's script data with most running text as a tree of its own; None if no script holds any."""
    best: list[str] = []
    best_score = 0
    for value in script_values(page):
        prose = ((path, item) for path, item in walk_json(value) if isinstance(item, str) and _is_prose(item))
        for pieces in grouped(prose).values():
            unique = list(dict.fromkeys(pieces))
            score = sum(len(_TAG.sub("", piece)) for piece in unique)
            if score > best_score:
                best_score, best = score, unique
    if best_score < MIN_TEXT_CHARS:
        return None
    return _article(map(_as_html, best))


def _article(pieces: Iterable[str]) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(f"<html><body><article>{''.join(pieces)}</article></body></html>")


def _is_prose(text: str) -> bool:
    if len(text) < _MIN_PIECE_CHARS or (_URL_LIKE.match(text) and text.isascii()):
        return False
    return text[0] not in "{[" and not text.startswith(("data:", "http", "function", "@media"))


def _as_html(piece: str) -> str:
    if _TAG.search(piece):
        return f"<div>{piece}</div>"
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in piece.split("\n") if part.strip())


def read_items(text: str, start: int) -> tuple[list[Any], int | None]:
    """The items of the array whose "[" is at `start`, as far as they can be read.

    With the place from which the next one may be looked for, None where the array came to its end. Line ends and tabs
    as they are in a text are accepted.
    """
    decoder, items, at = json.JSONDecoder(strict=False), list[Any](), start + 1
    while True:
        at = _after_blanks(text, at)
        if text[at : at + 1] == "]":
            return items, None
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return items, at + 1
        items.append(item)
        at = _after_blanks(text, at)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] != "]":
            return items, at


def _after_blanks(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at


def rich_text_root(page: Page, shown: str) -> lxml.html.HtmlElement | None:
    """The longest text of blocks in the page's scripts as a tree, None if it does not continue what is `shown`.

    Most of what the page shows of its text has to be in it: scripts hold texts of other posts too.
    """
    if not _MAY_HOLD.search(page.html):
        return None
    best: list[_Block] = []
    left = MAX_NODES  # of all scripts together
    for value in script_values(page):
        inner: set[int] = set()
        for _, item in islice(walk_json(value), left):
            left -= 1
            # Outer lists come first; those inside a text are looked at with it, so each node is looked at once.
            if isinstance(item, list) and id(item) not in inner and any(map(_is_block, item)):
                blocks = list(_blocks(item, inner))
                if len(blocks) >= _FEWEST_BLOCKS:
                    best = max(best, blocks, key=_size)
    # Most of what the page shows, if anything, is in the blocks.
    whole, lines = letters("".join(map(itemgetter(0), best))), list(map(letters, shown.splitlines()))
    goes_on = 2 * sum(len(line) for line in lines if line in whole) >= sum(map(len, lines))
    return _article(map(itemgetter(1), best)) if goes_on and _size(best) >= MIN_TEXT_CHARS else None


def _size(blocks: list[_Block]) -> int:
    return sum(len(words) for words, _ in blocks)


def _is_block(node: Any) -> bool:
    return isinstance(node, dict) and _kind(node) in _BLOCKS


def _blocks(nodes: list[Any], inner: set[int]) -> Iterator[_Block]:
    """Each block of a list of nodes in order, boxes gone through; `inner` notes the lists that were gone through."""
    waiting = [(node, 0) for node in reversed(nodes)]
    seen = 0
    while waiting and seen < MAX_NODES:
        node, depth = waiting.pop()
        seen += 1
        if not isinstance(node, dict) or depth > _MOST_DEEP:
            continue
        children = _first(node, _CHILDREN, list)
        inner.add(id(children))
        if _is_block(node):
            yield from _block(node, inner)
        elif _kind(node):
            waiting += [(child, depth + 1) for child in reversed(children)]


def _block(node: dict[str, Any], inner: set[int]) -> Iterator[_Block]:
    marked = {str(one.get("_key")): one for one in _first(node, ("markDefs",), list) if isinstance(one, dict)}
    pieces = list(_pieces(node, inner, marked))
    kind = _kind(node)
    element = "h2" if kind in _HEADINGS else "blockquote" if kind in _QUOTES else "p"
    words = "".join(words for words, _ in pieces)
    if words.strip():
        yield words, f"<{element}>{''.join(starmap(_linked, pieces))}</{element}>"


def _kind(node: dict[str, Any]) -> str:
    """The kind of a node in small letters alone ("list-item" is "listitem"); empty if it is none."""
    return "".join(filter(str.isalnum, _first(node, _KINDS, str).lower()))


def _first(node: dict[str, Any], names: Sequence[str], kind: type[_Value]) -> _Value:
    """The first value of this kind that a node has by one of the names; an empty one if it has none."""
    return next((node[name] for name in names if isinstance(node.get(name), kind)), kind())


def _pieces(
    node: Any, inner: set[int], marked: dict[str, Any], depth: int = 0, address: str = ""
) -> Iterator[tuple[str, str]]:
    """The words below a node, each with the address of the link that it is in."""
    if not isinstance(node, dict) or depth > _MOST_DEEP:
        return
    address = _address(node, marked) or address
    children = _first(node, _CHILDREN, list)
    if not children:
        yield _first(node, _WORDS, str), address
    inner.add(id(children))
    for child in children:
        yield from _pieces(child, inner, marked, depth + 1, address)


def _address(node: dict[str, Any], marked: dict[str, Any]) -> str:
    """Where a node leads: by itself, by its data, or by a mark on its words, also one that the block defines."""
    marks = (marked.get(mark) if isinstance(mark, str) else mark for mark in _first(node, ("marks",), list))
    holders = [one for one in (node, *marks) if isinstance(one, dict)]
    holders += [_first(holder, (name,), dict) for holder in holders for name in _HOLDERS_OF_ADDRESS]
    return next(filter(None, (_first(holder, _ADDRESS, str) for holder in holders)), "")


def _linked(words: str, address: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>' if address else escape(words)
