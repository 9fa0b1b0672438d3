"""Interstitials in place of posts, by their words and by their similarity; and pages that only look like them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from presswatch.errors import PageError
from presswatch.records import Snapshot
from scraper.items import UNREAD, Entry, FoundPost, Learned, Validator
from scraper.pages.article.types import Article
from scraper.visit.filler_pages import ONE_PAGE, Fillers, notice_of, shows
from scraper.visit.interstitials import HOME, LIST, LOG_IN, Walls, in_its_place, refuse_led_away
from scraper.visit.visit_input import Standing

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
    """A notice is recognized by its title or, if it is short, by its text."""
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
    """By the title in its list; the page's own address, which notices repeat, does not count."""
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


def test_one_page_for_several_posts_is_that_of_the_one_it_is_about():
    """Of three addresses two show the third's page, or all show one that belongs to none, with or without request data."""
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
    """Two titles that are both on the page; serial notices; pages unlike their titles without a similar one.

    Numbers that are not from the address make another post.
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
    """Of many pages unlike their titles, the first are let through before the last arrive."""
    fillers = Fillers()
    for number in range(12):
        fillers.look(found(number, f"Watch video {number}", "Kalmo", f"Text {chr(97 + number) * 9} of its own."))
    assert len(fillers.rest()) == 8


LISTED = "https://a.example/news"


def came(
    number: int,
    to: str = "",
    *,
    wall: str | None = None,
    title: str = "The choir sings",
    shown: str = "The choir sings",
    text: str = "In the old mill.",
    body: bytes = b"<p>",
    external: bool = False,
) -> FoundPost:
    """A post whose address redirected to `to` ("": nowhere), with its article."""
    url = f"https://a.example/news/{number}"
    snapshot = Snapshot(url=to or url, status=200, headers=(), body=body, fetched_at=NOON, payload_sha256="")
    return FoundPost(
        source="a",
        entry=Entry(url=url, title=shown, external=external),
        article=Article(title=title, text=text, wall=wall),
        snapshot=snapshot,
        redirects=(url,) if to else (),
        found_on=LISTED,
    )


PASSWORD = b"<form><input type='password' name='p'></form>"


@pytest.mark.parametrize(
    ("found", "what"),
    [
        (came(1), ""),
        (came(1, "https://a.example/"), HOME),
        (came(1, "https://www.a.example"), HOME),
        (came(1, "https://b.example/"), ""),
        (came(1, LISTED + "/"), LIST),
        (came(1, "https://a.example/news/1?utm_source=x"), ""),
        (came(1, "https://a.example/members", title="Members", body=PASSWORD), LOG_IN),
        (came(1, "https://a.example/moved/1", body=PASSWORD), ""),  # it shows the post
        (came(1, "https://a.example/moved/1", title="Other"), ""),  # it has no log-in form
        (came(1, "https://a.example/members", title="Members", text="The Choir  sings", body=PASSWORD), ""),
        (came(1, title="Members", body=PASSWORD), ""),  # a password field alone is no log-in
        (came(1, title="Members", body=PASSWORD, wall="login"), LOG_IN),
        (came(1, shown="", title="Members", body=PASSWORD, wall="login"), ""),
    ],
)
def test_what_a_posts_address_led_to(found: FoundPost, what: str):
    """The home page of its site, its list, a log-in that does not show its title."""
    assert in_its_place(found) == what


def walls(*posts: FoundPost) -> tuple[Walls, list[FoundPost]]:
    seen = Walls()
    decided = [one for post in posts for one in seen.look(post)]
    return seen, [*decided, *seen.rest()]


def home(number: int, **facts: Any) -> FoundPost:
    return came(number, "https://a.example/", **facts)


def post(number: int) -> FoundPost:
    return came(number, title=f"Number {number}", shown=f"Number {number}", text=f"Words of number {number} alone.")


@pytest.mark.parametrize(
    ("walled", "read", "most", "words"),
    [
        (0, 2, False, ""),
        (1, 0, False, ""),  # one post for members is no fault of its source
        (2, 0, True, "2 of 2 posts are not shown; in their place came the home page (2)"),
        (2, 1, True, "2 of 3 posts are not shown; in their place came the home page (2)"),
        (2, 2, False, ""),
        (3, 2, True, "3 of 5 posts are not shown; in their place came the home page (3)"),
    ],
)
def test_when_most_posts_are_not_shown(walled: int, read: int, words: str, *, most: bool):
    """Most posts are hidden if more than half of them, and at least two, are not shown."""
    seen, decided = walls(*(home(n) for n in range(walled)), *(post(n) for n in range(walled, walled + read)))
    assert (seen.most, seen.words, seen.shown, seen.waiting) == (most, words, read, 0)
    assert len(decided) == walled + read
    if words:
        assert seen.reason == "login-wall"


def test_a_post_that_something_replaced_is_recorded_from_its_list():
    """Without its page; it is requested again, and its validator is dropped; one of another site does not count."""
    seen, (one, other, foreign) = walls(home(1), post(2), home(3, external=True))
    assert (one.entry.as_shown, one.article, one.snapshot, one.redirects) == (UNREAD, None, None, ())
    assert (other.entry.as_shown, foreign.entry.as_shown, seen.read) == ("", "", 2)
    (drop,) = seen.dropped
    assert (drop.url, drop.step, drop.outcome) == (one.entry.url, "fetch", "login-wall")
    assert drop.detail == "the home page came instead; the post is recorded from the list and will be fetched again"
    assert seen.asked_again({1: "a", 2: "b", 3: "c"}, {1: one.entry, 2: other.entry}) == {1: UNREAD, 2: "b", 3: "c"}
    asked = {one.entry.url: Validator(etag="1"), other.entry.url: Validator(etag="2")}
    assert seen.without_marks(asked) == {one.entry.url: Validator(), other.entry.url: Validator(etag="2")}


@pytest.mark.parametrize(
    ("texts", "shown"),
    [(["Please log in."] * 2, 0), (["Please log in.", "Members only, please."], 2), ([""], 0), (["Words."], 1)],
)
def test_posts_with_one_text_and_a_log_in_are_not_shown(texts: list[str], shown: int):
    """Under their own titles: several with the same text, or one with a log-in."""
    pages = [
        came(n, title=f"Number {n}", shown=f"Number {n}", text=text, wall="login") for n, text in enumerate(texts, 1)
    ]
    assert walls(*pages)[0].shown == shown


@pytest.mark.parametrize(
    ("led_to", "facts", "known", "refused"),
    [
        (LISTED, {}, False, ""),
        ("https://a.example/news/", {}, False, ""),
        ("https://a.example/", {}, False, "the home page"),
        ("https://a.example/press", {}, False, "another page"),
        ("https://a.example/press", {}, True, ""),
        ("https://a.example/press", {"first_visit_on": None}, False, ""),
        ("https://a.example/press", {"without_posts": 2}, False, "another page"),
        ("https://a.example/press", {"without_posts": 3}, False, ""),  # it has moved with all its posts
        ("https://a.example/", {"without_posts": 3}, False, "the home page"),
        ("https://a.example/press", {"learned": Learned(led_to={LISTED: "https://a.example/press"})}, False, ""),
        (
            "https://a.example/",
            {"learned": Learned(led_to={LISTED: "https://a.example/press"})},
            False,
            "the home page",
        ),
    ],
)
def test_where_a_list_may_lead(led_to: str, facts: dict[str, object], refused: str, *, known: bool):
    """Where it redirected before, or where a recorded post is; the list's new address is remembered."""
    standing = Standing(**{"id": 1, "first_visit_on": date(2026, 1, 1)} | facts)
    learned = Learned(led_to={LISTED: "https://a.example/old"})
    if refused:
        with pytest.raises(PageError, match=f"it redirects to {refused}, https://a.example/"):
            refuse_led_away(LISTED, led_to, standing, learned, any_known=known)
        assert learned.led_to == {LISTED: "https://a.example/old"}
    else:
        refuse_led_away(LISTED, led_to, standing, learned, any_known=known)
        assert learned.led_to == ({} if led_to.rstrip("/") == LISTED else {LISTED: led_to})
