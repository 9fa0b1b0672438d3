"""Lists on pages whose boxes have no class names, dates under months, file labels, dates before titles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.listing.types import Listing
from scraper.pages.parsing.page import Page

NOW = DateContext(now=datetime(2026, 11, 27, 12, tzinfo=UTC))
URL = "https://site.example/news"
TITLES = (
    "Port workers win a new agreement",
    "Our annual report is out today",
    "Court hears the river villages",
    "Volunteers wanted for the survey",
    "Office closed on Monday afternoon",
    "Five questions to our new chair",
    "What the budget means for schools",
    "The year of the council in numbers",
)
DAYS = ("24", "19", "3", "28", "11", "9", "30", "2")
MENU = (("/", "Home"), ("/about", "About"), ("/news", "News"), ("/join", "Join us"))


def read(body: str, title: str = "News") -> Listing:
    html = f"<html lang='en'><head><title>{title}</title></head><body>{body}</body></html>"
    return read_listing(Page(url=URL, html=html), NOW)


def titles_of(listing: Listing) -> list[str]:
    return [item.title for item in listing.items]


def days_of(listing: Listing) -> list[str | None]:
    return [f"{item.date.on:%Y-%m-%d}" if item.date and not item.date.is_period else None for item in listing.items]


def menu() -> str:
    return "".join(f'<a href="{href}">{text}</a> · ' for href, text in MENU)


def test_a_lone_next_below_linked_cards_is_no_post() -> None:
    """ "Next" in a box of its own next to the box of posts is the link to the next page."""
    cards = "".join(
        f'<a href="/news/{at}"><dl><dt><time>2026.10.{int(day):02}</time></dt><dd>{title}</dd></dl></a>'
        for at, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    listing = read(f'<main><h1>News</h1><div>{cards}</div><div><a href="/news?page=2">Next</a></div></main>')
    assert titles_of(listing) == list(TITLES)
    assert listing.next_url == f"{URL}?page=2"


def wire(days: tuple[str, ...]) -> str:
    rows = list(enumerate(TITLES))
    groups = zip(days, (rows[:4], rows[4:]), strict=True)
    return "".join(
        f"<h3>{day}</h3><ul>"
        + "".join(f'<li><span>{18 - at}:05</span> <a href="/news/{at}.html">{title}</a></li>' for at, title in group)
        + "</ul>"
        for day, group in groups
    )


def test_entries_with_the_hour_under_days_that_go_back_are_posts() -> None:
    """A news wire prints the date above each group and the time before each entry."""
    menu_list = "<ul>" + "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in MENU) + "</ul>"
    listing = read(f"<div>{menu_list}</div><div><h1>Wire</h1>{wire(('12 October', '11 October'))}</div>", "Wire")
    assert titles_of(listing) == list(TITLES)
    assert days_of(listing) == ["2026-10-12"] * 4 + ["2026-10-11"] * 4


def test_numbers_in_no_order_under_a_month_are_no_days() -> None:
    """The number of an entry's comments is not its date."""
    rows = [
        f'<li><a href="/archive/{at}/">{title}</a> {count}</li>'
        for at, (title, count) in enumerate(zip(TITLES, (3, 12, 5, 9, 1, 20, 2, 8), strict=True))
    ]
    lists = f"<h3>October</h3><ul>{''.join(rows[:4])}</ul><h3>September</h3><ul>{''.join(rows[4:])}</ul>"
    listing = read(f"<main><h1>Archive</h1><h2>2025</h2>{lists}</main>", "Archive")
    assert titles_of(listing) == list(TITLES)
    assert days_of(listing) == [None] * 8


@pytest.mark.parametrize("form", ["Minutes of {day} October 2026", "{day} October 2026 minutes of council"])
def test_a_date_that_distinguishes_the_posts_stays_in_their_titles(form: str) -> None:
    """Minutes are named by their date; without it all would have one title."""
    titles = [form.format(day=day) for day in DAYS]
    rows = "".join(f'<li><a href="/news/{at}">{title}</a></li>' for at, title in enumerate(titles))
    assert titles_of(read(f"<main><h1>Minutes</h1><ul>{rows}</ul></main>")) == titles


def test_author_title_and_tags_in_boxes_without_names_are_separated() -> None:
    """Of the links with one path from the root in each entry, only those in the place of the titles are titles."""
    posts = "".join(
        f'<div><div><a href="/author/2">Maria</a>, {day} October 2026</div><div><a href="/post/{at}">{title}</a></div>'
        f'<div>How we went about it, and what came of it.</div><div><a href="/tag/maps">maps</a> '
        f'<a href="/tag/old">old</a> <a href="/post/{at}#comments">{at} comments</a></div></div>'
        for at, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    listing = read(
        f'<div><a href="/">The blog of maps</a></div><div>{posts}</div><div><a href="/?page=2">Older</a></div>'
    )
    assert titles_of(listing) == list(TITLES)
    again = read_listing(
        Page(url=URL, html=f'<html><body><div><a href="/">The blog of maps</a></div><div>{posts}</div></body></html>'),
        NOW,
        layout=listing.layout,
    )
    assert titles_of(again) == list(TITLES)


def test_a_cell_with_rowspan_gives_its_date_to_all_its_rows() -> None:
    """Rows whose date is in a cell of the row above get that date."""
    rows = "".join(
        f"<tr>{f'<td rowspan=2>{DAYS[at]} October 2026</td>' if at % 2 == 0 else ''}"
        f'<td><a href="/news/{at}">{title}</a></td></tr>'
        for at, title in enumerate(TITLES)
    )
    listing = read(f"<h1>Notices</h1><table>{rows}</table>")
    assert titles_of(listing) == list(TITLES)
    assert days_of(listing) == [f"2026-10-{int(DAYS[at - at % 2]):02}" for at in range(len(TITLES))]
