"""Dates without a year: in the year of a heading above them, or counted down a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from presswatch.records import DateReading
from scraper.pages.dates.read import DateContext
from scraper.pages.listing.date_groups import carry_year
from scraper.pages.listing.read import read_listing
from scraper.pages.parsing.page import Page

TITLES = (
    "Court rules that prison must release letters",
    "Our director speaks at the Geneva conference",
    "Statement about the border closure and refugees",
    "Journalists visit the archive in the old town",
    "Volunteers collect signatures in the capital",
    "Parliament debates the new asylum bill",
    "Museum opens exhibition on missing persons",
    "Donors meet for the yearly conference in spring",
    "Ferries stay in the harbour for a third week",
)
DAYS = ("18 November", "3 October", "1 March")
YEARS = (2026, 2025, 2024)


def days_of(body: str, language: str = "en") -> list[tuple[str, bool] | None]:
    """The dates read from a list on 20 November 2026, each with its certainty."""
    html = f"<html lang={language}><body><main>{body}</main></body></html>"
    context = DateContext(now=datetime(2026, 11, 20, 9, tzinfo=UTC), language=language)
    listing = read_listing(Page(url="https://example.org/news", html=html), context)
    return [(str(item.date.on), item.date.certain) if item.date else None for item in listing.items]


def by_years(heading: str, entry: str, around: str, days: tuple[str, ...] = DAYS) -> str:
    parts = []
    for place, year in enumerate(YEARS):
        entries = (entry.format(day=day, n=3 * place + n, title=TITLES[3 * place + n]) for n, day in enumerate(days))
        parts.append(f"{heading.format(year=year)}<{around}>{''.join(entries)}</{around}>")
    return "".join(parts)


LINK = '<a href="/n/{n}">{title}</a>'
ALL = [(f"{year}-{day}", True) for year in YEARS for day in ("11-18", "10-03", "03-01")]


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>{year}</h2>",
        "<h2>Press releases {year}</h2>",
        "<h3>{year} Archive</h3>",
        "<h2>Year {year}</h2>",
        "<h2>Media coverage in {year}:</h2>",
        "<details><summary>News ({year})</summary></details>",
        "<p><strong>{year}</strong></p>",
    ],
)
@pytest.mark.parametrize("entry", ["<li>{day}: " + LINK + "</li>", "<li><span>{day}</span> " + LINK + "</li>"])
def test_the_year_in_a_heading_is_that_of_the_days_below(heading: str, entry: str) -> None:
    """The heading may have other words next to its year, and a colon may follow the day."""
    assert days_of(by_years(heading, entry, "ul")) == ALL


@pytest.mark.parametrize(
    ("entry", "around"),
    [
        ("<li>" + LINK + " ({day})</li>", "ul"),
        ("<p><b>{day}:</b> " + LINK + "</p>", "div"),
        ("<li>{day}, BBC News: " + LINK + "</li>", "ul"),
        ("<dt>{day}</dt><dd>" + LINK + "</dd>", "dl"),
        ("{day} " + LINK + "<br>", "p"),
    ],
)
def test_the_year_above_dates_of_every_form(entry: str, around: str) -> None:
    """In brackets, before an outlet, in definition terms, on lines without boxes: each entry keeps its own date."""
    assert days_of(by_years("<h2>{year}</h2>", entry, around)) == ALL


def test_days_in_other_orders_under_their_years() -> None:
    """ "18.11." and "11月18日" too are dates of the year above them."""
    entry = "<dt>{day}</dt><dd>" + LINK + "</dd>"
    german = days_of(by_years("<h2>{year}</h2>", entry, "dl", ("18.11.", "03.10.", "01.03.")), "de")
    japanese = days_of(by_years("<h2>{year}年</h2>", entry, "dl", ("11月18日", "10月3日", "3月1日")), "ja")
    assert [day for day, _ in filter(None, german)] == [day for day, _ in ALL]
    assert japanese == ALL


def test_an_entrys_own_title_is_no_heading_of_a_year() -> None:
    """A post called "Report 2019" between yearless dates does not set the year of the others."""
    titles = [f"Annual report {2010 + n}" for n in range(8)]
    body = "".join(
        f'<div class=c><h3><a href="/n/{n}">{title}</a></h3><p>{18 - n} November</p></div>'
        for n, title in enumerate(titles)
    )
    assert days_of(body) == [(f"2026-11-{18 - n}", False) for n in range(8)]


def plain(days: list[str]) -> list[str]:
    body = "".join(f'<li><i>{day}</i> <a href="/n/{n}">{TITLES[n]}</a></li>' for n, day in enumerate(days))
    return [found[0] for found in days_of(f"<ul>{body}</ul>") if found]


def test_years_are_carried_down_a_list() -> None:
    """A list with its newest entry first goes back over New Year and never forward again."""
    days = ["18 Nov", "3 Oct", "1 Mar", "12 Jan", "20 Dec", "18 Nov", "3 Oct", "1 Feb", "30 Nov"]
    assert plain(days) == [
        "2026-11-18", "2026-10-03", "2026-03-01", "2026-01-12", "2025-12-20",
        "2025-11-18", "2025-10-03", "2025-02-01", "2024-11-30",
    ]  # fmt: skip


ABOVE = [DateReading(on=date(2026, 3, day), raw=f"{day} March", certain=False) for day in (9, 7, 5, 4)]


@pytest.mark.parametrize(
    ("on", "more", "year"),
    [
        ("4-04", {"raw": "4 April"}, 2026),
        ("4-05", {"raw": "5 April"}, 2026),
        ("4-06", {"raw": "6 April"}, 2025),  # 32 days after the one two above it
        ("4-06", {"raw": "6 April", "certain": True}, 2026),
        ("4-06", {"raw": "06/04/2026"}, 2026),
        ("4-06", {"raw": "6 days ago"}, 2026),
        ("4-06", {"raw": "6 April 9:00", "at": datetime(2026, 4, 6, 9, tzinfo=UTC)}, 2026),
        ("4-01", {"raw": "April", "precision": "month"}, 2026),
    ],
)
def test_only_a_guessed_year_is_carried_down(on: str, more: dict[str, Any], year: int) -> None:
    """Not one that is printed or certain, nor that of a day that counts back, of a moment or of a month."""
    month, day = map(int, on.split("-"))
    reading = DateReading(**{"on": date(2026, month, day), "certain": False} | more)
    assert carry_year([*ABOVE, reading]) == [*ABOVE, replace(reading, on=date(year, month, day))]


@pytest.mark.parametrize(
    "days",
    [
        ["18 Nov", "15 Nov", "3 Mar", "12 Nov", "10 Nov", "8 Nov"],
        ["3 Mar", "5 Jan", "18 Nov", "15 Nov", "12 Nov", "10 Nov", "8 Nov"],
        ["1 Feb", "5 Mar", "7 Apr", "8 May", "9 Jun", "10 Jul"],
    ],
)
def test_old_entries_among_new_ones_move_no_year(days: list[str]) -> None:
    """Neither one out of order, nor pinned ones above the newest, nor a list with the oldest first."""
    assert {day[:4] for day in plain(days)} == {"2026"}


@pytest.mark.parametrize(
    ("tab", "panel"),
    [
        ('<li><a href="#y{year}">{year}</a></li>', '<div id="y{year}">'),
        ('<li><a href="#" data-bs-target="#y{year}">{year}</a></li>', '<div id="y{year}">'),
        ('<button role="tab" aria-controls="y{year}">{year}</button>', '<section id="y{year}">'),
    ],
)
def test_days_in_the_panel_of_a_tab_are_of_its_year(tab: str, panel: str) -> None:
    """All tabs are above the first panel; none of them is the heading of what follows."""
    tabs = "".join(tab.format(year=year) for year in YEARS)
    end = "</div>" if panel.startswith("<div") else "</section>"
    lists = by_years(panel, "<li>{day}: " + LINK + "</li>", "ul").replace("</ul>", f"</ul>{end}")
    assert days_of(f"<ul>{tabs}</ul>{lists}") == ALL


@pytest.mark.parametrize("order", [None, "YMD"])
def test_a_list_with_the_year_last_of_a_source_that_writes_it_first(order):
    """A source whose news have the year first may have it last on its press page: the list's own dates decide."""
    rows = "".join(
        f"<li><h3><a href='/2026/{n}/story'>{TITLES[n]}</a></h3><span>{day}</span></li>"
        for n, day in enumerate(("17/11/2026", "04/11/2026", "12/10/2026"))
    )
    page = Page(url="https://example.org/press", html=f"<html><body><main><ul>{rows}</ul></main></body></html>")
    context = DateContext(now=datetime(2026, 11, 20, tzinfo=UTC), order=order)
    found = read_listing(page, context).items
    assert [str(item.date.on) for item in found if item.date] == ["2026-11-17", "2026-11-04", "2026-10-12"]


