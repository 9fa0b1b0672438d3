"""What is reported for a visit in which several things went wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from presswatch.errors import PageError
from presswatch.records import Snapshot
from scraper.fetch.faults import FetchFault
from scraper.items import Entry, FoundPost
from scraper.pages.article.types import Article
from scraper.reading.reader import LeftUnreadError
from scraper.visit.outcome import Faults, lacks


def test_what_hides_older_pages_is_reported_without_tokens():
    """The address of a private list's next page contains its key too."""
    faults = Faults()
    faults.close_off(FetchFault("https://a.example/news?key=s3cr3t&page=2", "robots", "robots.txt forbids it"))
    state, reason, words = faults.outcome(None, anything=True, asked=0, pages=1, seen=3)
    assert (state, reason) == ("partial", "robots")
    assert "https://a.example/news?key=***&page=2" in words
    assert "s3cr3t" not in words


def test_a_cap_is_reported_with_other_faults():
    """The state has one reason; the words say that the source goes on."""
    faults = Faults(cut="post-cap")
    faults.post(FetchFault("https://a.example/1", "http-404"), 1, "https://a.example/1", "https://a.example/")
    _, reason, words = faults.outcome(None, anything=True, asked=4, pages=2, seen=90)
    assert (reason, words) == (
        "http-404",
        "1 of 4 posts could not be had; post-cap: stopped after 2 pages and 90 posts seen",
    )


def test_posts_on_a_site_that_does_not_exist_are_recorded_from_their_feed() -> None:
    """A feed may say that it belongs to a site that is gone: nothing waits for it. A host of the source's own is waited
    for.
    """
    faults, gone = Faults(), FetchFault("https://gone.example/1", "dns")
    assert not faults.post(gone, 1, "https://gone.example/1", "https://feeds.example/rss")
    assert faults.nowhere == {"gone.example"}
    assert not faults.posts
    assert faults.post(gone, 1, "https://gone.example/1", "https://gone.example/news")


def test_a_pause_that_every_post_asks_for_is_kept_and_that_of_one_is_not():
    """503 for all posts is the site's answer; for one of them the others do not wait. 429 is always the site's."""
    url = "https://a.example/1"
    unavailable = FetchFault(url, "http-503", retry_after_s=7200.0)
    faults = Faults()
    for _ in range(3):
        assert faults.post(unavailable, 1, url, url)
    assert not faults.turned_away
    assert faults.pause_s(asked=3) == 7200.0
    assert faults.pause_s(asked=4) is None
    faults.post(FetchFault(url, "http-429", retry_after_s=600.0), 1, url, url)
    assert faults.turned_away
    assert faults.pause_s(asked=9) == 600.0
    shortly = Faults()
    shortly.post(FetchFault(url, "http-503", retry_after_s=30.0), 1, url, url)
    assert shortly.pause_s(asked=1) is None


URL = "https://a.example/1"


def outcome(
    faults: Faults, fault: FetchFault | PageError | None = None, *, anything: bool = True
) -> tuple[str, str, str]:
    return faults.outcome(fault, anything=anything, asked=4, pages=2, seen=90)


@pytest.mark.parametrize(
    ("fault", "anything", "state"),
    [
        (FetchFault(URL, "timeout"), False, "failing"),
        (FetchFault(URL, "timeout"), True, "partial"),
        (FetchFault(URL, "robots"), True, "blocked"),
        (FetchFault(URL, "robots-unreachable"), False, "blocked"),
        (PageError(URL, "not-feed", "no feed"), False, "failing"),
    ],
)
def test_what_ends_a_visit_is_its_reason(fault: FetchFault | PageError, state: str, *, anything: bool):
    """Partial if posts were seen; blocked by a rule in any case."""
    found = outcome(Faults(cut="post-cap"), fault, anything=anything)
    assert found == (state, fault.reason, "no feed" if isinstance(fault, PageError) else fault.reason)


def test_of_several_faults_the_first_that_cost_a_part_is_reported():
    """A list before a page, a page before posts, posts before a cap, a cap before older pages."""
    faults = Faults()
    assert outcome(faults) == ("ok", "", "")
    (said,) = faults.close_off(FetchFault("https://a.example/?page=3", "http-404", "not found"))
    assert (said.step, said.outcome) == ("fetch", "http-404")
    faults.close_off(FetchFault("https://a.example/?page=4", "http-410", "gone"))
    assert outcome(faults)[:2] == ("partial", "http-404")
    assert len(faults.cut_off_posts(["u"] * 300, 100)) == 200
    assert faults.cut_off_posts([], 100) == []
    assert outcome(faults) == ("partial", "post-cap", "stopped after 2 pages and 90 posts seen")
    for reason in ("http-404", "timeout", "timeout"):
        faults.post(FetchFault(URL, reason), 1, URL, URL)
    assert outcome(faults, anything=False)[:2] == ("failing", "timeout")
    faults.part(FetchFault(URL, "truncated", "broke off"))
    faults.part(FetchFault(URL, "reset"))
    assert outcome(faults) == ("partial", "truncated", "broke off")
    faults.lists += [FetchFault("https://a.example/feed", "dns", "no name"), FetchFault(URL, "tls")]
    assert outcome(faults, anything=False) == ("partial", "dns", "https://a.example/feed: no name")


