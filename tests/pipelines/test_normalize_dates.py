"""Which of a post's two dates is taken: the list's or the page's."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pipelines.normalize import normalize
from presswatch.records import DateReading
from scraper.items import Entry, FoundPost
from scraper.pages.article.types import Article

LISTED = DateReading(on=date(2026, 3, 12), source="listing", raw="12.03.")
MADE = DateReading(on=date(2026, 4, 1), source="document", raw="D:20260401", certain=False)


@pytest.mark.parametrize("certain", [True, False])
def test_the_day_when_a_file_was_made_never_wins_against_the_list(certain):
    """Not even against a date whose year had to be inferred."""
    shown = DateReading(on=LISTED.on, source="listing", raw=LISTED.raw, certain=certain)
    post = normalize(
        FoundPost(source="s", entry=Entry(url="https://e.example/a.pdf", date=shown), article=Article(published=MADE))
    )
    assert post.published == shown


def test_the_same_day_in_a_file_makes_the_lists_certain():
    """Two places agree; the list's wording is kept, without the file's time of day."""
    shown = DateReading(on=MADE.on, source="listing", raw="01.04.", certain=False)
    post = normalize(
        FoundPost(source="s", entry=Entry(url="https://e.example/a.pdf", date=shown), article=Article(published=MADE))
    )
    assert (post.published.source, post.published.raw, post.published.certain) == ("listing", "01.04.", True)


def test_without_a_listed_date_that_of_the_file_is_uncertain():
    """An uncertain date is better than none, and is marked."""
    post = normalize(FoundPost(source="s", entry=Entry(url="https://e.example/a.pdf"), article=Article(published=MADE)))
    assert post.published == MADE


def taken(shown: DateReading, own: DateReading) -> date:
    found = FoundPost(source="s", entry=Entry(url="https://e.example/a", date=shown), article=Article(published=own))
    published = normalize(found).published
    assert published is not None
    return published.on


def test_a_day_in_the_month_or_year_that_the_other_place_prints():
    """An archive prints "Dec 2024" and the page the day, or the other way round; a date in another month belongs to
    something else.
    """
    day = DateReading(on=date(2024, 12, 9), raw="9 December 2024")
    month = DateReading(on=date(2024, 12, 1), precision="month", raw="Dec 2024")
    year = DateReading(on=date(2024, 1, 1), precision="year", raw="2024")
    assert [taken(month, day), taken(year, day), taken(day, month), taken(day, year)] == [day.on] * 4
    before = DateReading(on=date(2024, 11, 1), precision="month", raw="Nov 2024")
    assert taken(before, day) == before.on


def feed_date(day: int, clock: str, zone: str = "+0000") -> DateReading:
    hour, minute = map(int, clock.split(":"))
    at = datetime(2026, 11, day, hour, minute, tzinfo=UTC)
    return DateReading(
        on=date(2026, 11, day), at=at, precision="second", zone=zone, source="feed", raw=f"{at:%c} {zone}"
    )


def kept(shown: DateReading, own: DateReading) -> DateReading | None:
    found = FoundPost(source="s", entry=Entry(url="https://e.example/a", date=shown), article=Article(published=own))
    return normalize(found).published


@pytest.mark.parametrize("zone", ["+0000", "GMT", "UTC", "+00:00"])
def test_the_day_that_the_site_prints_counts_before_the_feeds_in_utc(zone):
    """A feed gives 23:30 on the 2nd in UTC, the page in Seoul "November 3, 2026": the moment stays, the date is the
    page's.
    """
    feed = feed_date(2, "23:30", zone)
    assert kept(feed, DateReading(on=date(2026, 11, 3), source="element")) == replace(feed, on=date(2026, 11, 3))
    feed = feed_date(2, "02:30", zone)
    assert kept(feed, DateReading(on=date(2026, 11, 1), source="element")) == replace(feed, on=date(2026, 11, 1))


def test_of_one_moment_in_two_zones_the_day_of_the_sites_own_counts():
    """This holds whichever of the two places has the site's own zone."""
    feed = feed_date(2, "02:30")
    own = replace(feed, on=date(2026, 11, 1), zone="-08:00", source="meta")
    assert kept(feed, own) == own
    assert kept(replace(own, source="feed"), replace(feed, source="meta")) == replace(own, source="feed")


@pytest.mark.parametrize(
    ("feed", "day"),
    [
        (feed_date(2, "08:00"), 3),  # nowhere on earth is it the 3rd by then
        (feed_date(2, "13:00"), 1),  # nowhere on earth is it still the 1st
        (feed_date(2, "23:30", "+0900"), 3),  # not UTC: already the site's own date
        (replace(feed_date(2, "23:30", "UTC"), source="api"), 3),  # the posts API gives the site's own date
    ],
)
def test_a_day_that_no_zone_explains_is_anothers(feed, day):
    """If no time zone explains the difference, the list's date stays."""
    assert kept(feed, DateReading(on=date(2026, 11, day), source="element")) == feed


def test_an_uncertain_day_of_the_page_does_not_move_the_feeds():
    """An uncertain date on the page may belong to something else; the feed's date stays."""
    feed = feed_date(2, "23:30")
    assert kept(feed, DateReading(on=date(2026, 11, 3), source="text", certain=False)) == feed
