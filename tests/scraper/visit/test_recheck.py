"""How many known posts are requested again, and what counts as a rewritten list."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from presswatch.records import Snapshot, Validator
from presswatch.watchlist.entries import SourceEntry
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Fetched
from scraper.items import Entry, FoundPost
from scraper.pages.article.types import Article
from scraper.visit.recheck import Recheck, RunNews, recheck_limit, stamped_anew

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MORNING, BEFORE = "Mon, 02 Mar 2026 08:00:00 GMT", "Sun, 01 Mar 2026 08:00:00 GMT"


@pytest.mark.parametrize(
    ("recheck_s", "delay_s", "expected"),
    [(20.0, 1.0, 20), (20.0, 5.0, 4), (20.0, 60.0, 1), (20.0, 0.0, 1000), (20.0, 0.001, 1000), (0.0, 0.0, 0)],
)
def test_the_number_of_posts_follows_from_the_time_of_the_host(recheck_s, delay_s, expected):
    """A slow host is asked for few posts, a host without a delay for all, up to the cap."""
    assert recheck_limit(recheck_s, delay_s, 1000) == expected


@pytest.mark.parametrize(
    ("old", "new", "anew"),
    [
        (Validator(etag='"a"'), Validator(etag='"b"'), True),
        (Validator(etag='"a"'), Validator(etag='W/"a"'), False),
        (Validator(etag='"a"', last_modified=BEFORE), Validator(etag='"a"', last_modified=MORNING), False),
        (Validator(etag='"a"'), Validator(), False),
        (Validator(last_modified=BEFORE), Validator(last_modified=MORNING, fetched_at=NOON), True),
        (Validator(last_modified=MORNING), Validator(last_modified=MORNING, fetched_at=NOON), False),
        (
            Validator(last_modified=BEFORE),
            Validator(last_modified="Mon, 02 Mar 2026 11:59:58 GMT", fetched_at=NOON),
            False,
        ),
        (
            Validator(last_modified=BEFORE),
            Validator(last_modified="Mon, 02 Mar 2026 11:59:00 GMT", fetched_at=NOON),
            False,
        ),
        (
            Validator(last_modified=BEFORE),
            Validator(last_modified="Mon, 02 Mar 2026 11:58:59 GMT", fetched_at=NOON),
            True,
        ),
        (Validator(last_modified=BEFORE), Validator(last_modified=MORNING), True),
        (Validator(last_modified="yesterday"), Validator(last_modified="today", fetched_at=NOON), False),
        (Validator(), Validator(), False),
    ],
)
def test_a_list_counts_as_rewritten_by_its_validators(old, new, anew):
    """By the entity tag, else by the date of change; a page generated for each request says nothing."""
    assert stamped_anew(old, new) is anew


def test_a_host_is_asked_for_at_least_one_post():
    """And for none if the watchlist gives it no time."""
    assert recheck_limit(1.0, 1.0, 1000) == 1
    assert recheck_limit(-1.0, 1.0, 1000) == 0
    assert recheck_limit(0.5, 0.0, 7) == 7


URLS = [f"https://a.example/{number}" for number in range(5)]
OLD = {url: Validator(etag="old") for url in URLS}


def article(text: str, title: str = "") -> Article:
    return Article(title=title, text=text)


def asked_again(
    answers: Mapping[str, Article | FetchFault | None],
    *,
    limit: int | None = None,
    cut_off: FetchFault | None = None,
    known: Mapping[str, Validator] | None = None,
) -> tuple[list[FoundPost], Recheck, list[str]]:
    """The results for known posts whose pages give these answers, the state afterwards, and the requests."""
    asked: list[str] = []

    async def fetch(url: str, validator: Validator | None) -> Fetched:
        asked.append(url)
        assert validator == OLD.get(url)
        answer = answers[url]
        if isinstance(answer, FetchFault):
            raise answer
        snapshot = Snapshot(url=url, status=200, headers=(), body=b"<p>", fetched_at=NOON, payload_sha256="")
        return Fetched(url=url, snapshot=snapshot, content_type=None, validator=Validator(etag="new"), cut_off=cut_off)

    async def post(fetched: Fetched, _: Validator | None) -> tuple[Fetched, Any]:
        return fetched, answers[fetched.url]

    posts = [(number, url, "shown" if number else None, f"Title {number}") for number, url in enumerate(answers)]
    memory: Any = SimpleNamespace(
        longest_unasked=lambda _source, limit, before: posts[:limit], validator=lambda _source, url: OLD.get(url)
    )
    put_off: list[str] = []
    asking: Any = SimpleNamespace(fetcher=SimpleNamespace(fetch=fetch), post=post)
    source = SourceEntry(name="a", url="https://a.example/")
    one = Recheck(source, 1, asking, memory, put_off=lambda fault: put_off.append(fault.reason))
    for url, validator in (known or {}).items():
        one.asked[url] = validator
    one.listed[1] = Entry(url="https://a.example/1?list", title="Title of the list")

    async def collect() -> list[FoundPost]:
        return [found async for found in one.posts(limit, before=None)]

    found = asyncio.run(collect())
    return found, one, [*asked, *put_off]


def test_changed_posts_are_yielded_as_the_source_showed_them():
    """Under their own address, with the list's title and date if the visit saw them; unchanged ones are not."""
    found, one, asked = asked_again({URLS[0]: article("One."), URLS[1]: article("Two."), URLS[2]: None})
    assert [(one.entry.url, one.entry.as_shown, one.entry.title) for one in found] == [
        (URLS[0], "", ""),
        (URLS[1], "shown", "Title of the list"),
    ]
    assert found[0].found_on == "https://a.example/"
    assert dict(one.asked) == dict.fromkeys(URLS[:3], Validator(etag="new"))
    assert asked == URLS[:3]
    assert asked_again({URLS[0]: article("One."), URLS[1]: article("Two.")}, limit=1)[2] == URLS[:1]


