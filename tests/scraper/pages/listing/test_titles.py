"""Titles that sound like "read more", and link texts that are more than that but no titles."""

from __future__ import annotations

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.parsing.page import open_page

TITLES = [
    "Annual report on river rights published",
    "Open day",
    "Open doors this summer",
    "More women in parliament",
    "Statement on the closing of the border",
    "Watch our film",
    "Partners from five countries sign",
    "See you in Berlin",
    "Full house at the spring lecture",
]


def titles_of(entry: str, titles: list[str]) -> list[str]:
    entries = "".join(entry.format(n=n, title=title, day=10 + n) for n, title in enumerate(titles))
    html = f"<html lang='en'><body><h1>News</h1><div>{entries}</div></body></html>"
    return [item.title for item in read_listing(open_page(html.encode(), "http://a.example/news"), DateContext()).items]


@pytest.mark.parametrize(
    "entry",
    [
        '<div class="c"><h3>{title}</h3><p>{day} July 2026</p><p>Words about it, and more.</p><a href="/n/{n}">Read more</a></div>',
        '<div class="c"><h3><a href="/n/{n}">{title}</a></h3><p>{day} July 2026</p><a href="/n/{n}">Continue reading</a></div>',
        '<li><a href="/n/{n}">{title}</a> <span>{day} July 2026</span></li>',
        '<p><a href="/n/{n}"><h4>{title}</h4><span>{day} July 2026</span></a></p>',
        '<tr><td>{day} July 2026</td><td><a href="/n/{n}">{title}</a></td></tr>',
    ],
)
def test_a_title_that_sounds_like_a_way_on_is_a_title(entry: str) -> None:
    assert titles_of(entry, TITLES) == TITLES


@pytest.mark.parametrize("title", [TITLES[0], "Floods"])
def test_a_read_more_link_that_names_its_post_is_no_title(title: str) -> None:
    """The heading or bold text next to it is the title."""
    titles = [title, "Court hears the river villages", "Volunteers wanted", "Five questions to our chair"]
    for tag in ("h3", "strong"):
        entry = f'<div class="c"><{tag}>{{title}}</{tag}> <p>{{day}} July 2026</p><a href="/n/{{n}}">Read more of {{n}}</a></div>'
        assert titles_of(entry, titles) == titles


def test_the_heading_of_the_highest_rank_is_the_title() -> None:
    """In a link around a whole card the outlet is above the title, in a lower-level heading."""
    outlets = ["The Larkmoor Gazette", "Tidewater Herald", "Nordsund Avis"]
    entries = "".join(
        f'<article><a href="/press/{n}"><div class="l"><span>2026. 07. {10 + n}</span><h4>{outlets[n % 3]}</h4></div>'
        f'<div class="r"><h3>{title} {n}</h3><span class="more">Read more</span></div></a></article>'
        for n, title in enumerate(TITLES)
    )
    html = f"<html lang='en'><body><h1>In the media</h1><div class='news'>{entries}</div></body></html>"
    items = read_listing(open_page(html.encode(), "http://a.example/press"), DateContext()).items
    assert [item.title for item in items] == [f"{title} {n}" for n, title in enumerate(TITLES)]


def test_a_title_that_recurs_in_headings_is_a_title() -> None:
    """A monthly meeting always has the same title; the other headings show that headings are titles."""
    titles = [
        "Evening without a theme",
        "Evening without a theme",
        "Court hears the villages",
        "Evening without a theme",
    ]
    entry = '<div class="c"><h2><a href="/n/{n}">{title}</a></h2><p>On {day} July the {day}th evening took place in our hall.</p></div>'
    assert titles_of(entry, [*titles, "Volunteers wanted for the survey"]) == [
        *titles,
        "Volunteers wanted for the survey",
    ]


def test_a_label_that_recurs_in_headings_is_no_title() -> None:
    """If the headings only name the kind of each entry, the line below is the title."""
    entry = '<div class="c"><h3><a href="/n/{n}">Press release</a></h3><p><a href="/n/{n}">{title}</a></p><p>{day} July 2026</p></div>'
    assert (
        titles_of(entry, TITLES[:1] + TITLES[4:5] + TITLES[6:7] + TITLES[8:])
        == TITLES[:1] + TITLES[4:5] + TITLES[6:7] + TITLES[8:]
    )


def test_a_link_called_title_wins_over_a_longer_teaser() -> None:
    """Title, teaser and picture of a card link to its post: the class of a box shows which is the title."""
    entry = (
        '<div class="item"><div class="item-subheading article-title mb-0"><a href="/n/{n}/">{title}</a></div>'
        '<a href="/n/{n}/" class="summary-link"><div>Our keepers tell of it at length, and of what comes after {n}.</div></a>'
        '<div class="meta"><span>Jul {day}, 2026</span></div><a href="/n/{n}/"><img src="/n/{n}/f.webp"></a></div>'
    )
    titles = [
        "Paper accepted by the river journal",
        "Farewell of Juhyeon",
        "Chapter in a book for Martin",
        "Two awards",
    ]
    assert titles_of(entry, titles) == titles
    subtitled = entry.replace('class="item-subheading article-title mb-0"', 'class="item-subtitle"')
    assert titles_of(subtitled, titles) != titles


def test_a_link_attribute_gives_the_title_without_its_prefix() -> None:
    """A theme without printed titles has them in the attribute of the "read on" link, after the generator's words."""
    entry = (
        '<div class="c"><p>{day} July 2026</p><p>Notes from the keepers, number {n}, and what they saw.</p>'
        '<a href="/n/{n}" title="Permanent Link to {title}">more</a></div>'
    )
    titles = [
        "Boats counted again",
        "Court hears the river villages",
        "Volunteers wanted",
        "Five questions to our chair",
    ]
    assert titles_of(entry, titles) == titles
