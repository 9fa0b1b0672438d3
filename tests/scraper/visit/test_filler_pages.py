"""Pages in place of posts: the limits of what is a notice, what shows a post, and what several addresses share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from presswatch.records import DateReading, Snapshot
from scraper.items import Entry, FoundPost
from scraper.pages.article.types import Article
from scraper.visit.filler_pages import CHECK, LOG_IN, ONE_PAGE, Fillers, notice_of, shows, words_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
URL = "https://a.example/news/the-hall-opens"


@pytest.mark.parametrize(
    ("title", "letters", "body", "what"),
    [
        ("Log in", 5_000, b"", LOG_IN),
        ("Log in", 5_001, b"", ""),
        ("Our house", 1_200, b"<div id='CAPTCHA'>", CHECK),
        ("Our house", 1_201, b"<div id='captcha'>", ""),
        ("Our house", 0, b"<script src='/cdn-cgi/challenge-platform/x'>", CHECK),
        ("Our house", 0, b"<div class='cf-turnstile'>", CHECK),
        ("Our house", 0, b"<div class='cf-challenge'>", CHECK),
        ("Our house", 0, b"<p>", ""),
    ],
)
def test_how_long_a_notice_is(title: str, letters: int, body: bytes, what: str):
    """With a title that says what it is, a cookie notice's list of partners may follow; else it is short."""
    assert notice_of(Article(title=title, text="x" * letters), body) == what


def test_the_words_of_a_notice_are_looked_for_in_a_short_page():
    """In a page of 1,200 characters, not in a longer one."""
    words = "Please log in to continue reading. "
    assert notice_of(Article(title="House", text=words + "x" * (1_200 - len(words)))) == LOG_IN
    assert notice_of(Article(title="House", text=words + "x" * (1_201 - len(words)))) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The hall opens at 7pm", {"hall", "opens", "7pm"}),
        ("Go to it", {"go", "to", "it"}),
        ("강당이 문을", {"강당", "당이", "문을"}),
        ("門", {"門"}),
        ("", set()),
    ],
)
def test_the_words_that_distinguish_titles(text: str, words: set[str]):
    """Of four letters and more, or with a digit; short ones if there are no others; bigrams if words are joined."""
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("shown", "title", "text", "own"),
    [
        ("Alpha bravo charlie delta echoes", "Alpha bravo charlie on Monday", "", True),  # three in five words
        ("Alpha bravo charlie delta echoes", "Alpha bravo today on Monday", "", False),
        ("Alpha bravo charlie delta", "House", "delta charlie and alpha", True),  # three in four in the text
        ("Alpha bravo charlie delta", "House", "delta and alpha", False),
        ("Alpha bravo", "House", "They sang alpha bravo.", True),
        ("Jobs here", "Our jobshere", "", True),  # eight letters in sequence
        ("Job here", "Our jobhere", "", False),
        ("Press: alpha bravo charlie delta", "Alpha bravo", "", False),
        ("Press: alpha bravo charlie", "Alpha bravo", "", True),  # half of the words
        ("Press: alphabet charlie", "Alphabet", "", False),  # one word is no title
    ],
)
def test_how_much_of_a_title_a_page_must_show(shown: str, title: str, text: str, own: bool):  # noqa: FBT001
    """Three fifths of its words in the title, three quarters in the text, or its letters in sequence."""
    assert shows(shown, Article(title=title, text=text), URL) is own


def test_only_the_beginning_of_a_text_shows_its_post():
    """Only the first 20,000 characters of a text are compared with the title."""
    for blanks, own in ((19_000, True), (20_000, False)):
        text = " " * blanks + "The hall opens its doors"
        assert shows("The hall opens its doors", Article(title="House", text=text), "https://a.example/1") is own


def found(number: int, shown: str, text: str, title: str = "House", **facts: Any) -> FoundPost:
    url = f"https://a.example/news/{number}"
    size = int(facts.pop("size", 3))  # type: ignore[call-overload]
    snapshot = Snapshot(url=url, status=200, headers=(), body=b"x" * size, fetched_at=NOON, payload_sha256="")
    entry = Entry(url=url, title=shown, date=facts.pop("listed", None), teaser=str(facts.pop("teaser", "")))
    article = Article(title=title, text=text, **facts)
    return FoundPost(source="a", entry=entry, article=article, snapshot=snapshot)


