"""The page around the chosen entries: running text, headings, prices, forms, side columns, declared entries.

Features for the classifier of pages. A shop, a home page or a post with related links holds good groups of links; the
rest of the page shows what it is. WordPress gives every post of a list the class hentry; a post's own page has it too:
declared entries show a list only where no longer entry is declared next to them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

import lxml.html

from presswatch.languages.packs import alternation, any_of
from presswatch.languages.patterns import compiled_later
from scraper.pages.dates.cues import has_day, has_price, names_side_column
from scraper.pages.discovery.addresses import is_home
from scraper.pages.html_tree.tree import HEADINGS, Tree, weight
from scraper.pages.listing.clusters import Cluster
from scraper.pages.listing.features import PageFacts

MAX_RECORDS = 1000
"""Entries whose surroundings are looked at; what surrounds is seen long before."""

MAX_SHORT = 60
"""A longer line is no button and no date line."""

_PROSE = 120
"""A line of this weight without being a link is running text."""

_TITLE = 25
"""A heading of this weight names a post, not a part of the page."""

_CART = compiled_later(any_of("shop_words"))
"""Words on the buttons of shops, in lowercase (a case-sensitive pattern takes a quarter of the time)."""

_SINGLE_TYPES, _SHOP_TYPES, _MANY_TYPES = map(
    compiled_later, map(alternation, ("article_types", "shop_types", "list_types"))
)
_DAY_IN_PATH = compiled_later(r"/(?:19|20)\d\d[/-]?\d{1,2}[/-]?\d{1,2}(?:/|-)[^/]")
_POST_TAIL = compiled_later(r"(?:[^\W_]+[-_]){3,}[^\W_]+|.*\d{5,}.*")
_PAGED = compiled_later(r"\bp(?:age)?[/=-]?\d{1,60}|[?&]\w{0,60}pag\w{0,60}=\d{1,60}", re.IGNORECASE)
_SHOP_PATH = compiled_later(rf"/(?:{alternation('shop_paths')})(?:/|$)", re.IGNORECASE)
_LOGIN_PATH = compiled_later(rf"/(?:{alternation('visitor_paths')})(?:[/.]|$)", re.IGNORECASE)
_LETTERS = compiled_later(r"\W+")


@dataclass(frozen=True)
class _Rest:
    """The page without its entries: elements and pieces of text before, between and after them."""

    spans: list[tuple[int, int]]
    elements: list[tuple[int, int]]
    pieces: list[tuple[int, int]]

    @property
    def first_piece(self) -> int:
        """Where the first entry's text begins."""
        return self.pieces[0][1] if self.pieces and self.pieces[0][0] == 0 else 0


def around(page: PageFacts, records: Iterable[tuple[int, int]]) -> dict[str, float]:
    """The numbers of everything outside the entries, whose spans are `records`."""
    tree = page.tree
    spans = sorted(records)[:MAX_RECORDS]
    pieces = sorted(tree.piece_span(*span) for span in spans)
    rest = _Rest(spans, list(_gaps(spans, len(tree.elements))), list(_gaps(pieces, len(tree.pieces))))
    return {**_prose(page, rest), **_first_heading(page, rest), **_outside(page, rest), **_goods(page)}


def _gaps(spans: list[tuple[int, int]], end: int) -> Iterable[tuple[int, int]]:
    """What lies before, between and after these spans."""
    position = 0
    for start, stop in spans:
        if start > position:
            yield position, start
        position = max(position, stop)
    if end > position:
        yield position, end


def _long(lines: Iterable[str]) -> list[int]:
    """The weights of the lines that are running text."""
    return [value for value in map(weight, lines) if value >= _PROSE]


def _prose(page: PageFacts, rest: _Rest) -> dict[str, float]:
    tree = page.tree
    before = tree.piece_lines(0, rest.first_piece)
    prose = _long(line for gap in rest.pieces for line in tree.piece_lines(*gap))
    covered = page.total - sum(tree.weights[last] - tree.weights[first] for first, last in rest.pieces)
    return {
        "prose": min(50.0, sum(prose) / 200),
        "prose_longest": min(20.0, max(prose, default=0) / 100),
        "prose_lines": float(min(40, len(prose))),
        "prose_share": sum(prose) / (sum(prose) + covered + 1),
        "prose_before": min(20.0, sum(_long(before)) / 200),
        "dated_before": float(any(has_day(line) for line in before[-60:] if len(line) <= MAX_SHORT)),
        "covered": covered / page.total,
        "before_first": tree.weights[rest.first_piece] / page.total,
    }


