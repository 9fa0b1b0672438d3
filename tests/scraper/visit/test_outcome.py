"""What is told of a visit in which several things went wrong."""

from __future__ import annotations

from scraper.fetch.faults import FetchFault
from scraper.visit.outcome import Faults


def test_what_hides_older_pages_is_told_without_the_tokens_of_its_address():
    """Of a private list the next page's address holds its key as well."""
    faults = Faults()
    faults.close_off(FetchFault("https://a.example/news?key=s3cr3t&page=2", "robots", "robots.txt forbids it"))
    state, reason, words = faults.outcome(None, anything=True, asked=0, pages=1, seen=3)
    assert (state, reason) == ("partial", "robots")
    assert "https://a.example/news?key=***&page=2" in words
    assert "s3cr3t" not in words


def test_a_cap_is_told_beside_what_else_went_wrong():
    """One reason stands in the state; that the source goes on is in the words."""
    faults = Faults(cut="post-cap")
    faults.post(FetchFault("https://a.example/1", "http-404"), 1, "https://a.example/1", "https://a.example/")
    _, reason, words = faults.outcome(None, anything=True, asked=4, pages=2, seen=90)
    assert (reason, words) == (
        "http-404",
        "1 of 4 posts could not be had; post-cap: stopped after 2 pages and 90 posts seen",
    )


def test_posts_on_a_site_that_does_not_exist_are_recorded_from_their_feed() -> None:
    """A feed may say that it belongs to a site which is gone: nothing waits for it. A host of the source's own does."""
    faults, gone = Faults(), FetchFault("https://gone.example/1", "dns")
    assert not faults.post(gone, 1, "https://gone.example/1", "https://feeds.example/rss")
    assert faults.nowhere == {"gone.example"}
    assert not faults.posts
    assert faults.post(gone, 1, "https://gone.example/1", "https://gone.example/news")


def test_a_pause_that_every_post_asks_for_is_kept_and_that_of_one_is_not():
    """503 on all of them is the site's answer; on one of them the others must not wait for it. 429 is always the site's."""
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
