"""The page as a whole in numbers: is it a listing, or an article, shop, form or home page?"""

from __future__ import annotations

import re

import lxml.html

from scraper.pages.listing_features import PageFacts, looks_dated
from scraper.pages.listing_judges import Judge
from scraper.pages.listing_rank import Judged

GOODS_SHARE = 0.5
"""From this share of entries with a price on, an undated list is a shop's. The shops in the training data are too few
to teach it."""

GOODS_FACTOR = 0.4

_PROSE = 120
"""A line of this weight without being a link is running text."""

_FROM_LEAD = (
    "count",
    "distinct",
    "covers",
    "starts",
    "mass_ratio",
    "text_mean",
    "text_median",
    "long",
    "words",
    "record_mean",
    "plain_median",
    "links_each",
    "lines_each",
    "longest_line",
    "dated",
    "times",
    "images",
    "prices",
    "heading",
    "heading_in_record",
    "first_link",
    "heaviest_link",
    "article_box",
    "same_host",
    "below",
    "path_depth",
    "deeper",
    "folder",
    "tail_length",
    "slugs",
    "year",
    "in_nav",
    "in_aside",
    "in_footer",
    "in_main",
    "in_article",
    "region_words",
    "main_words",
    "heading_level",
    "own_tail",
    "own_depth",
    "elsewhere",
    "numbers",
    "short_digits",
    "covers_holder",
    "shallow",
    "query",
    "boxed",
    "paragraph",
    "pager_far",
    "pager_way",
)
_SINGLE_TYPES = re.compile(r'"@type"\s*:\s*"(?:News|Blog|Report)?(?:Article|Posting)"')
_SHOP_TYPES = re.compile(r'"@type"\s*:\s*"(?:Product|Offer|ItemPage)"')


def page_features(page: PageFacts, judged: list[Judged], lead: Judged, posts: list[Judged]) -> dict[str, float]:
    """The numbers of the page: those of its lead, and of what stands around the posts."""
    values = {f"lead_{name}": lead.values[name] for name in _FROM_LEAD}
    ranked = [*sorted((one.probability for one in judged), reverse=True), 0.0, 0.0]
    values.update(
        {"lead_probability": lead.probability, "best": ranked[0], "second": ranked[1], "posts": float(len(posts))}
    )
    values.update(_around(page, posts))
    values.update(_declared(page.root))
    tree = page.tree
    values["h1"] = float(len(tree.by_tag.get("h1", [])))
    values["articles"] = float(len(tree.by_tag.get("article", [])))
    values["link_text"] = page.link_weights[-1] / page.total
    values["home"] = float(page.parts.path.strip("/") in ("", "index.html", "index.php"))
    values["own_query"] = float(bool(page.parts.query))
    values["total"] = min(20.0, page.total / 1000)
    return values


def page_chance(values: dict[str, float], judge: Judge) -> float:
    """The probability that the page is a listing.

    Entries that carry prices and no dates are goods, whatever else they look like.
    """
    goods = values["lead_prices"] >= GOODS_SHARE and values["lead_dated"] < 0.3 and values["lead_times"] < 0.3
    return judge.probability(values) * (GOODS_FACTOR if goods else 1.0)


def _around(page: PageFacts, posts: list[Judged]) -> dict[str, float]:
    """The running text outside the entries: how much, and the longest line.

    And whether a first heading stands in an entry.
    """
    tree = page.tree
    spans = sorted(record for one in posts for record in one.cluster.records)
    outside, position = [], 0
    before = tree.lines(0, spans[0][0]) if spans else []
    for start, end in spans[:1000]:
        if start > position:
            outside.extend(tree.lines(position, start))
        position = max(position, end)
    outside.extend(tree.lines(position, len(tree.elements)))
    prose = [len(line) for line in outside if len(line) >= _PROSE]
    first = tree.by_tag.get("h1", [-1])[0]
    return {
        "prose": min(50.0, sum(prose) / 200),
        "prose_longest": min(20.0, max(prose, default=0) / 100),
        "prose_lines": float(min(40, len(prose))),
        "h1_in_entry": float(any(start <= first < end for start, end in spans)),
        "prose_before": min(20.0, sum(len(line) for line in before if len(line) >= _PROSE) / 200),
        "dated_before": float(looks_dated(line for line in before[-60:] if len(line) <= 60)),
        "h1_weight": float(min(120, tree.weight_of(first))) if first >= 0 else -1.0,
        "before_first": tree.weights[tree.piece_starts[spans[0][0]]] / page.total if spans else 1.0,
    }


def _declared(root: lxml.html.HtmlElement) -> dict[str, float]:
    """What the head says of the page's kind (believed only as one number among many.

    Many listings call themselves articles).
    """
    kinds = [meta.get("content", "") for meta in root.iter("meta") if meta.get("property") == "og:type"]
    scripts = [s.text or "" for s in root.iter("script") if "ld+json" in (s.get("type") or "")]
    data = "".join(scripts)[:200_000]
    return {
        "og_article": float("article" in kinds),
        "og_website": float("website" in kinds),
        "og_product": float(any("product" in kind for kind in kinds)),
        "single_types": float(min(5, len(_SINGLE_TYPES.findall(data)))),
        "shop_types": float(min(5, len(_SHOP_TYPES.findall(data)))),
    }
