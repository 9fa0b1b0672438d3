"""Dates that may belong to something else: next to other posts' titles, without a year, far from the title."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from presswatch.records import DateReading
from scraper.pages.article.read import read_article
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.page import Page

TEXT = "<p>The survey of witness statements was completed in May after two years of interviews.</p>" * 3
NOW = DateContext(now=datetime(2026, 11, 20, 12, tzinfo=UTC))


def published(above: str = "", below: str = "", around: str = "") -> DateReading | None:
    html = (
        f"<html lang='en'><head><title>River opens - Keepers</title></head><body>{around}<main>{above}"
        f"<h1>River opens</h1>{TEXT}{below}</main></body></html>"
    )
    return read_article(Page(url="https://site.example/blog/river.html", html=html), NOW).published


def test_a_date_in_a_link_to_another_post_is_that_posts() -> None:
    """A column of the newest posts, each a link with date and title."""
    links = "".join(
        f'<li><a href="{name}.html">{day} - {title}</a></li>'
        for name, day, title in (
            ("a", "18 August", "The keepers count the boats again"),
            ("b", "12 August 2026", "A second lock for the upper canal"),
        )
    )
    assert published(above=f"<div class='col'><h3>New</h3><ul>{links}</ul></div>") is None
    assert published(below=f"<div class='col'><h3>New</h3><ul>{links}</ul></div>") is None


@pytest.mark.parametrize("target", ["/blog/river.html", "#top", "/2026/08/"])
def test_a_linked_day_of_the_post_itself_counts(target: str) -> None:
    """A date that links to the post or to its month, with a label or alone."""
    for words in ("Posted on 12 August 2026", "12 August 2026"):
        found = published(above=f'<p><a href="{target}">{words}</a></p>')
        assert found is not None
        assert found.on == date(2026, 8, 12)


@pytest.mark.parametrize(
    "line", ["On August 8th, expect us.", "August 2 at the Larkmoor Town Hall", "Until 3 May the hall is open"]
)
def test_a_day_without_a_year_among_words_is_no_posts(line: str) -> None:
    """It says when something else takes place, and its year would be guessed."""
    assert published(below=f"<p>{line}</p>") is None


@pytest.mark.parametrize(
    "line", ["August 8", "Posted August 8 in News by Mina Park", "By Mina Park | August 8 | 3 comments"]
)
def test_a_label_without_a_year_counts(line: str) -> None:
    """Boards and blogs omit the current year."""
    found = published(above=f"<p>{line}</p>")
    assert found is not None
    assert (found.on, found.certain) == (date(2026, 8, 8), False)


COLUMN = "<div class='sidebar'><div class='card'><h2><i></i><span>{}</span></h2><p>Mina Park</p></div>{}</div>"


def test_the_only_date_on_a_line_of_its_own_is_the_posts() -> None:
    """A theme puts it in a column before the text, between the site's menu and the newest posts."""
    menu = "<ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30)) + "</ul>"
    found = published(around=COLUMN.format("06 June 2025", menu))
    assert found is not None
    assert (found.on, found.certain) == (date(2025, 6, 6), False)


@pytest.mark.parametrize("day", ["20 November 2026", "06 June 2027", "06 June 2025</span></h2><h2><span>07 May 2024"])
def test_no_day_alone_where_it_says_nothing(day: str) -> None:
    """A date alone on a line is ignored if it is today's, a future one or one of several."""
    menu = "<ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30)) + "</ul>"
    assert published(around=COLUMN.format(day, menu)) is None


def test_rows_of_paragraphs_that_begin_with_days_are_no_datelines() -> None:
    """On a press page without a date of its own each line is a date, an outlet and a title."""
    rows = (("14.08.2023", "Pier Post", "a"), ("02.09.2023", "Harbour Gazette", "b"), ("19.11.2023", "The Tide", "c"))
    lines = [f'<p>{day} — {name} — <a href="https://{way}.example/1">On locks</a></p>' for day, name, way in rows]
    html = f"<html lang='en'><body><main><h1>River opens</h1><p>They write about us:</p>{''.join(lines)}</main></body></html>"
    assert read_article(Page(url="https://site.example/press.html", html=html), NOW).published is None


@pytest.mark.parametrize("slug", ["in-the-media", "presse.html", "novosti/", "blog"])
def test_the_address_of_a_list_has_no_day_but_the_heads(slug: str) -> None:
    """The only date of a press page is that of its only row."""
    row = "<p>14 August 2023</p><p><a href='https://pier.example/1'>On locks</a></p>"
    html = f"<html lang='en'><body><main><h1>River opens</h1>{row}{TEXT}</main></body></html>"
    head = html.replace("<body>", "<head><meta property='article:published_time' content='2024-05-01'></head><body>")
    days = [read_article(Page(url=f"https://site.example/{slug}", html=one), NOW).published for one in (html, head)]
    assert [day.on if day else None for day in days] == [None, date(2024, 5, 1)]


def test_a_dateline_that_no_row_repeats_is_the_posts() -> None:
    """One paragraph begins with the date."""
    html = f"<html lang='en'><body><main><h1>River opens</h1><p>14.08.2023 — The keepers open the lock.</p>{TEXT}</main></body></html>"
    found = read_article(Page(url="https://site.example/press/river-opens.html", html=html), NOW).published
    assert found is not None
    assert found.on == date(2023, 8, 14)


@pytest.mark.parametrize(
    "line", ["Issue of 7 February 2023", "7 February 2023:", "Published on 7 February 2023 in issue 4:"]
)
def test_an_issue_without_a_cutting_dates_the_post(line: str) -> None:
    """As on a newspaper's own page, or where the line says that it is about the post."""
    found = published(above=f"<p>{line}</p>")
    assert found is not None
    assert found.on == date(2023, 2, 7)
