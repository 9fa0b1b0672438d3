"""What leads out of a short post stays with its row: tables, definition lists, cards, pictures."""

from __future__ import annotations

import pytest

from scraper.pages.article import read_article
from scraper.pages.article_outward import leads_out
from scraper.pages.article_types import Article
from scraper.pages.dates import DateContext
from scraper.pages.page import open_page

HOME = "https://ngo.example/news/12"


def _read(body: str) -> Article:
    """A post with menu and footer around `body`, read as an article."""
    html = (
        "<html lang='en'><head><title>In the news</title></head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About</a></li></ul></nav>"
        f"<main><h1>In the news</h1><div class='content'>{body}</div></main>"
        "<footer><p>© Tide Watch. All rights reserved.</p></footer></body></html>"
    )
    return read_article(open_page(html.encode(), HOME), DateContext())


def test_definition_terms_stay_with_their_links() -> None:
    """Terms that hold outlet and date stay, and so does an entry without a link."""
    article = _read(
        "<dl><dt>Pier Gazette, 21.11.2023</dt><dd><a href='https://pier.example.org/a/1'>The tide is out</a></dd>"
        "<dt>Mole Times, 22.11.2023</dt><dd><a href='https://mole.example.net/b/2'>Who pays for it?</a></dd>"
        "<dt>Radio Buoy, 24.11.2023</dt><dd>Interview with our director (not online)</dd></dl>"
    )
    for words in ("Pier Gazette, 21.11.2023", "Mole Times, 22.11.2023", "Radio Buoy, 24.11.2023", "Interview with our"):
        assert words in article.text
    assert [link.url for link in article.links] == ["https://pier.example.org/a/1", "https://mole.example.net/b/2"]


@pytest.mark.parametrize(
    ("href", "page", "expected"),
    [
        ("/a/1", "https://ngo.example/news/12", False),
        ("//pier.example.org/a/1", "https://ngo.example/news/12", True),
        ("https://pier.example.org/a/1", "https://ngo.example/news/12", True),
        ("https://pier.example.org/a/1", "https://news.pier.example.org/x", False),
        ("/url?q=https://mole.example.net/b/2", "https://www.google.com/search", True),
        ("?q=https://mole.example.net/b/2", "https://www.google.com/url", True),
        ("?q=https://mole.example.net/b/2", "https://ngo.example/find", False),
        ("https:a/1", "https://ngo.example/news/12", False),
    ],
)
def test_where_a_link_leads_depends_on_its_page(href: str, page: str, expected: bool) -> None:  # noqa: FBT001 - a table
    """The same words of a link, asked for on several pages in turn, are judged for each of them."""
    leads_out(href, "https://other.example/")
    assert leads_out(href, page) is expected
    assert leads_out(href, page) is expected


def test_first_row_keeps_its_date() -> None:
    """The date in a table's first cell is the row's, not the post's own dateline; numbered addresses count."""
    article = _read(
        "<table><tr><td>2021.11.04</td><td>Pier Gazette</td><td><a href='https://pier.example.org/?p=3390'>Cold</a></td></tr>"
        "<tr><td>2021.11.17</td><td>Mole Times</td><td><a href='https://mole.example.net/?p=12'>Papers</a></td></tr></table>"
    )
    assert "2021.11.04 | Pier Gazette | Cold" in article.text
    assert [link.url for link in article.links] == [
        "https://pier.example.org/?p=3390",
        "https://mole.example.net/?p=12",
    ]


@pytest.mark.parametrize("holder", ["aside", "footer", "nav"])
def test_pictures_beside_the_post_give_no_link(holder: str) -> None:
    """A picture that leads out is a link of the post inside its text, not in a column, footer or menu."""
    text = "<p>The Pier Gazette took a long look at our lawsuit over the dredging of the river last Thursday.</p>"
    picture = "<a href='https://pier.example.org/suit'><img src='/logo.png' alt=''></a>"
    end = "<p>The reporter walked along the shore with our scientist, who showed her the mud of the last ten years.</p>"
    inside = _read(f"{text}<p>{picture}</p>{end}")
    beside = _read(f"{text}<{holder}>{picture}</{holder}>{end}")
    assert [(link.url, link.text) for link in inside.links] == [("https://pier.example.org/suit", "")]
    assert all(inside.text[link.start : link.end] == link.text for link in inside.links)
    assert not beside.links
