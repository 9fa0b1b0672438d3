"""What a trial advises to correct."""

from __future__ import annotations

from datetime import date

import pytest

from presswatch.records import DateReading
from presswatch.report import RunReport, SourceLine
from presswatch.watchlist.entries import SourceEntry
from scraper.items import Entry, EntryPage
from scraper.visit.trial import Trial, suggestions


@pytest.mark.parametrize(
    ("raw", "certain", "advised"),
    [("03/04/2026", False, True), ("30 oktober", False, False), ("03/04/2026", True, False)],
)
def test_the_order_of_dates_is_asked_for_only_where_it_is_in_doubt(raw: str, *, certain: bool, advised: bool):
    """A day without its year is unsure as well, but no order would settle it."""
    entry = Entry(
        url="https://a.example/1", title="One", date=DateReading(on=date(2026, 4, 3), raw=raw, certain=certain)
    )
    assert any("date_order" in one for one in suggestions([entry], [])) is advised


def page_of(place: str, *numbers: int) -> EntryPage:
    return EntryPage(url=place, entries=tuple(Entry(url=f"https://a.example/{n}", title=f"Post {n}") for n in numbers))


def test_of_several_places_each_is_shown_and_a_post_once():
    """A home page leads to a feed, to the same posts as a list, and to a press page: all of it is shown, with its place."""
    trial = Trial(url="https://a.example/", posts=4)
    for place, numbers in (("/feed", range(9)), ("/news", range(9)), ("/media", (20, 21))):
        trial.note("feed", f"https://a.example{place}", "it lists posts", None, next_by_script=False)
        cut = trial.first_page(page_of(f"https://a.example{place}", *numbers))
        assert len(cut.entries) <= 4
    run = RunReport(run=None, state="ok", sources=(SourceLine(name="s", url="https://a.example/", state="ok"),))
    report = trial.report(run, SourceEntry(name="s", url="https://a.example/"))
    assert [post.title for post in report.posts] == ["Post 0", "Post 1", "Post 20", "Post 21"]
    assert report.posts_found == 11
    assert report.places == tuple(f"https://a.example{place}" for place in ("/feed", "/news", "/media"))
    assert report.why[2] == "https://a.example/media: it lists posts"


def test_of_one_place_the_reasons_stand_alone():
    """And as many posts as were asked for."""
    trial = Trial(url="https://a.example/news", posts=2)
    trial.note("listing", "https://a.example/news", "it lists posts", None, next_by_script=False)
    trial.first_page(page_of("https://a.example/news", 1, 2, 3))
    report = trial.report(RunReport(run=None, state="ok"), SourceEntry(name="s", url="https://a.example/news"))
    assert (len(report.posts), report.posts_found, report.why) == (2, 3, ("it lists posts",))
