"""Entries of an "In the media" list that link straight to an outlet: each is coverage."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.coverage.items import listed_item
from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import load_catalogue
from presswatch.records import CoverageItem, DateReading, Post

DAY = DateReading(on=date(2024, 5, 3), precision="day", raw="3 May 2024", source="listing", certain=True)
KNOWN = "https://www.theguardian.com/environment/2024/may/03/harbour"
UNKNOWN = "https://www.smalltidenews.org/2024/05/the-harbour-counts-its-boats"
TITLE = "The harbour counts its boats"


def entry(url: str, printed: str | None = None, *, title: str = TITLE, external: bool = True) -> CoverageItem | None:
    post = Post(
        source="keepers",
        url=url,
        url_key=url,
        title=title,
        published=DAY,
        outlet_hint=printed,
        external=external,
        found_on="https://keepers.example/media",
    )
    item = listed_item(post, load_catalogue())
    assert read_coverage(post, (), load_catalogue()).items == ((item,) if item else ())
    return item


@pytest.mark.parametrize("printed", [None, "The Guardian", "The Guardian, UK", "Environment"])
def test_an_entry_is_the_article_it_leads_to(printed: str | None) -> None:
    """The linked site decides the outlet, no matter what the list prints there; the date is the one in the list."""
    item = entry(KNOWN, printed)
    assert item is not None
    assert (item.outlet, item.domain, item.article_url, item.article_date) == (
        "The Guardian",
        "theguardian.com",
        KNOWN,
        DAY,
    )
    assert (item.headline, item.certain, item.host) == (TITLE, True, None)


def test_a_name_that_is_a_word_counts_where_the_link_confirms_it() -> None:
    """ "Time" is printed before opening hours too, so it counts only if the link goes to the outlet's site."""
    item = entry("https://time.com/6971234/the-harbour-counts-its-boats/", "Time")
    assert item is not None
    assert (item.outlet, item.certain) == ("TIME", True)
    assert entry("https://partners.example/water-week/programme", "Time") is None


def test_a_label_of_the_list_marks_an_opinion_piece() -> None:
    """A label such as "Op-ed" sets the kind, as it does in a post about coverage."""
    opinion = entry(KNOWN, "The Guardian, Op-ed")
    assert opinion is not None
    assert (opinion.medium, opinion.kind) == ("op-ed", "op-ed")
    proposed = entry(UNKNOWN, "Small Tide News, Op-ed")
    assert proposed is not None
    assert (proposed.outlet, proposed.kind) == ("Small Tide News", "op-ed")


def test_a_reprint_keeps_outlet_and_host_apart() -> None:
    """The list prints the outlet and the link goes to the portal that republished it; the portal alone names no outlet."""
    carried = "https://www.msn.com/en-gb/news/world/the-harbour-counts-its-boats/ar-AA1abcde"
    item = entry(carried, "The Guardian")
    assert item is not None
    assert (item.outlet, item.domain, item.host) == ("The Guardian", "theguardian.com", "msn.com")
    assert entry(carried) is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Small Tide News", "Small Tide News"),
        ("Small Tide News 2024", "Small Tide News"),
        ("Radio Quay, 2024", "Radio Quay"),
        ("smalltidenews.org", "smalltidenews.org"),
        ("Nordlandbote Online", "Nordlandbote Online"),
        ("바닷길일보", "바닷길일보"),
        ("물때 저널", "물때 저널"),
    ],
)
def test_an_outlet_that_no_catalogue_has_is_proposed(printed: str, name: str) -> None:
    """A name is proposed if it matches the site or names a newspaper or station; it is never certain and loses its
    year.
    """
    item = entry(UNKNOWN, printed)
    assert item is not None
    assert (item.outlet, item.outlet_raw, item.domain, item.certain) == (name, printed, "smalltidenews.org", False)


def test_a_heading_that_spells_the_site_is_the_outlet() -> None:
    """Cards may print the outlet as their heading and no title."""
    item = entry(UNKNOWN, title="Small Tide News")
    assert item is not None
    assert (item.outlet, item.domain, item.certain) == ("Small Tide News", "smalltidenews.org", False)
    assert entry(UNKNOWN, title="Small tide") is None


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        (UNKNOWN, None),
        (UNKNOWN, "Statements"),
        (UNKNOWN, "TV/Radio broadcast"),
        (UNKNOWN, "Newspaper article"),
        (UNKNOWN, "지역신문"),
        (UNKNOWN, "관련 뉴스"),
        (UNKNOWN, "생방송"),
        (UNKNOWN, "학술 저널"),
        ("https://www.tide-research-partner.example/2024/conference", "Partner"),
        (UNKNOWN, "Ada Berg   Small Tide News"),
        (UNKNOWN, "A story of tides (smalltidenews.org"),
        ("https://www.smalltidenews.org/", "Small Tide News"),
        ("https://www.facebook.com/keepers/posts/1", "Small Tide News on Facebook"),
        ("https://keepers.example/files/clipping.jpg", "The Guardian"),
    ],
)
def test_a_link_without_evidence_of_an_outlet_is_no_coverage(url: str, printed: str | None) -> None:
    """A partner's page under "Statements", a front page, a share link or a file is no coverage."""
    assert entry(url, printed) is None


def test_a_post_of_the_sources_own_site_is_no_article_of_an_outlet() -> None:
    assert entry(KNOWN, "The Guardian", external=False) is None