def _first_heading(page: PageFacts, rest: _Rest) -> dict[str, float]:
    """Where the page's first heading is: in one, just above them, or far away with text between."""
    tree = page.tree
    first = tree.by_tag.get("h1", [-1])[0]
    between = tree.piece_lines(tree.piece_ends[first], rest.first_piece) if first >= 0 else []
    return {
        "h1_in_entry": float(any(begin <= first < end for begin, end in rest.spans)),
        "h1_weight": float(min(120, tree.weight_of(first))) if first >= 0 else -1.0,
        "h1_before": float(first >= 0 and tree.piece_ends[first] <= rest.first_piece),
        "h1_prose": min(20.0, sum(_long(between)) / 200),
        "h1_dated": float(any(has_day(line) for line in between[:12] if len(line) <= MAX_SHORT)),
        "h1_titles_page": _titles_page(page, first),
    }


def _titles_page(page: PageFacts, first: int) -> float:
    """The share of the page's title that its first heading makes up; a post's title does, a listing's "News" less."""
    if first < 0:
        return 0.0
    title = next((" ".join((element.text or "").split()) for element in page.root.iter("title")), "")
    heading, whole = (_LETTERS.sub("", text.casefold()) for text in (page.tree.text(first), title))
    return min(1.0, weight(heading) / 60) if heading and heading in whole else 0.0


def _outside(page: PageFacts, rest: _Rest) -> dict[str, float]:
    """Headings and text without links outside the entries: other parts that the page has next to them."""
    tree = page.tree
    headings = [n for tag in HEADINGS for gap in rest.elements for n in tree.tagged(tag, *gap)]
    linked = sum(anchor.weight for gap in rest.elements for anchor in page.anchors_between(*gap))
    whole = sum(tree.weights[last] - tree.weights[first] for first, last in rest.pieces)
    return {
        "headings_out": float(min(20, len(headings))),
        "long_headings_out": float(min(10, sum(tree.weight_of(n) >= _TITLE for n in headings))),
        "plain_out": max(0, whole - linked) / page.total,
    }


def _goods(page: PageFacts) -> dict[str, float]:
    """Features of a shop anywhere on the page: lines with prices, cart buttons."""
    lines = [line for line in page.tree.lines(0, len(page.tree.elements)) if len(line) <= MAX_SHORT]
    return {
        "prices_page": float(min(10, sum(has_price(line) for line in lines))),
        "cart": float(min(5, sum(bool(_CART.search(line.lower())) for line in lines))),
    }


def declared(page: PageFacts) -> dict[str, float]:
    """What head, address and forms say of the page's kind: numbers among many, as many lists are called articles."""
    fields = [element.get("type") or "text" for element in page.root.iter("input")]
    open_fields = sum(kind in ("text", "email", "tel", "number", "date", "radio", "checkbox") for kind in fields)
    forms = {"passwords": float("password" in fields), "fields": float(min(20, open_fields))}
    return {**_head(page.root), **_address(page), **forms}


def own_addresses(page: PageFacts) -> set[str]:
    """The page's address and the one that it calls its own, without a slash at the end."""
    links = [link.get("href", "") for link in page.root.iter("link") if link.get("rel") == "canonical"]
    return {page.url.split("#")[0].rstrip("/"), *(link.strip().rstrip("/") for link in links if link.strip())}


def _head(root: lxml.html.HtmlElement) -> dict[str, float]:
    names = {meta.get("property") or meta.get("name") or "" for meta in root.iter("meta")}
    kinds = [meta.get("content", "") for meta in root.iter("meta") if meta.get("property") == "og:type"]
    # The beginning of the page's JSON-LD.
    scripts = (script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or ""))
    data = "".join(scripts)[:200_000]
    singles = len(_SINGLE_TYPES.findall(data))
    return {
        "og_article": float("article" in kinds),
        "og_website": float("website" in kinds),
        "og_product": float(any("product" in kind for kind in kinds)),
        "published": float(any(name.startswith("article:") and name.endswith("time") for name in names)),
        "single_types": float(min(5, singles)),
        "single_type": float(singles == 1),
        "shop_types": float(min(5, len(_SHOP_TYPES.findall(data)))),
        "many_types": float(bool(_MANY_TYPES.search(data))),
    }


