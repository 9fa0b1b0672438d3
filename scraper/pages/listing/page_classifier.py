"""The classifier of the page as a whole: features of the page, and rules that raise or lower its probability.

A page is a list of posts, or an article, a shop, a form, a home page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import chain, groupby, pairwise
from statistics import fmean as mean

from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import site_of
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.html_tree.tree import weight
from scraper.pages.listing.clusters import Cluster
from scraper.pages.listing.entry_lines import fields_of, heads_above, own_lines
from scraper.pages.listing.features import PageFacts, spread, words_of
from scraper.pages.listing.outlets import Linked, has_media_word, headlines_next_to_links, outlets_of
from scraper.pages.listing.page_surroundings import (
    MAX_SHORT,
    around,
    bookmarked,
    declared,
    declared_entries,
    is_about_more,
    own_addresses,
    side_column,
)
from scraper.pages.listing.ranking import Classifier, Judged
from scraper.pages.person_names.names import is_person
from scraper.pages.text.outlet_names import names_site

_LEAST_TITLE = 20
"""Weight of a link's words that may be a headline; shorter ones may name the site themselves, as a directory's do."""


def names_outlets(page: PageFacts, cluster: Cluster) -> float:
    """The share of links to other sites that are headlines next to the name of the site or of a paper."""
    tree, here = page.tree, site_of(page.url)
    links = [anchor.number for anchor in cluster.anchors]
    own = own_lines(tree, links, cluster.records)
    above = heads_above(tree, links, own)
    picked = [(own[at], above[at], cluster.anchors[at]) for at in spread(cluster)]
    headlines = headlines_next_to_links(tree, [Linked(lines, a.number, a.url, a.text) for lines, _, a in picked])
    entries = []
    for (lines, heads, anchor), headline in zip(picked, headlines, strict=True):
        title = headline or anchor.text
        entries.append((anchor.url, title, [*fields_of(tree, lines, title, anchor.number, ""), *heads]))
    names = [name or "" for name in outlets_of(entries)]
    return mean(
        site_of(url) != here and weight(title) >= _LEAST_TITLE and (names_site(name, url) or has_media_word(name))
        for (url, title, _), name in zip(entries, names, strict=True)
    )


# Numbers that only the rules of `page_chance` use; no judge sees them.
REACHED = "reached"
"""The share of entries that say how to reach someone."""
ASKED = "asked"
"""The share of undated entries that are questions."""
PEOPLE = "people"
"""The share of undated entries called by a person's name."""
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
IN_MENU = "in_menu"
"""1 where the only entry is in the site's menu as well: a page, no post."""
COLUMN = "column"
"""1 where the entries are in a side column of a page with words of its own."""

GOODS_SHARE, OTHER_FACTOR = 0.5, 0.4
"""From this share of entries with a price on, an undated list is a shop's, and what remains of the probability then.

The shops in the training data are too few to teach it.
"""
ASKED_SHARE, PEOPLE_SHARE, SECTIONS_SHARE = 0.8, 0.6, 0.8
WIDGET_COVERS, WIDGET_MASS = 0.4, 0.75
"""Posts that cover less of a home page's text, and are less than its largest group of links, are not what it is for."""
LISTED_CHANCE = 0.7
"""What the probability is at least where a rule says that the page is a list."""
COUNTED_SHARE = 0.8
"""Rows numbered downwards are what a board's newest posts are, though the page shows no day of them."""
GROUPED_FROM = 0.5
"""A list that is likelier than this to be posts, under such days, is one though its entries show only the hour."""
COVERAGE_SHARE, COVERAGE_COVERS, COVERAGE_PROSE = 0.6, 0.5, 0.2
"""Such headlines are a list of press coverage where they are most of a page; below a text they are its sources."""
DECLARED_SHARE = 0.8
"""Entries that the markup calls posts are a list of them, though they show no day and are amid other things."""
FEW, FEW_DATED = 4, 0.5
"""Widgets of home pages have up to this many entries too; with a lower share of days they count as undated."""
_LONGEST_NAME = 30