def judged(*posts: FoundPost) -> list[str]:
    """What replaces each post, in order."""
    fillers = Fillers()
    decided = [one for post in posts for one in fillers.look(post)] + fillers.rest()
    what = {one.entry.url: filler for one, filler in decided}
    assert fillers.waiting == 0
    return [what[post.entry.url] for post in posts]


SHOWN = ("Choir sings in spring", "Mill sold to the town")


@pytest.mark.parametrize(
    ("first", "second", "replaced"),
    [
        ("Words of nobody.", "Words of nobody.", True),
        ("Words of nobody, 12:01.", "Words of nobody, 12:02:59.", True),
        ("Words, request a8f3c2e9.", "Words, request b8f4c2e1.", True),
        ("Words, request 12345678.", "Words, request 87654321.", True),
        ("Words, request 1234567.", "Words, request 7654321.", False),  # as long as a number in a sentence
        ("Words, request ab12c.", "Words, request cd34e.", False),
        ("Words of /news/1.", "Words of /news/2.", True),
        ("Words of nobody.", "Words of somebody.", False),
        ("12:01 1 2", "12:02 1 2", False),  # no words at all
        ("", "", False),
    ],
)
def test_what_two_addresses_must_share_to_say_the_same(first: str, second: str, *, replaced: bool):
    """All words, except for the address, the time and request numbers."""
    title = "House" if first.strip("0123456789: ") or not first else ""
    posts = [
        found(n, shown, text, title) for n, (shown, text) in enumerate(zip(SHOWN, (first, second), strict=True), 1)
    ]
    assert judged(*posts) == ([ONE_PAGE, ONE_PAGE] if replaced else ["", ""])


@pytest.mark.parametrize("words", ["Words.", "The words of one of them: spring."])
def test_a_page_is_that_of_the_post_whose_own_words_it_has(words: str):
    """Half of the words that distinguish its title from the others'."""
    first, second = judged(found(1, SHOWN[0], f"{words} sings"), found(2, SHOWN[1], f"{words} sings"))
    assert (first, second) == (("" if "spring" in words else ONE_PAGE), ONE_PAGE)


def test_a_post_that_is_listed_twice_is_one():
    """Two addresses with one title show one text."""
    assert judged(found(1, SHOWN[0], "Words."), found(2, SHOWN[0].upper(), "Words.")) == ["", ""]


def test_a_page_with_its_posts_date_is_the_post():
    """Even if its title is another; a title missing in the list is taken from its teaser."""
    day = DateReading(on=date(2026, 3, 1), raw="1 March")
    other = DateReading(on=date(2026, 3, 2), raw="2 March")
    pages = [found(n, shown, "Words.", listed=day, published=day) for n, shown in enumerate(SHOWN, 1)]
    assert judged(*pages) == ["", ""]
    pages = [found(n, shown, "Words.", listed=day, published=other) for n, shown in enumerate(SHOWN, 1)]
    assert judged(*pages) == [ONE_PAGE, ONE_PAGE]
    pages = [found(n, "", "Words.", teaser=shown) for n, shown in enumerate(SHOWN, 1)]
    assert judged(*pages) == [ONE_PAGE, ONE_PAGE]


@pytest.mark.parametrize(("letters", "first"), [(1_200, LOG_IN), (1_201, "")])
def test_a_log_in_at_two_addresses_replaces_posts_whose_titles_it_shows(letters: int, first: str):
    """If both have the same short text; a long one with its post's title is the post."""
    text = "Members only. " + "x" * (letters - 14)
    pages = [found(n, shown, text, title=shown, wall="login") for n, shown in enumerate(SHOWN, 1)]
    assert judged(*pages) == [first, first]
    assert judged(pages[0]) == [""]


def test_few_posts_wait_and_not_many_bytes():
    """Eight, or a megabyte; those that have waited longest are let through, except the last."""

    def waiting(count: int, size: int) -> int:
        fillers = Fillers()
        for number in range(count):
            fillers.look(found(number, f"Watch video {number}", f"Text {chr(97 + number) * 9} alone.", size=size))
        return fillers.waiting

    assert [waiting(count, 3) for count in (1, 8, 9)] == [1, 8, 8]
    assert [waiting(4, size) for size in (250_000, 250_001, 500_000, 500_001, 3_000_000)] == [4, 3, 2, 1, 1]
