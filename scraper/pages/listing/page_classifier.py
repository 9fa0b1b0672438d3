"""The classifier of the page as a whole: features of the page, and rules that raise or lower its probability.

A page is a list of posts, or an article, a shop, a form, a home page.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise
from statistics import fmean as mean

from presswatch.languages.packs import alternation, any_of
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import is_front_page, site_of
from scraper.pages.dates.cues import has_day
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.html_tree.tree import Tree, weight
from scraper.pages.listing import page_surroundings
from scraper.pages.listing.clusters import Cluster
from scraper.pages.listing.date_groups import month_named
from scraper.pages.listing.entry_lines import Field, fields_of, heads_above, own_lines
from scraper.pages.listing.features import PageFacts, spread
from scraper.pages.listing.outlets import Linked, has_media_word, headlines_next_to_links, outlets_of
from scraper.pages.listing.ranking import Classifier, Judged
from scraper.pages.text.outlet_names import names_site

_LOOKED = 6
"""Elements looked at between one entry and the next; more is no heading over the next."""

_LONGEST = 30
_FEWEST = 2
_ANY_YEAR = 2024
"""A day without its year is read with any: that of a leap year knows them all."""

_CONTEXT = DateContext()
_DATED_FROM = 0.3
_MAX_DIGITS = 7

_INDEX = compiled_later(r"/index\.\w+$")
_LEAST_TITLE = 20
"""Weight of a link's words that may be a headline; shorter ones may name the site themselves, as a directory's do."""

_LEAST_MEDIA = 0.25
"""Share of the names that have a word for a paper or a station; useful links have the names of their sites as well."""


def under_days(tree: Tree, cluster: Cluster) -> bool:
    """True if the entries are under two days or months, or more, that go back; those of a programme go forward."""
    texts = [text for text, _ in groupby(_texts_between(tree, cluster)) if len(text) <= _LONGEST]
    days = list(filter(None, map(_day, texts)))
    return len(days) >= _FEWEST and all(later > earlier for later, earlier in pairwise(days))


def _texts_between(tree: Tree, cluster: Cluster) -> Iterator[str]:
    """The short texts right above each entry, after the one before it."""
    ends = [0, *(end for _, end in cluster.records)]
    for end, (start, _) in zip(ends, cluster.records, strict=False):
        between = range(max(end, start - _LOOKED), start)
        yield from (tree.text(number) for number in between if 0 < tree.weight_of(number) <= _LONGEST)


def _day(text: str) -> date | None:
    """The day that a heading is, or the first of the month; None for anything else, a year alone too."""
    month = month_named(text)
    if month:
        return date(_ANY_YEAR, month, 1)
    reading = read_date(text, _CONTEXT, "listing") or read_date(f"{text} {_ANY_YEAR}", _CONTEXT, "listing")
    return reading.on if reading and reading.precision != "year" else None


def names_outlets(page: PageFacts, cluster: Cluster) -> float:
    """The share of links to another site's page, each with a headline and that site's name next to it, or above.

    0 where hardly any of the names has a word for a paper or a station, or all lead to one site.
    """
    entries = _printed_at(page, cluster)
    here, names = site_of(page.url), [name or "" for name in outlets_of(entries)]
    if mean(has_media_word(name) for name in names) < _LEAST_MEDIA or len({site_of(url) for url, *_ in entries}) < 2:
        return 0.0
    pairs = zip(entries, names, strict=True)
    return mean(site_of(url) != here and _is_headed(text, url, name) for (url, text, _), name in pairs)


def _printed_at(page: PageFacts, cluster: Cluster) -> list[tuple[str, str, list[Field]]]:
    """Address, title and the pieces next to it of a sample of links."""
    tree, links = page.tree, [anchor.number for anchor in cluster.anchors]
    own = own_lines(tree, links, cluster.records)
    above = heads_above(tree, links, own)
    picked = [(at, cluster.anchors[at]) for at in spread(cluster)]
    linked = [Linked(own[at], a.number, a.url, a.text, a.text) for at, a in picked]
    # Without a day, what is next to a publisher's name may be a book of his, or say what he is.
    dated = [any(has_day(tree.parted_line(*line)) for line in one.lines) for one in linked]
    printed = zip(headlines_next_to_links(tree, linked), linked, dated, strict=True)
    titles = [title if title and has else one.words for title, one, has in printed]
    return [
        (anchor.url, title, [*fields_of(tree, own[at], title, anchor.number, ""), *above[at]])
        for (at, anchor), title in zip(picked, titles, strict=True)
    ]


def _is_headed(text: str, url: str, name: str) -> bool:
    """True if a link's words are a headline next to the name of the site or of a paper, and lead to a page of it."""
    named = bool(name) and (names_site(name, url) or has_media_word(name))
    return named and weight(text) >= _LEAST_TITLE and name not in text and not is_front_page(url)


