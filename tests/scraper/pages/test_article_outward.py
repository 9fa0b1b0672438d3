"""Lines that lead out of the site stay in a short post; menus, share buttons and related stories do not come with them."""

from __future__ import annotations

from scraper.pages.article import read_article
from scraper.pages.dates import DateContext
from scraper.pages.page import open_page

URL = "https://valley.example/media/12"
FURNITURE = (
    '<nav><a href="/about">About us</a> <a href="/media">In the media</a></nav>',
    '<aside class="sidebar"><h3>As seen in</h3><a href="https://gazette.example/profile/9">The Gazette</a></aside>'
    '<footer><a href="https://partner.example/page/1">A partner</a></footer>',
)


def read(main: str):
    html = (
        f"<html><head><title>Our house in the news</title></head><body>{FURNITURE[0]}{main}{FURNITURE[1]}</body></html>"
    )
    return read_article(open_page(html.encode(), URL, "text/html; charset=utf-8"), DateContext())


def test_a_paragraph_that_is_only_a_link_out_is_kept():
    """ "Read more" below the text is the link to the article; the share button beside it is not."""
    article = read(
        "<main><h1>Our house in the news</h1><p>The Gazette wrote about the new reading room of our house on Monday and "
        "asked two of its guests what they had found there.</p>"
        '<p><a href="https://gazette.example/2026/03/reading-room">Read more</a></p>'
        '<div class="share"><a href="https://www.facebook.com/sharer.php?u=x">Share</a></div></main>'
    )
    assert [link.url for link in article.links] == ["https://gazette.example/2026/03/reading-room"]
    assert article.text.endswith("Read more")


def test_a_table_of_outlets_is_the_post():
    """Rows of outlet, date and link are text, cell by cell, with their links."""
    rows = "".join(
        f'<tr><td>{name}</td><td>{day}</td><td><a href="https://{host}.example/a/{n}">Reading room opens</a></td></tr>'
        for n, (name, day, host) in enumerate(
            [
                ("The Gazette", "3 March 2026", "gazette"),
                ("Radio Mill", "4 March 2026", "mill"),
                ("Post", "5 March 2026", "post"),
            ]
        )
    )
    article = read(f"<main><h1>Our house in the news</h1><table>{rows}</table></main>")
    assert [link.url for link in article.links] == [
        "https://gazette.example/a/0", "https://mill.example/a/1", "https://post.example/a/2",
    ]  # fmt: skip
    assert "The Gazette" in article.text
    assert "4 March 2026" in article.text
    assert "As seen in" not in article.text
    assert "partner" not in article.text


def test_related_stories_of_the_own_site_stay_out():
    """What leads to other posts of the site is no part of this one."""
    article = read(
        "<main><h1>Our house in the news</h1><p>The Gazette wrote about the new reading room of our house on Monday.</p>"
        '<ul class="related"><li><a href="/media/11">An older story about the archive</a></li></ul></main>'
    )
    assert "older story" not in article.text
    assert article.links == ()
