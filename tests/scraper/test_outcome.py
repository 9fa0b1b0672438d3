"""What is told of a visit in which several things went wrong."""

from __future__ import annotations

from scraper.faults import FetchFault
from scraper.outcome import Faults


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