# Numbers that only the rules of `page_chance` use; no judge sees them.
REACHED = "reached"
"""The share of entries that say how to reach someone."""
SECTIONS = "sections"
"""The share of entries whose address is that of a month, tag or category."""
WIDGET = "widget"
"""1 where a home page shows a few posts amid much else."""
COUNTED = "counted"
"""The share of entries that begin with a number one less than the entry before."""
GROUPED = "grouped"
"""1 where the entries are under days or months that go back in time."""
COVERAGE = "coverage"
"""The share of headlines to other sites at which a paper's name is printed."""
DECLARED = "declared"
"""The share of entries that the markup itself calls one."""
ARTICLES = "articles_dated"
"""The share of entries that are article elements with a heading and a time."""
IN_MENU = "in_menu"
"""1 where the only entry is in a menu of several links as well: a page, no post."""

GOODS_SHARE, OTHER_FACTOR = 0.5, 0.4
"""From this share of entries with a price on, an undated list is a shop's, and what remains of the probability then.

The shops in the training data are too few to teach it.
"""
SECTIONS_SHARE = 0.8
WIDGET_COVERS, WIDGET_MASS = 0.4, 0.75
"""Posts that cover less of a home page's text, and are less than its largest group of links, are not what it is for."""
COUNTED_SHARE, COUNTED_CHANCE = 0.8, 0.7
"""Rows numbered downwards are what a board's newest posts are, though the page shows no day of them."""
GROUPED_FROM, GROUPED_CHANCE = 0.5, 0.7
"""A list that is likelier than this to be posts, under such days, is one though its entries show only the hour."""
COVERAGE_SHARE, COVERAGE_COVERS, COVERAGE_PROSE = 0.6, 0.5, 0.2
"""Such headlines are a list of press coverage where they are most of a page; below a text they are its sources."""
ARTICLES_FROM = 0.25
"""Cards of related posts are so too: where the judge is surer than this that the page is no list, it is none."""
DECLARED_SHARE, DECLARED_CHANCE = 0.8, 0.7
"""Entries that the markup calls posts are a list of them, though they show no day and are amid other things."""
FEW, FEW_DATED = 4, 0.5
"""Widgets of home pages have up to this many entries too; with a lower share of days they count as undated."""

_REACH = compiled_later(
    rf"(?:{any_of('phone_labels')}|☎)[^\d+]{{0,12}}\+?\d[\d ()./-]{{4,64}}|"
    r"\+\d[\d ()./-]{7,67}|[\w.+-]{1,60}@[\w-]{1,60}\.\w",
    re.IGNORECASE,
)
"""A telephone number or mail address in a line of its own."""
_SECTION = compiled_later(alternation("archive_addresses"))

_FROM_LEAD = (
    "count", "distinct", "covers", "starts", "mass_ratio", "text_mean", "text_median", "long", "words",
    "record_mean", "plain_median", "links_each", "lines_each", "longest_line", "dated", "times", "images",
    "prices", "questions", "papers", "heading", "heading_in_record", "first_link", "heaviest_link",
    "article_box", "same_host", "below", "path_depth", "deeper", "folder", "tail_length", "slugs", "year",
    "in_nav", "in_aside", "in_footer", "in_main", "in_article", "region_words", "main_words", "heading_level",
    "own_tail", "own_depth", "elsewhere", "numbers", "short_digits", "shallow", "query", "boxed", "paragraph",
    "pager_far", "pager_way",
)  # fmt: skip


def page_features(page: PageFacts, judged: list[Judged], lead: Judged, posts: list[Judged]) -> dict[str, float]:
    """The numbers of the page: those of its lead, and of what surrounds the posts."""
    values = {f"lead_{name}": lead.values[name] for name in _FROM_LEAD}
    ranked = [*sorted((one.probability for one in judged), reverse=True), 0.0, 0.0]
    values.update({"lead_probability": lead.probability, "best": ranked[0], "second": ranked[1]})
    values.update(page_surroundings.around(page, [record for one in posts for record in one.cluster.records]))
    values.update(page_surroundings.declared(page))
    values.update(_alone(page, lead, posts, values["covered"]))
    values["h1"] = float(len(page.tree.by_tag.get("h1", [])))
    values["articles"] = float(len(page.tree.by_tag.get("article", [])))
    values["link_text"] = page.link_weights[-1] / page.total
    values["total"] = min(20.0, page.total / 1000)
    url = posts[0].cluster.anchors[0].url
    menus = (one.cluster.urls for one in judged if one.values["in_nav"])
    values[IN_MENU] = values["single"] * any(len(menu) > 1 and url in menu for menu in menus)
    values.update(_rules(page, lead, posts, values))
    return values