@pytest.mark.parametrize("sep", ["/", "-"])
@pytest.mark.parametrize(("language", "first"), [("es", "month"), ("en", "month"), ("ko", "day"), ("de", "day")])
def test_one_day_above_twelve_gives_the_order_of_all(sep: str, language: str, first: str) -> None:
    """It is the theme's order, even against the usual one of the page's language."""
    days = ((11, 17), (10, 3), (10, 2), (8, 9))
    shown = [(month, day) if first == "month" else (day, month) for month, day in days]
    rows = "".join(
        f"<li><h3><a href='/n/{n}'>{TITLES[n]}</a></h3><span>{a:02}{sep}{b:02}</span> <span>09:00</span></li>"
        for n, (a, b) in enumerate(shown)
    )
    found = days_of(f"<ul>{rows}</ul>", language)
    assert [one[0] if one else None for one in found] == [f"2026-{month:02}-{day:02}" for month, day in days]


@pytest.mark.parametrize(
    "index", ["<li><a href='/a/{year}/'>{year}</a><span>（19）</span></li>", "<a href='/a/{year}/'>{year}</a> "]
)
def test_an_index_of_years_above_a_list_is_no_heading(index: str) -> None:
    """The last year of the index is not that of the entries; a year above its own entries is."""
    rows = "".join(
        f"<li><h3><a href='/n/{n}'>{TITLES[n]}</a></h3><span>{day:02}/{month:02}</span></li>"
        for n, (month, day) in enumerate(((11, 17), (10, 23), (10, 2), (8, 9)))
    )
    links = "".join(index.format(year=year) for year in (2026, 2025, 2024))
    found = days_of(f"<ul class='index'>{links}</ul><ul>{rows}</ul>")
    assert [one[0] if one else None for one in found] == ["2026-11-17", "2026-10-23", "2026-10-02", "2026-08-09"]
    assert days_of(by_years("<h2><a href='/a/{year}/'>{year}</a></h2>", f"<li>{{day}}: {LINK}</li>", "ul")) == ALL
