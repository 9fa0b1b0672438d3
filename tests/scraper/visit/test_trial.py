"""What a trial advises to correct."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from presswatch.records import Clipping, CoverageFacts, CoverageItem, DateReading, Post, Verdict
from presswatch.report import RunReport, SourceLine, TryPost
from presswatch.watchlist.entries import SourceEntry
from scraper.items import Entry, EntryPage
from scraper.visit.trial import Trial, suggestions


@pytest.mark.parametrize(
    ("raw", "certain", "advised"),
    [("03/04/2026", False, True), ("30 oktober", False, False), ("03/04/2026", True, False)],
)
def test_the_order_of_dates_is_asked_only_if_it_is_in_doubt(raw: str, *, certain: bool, advised: bool):
    """A date without its year is uncertain as well, but no order would settle it."""
    entry = Entry(
        url="https://a.example/1", title="One", date=DateReading(on=date(2026, 4, 3), raw=raw, certain=certain)
    )
    assert any("date_order" in one for one in suggestions([entry], [])) is advised


def page_of(place: str, *numbers: int) -> EntryPage:
    return EntryPage(url=place, entries=tuple(Entry(url=f"https://a.example/{n}", title=f"Post {n}") for n in numbers))


def test_of_several_places_each_is_shown_and_a_post_once():
    """A home page leads to a feed, a list of the same posts and a press page: all are shown, each post with its place."""
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


def test_of_one_place_only_the_reasons_are_shown():
    """For a single place its reasons are shown, and as many posts as requested."""
    trial = Trial(url="https://a.example/news", posts=2)
    trial.note("listing", "https://a.example/news", "it lists posts", None, next_by_script=False)
    trial.first_page(page_of("https://a.example/news", 1, 2, 3))
    report = trial.report(RunReport(run=None, state="ok"), SourceEntry(name="s", url="https://a.example/news"))
    assert (len(report.posts), report.posts_found, report.why) == (2, 3, ("it lists posts",))


DAY = DateReading(on=date(2026, 4, 3), raw="3 April")


@pytest.mark.parametrize(
    ("posts", "words"),
    [
        ([], []),
        ([TryPost(url="u", title="T", published_on=DAY.on)], ["few posts"]),
        ([TryPost(url="u", title="T", published_on=DAY.on)] * 2, ["few posts"]),
        ([TryPost(url="u", title="T", published_on=DAY.on)] * 3, []),
        (
            [TryPost(url="u", title="T", published_on=DAY.on)] * 2 + [TryPost(url="u", title="T")] * 2,
            ["2 of 4 posts have no date"],
        ),
        ([TryPost(url="u", title="T", published_on=DAY.on, external=True)] * 3, ["entries that link straight"]),
    ],
)
def test_what_a_person_may_want_to_correct(posts: list[TryPost], words: list[str]):
    """Dates, articles of outlets, posts that were not found."""
    found = list(suggestions([], posts))
    assert len(found) == len(words)
    assert all(one.startswith(start) for one, start in zip(found, words, strict=True))


def test_posts_are_passed_on_as_they_come():
    """As the list shows them, then as their pages do; no more than are asked for."""
    found: list[TryPost] = []
    trial = Trial(url="https://a.example/", posts=2, found=found.append)
    trial.first_page(page_of("https://a.example/", 1, 2, 3))
    trial.add(clipping("https://a.example/1", "One", published=DAY))
    shown = [(one.title, one.published_on) for one in found]
    assert shown == [("Post 1", None), ("Post 2", None), ("One", DAY.on)]
    assert [one.post.title for one in trial.clippings] == ["One"]


def trial_of(*entries: Entry, **facts: Any) -> Trial:
    trial = Trial(url="https://a.example/", **facts)
    trial.note("listing", "https://a.example/", "it lists posts", None, next_by_script=False)
    trial.first_page(EntryPage(url="https://a.example/", entries=entries, left_out=("a frame",)))
    return trial


@pytest.mark.parametrize(
    ("entries", "state", "reason", "reported"),
    [
        (1, "partial", "page-cap", ("ok", "", "")),
        (1, "partial", "post-cap", ("ok", "", "")),
        (0, "partial", "page-cap", ("partial", "", "")),
        (1, "partial", "timeout", ("partial", "timeout", "words")),
    ],
)
def test_stopping_after_one_page_is_no_fault(entries: int, state: str, reason: str, reported: tuple[str, str, str]):
    """A trial always does; without posts nothing is proposed."""
    trial = trial_of(*[Entry(url=f"https://a.example/{n}", title="T", date=DAY) for n in range(entries)])
    line = SourceLine(name="s", url="https://a.example/", state=state, reason=reason, words="words")
    report = trial.report(RunReport(run=None, state="ok", sources=(line,)), SourceEntry(name="try", url="u"))
    assert (report.state, report.reason, report.words) == reported
    assert (report.kind, bool(report.toml)) == (("listing", True) if entries else ("none", False))
    assert (report.why, report.listing_url) == (("it lists posts", "skipped: a frame"), "https://a.example/")
    failed = trial.report(RunReport(run=None, state="failed"), SourceEntry(name="s", url="u"))
    assert failed.state == "failing"


def test_a_post_is_shown_as_it_was_read_else_as_listed():
    """Title and date of the page count, with the origin of the date."""
    urls = [f"https://a.example/{n}" for n in range(3)]
    entries = [
        Entry(url=urls[0], title="Listed", date=replace(DAY, source="listing")),
        Entry(url=urls[1], title="Listed"),
        Entry(url=urls[2], title="Listed", external=True),
    ]
    read = replace(DAY, on=date(2026, 4, 4), source="page", precision="day", raw="4 April")
    trial = trial_of(*entries)
    trial.clippings = [clipping(urls[0], "Read", published=read), clipping(urls[1], "", published=None)]
    posts = trial.report(RunReport(run=None, state="ok"), SourceEntry(name="s", url="u")).posts
    assert [(one.title, one.published_on, one.external) for one in posts] == [
        ("Read", read.on, False),
        ("Listed", None, False),
        ("Listed", None, True),
    ]
    assert (posts[0].published_precision, posts[0].date_source, posts[0].date_raw) == ("day", "page", "4 April")
    trial.clippings = [clipping(urls[0], "", published=None)]
    assert trial.report(RunReport(run=None, state="ok"), SourceEntry(name="s", url="u")).posts[0].published_on == DAY.on


def clipping(url: str, title: str, **facts: Any) -> Clipping:
    coverage = CoverageFacts(items=facts.pop("items", ()))
    post = Post(url=url, url_key=url, title=title, source="s", **facts)
    return Clipping(post=post, verdict=Verdict(state="new"), content_hash="", coverage=coverage)


def test_the_most_complete_post_is_shown_in_full():
    """One with a text before one that reports coverage; none if none was read."""
    trial = trial_of(Entry(url="https://a.example/1", title="T"))
    run, entry = RunReport(run=None, state="ok"), SourceEntry(name="s", url="u")
    assert trial.report(run, entry).clipping == {}
    listed = clipping("https://a.example/1", "With coverage", items=(CoverageItem(outlet="O"),))
    trial.clippings = [listed, clipping("https://a.example/2", "With text", text="Words.")]
    assert trial.report(run, entry).clipping["title"] == "With text"
    trial.clippings = [clipping("https://a.example/3", "Nothing"), listed]
    assert trial.report(run, entry).clipping["title"] == "With coverage"


def test_a_browser_that_is_needed_is_named_or_used():
    """The line for the watchlist says so; without a browser, what to do about it."""
    trial = trial_of(Entry(url="https://a.example/1", title="T"))
    run, entry = RunReport(run=None, state="ok"), SourceEntry(name="try", url="u", language="fr")
    report = trial.report(run, entry)
    assert (report.in_browser, "browser" in report.toml, 'language = "fr"' in report.toml) == (False, False, True)
    assert not trial.in_browser("no Chromium was found")
    report = trial.report(run, entry)
    assert not report.in_browser
    assert report.suggestions[-1].endswith("to have it opened in a browser: no Chromium was found")
    assert trial.in_browser("")
    report = trial.report(run, entry)
    assert (report.in_browser, "browser = true" in report.toml) == (True, True)
    assert report.why[-1] == "without its scripts the page lists nothing: it was opened in a browser"


def test_a_trial_shows_ten_posts_and_opens_three():
    """And those without a date, wherever they are listed."""
    entries = [Entry(url=f"https://a.example/{n}", title="T", date=DAY if n != 7 else None) for n in range(12)]
    trial = trial_of(*entries)
    assert [n for n, one in enumerate(entries) if trial.opens(one)] == [0, 1, 2, 7]
    report = trial.report(RunReport(run=None, state="ok"), SourceEntry(name="s", url="u"))
    assert (len(report.posts), report.posts_found) == (10, 12)
