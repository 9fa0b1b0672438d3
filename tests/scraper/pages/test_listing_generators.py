"""What site generators put among the posts of a list: pages without a day, a picture that leads to the whole list."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.pages.dates import DateContext
from scraper.pages.listing import read_listing
from scraper.pages.page import Page

NOW = DateContext(now=datetime(2026, 11, 27, 12, tzinfo=UTC))
TITLES = (
    "Port workers win a new agreement after nine weeks",
    "Court hears the case of the river villages",
    "Volunteers wanted for the spring survey",
    "Five questions to our new chair",
    "What the budget means for northern schools",
)


def entry(url: str, title: str, day: str, time: str = "") -> str:
    return (
        f'<article class="entry"><h2><a href="{url}">{title}</a></h2><p class="day"><time {time}>{day}</time></p>'
        "<p>The board met on Monday and decided to open all of its registers to the families.</p></article>"
    )


def titles(entries: str, above: str = "") -> list[str]:
    html = (
        "<html lang='en'><head><title>Tide Institute</title></head><body><nav><a href='/'>Home</a>"
        f"<a href='/posts/'>Archive</a></nav><main>{above}{entries}</main><footer>Tide Institute</footer></body></html>"
    )
    return [item.title for item in read_listing(Page(url="https://tide.example/", html=html), NOW).items]


POSTS = [entry(f"/posts/{at}/", title, f"{20 - at} October 2026") for at, title in enumerate(TITLES)]


@pytest.mark.parametrize(
    ("day", "time"),
    [
        ("January 1, 0001", ""),
        ("01 Jan 0001", ""),
        ("0001-01-01", ""),
        ("1. Januar 1", 'datetime="0001-01-01 00:00:00 +0000 UTC"'),
    ],
)
def test_a_page_without_a_day_is_no_post(day: str, time: str) -> None:
    """A list of everything shows "About us" with the first day of the year 1."""
    assert titles("".join([*POSTS, entry("/about/", "About our institute and its people", day, time)])) == list(TITLES)


def test_a_number_like_the_zero_day_is_a_post() -> None:
    """A post about a model 0001 has its own day."""
    about = entry("/posts/9/", "Questions about our model 0001", "10 October 2026")
    assert titles("".join([*POSTS, about])) == [*TITLES, "Questions about our model 0001"]


def test_a_picture_above_the_list_is_no_post() -> None:
    """A profile's picture that links to the archive, in the box that holds the list as well, is no entry."""
    picture = '<div class="face"><a href="/posts/" title="All news"><img src="/me.jpg" alt="/me.jpg"></a></div>'
    links = "".join(f'<a href="https://{name}.example/tide"><i class="i-{name}"></i></a>' for name in ("code", "chat"))
    profile = f'<div class="profile">{picture}<div class="links">{links}</div></div>'
    headed = [
        post.replace("h2>", "h1>").replace("</h1>", '</h1><a href="/" rel="author">Ada Lind</a>') for post in POSTS
    ]
    more = [
        post.replace("</article>", f'<a href="/posts/{at}/">Read on</a></article>') for at, post in enumerate(headed)
    ]
    assert titles(f'<div class="page">{profile}{"".join(more)}</div>') == list(TITLES)
