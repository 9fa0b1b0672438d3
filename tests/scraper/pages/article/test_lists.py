"""Lists and headings kept whole: short posts that are a list of press articles, guides with linked headings."""

from __future__ import annotations

from datetime import date

from scraper.pages.article.read import read_article
from scraper.pages.article.types import Article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import open_page

_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Org – Research in the media</title></head><body>'
    '<header><a href="/">Home</a><a href="/news">News</a></header><section class="detail"><p class="date">29 September 2022</p>'
    "<h1>Research in the media</h1><ul>{rows}</ul></section><footer>© Org</footer></body></html>"
)


def _read(rows: list[str]) -> Article:
    html = _PAGE.format(rows="".join(f"<li>{row}</li>" for row in rows))
    return read_article(open_page(html.encode(), "https://org.example/news/7"), DateContext())


def test_list_is_kept_whole() -> None:
    """The last row above the footer, with the least prose, is a row like the others."""
    rows = [
        '"Moss remembers smoke" – Harbour Science Focus, 06/09/2022',
        '"The bog that eats carbon" – Radio Fen 1, 14/09/2022',
        '"Peat and patience" – The Fenland Lantern, 23/09/2022',
    ]
    assert all(row in _read(rows).text for row in rows)


def test_row_dates_no_post() -> None:
    """The line that is only a date gives the post's date, though a row with a date is nearer to the title."""
    published = _read(["6 September 2022 – Harbour Gazette: Moss", "14 September 2022 – Radio Fen: Bog"]).published
    assert published is not None
    assert published.on == date(2022, 9, 29)


def _guide(parts: str) -> str:
    """The text of a long guide with `parts` between its first and its last paragraph."""
    prose = "<p>" + "The harbour office has tried all of them for a month, in rain and in wind, and kept a diary. " * 3
    html = (
        "<!doctype html><html lang='en'><head><title>Five ropes we trust</title></head><body>"
        "<header><a href='/'>Home</a><a href='/guides'>Guides</a></header>"
        f"<main><article><h1>Five ropes we trust</h1>{prose}</p>{parts}{prose}In the end it is the knot.</p></article>"
        "</main><aside><h3><a href='/n/1'>Storm closes the pier</a></h3><p>The pier was closed on Monday.</p></aside>"
        "<footer><p>© Harbour Office</p></footer></body></html>"
    )
    return read_article(open_page(html.encode(), "https://harbour.example/guides/ropes"), DateContext()).text


def test_headings_between_the_lines_of_a_text_are_kept() -> None:
    """A linked heading between lines of the text, or like others in it, belongs to it; an aside's does not."""
    said = "<p>It does not stretch, it does not rot, and it is easy to splice when the hands are cold.</p>"
    names = ("Blue hemp", "Old manila", "Tarred line", "Braided flax", "Grey wool")
    parts = "".join(
        f"<h2 class='item'><a href='/ropes/{place}'>{place}. {name}</a></h2>{said.replace('It', name)}"
        for place, name in enumerate(names, 1)
    )
    text = _guide(parts)
    assert [name for name in names if f". {name}" not in text] == []
    assert "Storm closes the pier" not in text


def _headed(parts: str) -> str:
    page = (
        "<html><body><nav><a href='/'>Weir Trust</a></nav><article><h1>In the news</h1>"
        f"<div class='body'>{parts}</div></article><footer>Weir Trust, Leam</footer></body></html>"
    )
    return read_article(open_page(page.encode(), "https://weir.example/news/7"), DateContext()).text


_ROWS = (
    "<p><b>Pier Post</b> – <a href='https://pier.example/otters'>Why otters come back</a>. Our warden is quoted.</p>",
    "<p><b>Harbour FM</b> – Warden Mark Bell spoke about the night shift at the weir. Audio is not available.</p>",
)


def test_headings_that_are_days_or_years_of_rows_are_kept() -> None:
    """The first one too is no date of the page if another heading is a date, or the row below has no year."""
    assert _headed(f"<h3>June 3</h3>{_ROWS[0]}<h3>June 5</h3>{_ROWS[1]}").startswith("June 3\n\nPier Post")
    rows = "".join(
        f"<li>{day}, Pier Post: <a href='https://pier.example/{day[0]}'>Why otters come back</a></li>"
        for day in ("8 November", "2 May")
    )
    for head in ("2022", "Year 2022", "May 2022"):
        assert _headed(f"<h3>{head}</h3><ul>{rows}</ul>").startswith(f"{head}\n\n8 November")


def test_the_day_of_the_page_above_its_text_is_not() -> None:
    """One heading that is a date, above sentences."""
    assert _headed(f"<h3>June 3, 2022</h3>{_ROWS[0]}{_ROWS[1]}").startswith("Pier Post")
