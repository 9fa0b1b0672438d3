"""Entries that the markup declares as posts, on pages that look otherwise."""

from __future__ import annotations

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.features import cluster_features
from scraper.pages.listing.page_classifier import ARTICLES, DECLARED_CHANCE, page_chance, page_features
from scraper.pages.listing.page_surroundings import article_entries
from scraper.pages.listing.ranking import Judged, LogisticRegression, lead_of
from scraper.pages.listing.read import page_facts, read_listing
from scraper.pages.listing.types import Listing
from scraper.pages.parsing.page import Page

TITLES = ("Port workers win", "The year in numbers", "Court hears it", "Office closed", "Clean water", "Five questions")
PROSE = "<p>We build quiet rooms for loud people, in any town that asks for one and pays the carpenters.</p>"
WORDS = f"<h3>What we do</h3>{PROSE}<h3>How we do it</h3>{PROSE}<h3>Who we are</h3>{PROSE * 2}"
POST = f"<article class='post hentry'><h1>Harbour night</h1>{PROSE * 3}</article>"
NO_CLASS, HENTRY, H_ENTRY = "class='tile'", "class='tile post hentry'", "class='h-entry'"
TYPED = "itemscope itemtype='https://schema.org/BlogPosting'"


CHINESE = (
    "新书：堤坝百年",
    "清洁饮水",
    "法院审理沿河村庄一案",
    "劳工权利",
    "本年度报告今天发布",
    "招聘启事：研究员两名",
    "难民",
    "新闻自由",
    "教育",
)


def grid(
    mark: str, titles: tuple[str, ...] = TITLES, *, unseen: tuple[int, ...] = (2, 5), before: str = "", path: str = "/"
) -> Listing:
    """A studio's page with undated tiles between its text, all but the `unseen` with a picture."""
    tiles = "".join(
        f"<li {mark}>"
        + (f"<figure><a href='/a/{at}'><img src='/{at}.png' alt='{title}'></a></figure>" if at not in unseen else "")
        + f"<h2><a href='/a/{at}'>{title}</a></h2></li>"
        for at, title in enumerate(titles)
    )
    html = (
        "<html lang='en'><head><title>Studio</title></head><body><header><a href='/'>Studio</a></header><main>"
        f"{before}<h1>A design studio for brave brands. <a href='#'>More</a></h1><ul>{tiles}</ul>{WORDS}</main></body></html>"
    )
    return read_listing(Page(url=f"https://studio.example{path}", html=html), DateContext())


@pytest.mark.parametrize("mark", [HENTRY, H_ENTRY, TYPED])
def test_declared_entries_are_posts_on_any_page(mark: str) -> None:
    """By a class of hAtom or h-entry, or a type of schema.org; without one there are no posts."""
    assert not grid(NO_CLASS).items
    assert sorted(item.title for item in grid(mark).items) == sorted(TITLES)


def test_titles_lead_where_some_posts_have_a_picture() -> None:
    """The pictures link to the same posts, but only some posts have one."""
    found = grid(HENTRY, CHINESE, unseen=(3, 5, 6, 7))
    assert [item.title for item in found.items] == list(CHINESE)


def test_a_few_declared_entries_are_a_teaser() -> None:
    """Three of them may be on any page of a studio."""
    assert not grid(HENTRY, TITLES[:3], unseen=(), path="/work").items
    assert grid(HENTRY, TITLES[:4], unseen=(), path="/work").items


DATED = "<article><h2><a href='/p/{0}'>{1}</a></h2><time datetime='2026-11-{0:02}'>{0} Nov</time></article>"
MAIN = "<article><h1>Harbour night</h1><time datetime='2026-11-20'>20 Nov</time><p>So it was.</p></article>"


@pytest.mark.parametrize(
    ("before", "card", "share"),
    [("", DATED, 1.0), ("", DATED.replace("time", "b"), 0.0), ("", DATED.replace("h2", "p"), 0.0)],
)
def test_articles_with_heading_and_time_are_entries(before: str, card: str, share: float) -> None:
    """All of them, unless one is the page's own post; an article without heading or time may be any card."""
    page = page_facts(
        Page(
            url="https://site.example/",
            html="<main>" + before + "".join(map(card.format, range(1, 7), TITLES)) + "</main>",
        )
    )
    titles = next(cluster for cluster in page.clusters if len(cluster.urls) == len(TITLES))
    assert article_entries(page, [titles]) == share


@pytest.mark.parametrize(("log_odds", "expected"), [(-0.8, DECLARED_CHANCE), (-1.5, 0.182), (2.0, 0.881)])
def test_articles_decide_where_the_judge_is_unsure(log_odds: float, expected: float) -> None:
    """They decide doubtful cases only, not what the classifier is certain about either way."""
    page = page_facts(Page(url="https://site.example/n", html="".join(map(DATED.format, range(1, 7), TITLES))))
    opinion = LogisticRegression(log_odds, {})
    judged = [Judged(cluster, cluster_features(page, cluster), 0.9) for cluster in page.clusters]
    lead = lead_of(judged)
    assert lead is not None
    values = page_features(page, judged, lead, [lead])
    assert values[ARTICLES] == 1.0
    assert page_chance(values, opinion) == pytest.approx(expected, abs=0.001)
