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
