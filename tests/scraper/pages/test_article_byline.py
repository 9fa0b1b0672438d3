"""Who a page says wrote the post: every place of a byline, all its names, and nobody where nobody is named."""

import pytest

from scraper.pages.article import read_article
from scraper.pages.article_names import people_of
from scraper.pages.dates import DateContext
from scraper.pages.page import Page

TEXT = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 3


def byline(inside: str, head: str = "") -> tuple[str, ...]:
    html = f"<html><head><title>River opens</title>{head}</head><body><main><h1>River opens</h1>{inside}</main></body>"
    return read_article(Page(url="https://site.example/news/1", html=html), DateContext()).byline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Posted on September 21, 2020 by Mina Park", ["Mina Park"]),
        ("03/01/2017 by Mina Park, Representative to the Committee", ["Mina Park"]),
        ("Erstellt von Anton Weiss", ["Anton Weiss"]),
        ("Photos and Story By Anton Weiss", ["Anton Weiss"]),
        ("Posted byMina Park", ["Mina Park"]),
        ("Autoren Anton Weiss und Greta Lind", ["Anton Weiss", "Greta Lind"]),
        ("Von Anton Weiss, Greta Lind und Tomas Beil, NDR", ["Anton Weiss", "Greta Lind", "Tomas Beil"]),
        ("John Miller The Associated Press", ["John Miller"]),
        ("By Mina ParkNovember 14, 2025", ["Mina Park"]),
        ("Lesotho TimesNovember 14, 2025", []),
        ("嶋田 健志 監訳、木下 哲也 訳", ["嶋田 健志", "木下 哲也"]),
        ("authors", []),
        ("#LinkInBio Stories", []),
        ("Frankfurt, Germany", []),
        ("The Weekly Telegram & Gazette", []),
        ("Mina Park, Sponsored", ["Mina Park"]),
    ],
)
def test_names_of_a_line(line, expected):
    """A line gives its people, without the day, "by", agencies, towns and papers."""
    assert people_of([line], declared=True) == expected


def test_a_pseudonym_stands_alone():
    """One word is a name where the page declares it an author, nowhere else."""
    assert people_of(["Krimifuchs"], declared=True) == ["Krimifuchs"]
    assert people_of(["Krimifuchs"], declared=False) == []


def test_a_full_name_goes_before_a_user_name():
    """A user name in the data gives way to the full name that the link preview shows."""
    head = (
        '<meta name="author" content="minap"><meta name="twitter:label1" content="Written by">'
        '<meta name="twitter:data1" content="Mina Park">'
    )
    assert byline(TEXT, head) == ("Mina Park",)
    assert byline(TEXT, '<meta name="author" content="minap">') == ("minap",)


def test_a_meta_with_all_names_completes_the_data():
    """Where the data name the first author only, a meta with that name and another gives both."""
    data = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Mina Park"}}'
    head = f'<script type="application/ld+json">{data}</script><meta name="sailthru.author" content="Mina Park, Greta Lind">'
    assert byline(TEXT, head) == ("Mina Park", "Greta Lind")


def test_a_placeholder_gives_way_to_the_next_place():
    """A meta that says "authors" hides no author."""
    head = '<meta name="author" content="authors"><meta name="sailthru.author" content="Mina Park">'
    assert byline(TEXT, head) == ("Mina Park",)


def test_authors_declared_in_an_aside_at_the_title():
    """Two linked authors in an aside right below the title are the post's; links to authors of others are not."""
    own = '<aside><p><a rel="author" href="/a">Mina Park</a> and <a rel="author" href="/b">Greta Lind</a></p></aside>'
    other = '<aside><p><a rel="author" href="/c">Tomas Beil</a></p></aside>'
    assert byline(own + TEXT + other) == ("Mina Park", "Greta Lind")
    assert byline(TEXT * 5 + other) == ()


def test_the_only_signed_line():
    """One line "Von ..." far from the title is the byline; several are those of teasers."""
    line = "<p>Von Anton Weiss und Greta Lind</p>"
    assert byline(TEXT * 5 + line) == ("Anton Weiss", "Greta Lind")
    assert byline(TEXT * 5 + line + "<p>Von Tomas Beil</p>") == ()


def test_metas_written_with_value():
    """A meta whose text stands in `value` is read like one with `content`."""
    assert byline(TEXT, '<meta name="author" value="Mina Park">') == ("Mina Park",)


def test_a_page_of_authors_in_the_address():
    """A link that asks for an author's posts names the author."""
    assert byline('<ul><li><a href="/library/?_author=Mina%20Park">Mina Park</a></li></ul>' + TEXT) == ("Mina Park",)


def test_a_label_above_the_name():
    """A line that says "Von:" and nothing else gives the next line's people."""
    assert byline(TEXT * 5 + "<p><b>Von:</b><br>Anton Weiss</p>") == ("Anton Weiss",)


def test_the_publisher_is_no_author():
    """The publisher's name, or a part of the site's, is left out and the next place asked."""
    data = '{"@type": "NewsArticle", "author": {"name": "Morgen Rot"}, "publisher": {"name": "Morgen Rot"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert byline("<p>Von Anton Weiss</p>" + TEXT, head) == ("Anton Weiss",)
    part = '<meta property="og:site_name" content="River opens | Die Morgenpost"><meta name="author" content="Die Morgenpost">'
    assert byline(TEXT, part) == ()


def test_a_paper_glued_to_a_name():
    """A line that runs a name and a paper together is cut where the name's link ends; a long name alone stays."""
    line = '<p class="byline"><a href="/staff/7/mina-park">Mina Park</a> Riverside Morning Courier</p>'
    assert byline(line + TEXT) == ("Mina Park",)
    assert byline("<p>By Anna Maria von Weiss</p>" + TEXT) == ("Anna Maria von Weiss",)
