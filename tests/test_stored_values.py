"""What is stored for ever never changes: hashes, keys and tags of fixed values, calculated by hand.

If one of them changed, every known post would be new, or every entry of a feed unread. That needs a migration, and only
then new values here.
"""

from datetime import date

import pytest

from pipelines.deduplicate.step import content_hash, fingerprint
from presswatch.database.coverages import coverage_key
from presswatch.database.outbox import coverage_notice_key, mention_key
from presswatch.export.feeds import tag
from presswatch.records import CoverageItem, DateReading
from presswatch.urls.canonical import article_key, identity_key

TEXT = "The flood wall of the harbour opens on Monday after eleven years of work by two hundred people from four towns."


def test_content_hash_is_sha256_of_title_and_text_folded():
    """SHA-256 of the title, a newline and the text, with plain marks and single spaces: `sha256sum` gives the same."""
    expected = "2c5527957ed80c1332f32269312edd5c1ec6c9d152a246c0ce68bd63f18c2ce8"
    assert content_hash("A “title” …", "Two  words\n\nand\u00a0more") == expected
    assert content_hash('A "title" ...', "Two words and more") == expected
    assert content_hash("", "") == "01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b"


def test_fingerprint_of_a_text():
    """The keys by which a stored post is found again among a million."""
    keys = fingerprint("The flood wall opens", TEXT)
    assert (len(keys), keys[0], keys[-1]) == (32, 52539223273613749, 5307511214317467247)
    assert sum(keys) % 1_000_003 == 204709


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.harbour.example/News/Index.html?utm_source=a&id=7#top", "harbour.example/News?id=7"),
        ("http://harbour.example:8080/a//b/?b=2&a=1", "harbour.example:8080/a//b?a=1&b=2"),
        (
            "https://harbour.example/bbs/board.php?bo_table=news&wr_id=12&page=3",
            "harbour.example/bbs/board.php?bo_table=news&wr_id=12",
        ),
        ("https://bücher.example/%7euser/ä", "xn--bcher-kva.example/~user/%C3%A4"),
    ],
)
def test_identity_key_of_an_address(url: str, key: str):
    """The key that identifies a post, without the parts of its address that do not matter."""
    assert identity_key(url) == key


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://m.courier.example/a/1?amp=1", "courier.example/a/1"),
        ("https://courier.example/a/1/amp", "courier.example/a/1"),
        ("https://n.news.naver.com/mnews/article/001/0012345678?sid=102", "news.naver.com/001/0012345678"),
    ],
)
def test_article_key_of_an_address(url: str, key: str):
    """The key that identifies an article, on mobile sites and portals too."""
    assert article_key(url) == key


def test_coverage_keys():
    """An article by its address; a broadcast by outlet, date and headline; without either, by the post that reports it."""
    day = DateReading(on=date(2026, 6, 30), raw="30 June")
    assert (
        coverage_key(CoverageItem(article_url="https://courier.example/a/1/amp"), 7, "T") == "url:courier.example/a/1"
    )
    broadcast = CoverageItem(outlet="Radio Île 1", article_date=day, headline="Who pays, then?", medium="radio")
    assert coverage_key(broadcast, 7, "On air") == "said:radioîle1|2026-06-30|whopaysthen"
    assert coverage_key(CoverageItem(outlet="Radio Île 1", article_date=day), 7, "T") == "post:7|radioîle1|2026-06-30|"
    assert coverage_key(CoverageItem(outlet_raw="KBS 1", headline="On air"), 7, "On Air!") == "post:7|kbs1||onair"


def test_two_posts_that_each_report_a_broadcast_without_address_are_two():
    """Without address and headline there is no evidence that two posts mean one broadcast."""
    item = CoverageItem(outlet="Radio Île 1", medium="radio")
    assert coverage_key(item, 7, "T") != coverage_key(item, 8, "T")


def test_keys_of_notices_and_tags_of_feeds():
    """They identify what was reported, and what a feed reader has read."""
    assert mention_key(12, "Harbour Trust") == "mention:12:Harbour Trust"
    assert coverage_notice_key(3, "") == "coverage:3:"
    expected = "tag:press@example.org,2026:coverage/9aabc57656578ffa70daf253e59e633a"
    assert tag("press@example.org", "coverage", "url:paper.example/a/1") == expected
    assert tag("b.example", "x", "a", "b") != tag("b.example", "x", "ab")
