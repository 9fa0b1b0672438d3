"""Lists on pages whose boxes bear no names, days under months, labels of files, days before titles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.page_classifier import LISTED_CHANCE, page_chance, page_features
from scraper.pages.listing.ranking import LogisticRegression, judge, more_of, with_ranks
from scraper.pages.listing.read import page_facts, read_listing
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


def read(body: str, title: str = "News", layout: str | None = None) -> Listing:
    html = f"<html lang='en'><head><title>{title}</title></head><body>{body}</body></html>"
    return read_listing(Page(url=URL, html=html), NOW, layout=layout)


def titles_of(listing: Listing) -> list[str]:
    return [item.title for item in listing.items]


def days_of(listing: Listing) -> list[str | None]:
    return [f"{item.date.on:%Y-%m-%d}" if item.date and not item.date.is_period else None for item in listing.items]


def menu() -> str:
    return "".join(f'<a href="{href}">{text}</a> · ' for href, text in MENU)


def test_a_lone_next_below_linked_cards_is_no_post() -> None:
    """ "Next" in a box of its own beside the box of the posts is the way on."""
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
    """A news wire tells the day above each group and the hour before each entry."""
    menu_list = "<ul>" + "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in MENU) + "</ul>"
    listing = read(f"<div>{menu_list}</div><div><h1>Wire</h1>{wire(('12 October', '11 October'))}</div>", "Wire")
    assert titles_of(listing) == list(TITLES)
    assert days_of(listing) == ["2026-10-12"] * 4 + ["2026-10-11"] * 4


@pytest.mark.parametrize("form", ["Minutes of {day} October 2026", "{day} October 2026 minutes of council"])
def test_a_day_that_tells_the_posts_apart_stays_in_their_titles(form: str) -> None:
    """Minutes are called by their day; without it all would have one title."""
    titles = [form.format(day=day) for day in DAYS]
    rows = "".join(f'<li><a href="/news/{at}">{title}</a></li>' for at, title in enumerate(titles))
    assert titles_of(read(f"<main><h1>Minutes</h1><ul>{rows}</ul></main>")) == titles


def test_author_title_and_tags_in_boxes_without_names_are_told_apart() -> None:
    """Links that stand on one way from the root in each entry are titles only in the place of the titles."""
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


def test_a_cell_that_reaches_down_gives_its_day_to_the_rows_beside_it() -> None:
    """Rows whose day stands in a cell of the row above are in line with it."""
    rows = "".join(
        f"<tr>{f'<td rowspan=2>{DAYS[at]} October 2026</td>' if at % 2 == 0 else ''}"
        f'<td><a href="/news/{at}">{title}</a></td></tr>'
        for at, title in enumerate(TITLES)
    )
    listing = read(f"<h1>Notices</h1><table>{rows}</table>")
    assert titles_of(listing) == list(TITLES)
    assert days_of(listing) == [f"2026-10-{int(DAYS[at - at % 2]):02}" for at in range(len(TITLES))]


@pytest.mark.parametrize(
    "names",
    [
        ("Anna Berg", "Thomas Lindh", "Eva Holm", "Peter Ek", "Maria Rossi", "David Stone"),
        ("김하늘", "이서준", "박지우", "최민서", "정도윤", "강예린"),
    ],
)
def test_cards_called_by_names_are_people(names: tuple[str, ...]) -> None:
    """Undated cards with a picture, a name and a line are the staff, not posts."""
    cards = "".join(
        f'<div class="p"><a href="/people/{at}"><img src="{at}.jpg"></a><h3><a href="/people/{at}">{name}</a></h3>'
        f"<p>Researcher since {2009 + at}. Works on lime and water.</p></div>"
        for at, name in enumerate(names)
    )
    html = f"<html lang='en'><head><title>People</title></head><body><h1>People</h1>{cards}</body></html>"
    assert not read_listing(Page(url="https://site.example/people", html=html), NOW).is_listing


def test_a_menu_in_boxes_like_those_of_the_posts_is_laid_apart() -> None:
    """A menu, the posts and the way to the next page that stand on one way from the root are told apart."""
    posts = "".join(
        f'<div><a href="/news/{at}"><b>{title}</b></a><br><i>{day} October 2026</i><br>Our office has more for you.'
        f' <a href="/news/{at}">[more]</a></div>'
        for at, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    body = f'<div>{menu()}</div><h1>News</h1>{posts}<div>Page 1 of 5 <a href="/news?page=2">older</a></div>'
    listing = read(body)
    assert titles_of(listing) == list(TITLES)
    assert listing.next_url == f"{URL}?page=2"
    assert titles_of(read(body, layout=listing.layout)) == list(TITLES)


def test_entries_without_a_box_in_common_are_one_list_without_the_way_on() -> None:
    """Where the boxes of each entry are nested in another way, an entry may be a group of its own; "older" is none."""
    nested = ("<section><span>{}</span></section>", "<div><section>{}</section></div>", "<div><span>{}</span></div>")
    boxes = [*nested, *["<div><div>{}</div></div>"] * 2, *["<section><section>{}</section></section>"] * 3]
    rows = "".join(
        "<li>"
        + box.format(f"<div><b>{day}</b><i>10/2026</i></div><a href='/news/{at}'>{title}</a><p>{PROSE}</p>")
        + "</li>"
        for at, (title, day, box) in enumerate(zip(TITLES, DAYS, boxes, strict=True))
    )
    way = "<li><span><div><a href='/news?page=2'>Older posts</a></div></span></li>"
    side = "".join(f"<li>Ada: <a href='/news/90#c{at}'>{title}</a></li>" for at, title in enumerate(TITLES[:4]))
    listing = read(
        f"<nav>{menu()}</nav><section><h1>News</h1><ul>{rows}{way}</ul></section><aside><ul>{side}</ul></aside>"
    )
    assert titles_of(listing) == list(TITLES)


PROSE = "Every order is packed by hand in our workshop and leaves the house within two working days, wherever you live."


@pytest.mark.parametrize(
    ("days", "listed"),
    [(("12 October", "11 October"), LISTED_CHANCE), (("11 October", "12 October"), 0.0)],
)
def test_days_above_entries_that_go_back_say_that_they_are_posts(days: tuple[str, ...], listed: float) -> None:
    """Days that go forward are those of a programme."""
    page = page_facts(Page(url=URL, html=f"<html><body>{wire(days)}</body></html>"))
    judged = judge(page, LogisticRegression(5.0, {}))
    values = page_features(page, judged, judged[0], judged)
    assert page_chance(values, LogisticRegression(-30.0, {})) == pytest.approx(listed)


@pytest.mark.parametrize(("words", "groups"), [("Older posts »", 0), ("Older houses by the river", 1)])
def test_a_lone_link_to_older_posts_is_none(words: str, groups: int) -> None:
    """Whatever the second judge says of it."""
    rows = "".join(f"<li><a href='/news/{at}'>{title}</a></li>" for at, title in enumerate(TITLES))
    page = page_facts(
        Page(url=URL, html=f"<html><body><ul>{rows}</ul><p><a href='/news/p2'>{words}</a></p></body></html>")
    )
    judged = with_ranks(judge(page, LogisticRegression(5.0, {})))
    assert len(more_of(page, judged, judged[0], LogisticRegression(5.0, {}))) == groups


def test_whole_posts_lead_before_the_many_links_in_them() -> None:
    """Links to elsewhere hold more text than the headings of the posts, and are none."""
    posts = "".join(
        f"<section><h2><a href='/news/{at}'>{title}</a></h2><span>{day} October 2026</span><p>{PROSE}</p><p>{PROSE}</p>"
        + "".join(
            f"<p><a href='https://thing{n}.example/{at}'>{other}</a> {PROSE[:60]}</p>"
            for n, other in enumerate(TITLES[:5])
        )
        + "</section>"
        for at, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    assert titles_of(read(f"<div>{menu()}</div><div><h1>News</h1>{posts}</div>")) == list(TITLES)
