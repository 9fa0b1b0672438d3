"""If a page or a heading announces coverage, its whole list is in the text."""

from __future__ import annotations

import pytest

from scraper.pages.article.read import read_article
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import open_page

HOME = "https://gauge.example.org/about/press"
LEAD = "Our gauge has measured the water in the old harbour every hour since the spring of the year it was built."


def _read(main: str, title: str = "Press", url: str = HOME) -> Article:
    html = (
        f"<html lang='en'><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>{main}"
        "<footer><p>© Gauge. <a href='https://maker.example.com/sites/1'>Made by Maker</a></p></footer></body></html>"
    )
    return read_article(open_page(html.encode(), url), DateContext())


def _card(n: int, href: str) -> str:
    return (
        f"<div class='card'><div class='source'>PIER POST {n}</div><h3>Gauge {n} is read</h3><div>May {n}, 2021</div>"
        f"<p>The paper's long report on gauge number {n} and on the people who read it each morning.</p>"
        f"<div class='menu-button'><a href='{href}'>Read on</a></div></div>"
    )


@pytest.mark.parametrize("host", ["https://pier.example.com/a/", "/scans/"])
def test_a_press_page_keeps_each_part_of_its_cards(host: str) -> None:
    """Outlet, title, date, excerpt and button of each card, linked to the outside, or without the button to a page of
    the site.
    """
    cards = "".join(_card(n, f"{host}{n}") for n in range(1, 6))
    article = _read(f"<main><h1>Press</h1><div>{cards}</div></main>")
    for n in range(1, 6):
        parts = [f"PIER POST {n}", f"Gauge {n} is read", f"May {n}, 2021", f"report on gauge number {n}"]
        assert all(part in article.text for part in parts)
    assert len(article.links) == (5 if "//" in host else 0)


def test_a_list_below_a_heading_of_a_post_is_kept() -> None:
    """The heading "In the media" announces it; the text above stays, and the next heading of its level ends it."""
    rows = "".join(
        f"<tr><td>0{n}/05/2021</td><td>Pier Post {n}</td><td><a href='https://pier.example.com/a/{n}'>Gauge {n}</a></td></tr>"
        for n in range(1, 5)
    )
    main = f"<main><h1>A new gauge</h1><p>{LEAD}</p><h2>In the media</h2><table>{rows}</table>"
    article = _read(
        main + "<h2>Visit</h2><ul><li>Bus 4</li></ul></main>", "A new gauge", "https://gauge.example.org/new"
    )
    assert article.text.startswith(LEAD)
    assert [link.url for link in article.links] == [f"https://pier.example.com/a/{n}" for n in range(1, 5)]
    assert "Bus 4" not in article.text


def test_what_surrounds_a_press_list_is_no_part_of_it() -> None:
    """Side columns, recent posts, menus, back links and the copyright notice."""
    rows = "".join(f"<li>Pier Post: <a href='https://pier.example.com/a/{n}'>Gauge {n}</a></li>" for n in range(1, 5))
    around = (
        "<div class='recent'><h4>Recent posts</h4><p><a href='/1'>One day</a></p><p><a href='/2'>Two days</a></p></div>"
        "<div class='sidebar'><p>Come and see the gauge, we are open every day of the week.</p></div>"
        "<ul class='x'><li><a href='/a'>Tides</a></li><li><a href='/b'>Boats</a></li><li><a href='/c'>Quay</a></li></ul>"
        "<p><a href='/'>Back to the start</a></p><p>All rights reserved, 2021</p>"
    )
    article = _read(f"<main><h1>Press</h1><ul>{rows}</ul></main>{around}")
    assert article.text.split("\n\n") == [f"Pier Post: Gauge {n}" for n in range(1, 5)]


def test_a_post_in_full_stays_as_it_is() -> None:
    """If nothing of the list is missing, the line with the post's date stays out."""
    main = f"<main><h1>Press</h1><p>2 May 2021</p><p>{LEAD} <a href='https://pier.example.com/a/1'>Pier Post</a>.</p></main>"
    assert _read(main).text == f"{LEAD} Pier Post."


def test_scans_on_the_own_site_are_rows_like_others() -> None:
    """Linked lines of the form of kept ones stay, though none leads out: the last rows of a list of scans."""
    titles = ["Un ciego en el monte", "Nacer sin ver", "La vida también es bella", "Esquiar con palabras"]
    rows = "".join(
        f"<p><a href='/scans/{t[:5]}.pdf'>{t}</a> (El Faro, {n} de mayo de 2012, de Ana Ruiz)</p>"
        for n, t in enumerate(titles, 2)
    )
    last = "<p><a href='/scans/gdp.pdf'>En sintonía</a> (GdP)</p><p><a href='/scans/inn.jpg'>A ciegas</a> (Inn)</p>"
    article = _read(f"<main><article><h1>Press</h1><p>{LEAD}</p>{rows}{last}</article></main>")
    assert all(title in article.text for title in (*titles, "En sintonía", "A ciegas"))


@pytest.mark.parametrize("part", ["card-header", "course-footer"])
def test_the_day_in_the_header_or_footer_of_a_card_stays(part: str) -> None:
    """A card's own header and footer are no parts of the site; those with links are."""
    cards = "".join(
        f"<div class='card'><div class='{part}'><p>Jo Lund, May {n}, 2021</p></div><div class='card-body'>"
        f"<h4>Pier Post {n}</h4><p>The paper's long report on gauge {n}.</p><a href='https://pier.example.com/a/{n}'>Read</a>"
        f"</div><div class='{part}'><a href='/share/{n}'>May {n}</a></div></div>"
        for n in range(1, 5)
    )
    article = _read(f"<main><h1>Press</h1><div>{cards}</div></main>")
    assert [line for line in article.text.splitlines() if line.startswith("Jo Lund")] == [
        f"Jo Lund, May {n}, 2021" for n in range(1, 5)
    ]
    assert all(link.url.startswith("https://pier.example.com/") for link in article.links)
    once = _read(
        f"<main><h1>Press</h1><div>{cards}</div><div class='site-footer'><p>As of May 9, 2021</p></div></main>"
    )
    assert "May 9" not in once.text


def test_a_name_in_wide_letters_is_as_long_as_it_is_shown() -> None:
    """A title in two languages calls its page a press page: "언론보도 MEDIA REPORT"."""
    cards = "".join(
        f"<dl><dd><h3>[파도신문 {n}]</h3><p><b>조석연구소, 관측소 {n}호 개소</b></p><p>조석연구소는 관측소 {n}호를 열고 매일 물 높이를 잰다고"
        f" 밝혔다. 주민들이 함께 기록한다.</p><div><p class='articleDate'>2016.08.1{n}</p></div></dd></dl>"
        for n in range(1, 5)
    )
    article = _read(
        f"<main><h1>언론보도 MEDIA REPORT</h1>{cards}</main>", "언론보도 MEDIA REPORT", "https://gauge.example.org/m"
    )
    assert all(f"2016.08.1{n}" in article.text for n in range(1, 5))