_REACH = compiled_later(
    rf"(?:{any_of('phone_labels')}|☎)[^\d+]{{0,12}}\+?\d[\d ()./-]{{4,64}}|"
    r"\+\d[\d ()./-]{7,67}|[\w.+-]{1,60}@[\w-]{1,60}\.\w",
    re.IGNORECASE,
)
"""A telephone number or mail address in a line of its own."""
_SECTION = compiled_later(
    r"/(?:(?:19|20)\d\d/(?:0?[1-9]|1[0-2])|(?:tags?|categor(?:y|ies))/[^/]{1,300})/?(?:index\.\w{1,60})?$|"
    r"[?&]m=(?:19|20)\d\d(?:0[1-9]|1[0-2])$"
)
"""The address under which blogs keep the posts of one month, tag or category, without a post's own part after it."""

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
    values.update(around(page, [record for one in posts for record in one.cluster.records]))
    values.update(declared(page))
    values.update(_alone(page, lead, posts, values["covered"]))
    tree = page.tree
    values["h1"] = float(len(tree.by_tag.get("h1", [])))
    values["articles"] = float(len(tree.by_tag.get("article", [])))
    values["link_text"] = page.link_weights[-1] / page.total
    values["total"] = min(20.0, page.total / 1000)
    values[IN_MENU] = values["single"] * _in_menu(judged, posts)
    values.update(_entry_rules(page, lead))
    values.update(_list_rules(page, lead, posts, values))
    return values


def _entry_rules(page: PageFacts, lead: Judged) -> dict[str, float]:
    """What the rules of `page_chance` ask of the lead's entries."""
    anchors, dated = lead.cluster.anchors, _is_dated(lead.values)
    lines = [next(iter(page.tree.lines(*record)), "") for record in lead.cluster.records]
    return {
        REACHED: _reached(page, lead),
        ASKED: 0.0 if dated else _asked(lines[:20]),
        PEOPLE: 0.0 if dated else _people(page, lead),
        COUNTED: _counted_down(lines),
        GROUPED: float(lead.probability >= GROUPED_FROM and _under_days(page, lead)),
        SECTIONS: sum(bool(_SECTION.search(anchor.url)) for anchor in anchors) / len(anchors),
    }


def _list_rules(page: PageFacts, lead: Judged, posts: list[Judged], values: dict[str, float]) -> dict[str, float]:
    """What the rules of `page_chance` ask of the posts as a whole and their place on the page."""
    clusters, column = [one.cluster for one in posts], side_column(page, lead.cluster)
    few = 1 < len({url for cluster in clusters for url in cluster.urls}) <= FEW
    small = values["covered"] < WIDGET_COVERS and lead.values["mass_ratio"] < WIDGET_MASS
    abroad = lead.values["same_host"] < 1 - COVERAGE_SHARE and values["covered"] >= COVERAGE_COVERS
    return {
        WIDGET: float(few and values["home"] > 0 and small),
        COLUMN: float(column is not None and is_about_more(page, column)),
        COVERAGE: names_outlets(page, lead.cluster) if abroad else 0.0,
        DECLARED: max(declared_entries(page, clusters), bookmarked(page, clusters)),
    }


def _reached(page: PageFacts, lead: Judged) -> float:
    """The share of the lead's first entries with a short line that holds a telephone number or a mail address."""
    records = lead.cluster.records[:20]
    entries = ([line for line in page.tree.lines(*record) if len(line) <= MAX_SHORT] for record in records)
    return sum(any(_REACH.search(line) for line in lines) for lines in entries) / len(records)


def _people(page: PageFacts, lead: Judged) -> float:
    """The share of the lead's first entries of which the words are a person's name and nothing else."""
    cluster = lead.cluster
    words = [words_of(page, cluster, place) for place in range(min(20, len(cluster.anchors)))]
    named = (len(text) <= _LONGEST_NAME and is_person(text) for text in words)
    return sum(named) / len(words)


def _asked(lines: list[str]) -> float:
    """The share of first lines of entries that are questions."""
    # A Greek question ends in what is a semicolon elsewhere; no title ends in that.
    return sum(line.endswith(("?", "？", "؟", ";")) for line in lines) / len(lines)


