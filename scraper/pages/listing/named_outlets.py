"""Whether a group of links is a list of press coverage: each leads to another site, whose name stands at its title."""

from __future__ import annotations

from statistics import fmean as mean

from presswatch.urls.canonical import is_front_page, site_of
from scraper.pages.dates.cues import has_day
from scraper.pages.html_tree.tree import weight
from scraper.pages.listing.features import PageFacts, spread
from scraper.pages.listing.fields import fields_of
from scraper.pages.listing.group_heads import heads_above
from scraper.pages.listing.links import Cluster
from scraper.pages.listing.named_links import Linked, headlines_beside
from scraper.pages.listing.outlets import has_media_word, outlets_of
from scraper.pages.listing.own_lines import line_text, own_lines
from scraper.pages.text.named_sites import names_site

_LEAST_TITLE = 20
"""Weight of a link's words that may be a headline; shorter ones may name the site themselves, as a directory's do."""

_LEAST_MEDIA = 0.25
"""Share of the names that have a word for a paper or a station; useful links bear the names of their sites as well."""


def names_outlets(page: PageFacts, cluster: Cluster) -> float:
    """The share of links to another site's page, each with a headline and that site's name beside it, or above.

    0 where hardly any of the names has a word for a paper or a station, or all lead to one site.
    """
    tree, links = page.tree, [anchor.number for anchor in cluster.anchors]
    own = own_lines(tree, links, cluster.records)
    above = heads_above(tree, links, own)
    picked = [(at, cluster.anchors[at]) for at in spread(cluster)]
    linked = [Linked(own[at], cluster.records[at], a.number, a.url, a.text, a.text) for at, a in picked]
    # Without a day, what stands beside a publisher's name may be a book of his, or say what he is.
    dated = [any(has_day(line_text(tree, line)) for line in one.lines) for one in linked]
    beside = zip(headlines_beside(tree, linked), linked, dated, strict=True)
    titles = [title if title and has else one.words for title, one, has in beside]
    entries = []
    for (at, anchor), title in zip(picked, titles, strict=True):
        fields = [*fields_of(tree, own[at], title, anchor.number, ""), *above[at]]
        entries.append((anchor.url, title, fields))
    here, names = site_of(page.url), [name or "" for name in outlets_of(entries)]
    if mean(has_media_word(name) for name in names) < _LEAST_MEDIA or len({site_of(url) for url, *_ in entries}) < 2:
        return 0.0
    pairs = zip(entries, names, strict=True)
    return mean(site_of(url) != here and _is_headed(text, url, name) for (url, text, _), name in pairs)


def _is_headed(text: str, url: str, name: str) -> bool:
    """Whether a link's words are a headline beside the name of the site or of a paper, and lead to a page of it."""
    named = bool(name) and (names_site(name, url) or has_media_word(name))
    return named and weight(text) >= _LEAST_TITLE and name not in text and not is_front_page(url)