def test_posts_that_the_visit_has_opened_are_not_requested_again():
    """Their answers are known."""
    _, one, asked = asked_again({URLS[0]: article("One."), URLS[1]: article("Two.")}, known={URLS[0]: Validator()})
    assert asked == [URLS[1]]
    assert (len(one.asked), list(one.asked), URLS[0] in one.asked, URLS[4] in one.asked) == (2, URLS[:2], True, False)
    del one.asked[URLS[0]]
    assert list(one.asked) == [URLS[1]]


def test_one_text_at_several_addresses_is_no_post():
    """A log-in or a maintenance notice: none is yielded, and each is requested as before."""
    pages = [article("One."), article("Back soon."), article("Back soon."), article("Two."), article("Back soon.")]
    found, one, _ = asked_again(dict(zip(URLS, pages, strict=True)))
    assert [post.entry.url for post in found] == [URLS[0], URLS[3]]
    assert [one.asked[url].etag for url in URLS] == ["new", "old", "old", "new", "old"]
    empty = asked_again({URLS[0]: article(""), URLS[1]: article("")})[0]
    assert len(empty) == 2


@pytest.mark.parametrize(
    ("title", "yielded"), [("Page not found", False), ("Title 0", True), ("Another title of the house", True)]
)
def test_a_notice_is_no_change_of_a_post(title: str, *, yielded: bool):
    """Unless the page has the title from its list; another title alone is a change."""
    found, one, _ = asked_again({URLS[0]: article("Look around.", title)})
    assert bool(found) is yielded
    assert one.asked[URLS[0]].etag == ("new" if yielded else "old")


def test_an_answer_that_broke_off_is_no_change_of_a_post():
    """It is requested again as before."""
    found, one, _ = asked_again({URLS[0]: article("One.")}, cut_off=FetchFault(URLS[0], "truncated"))
    assert (found, one.asked[URLS[0]].etag) == ([], "old")


@pytest.mark.parametrize(
    ("reason", "goes_on", "gone", "asked"),
    [
        ("http-404", True, [0], {}),
        ("http-410", True, [0], {}),
        ("robots", True, [], {URLS[0]: "old"}),
        ("timeout", False, [], {}),
        ("http-429", False, [], {}),
        ("deadline", False, [], {}),
        ("page-cap", False, [], {}),
    ],
)
def test_a_post_that_is_unavailable(reason: str, gone: list[int], asked: dict[str, str], *, goes_on: bool):
    """Gone by its own address; walled, and no longer first in line; or the host fails, which ends the rechecks."""
    found, one, done = asked_again({URLS[0]: FetchFault(URLS[0], reason), URLS[1]: article("Two.")})
    assert done == (URLS[:2] if goes_on else [URLS[0], reason])
    assert (len(found), one.gone) == (int(goes_on), gone)
    assert {url: one.asked[url].etag for url in one.asked if url != URLS[1]} == asked


@pytest.mark.parametrize(
    ("walked", "heard"), [([False, False], False), ([False, True], True), ([True], True), ([False], None)]
)
def test_quiet_sources_hear_of_news_at_once_and_of_none_at_the_end(walked: list[bool], heard: bool | None):  # noqa: FBT001
    """Of two sources; None: still waiting."""

    async def listened() -> bool | None:
        news = RunNews(2)
        for one in walked:
            news.walked(news=one)
        waiting = asyncio.create_task(news.heard())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        done = waiting.result() if waiting.done() else None
        waiting.cancel()
        return done

    assert asyncio.run(listened()) is heard
