"""Links of elements whose click sets the address of the window, directly or by a function of the page's own scripts.

Only what needs no running script is read: one address joined from quoted pieces and the arguments of the call, as in
fn_view('1234') whose function says location.href = "..." + id.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import chain, filterfalse, islice

import lxml.html

from presswatch.languages.patterns import compiled_later
from presswatch.text.strings import grouped
from scraper.pages.html_tree.links import MAX_LINKS, Anchor, resolve
from scraper.pages.html_tree.tree import Tree, weight

MAX_SCRIPT = 100_000
MAX_SCRIPTS = 20
"""Letters of a script that are looked at, and scripts; boards define such functions in a few lines."""

MAX_NAMES = 20
"""Functions looked for; a list's links call one."""

_BODY = 800
"""Letters of a function within which it sets the address."""

_SETS = compiled_later(
    r"""location(?:\.href)?\s*=(?!=)\s*(`[^`\n]{2,400}`|[^;{}\n]{2,400})|location\.(?:assign|replace)\(\s*(`[^`\n]{2,400}`|[^;{}\n]{2,400})\)\s*;?"""
)
_PIECE = compiled_later(r"""\s{0,60}(?:'([^'\n]{0,300})'|"([^"\n]{0,300})"|([A-Za-z_$][\w$]{0,60}))\s{0,60}(\+|$)""")
_TEMPLATE = compiled_later(r"\s*`([^`\n]*)`\s*$")
_HOLE = compiled_later(r"\$\{\s*([\w$]+)\s*\}")
_CALL = compiled_later(
    r"\s{0,60}(?:javascript:)?\s{0,60}(?:return\s{1,60})?([\w$]{1,60})\(([^()]{1,300})\)", re.IGNORECASE
)
_ARGUMENT = compiled_later(r"""\s*(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d{1,18}))\s*(,|$)""")


class Functions:
    """The functions in a page's own scripts that set the address from their arguments; read when one is called."""

    def __init__(self, root: lxml.html.HtmlElement) -> None:
        self._root = root
        self._read: dict[str, tuple[str | int, ...]] = {}

    @cached_property
    def _scripts(self) -> list[str]:
        texts = (script.text or "" for script in self._root.iter("script"))
        return [text[:MAX_SCRIPT] for text in islice((text for text in texts if "location" in text), MAX_SCRIPTS)]

    def address(self, clicked: str) -> str:
        """Where a call leads, as the page's function puts it together; empty if that is unknown."""
        call = _CALL.match(clicked)
        if call is None or call[1] == "void":
            return ""
        name, values = call[1], _arguments(call[2])
        if name not in self._read and len(self._read) < MAX_NAMES:
            self._read[name] = self._pieces_of(name)
        pieces = self._read.get(name, ())
        if any(isinstance(piece, int) and piece >= len(values) for piece in pieces):
            return ""
        return "".join(values[piece] if isinstance(piece, int) else piece for piece in pieces)

    def _pieces_of(self, name: str) -> tuple[str | int, ...]:
        """What the function of this name sets the address to: texts, and the places of its arguments."""
        word = re.escape(name)
        defined = re.compile(
            rf"(?:function\s+{word}|(?<![\w$]){word}\s*[=:]\s*function)\s*\(([\w$,\s]{{0,200}})\)\s*\{{"
        )
        for text in self._scripts:
            head = defined.search(text) if name in text else None
            if head:
                body = text[head.end() : head.end() + _BODY].partition("function ")[0]
                sets = _SETS.findall(body)
                names = [one.strip() for one in head[1].split(",")]
                pieces = _pieces(sets[0][0] or sets[0][1], names) if len(sets) == 1 else ()
                return pieces if any(isinstance(piece, int) for piece in pieces) else ()
        return ()


def _pieces(text: str, names: list[str]) -> tuple[str | int, ...]:
    """An expression as pieces; empty where it is more than quoted texts and arguments joined."""
    template = _TEMPLATE.match(text)
    if template:
        parts = _HOLE.split(template[1])
        known = set(parts[1::2]) <= set(names)
        return tuple(names.index(part) if place % 2 else part for place, part in enumerate(parts)) if known else ()
    found: list[str | int] = []
    at, text = 0, text.strip()
    while match := _PIECE.match(text, at):
        if match[3] and match[3] not in names:
            return ()
        found.append(names.index(match[3]) if match[3] else next(filter(None, match.groups()[:2]), ""))
        at = match.end()
        if not match[4]:
            return tuple(found)
    return ()


def _arguments(text: str) -> list[str]:
    """The values of a call, up to the first that is no quoted text and no number."""
    values, at = [], 0
    while match := _ARGUMENT.match(text, at):
        values.append(match[1] or match[2] or match[3] or "")
        at = match.end()
        if not match[4]:
            break
    return values


_SETS_ADDRESS = compiled_later(
    r"""location(?:\.href)?\s*=\s*['"]([^'"\s]+)['"]|location\.(?:assign|replace)\(\s*['"]([^'"\s]+)['"]"""
)
_ADDRESS_KEPT = ("data-href", "data-url", "data-link", "data-view")
"""Attributes in which the rows of a list keep where their click leads."""
_ROWS = ("tr", "li", "div", "article", "section", "dl", "td", "a", "button")
_FEWEST_ROWS = 3


def clicked_rows(tree: Tree, base_url: str, links: list[Anchor], functions: Functions) -> list[Anchor]:
    """The boxes, buttons and links of lists whose click leads to an address, where no link in them leads there too.

    The address is in them, or one of the page's `functions` puts it together. There are as many of one kind as a list
    has: a banner or a button of its own is none.
    """
    known = {link.number for link in links}
    boxes = chain.from_iterable(tree.by_tag.get(tag, [])[:MAX_LINKS] for tag in _ROWS)
    found = ((number, _row(tree, number, base_url, functions)) for number in boxes if number not in known)
    kinds = grouped((tree.kind(number), row) for number, row in found if row)
    rows = [row for kind in kinds.values() if len({row.url for row in kind}) >= _FEWEST_ROWS for row in kind]
    return _without_linked(tree, rows, links)


def _without_linked(tree: Tree, rows: list[Anchor], links: list[Anchor]) -> list[Anchor]:
    """The rows in which no link leads to the row's address."""
    linked = grouped((link.url, link.number) for link in links)

    def holds_link(row: Anchor) -> bool:
        numbers = linked.get(row.url, [])
        return bisect_right(numbers, row.number) < bisect_left(numbers, tree.ends[row.number])

    return list(filterfalse(holds_link, rows))


def _row(tree: Tree, number: int, base_url: str, functions: Functions) -> Anchor | None:
    """An element with text whose click leads to an address, as a link."""
    url = _leads_to(tree, number, base_url, functions)
    text = tree.text(number) if url else ""
    return Anchor(number, url, text, weight(text)) if url and text else None


def _leads_to(tree: Tree, number: int, base_url: str, functions: Functions) -> str | None:
    """Where a click on an element leads, as far as it says so itself or calls a function that does."""
    element = tree.elements[number]
    clicked = element.get("onclick") or (element.get("href") if tree.tags[number] == "a" else None)
    if not clicked or clicked.startswith("#"):
        return None
    match = _SETS_ADDRESS.search(clicked)
    kept = (value for name in _ADDRESS_KEPT if "/" in (value := element.get(name) or "") or "?" in value)
    found = (match[1] or match[2] if match else next(kept, "")) or functions.address(clicked)
    return resolve(found, base_url) if found else None