def _rules(page: PageFacts, lead: Judged, posts: list[Judged], values: dict[str, float]) -> dict[str, float]:
    """What the rules of `page_chance` ask of the lead's entries, of all posts and their place on the page."""
    clusters, anchors = [one.cluster for one in posts], lead.cluster.anchors
    few = 1 < len({url for cluster in clusters for url in cluster.urls}) <= FEW
    small = values["covered"] < WIDGET_COVERS and lead.values["mass_ratio"] < WIDGET_MASS
    abroad = lead.values["same_host"] < 1 - COVERAGE_SHARE and values["covered"] >= COVERAGE_COVERS
    return {
        REACHED: _reached(page, lead),
        COUNTED: _counted_down(page, lead),
        GROUPED: float(lead.probability >= GROUPED_FROM and under_days(page.tree, lead.cluster)),
        SECTIONS: sum(bool(_SECTION.search(anchor.url)) for anchor in anchors) / len(anchors),
        WIDGET: float(few and values["home"] > 0 and small),
        COVERAGE: names_outlets(page, lead.cluster) if abroad else 0.0,
        DECLARED: max(page_surroundings.declared_entries(page, clusters), page_surroundings.bookmarked(page, clusters)),
        ARTICLES: page_surroundings.article_entries(page, clusters),
    }


def _reached(page: PageFacts, lead: Judged) -> float:
    """The share of the lead's first entries with a short line that holds a telephone number or a mail address."""
    records = lead.cluster.records[:20]
    entries = (page.tree.lines(*record) for record in records)
    short = ((line for line in lines if len(line) <= page_surroundings.MAX_SHORT) for lines in entries)
    return sum(any(map(_REACH.search, lines)) for lines in short) / len(records)


def _counted_down(page: PageFacts, lead: Judged) -> float:
    """The share of the lead's entries, but for the first, whose first line is the number before that of the last."""
    lines = [next(iter(page.tree.lines(*record)), "") for record in lead.cluster.records]
    numbers = [int(line) if line.isdecimal() and len(line) <= _MAX_DIGITS else 0 for line in lines]
    if len(numbers) <= FEW:
        return 0.0
    return sum(one > 0 and one == before - 1 for before, one in pairwise(numbers)) / (len(numbers) - 1)


def _alone(page: PageFacts, lead: Judged, posts: list[Judged], covered: float) -> dict[str, float]:
    """How a single entry, or one that is the page itself, looks: a post's own title and its author are such links."""
    urls = {url for one in posts for url in one.cluster.urls}
    own = page_surroundings.own_addresses(page).intersection(_INDEX.sub("", url).rstrip("/") for url in urls)
    single = float(len(urls) == 1)
    return {
        "own_address": float(bool(own)),
        "single": single,
        "single_covers": single * covered,
        "single_unnamed": single * lead.values["empty"],
        "single_undated": single * (1.0 - max(lead.values["dated"], lead.values["times"])),
        "single_weight": single * lead.values["record_mean"],
        "single_title": single * lead.values["heading"] * lead.values["long"],
        "few_undated": float(1 < len(urls) <= FEW and lead.values["dated"] < FEW_DATED),
    }


def page_chance(values: dict[str, float], judge: Classifier) -> float:
    """The probability that the page is a listing: the classifier's, lowered or raised by the rules."""
    chance = judge.probability(values)
    if _is_other_page(values):
        return chance * OTHER_FACTOR
    articles = values[ARTICLES] >= DECLARED_SHARE and chance >= ARTICLES_FROM
    listed = values[COVERAGE] >= COVERAGE_SHARE and values["prose_share"] < COVERAGE_PROSE
    return max(
        chance,
        COUNTED_CHANCE * (values[COUNTED] >= COUNTED_SHARE),
        DECLARED_CHANCE * (articles or values[DECLARED] >= DECLARED_SHARE),
        GROUPED_CHANCE * max(values[GROUPED], listed),
    )


def _is_other_page(values: dict[str, float]) -> bool:
    """True for a page that is no list of posts, even if it looks like one.

    Entries without dates that carry prices are goods, those with telephone numbers are people or offices; a lone link
    to the page itself, or to one in the menu, is a page's title. Further: a page that needs a log-in, an index of
    months or tags, and a home page's few newest posts.
    """
    undated = max(values["lead_dated"], values["lead_times"]) < _DATED_FROM
    kinds = (
        undated and max(values["lead_prices"], values[REACHED]) >= GOODS_SHARE,
        values["single"] and (values["own_address"] or values[IN_MENU]),
        values["passwords"] and values["login_path"],
        values[SECTIONS] >= SECTIONS_SHARE,
        values[WIDGET],
    )
    return any(kinds)
