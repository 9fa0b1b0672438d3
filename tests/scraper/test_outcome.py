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