@pytest.mark.parametrize(
    ("cut", "reasons", "reported"),
    [
        ("post-cap", ["deadline", "page-cap"], "post-cap"),
        ("post-cap", ["deadline", "timeout"], "deadline"),
        (None, ["deadline"], "deadline"),
    ],
)
def test_our_own_bounds_are_reported_as_the_cap_that_was_reached(cut: str | None, reasons: list[str], reported: str):
    """Posts kept back only by our limits are no fault of the source."""
    faults = Faults(cut=cut)
    for reason in reasons:
        faults.post(FetchFault(URL, reason), 1, URL, URL)
    assert outcome(faults)[1] == reported


@pytest.mark.parametrize(
    ("reason", "waits", "in_a_row"),
    [("timeout", True, 1), ("deadline", True, 1), ("http-429", True, 1), ("http-404", False, 0), ("tls", False, 0)],
)
def test_what_keeps_a_post_back_for_this_visit(reason: str, in_a_row: int, *, waits: bool):
    """The network, the server's Retry-After, our own limits; any answer of the site does not, and ends a series of
    faults.
    """
    faults = Faults()
    assert faults.post(FetchFault(URL, reason), 1, URL, URL) is waits
    assert (faults.waiting, faults.left_behind, faults.in_a_row, faults.turned_away) == (waits, False, in_a_row, False)
    faults.in_a_row = 4
    faults.post(FetchFault(URL, reason), 2, URL, URL)
    assert (faults.left_behind, faults.turned_away) == (waits, waits)


def test_a_page_left_unread_counts_as_the_one_that_cost_too_much():
    """The reader's internal reason is not reported as the source's."""
    faults = Faults()
    assert not faults.post(LeftUnreadError(URL, "unread", "too costly before"), 1, URL, URL)
    assert faults.posts == {"parse-error": 1}


def test_a_list_that_broke_off_leaves_something_for_the_next_visit():
    """The next visit has to go back there; whether it waits depends on the fault."""
    faults = Faults()
    faults.list_cut_off(None)
    assert (faults.in_part, faults.left_behind, faults.waiting) == (False, False, False)
    faults.list_cut_off(PageError(URL, "parse-error", "odd"))
    assert (faults.in_part, faults.left_behind, faults.waiting) == (True, True, False)
    faults.part(FetchFault(URL, "truncated"))
    assert faults.waiting


@pytest.mark.parametrize(("asked", "pause"), [(None, None), (60.0, None), (60.5, 60.5)])
def test_a_pause_within_the_run_is_no_pause_of_the_source(asked: float | None, pause: float | None):
    """A minute is waited for; of longer pauses the longest counts."""
    faults = Faults()
    faults.put_off(FetchFault(URL, "http-429", retry_after_s=asked))
    assert (faults.pause_s(0), faults.turned_away) == (pause, pause is not None)
    faults.put_off(FetchFault(URL, "http-429", retry_after_s=600.0))
    faults.put_off(FetchFault(URL, "http-429", retry_after_s=300.0))
    faults.put_off(FetchFault(URL, "timeout", retry_after_s=900.0))
    assert faults.pause_s(0) == 600.0
    never_asked = Faults()
    never_asked.put_off(FetchFault(URL, "http-503", retry_after_s=900.0))
    assert never_asked.pause_s(0) is None


@pytest.mark.parametrize(
    ("body", "article", "outcomes"),
    [
        (None, None, []),
        (b"<p>", None, []),
        (b"<p>", Article(left_out=("3 blocks", "a frame")), ["left-out"]),
        (b"%PDF-1.7", None, ["no-text"]),
        (b"%PDF-1.7", Article(wall="pictures"), ["no-text"]),
        (b"%PDF-1.7", Article(text="words"), []),
    ],
)
def test_what_a_fetched_post_lacks_is_shown_by_why(body: bytes | None, article: Article | None, outcomes: list[str]):
    """A document without text, by what it needs or is; what of a page could not be used."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    snapshot = Snapshot(url=URL, status=200, headers=(), body=body, fetched_at=now, payload_sha256="") if body else None
    said = lacks(FoundPost(source="a", entry=Entry(url=URL), article=article, snapshot=snapshot))
    assert [one.outcome for one in said] == outcomes
    if outcomes == ["left-out"]:
        assert (said[0].url, said[0].detail) == (URL, "3 blocks; a frame")