def _address(page: PageFacts) -> dict[str, float]:
    path = unquote(page.parts.path)
    tail = path.rstrip("/").rpartition("/")[2].rpartition(".")
    paged = bool(_PAGED.search(f"{path}?{page.parts.query}"))
    return {
        "home": float(path.strip("/") in ("", "index.html", "index.php")),
        "own_query": float(bool(page.parts.query)),
        "day_in_path": float(bool(_DAY_IN_PATH.search(path))),
        "post_tail": float(bool(_POST_TAIL.fullmatch(tail[0] or tail[2])) and not paged),
        "paged": float(paged),
        "shop_path": float(bool(_SHOP_PATH.search(path))),
        "login_path": float(bool(_LOGIN_PATH.search(path))),
    }


def side_column(page: PageFacts, cluster: Cluster) -> int | None:
    """The side column that holds all entries of a cluster: an element that says so and holds no main heading."""
    tree = page.tree
    for number in (cluster.holder, *tree.ancestors(cluster.holder)):
        tag, role = tree.tags[number], tree.elements[number].get("role")
        if "main" in (tag, role) or any(tree.weight_of(n) for n in tree.tagged("h1", number, tree.ends[number])):
            return None
        if tag == "aside" or role == "complementary" or names_side_column(tree.names(number)):
            return number
    return None


_CLASSES = frozenset({"hentry", "h-entry"})
"""Of https://microformats.org/wiki/hatom and https://microformats.org/wiki/h-entry."""

_TYPES = compiled_later(alternation("post_item_types"))

_FEWEST = 4
"""Fewer are shown on home pages and below posts as well."""

_MOST = 500
"""The longest lists have fewer; each is held against each."""


def declared_entries(page: PageFacts, posts: Sequence[Cluster]) -> float:
    """The share of the links that each have a declared entry to themselves; 0 for a few of them."""
    tree = page.tree
    return _share(page, posts, {n for n, element in enumerate(tree.elements) if _is_declared(element)})


def article_entries(page: PageFacts, posts: Sequence[Cluster]) -> float:
    """The same of article elements with a heading and a time of their own; cards of related posts are so too."""
    tree = page.tree
    articles = tree.by_tag.get("article", [])[: _MOST + 1]
    return _share(page, posts, {n for n in articles if tree.holds_heading(n) and tree.tagged("time", n, tree.ends[n])})


def bookmarked(page: PageFacts, posts: Sequence[Cluster]) -> float:
    """The share of the links of a home page that say to be a post's lasting address (rel=bookmark); 0 elsewhere.

    Below the newest post in full the others may be a bare list of titles; related posts below any post are so too.
    """
    links = {anchor.url: anchor for cluster in posts for anchor in cluster.anchors}.values()
    if not is_home(page.url) or len(links) < _FEWEST:
        return 0.0
    return sum("bookmark" in (page.tree.elements[one.number].get("rel") or "").split() for one in links) / len(links)


def _share(page: PageFacts, posts: Sequence[Cluster], declared: set[int]) -> float:
    if not _FEWEST <= len(declared) <= _MOST:
        return 0.0
    anchors = [anchor for cluster in posts for anchor in cluster.anchors]
    nearest = _nearest(page.tree, declared)
    own = {nearest[anchor.number] for anchor in anchors} - {-1}
    return len(own) / len(anchors) if len(own) >= _FEWEST else 0.0


def _nearest(tree: Tree, declared: set[int]) -> list[int]:
    """For each element the nearest of these that is or holds it, -1 without one; pages may be nested endlessly."""
    nearest: list[int] = []
    for number, parent in enumerate(tree.parents):
        nearest.append(number if number in declared else nearest[parent] if parent >= 0 else -1)
    return nearest


def _is_declared(element: lxml.html.HtmlElement) -> bool:
    classes, kind = element.get("class"), element.get("itemtype")
    named = classes and "entry" in classes and not _CLASSES.isdisjoint(classes.split())  # few of a page's are split
    return bool(named or (kind and _TYPES.search(kind)))
