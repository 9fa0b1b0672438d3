"""What stands in place of posts, by its words and by its likeness; and what only looks like it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from presswatch.records import Snapshot
from scraper.items import Entry, FoundPost
from scraper.pages.article.types import Article
from scraper.visit.filler_pages import ONE_PAGE, Fillers, notice_of, shows

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "text", "what"),
    [
        ("Site of the house", "Bitte melden Sie sich an, um weiterzulesen.", "a log-in"),
        ("Kirjaudu sisään", "", "a log-in"),
        ("그림 재단", "회원만 볼 수 있습니다. 로그인 후 이용하세요.", "a log-in"),
        ("Votre vie privée", "Nous et nos partenaires stockons des données.", "a question about cookies"),
        ("安全验证", "请完成验证", "a check for robots"),
        ("Я не робот", "", "a check for robots"),
        ("Ups", "La página que busca ya no está disponible.", "a notice that the page is not there"),
        ("ページが見つかりません", "", "a notice that the page is not there"),
        ("الصفحة غير موجودة", "", "a notice that the page is not there"),
        ("Strona", "Trwają prace konserwacyjne. Wrócimy.", "a notice of maintenance"),
        ("점검", "잠시 후 다시 접속해 주세요.", "a notice of maintenance"),
        ("App", "You need to enable JavaScript to run this app.", "a page that needs scripts"),
        ("The hall opens", "Two hundred guests came to hear the choir sing in the old mill.", ""),
        ("Talk", "They logged in the forest for years, and the page of that history turned." + " More." * 300, ""),
    ],
)
def test_a_notice_says_what_it_is_in_many_languages(title, text, what):
    """By its title or, where it is short, by its words."""
    assert notice_of(Article(title=title, text=text)) == what


@pytest.mark.parametrize(
    ("shown", "title", "text", "own"),
    [
        ("The hall opens its doors", "The Hall Opens Its Doors | House", "", True),
        ("Press release: The hall opens its doors", "The hall opens its doors", "", True),
        ("The hall opens …", "The hall opens its doors to guests", "", True),
        ("강당이 문을 열다", "강당이 문을 열다", "", True),
        ("강당이 문을 열다", "점검 중입니다", "잠시 후 다시 접속해 주세요.", False),
        ("The hall opens its doors", "Page not found", "the-hall-opens-its-doors is not here", False),
        ("Jobs", "Our house", "We look for people.", False),
        ("", "Page not found", "", True),
    ],
)
def test_whether_a_page_shows_its_post(shown, title, text, own):
    """By the title in its list; the page's own address, which notices repeat, is no sign of it."""
    url = "https://a.example/news/the-hall-opens-its-doors"
    assert shows(shown, Article(title=title, text=text), url) is own


def found(number: int, shown: str, title: str, text: str) -> FoundPost:
    url = f"https://a.example/news/{number}"
    snapshot = Snapshot(url=url, status=200, headers=(), body=b"<p>", fetched_at=NOON, payload_sha256="")
    entry = Entry(url=url, title=shown)
    return FoundPost(source="a", entry=entry, article=Article(title=title, text=text), snapshot=snapshot)


def judged(*posts: FoundPost) -> list[tuple[str, str]]:
    fillers = Fillers()
    decided = [one for post in posts for one in fillers.look(post)] + fillers.rest()
    return sorted((one.entry.url[-1], what) for one, what in decided)


def test_one_page_for_several_posts_is_that_of_the_one_it_tells_of():
    """Three addresses of which two show the third's page, or all one that tells of none, whatever it says of the request."""
    mill = ("The mill is sold", "The mill is sold to the town, and the bakers move out.")
    shown = ["Choir sings in spring", "Mill sold to the town", "Bridge closed for repair"]
    pages = [found(n, title, *mill) for n, title in enumerate(shown, 1)]
    assert judged(*pages) == [("1", ONE_PAGE), ("2", ""), ("3", ONE_PAGE)]
    numbered = [
        found(n, title, "Dolan", f"Kalmo {n} vireta ondo /news/{n} 12:0{n} a8f{n}c2e9")
        for n, title in enumerate(shown, 1)
    ]
    assert judged(*numbered) == [("1", ONE_PAGE), ("2", ONE_PAGE), ("3", ONE_PAGE)]


def test_one_post_that_is_listed_twice_and_posts_like_one_another_are_posts():
    """Two titles that both stand on the page; serial notices; pages unlike their lists' titles with nobody like them.

    Figures that are none of the address make a post another.
    """
    twice = ("Annual report 2025 published", "The annual report is out.")
    assert judged(found(1, "Annual report 2025", *twice), found(2, "Annual report 2025 published", *twice)) == [
        ("1", ""), ("2", "")
    ]  # fmt: skip
    serial = [
        found(n, f"Reading no. {n} is cancelled", f"Reading no. {n} is cancelled", "Tickets stay good.") for n in (1, 2)
    ]
    assert judged(*serial) == [("1", ""), ("2", "")]
    assert judged(found(1, "Read on", "The choir sings", "In the old mill."), found(2, "Read on", "The mill", "Sold.")) == [
        ("1", ""), ("2", "")
    ]  # fmt: skip
    counted = [
        found(n, f"{name} of the valley", "Paper", f"Guests asked {n * 7} questions.")
        for n, name in enumerate(("Mill", "Choir"), 1)
    ]
    assert judged(*counted) == [("1", ""), ("2", "")]
    long = [found(n, f"{name} of the valley", "Paper", "Long " * 5_000) for n, name in enumerate(("Mill", "Choir"), 1)]
    assert judged(*long) == [("1", ""), ("2", "")]


def test_posts_that_wait_are_few():
    """Of many pages unlike their lists' titles the first are let through before the last come."""
    fillers = Fillers()
    for number in range(12):
        fillers.look(found(number, f"Watch video {number}", "Kalmo", f"Text {chr(97 + number) * 9} of its own."))
    assert len(fillers.rest()) == 8
