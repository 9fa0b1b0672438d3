"""Lists of whole posts, or of excerpts with links: what a post's text refers to is no entry."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.parsing.page import Page
from tests.scraper.pages.press_lists import LINKS, OUTLETS, TITLES

NOW = DateContext(now=datetime(2026, 11, 27, 12, tzinfo=UTC))
OWN = (
    "What the board decided in October",
    "A hundred years of dykes",
    "The harbour at night",
    "Where the money of the fund went",
    "Our register is open to families",
    "Notes from the northern schools",
)
BEFORE = "The members met on Monday and looked at the figures of the year; what they heard there was told in "
BEHIND = ". Nobody had asked for it, and the families on the coast had waited for eleven years to see it in print."


def read(entries: str, url: str = "https://tide.example/blog/") -> list[str]:
    html = (
        "<html lang='en'><head><title>Tide Institute</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<main>{entries}</main><footer>Tide Institute</footer></body></html>"
    )
    return [item.title for item in read_listing(Page(url=url, html=html), NOW).items]


def referring(at: int) -> str:
    """Two paragraphs, each with a sentence about a newspaper's article."""
    pairs = ((2 * at) % len(LINKS), (2 * at + 1) % len(LINKS))
    return "".join(f"<p>{BEFORE}<a href='{LINKS[n]}'>{TITLES[n]}</a>{BEHIND}</p>" for n in pairs)


@pytest.mark.parametrize("day", ["<span>{} October 2026</span>", ""])
@pytest.mark.parametrize(
    "entry",
    [
        "<article><header><h2><a href='/blog/{n}'>{title}</a></h2>{day}</header><div>{text}</div></article>",
        "<div class='card'>{day}<p class='title'><a href='/blog/{n}'>{title}</a></p><div>{text}</div></div>",
        "<div class='w'><h1><a href='/blog/{n}'>{title}</a></h1>{day}<div>{text}</div><a href='/blog/{n}'>Read on</a></div>",
    ],
)
def test_links_in_the_text_of_posts_are_no_entries(entry: str, day: str) -> None:
    entries = "".join(
        entry.format(n=at, title=title, day=day.format(20 - at), text=referring(at)) for at, title in enumerate(OWN)
    )
    assert read(entries) == list(OWN)


@pytest.mark.parametrize("mark", ["href='https://{}.paper.example/'", "name='o{}'"])
def test_outlets_above_sentences_that_name_the_article(mark: str) -> None:
    """Headings that link to outlets' front pages, or nowhere, are no titles of posts."""
    entries = "".join(
        f"<div class='e'><h3><a {mark.format(n)}>{OUTLETS[n]}</a></h3>"
        f"<p>{n + 2} May 2026: {BEFORE}<a href='{LINKS[n]}'>{TITLES[n]}</a></p></div>"
        for n in range(len(LINKS))
    )
    assert read(entries) == list(TITLES)


def test_links_in_a_post_above_a_bare_list() -> None:
    """The newest post is shown in full above the titles of the others; what it refers to is no entry."""
    names = [*OWN, *(f"{title}: the second part" for title in OWN)]
    bare = "".join(f"<li><a href='/blog/{n}' rel='bookmark'>{title}</a></li>" for n, title in enumerate(names))
    whole = f"<h1>A school under water</h1><p>18 October 2026</p><article>{referring(0)}</article>"
    assert read(f"{whole}<section><h2>All posts</h2><ol>{bare}</ol></section>", "https://tide.example/") == names
