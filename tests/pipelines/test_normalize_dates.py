"""Which of two dates of a post is taken: the list's or the page's."""

from datetime import date

import pytest

from pipelines.normalize import normalize
from presswatch.records import DateReading
from scraper.items import Entry, FoundPost
from scraper.pages.article_types import Article

LISTED = DateReading(on=date(2026, 3, 12), source="listing", raw="12.03.")
MADE = DateReading(on=date(2026, 4, 1), source="document", raw="D:20260401", certain=False)


@pytest.mark.parametrize("certain", [True, False])
def test_the_day_when_a_file_was_made_never_wins_against_the_list(certain):
    """Not even against a day whose year had to be filled in."""
    shown = DateReading(on=LISTED.on, source="listing", raw=LISTED.raw, certain=certain)
    post = normalize(
        FoundPost(source="s", entry=Entry(url="https://e.example/a.pdf", date=shown), article=Article(published=MADE))
    )
    assert post.published == shown


def test_the_same_day_in_a_file_makes_the_lists_certain():
    """Two places that agree; the list's words are kept, and no clock time of the file."""
    shown = DateReading(on=MADE.on, source="listing", raw="01.04.", certain=False)
    post = normalize(
        FoundPost(source="s", entry=Entry(url="https://e.example/a.pdf", date=shown), article=Article(published=MADE))
    )
    assert (post.published.source, post.published.raw, post.published.certain) == ("listing", "01.04.", True)


def test_without_a_listed_day_that_of_the_file_stands_uncertain():
    """Better than none, and marked."""
    post = normalize(FoundPost(source="s", entry=Entry(url="https://e.example/a.pdf"), article=Article(published=MADE)))
    assert post.published == MADE


def taken(shown: DateReading, own: DateReading) -> date:
    found = FoundPost(source="s", entry=Entry(url="https://e.example/a", date=shown), article=Article(published=own))
    published = normalize(found).published
    assert published is not None
    return published.on


def test_a_day_in_the_month_or_year_that_the_other_place_prints():
    """An archive prints "Dec 2024", the page the day in it, or the other way round; another month is another thing's."""
    day = DateReading(on=date(2024, 12, 9), raw="9 December 2024")
    month = DateReading(on=date(2024, 12, 1), precision="month", raw="Dec 2024")
    year = DateReading(on=date(2024, 1, 1), precision="year", raw="2024")
    assert [taken(month, day), taken(year, day), taken(day, month), taken(day, year)] == [day.on] * 4
    before = DateReading(on=date(2024, 11, 1), precision="month", raw="Nov 2024")
    assert taken(before, day) == before.on