def _counted_down(lines: list[str]) -> float:
    """The share of first lines of entries, but for the first, that are the number before that of the last."""
    numbers = [int(line) if line.isdecimal() and len(line) <= _MAX_DIGITS else 0 for line in lines]
    if len(numbers) <= FEW:
        return 0.0
    return sum(one > 0 and one == before - 1 for before, one in pairwise(numbers)) / (len(numbers) - 1)


_MAX_DIGITS = 7


def _under_days(page: PageFacts, lead: Judged) -> bool:
    """True if two days or months, or more, are above entries and go back; those of a programme go forward."""
    tree, ends = page.tree, [0, *(end for _, end in lead.cluster.records)]
    pairs = zip(ends, lead.cluster.records, strict=False)
    between = chain.from_iterable(range(max(end, start - _LOOKED), start) for end, (start, _) in pairs)
    texts = (tree.text(number) for number in between if 0 < tree.weight_of(number) <= _LONGEST_DAY)
    days = list(filter(None, (_day(text) for text, _ in groupby(texts))))
    return len(days) > 1 and all(later > earlier for later, earlier in pairwise(days))


_LOOKED, _LONGEST_DAY = 6, 30
"""Elements looked at between one entry and the next, more is no heading over the next; and the weight of a day."""


def _day(text: str) -> date | None:
    """The day that a heading is, or the first of the month; without its year in a leap year, which has all days."""
    reading = next(filter(None, (read_date(f"{text}{year}", DateContext(), "listing") for year in ("", " 2024"))), None)
    return reading.on if reading and reading.precision != "year" else None


def _is_dated(values: dict[str, float]) -> bool:
    return max(values["dated"], values["times"]) >= _DATED_FROM


_DATED_FROM = 0.3


def _in_menu(judged: list[Judged], posts: list[Judged]) -> float:
    """1 where a menu of several links leads to the first entry too."""
    url = posts[0].cluster.anchors[0].url
    menus = (one.cluster.urls for one in judged if one.values["in_nav"])
    return float(any(len(menu) > 1 and url in menu for menu in menus))


_INDEX = compiled_later(r"/index\.\w+$")


def _alone(page: PageFacts, lead: Judged, posts: list[Judged], covered: float) -> dict[str, float]:
    """How a single entry, or one that is the page itself, looks: a post's own title and its author are such links."""
    urls = {url for one in posts for url in one.cluster.urls}
    single = float(len(urls) == 1)
    return {
        "own_address": float(bool({_INDEX.sub("", url).rstrip("/") for url in urls} & own_addresses(page))),
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
    if any(holds(values) for holds in _OTHER_PAGES):
        return chance * OTHER_FACTOR
    listed = (
        values[COUNTED] >= COUNTED_SHARE,
        values[DECLARED] >= DECLARED_SHARE,
        values[GROUPED],
        values[COVERAGE] >= COVERAGE_SHARE and values["prose_share"] < COVERAGE_PROSE,
    )
    return max(chance, LISTED_CHANCE * any(listed))


def _is_shop_or_contacts(values: dict[str, float]) -> bool:
    """Entries without dates that carry prices are goods, those with telephone numbers are people or offices."""
    undated = max(values["lead_dated"], values["lead_times"]) < _DATED_FROM
    return undated and max(values["lead_prices"], values[REACHED]) >= GOODS_SHARE


_OTHER_PAGES: tuple[Callable[[dict[str, float]], object], ...] = (
    _is_shop_or_contacts,
    lambda values: values["passwords"] and values["login_path"],
    lambda values: values["single"] and (values["own_address"] or values[IN_MENU]),
    lambda values: values[ASKED] >= ASKED_SHARE or values[PEOPLE] >= PEOPLE_SHARE,
    lambda values: values[SECTIONS] >= SECTIONS_SHARE,
    lambda values: values[WIDGET] or values[COLUMN],
)
"""What shows that a page is no list of posts, whatever it looks like.

A shop or contacts, a page that needs a log-in, a lone link to the page itself or to one in the menu, questions with
their answers, people, an index of months or tags, a home page's few newest posts, and posts in a column next to a
page's own words.
"""
