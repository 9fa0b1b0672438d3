"""What stands around the chosen entries and what the page says it is: running text, headings, prices, forms, kinds.

Numbers for the judge of pages. A shop, a home page or a post with related links holds good groups of links; what gives
it away is the rest of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

import lxml.html

from scraper.pages.dates.cues import has_price, looks_dated
from scraper.pages.html_tree.tree import weight
from scraper.pages.listing.entry import HEADINGS
from scraper.pages.listing.features import PageFacts

MAX_RECORDS = 1000
"""Entries whose surroundings are looked at; what stands around is seen long before."""

MAX_SHORT = 60
"""A longer line is no button and no date line."""

_PROSE = 120
"""A line of this weight without being a link is running text."""

_TITLE = 25
"""A heading of this weight names a post, not a part of the page."""

_CART = re.compile(
    r"(?:add|in|to) (?:to )?(?:the |my |your )?(?:cart|basket|bag|wishlist)\b|shopping (?:cart|bag|basket)|checkout|"
    r"buy now|in den (?:warenkorb|einkaufswagen)|warenkorb|merkzettel|ajouter au panier|mon panier|"
    r"añadir (?:al|a la) (?:carrito|cesta)|"
    r"carrito|adicionar ao carrinho|carrinho|comprar|aggiungi al carrello|carrello|in winkelwagen|winkelmand(?:je)?|"
    r"do koszyka|koszyk|do košíku|košík|kosárba|adaugă în coș|lägg i varukorg|varukorg|læg i kurv|indkøbskurv|"
    r"handlekurv|lisää ostoskoriin|ostoskori|sepete ekle|sepetim|в корзину|корзина|у кошик|καλάθι|הוסף לסל|"
    r"السلة|سلة التسوق|عربة التسوق|سبد خرید|कार्ट|ตะกร้า|giỏ hàng|keranjang|"
    r"カート|買い物かご|장바구니|구매하기|购物车|購物車|立即购买|加入购物"
)
"""Stands in the buttons of shops, in lower case (a pattern that heeds case is sought in a quarter of the time)."""

_SINGLE_TYPES = re.compile(
    r'"@type"\s{0,60}:\s{0,60}\[?\s{0,60}"(?:News|Blog|Report|Tech|Opinion|Analysis)?(?:News)?(?:Article|Posting)"'
)
_SHOP_TYPES = re.compile(r'"@type"\s*:\s*"(?:Product|Offer|ItemPage)"')
_MANY_TYPES = re.compile(r'"@type"\s*:\s*"(?:CollectionPage|ItemList|Blog)"')
_DAY_IN_PATH = re.compile(r"/(?:19|20)\d\d[/-]?\d{1,2}[/-]?\d{1,2}(?:/|-)[^/]")
_POST_TAIL = re.compile(r"(?:[^\W_]+[-_]){3,}[^\W_]+|.*\d{5,}.*")
_PAGED = re.compile(r"\bp(?:age)?[/=-]?\d{1,60}|[?&]\w{0,60}pag\w{0,60}=\d{1,60}", re.IGNORECASE)
_SHOP_PATH = re.compile(r"/(?:shop|store|products?|cart|basket|checkout|collections?|catalog\w*)(?:/|$)", re.IGNORECASE)
_LOGIN_PATH = re.compile(
    r"/(?:\w*log-?in|sign-?in|sign-?up|register|account\w*|contact\w*|search)(?:[/.]|$)", re.IGNORECASE
)
_LETTERS = re.compile(r"\W+")


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
        "dated_before": float(looks_dated(line for line in before[-60:] if len(line) <= MAX_SHORT)),
        "covered": covered / page.total,
        "before_first": tree.weights[rest.first_piece] / page.total,
    }


def _first_heading(page: PageFacts, rest: _Rest) -> dict[str, float]:
    """How the page's first heading stands to the entries: in one, just above them, or far away with text between."""
    tree = page.tree
    first = tree.by_tag.get("h1", [-1])[0]
    between = tree.piece_lines(tree.piece_ends[first], rest.first_piece) if first >= 0 else []
    return {
        "h1_in_entry": float(any(begin <= first < end for begin, end in rest.spans)),
        "h1_weight": float(min(120, tree.weight_of(first))) if first >= 0 else -1.0,
        "h1_before": float(first >= 0 and tree.piece_ends[first] <= rest.first_piece),
        "h1_prose": min(20.0, sum(_long(between)) / 200),
        "h1_dated": float(looks_dated(line for line in between[:12] if len(line) <= MAX_SHORT)),
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
    """Headings and text without links outside the entries: other parts that the page has beside them."""
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
    """Signs of a shop anywhere on the page: lines with prices, buttons of carts."""
    lines = [line for line in page.tree.lines(0, len(page.tree.elements)) if len(line) <= MAX_SHORT]
    return {
        "prices_page": float(min(10, sum(has_price(line) for line in lines))),
        "cart": float(min(5, sum(bool(_CART.search(line.lower())) for line in lines))),
    }


def declared(page: PageFacts) -> dict[str, float]:
    """What head, address and forms say of the page's kind.

    Believed only as numbers among many: many listings call themselves articles.
    """
    return {**_head(page.root), **_address(page), **_forms(page)}


def own_addresses(page: PageFacts) -> set[str]:
    """The page's address and the one that it calls its own, without a slash behind."""
    links = [link.get("href", "") for link in page.root.iter("link") if link.get("rel") == "canonical"]
    return {page.url.split("#")[0].rstrip("/"), *(link.strip().rstrip("/") for link in links if link.strip())}


def _head(root: lxml.html.HtmlElement) -> dict[str, float]:
    names = {meta.get("property") or meta.get("name") or "" for meta in root.iter("meta")}
    kinds = [meta.get("content", "") for meta in root.iter("meta") if meta.get("property") == "og:type"]
    scripts = [s.text or "" for s in root.iter("script") if "ld+json" in (s.get("type") or "")]
    data = "".join(scripts)[:200_000]
    return {
        "og_article": float("article" in kinds),
        "og_website": float("website" in kinds),
        "og_product": float(any("product" in kind for kind in kinds)),
        "published": float(any(name.startswith("article:") and name.endswith("time") for name in names)),
        "single_types": float(min(5, len(_SINGLE_TYPES.findall(data)))),
        "single_type": float(len(_SINGLE_TYPES.findall(data)) == 1),
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


def _forms(page: PageFacts) -> dict[str, float]:
    fields = [element.get("type") or "text" for element in page.root.iter("input")]
    open_fields = [kind for kind in fields if kind in ("text", "email", "tel", "number", "date", "radio", "checkbox")]
    return {
        "passwords": float("password" in fields),
        "fields": float(min(20, len(open_fields))),
    }
