"""Several authors in one text are separated; one author, or an organization with "and" in its name, is not split."""

from datetime import UTC, datetime

import pytest

from presswatch.records import family_first
from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.parsing.page import Page
from scraper.pages.person_names.names import authors_apart

NOW = datetime(2026, 11, 28, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, John Roe and Yuna Seo", ("Jane Doe", "John Roe", "Yuna Seo")),
        ("Jane A. Doe & John B. Roe", ("Jane A. Doe", "John B. Roe")),
        ("Marie Dupont et Jean Durand", ("Marie Dupont", "Jean Durand")),
        ("김철수·이영희", ("김철수", "이영희")),
        ("김철수, 이영희", ("김철수", "이영희")),
        ("Doe, Jane; Roe, John", ("Doe, Jane", "Roe, John")),
        ("van den Berg, Jan and de Vries, Piet", ("van den Berg, Jan", "de Vries, Piet")),
        ("Jane Doe, John Roe and Reuters", ("Jane Doe", "John Roe")),
    ],
)
def test_several_authors_are_separated(text, authors):
    """Joined by a comma, a word for "and" or "&", in the order printed."""
    assert authors_apart(text) == authors


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe",
        "Doe, Jane",
        "van der Berg, Jan",
        "Jane Doe, Chief Editor",
        "Jane Doe, Human Rights Watch",
        "Jane Doe, Paris",
        "Martin Roe, Jr.",
        "José Ortega y Gasset",
        "Anna and the Band",
        "Anna und die Band",
        "Mina Park and the Lanterns",
        "Roe and Sons",
        "Roe & Doe",
        "Larkmoor and Saltby Times",
        "Daily Star and Evening Post",
        "Center for Law and Justice",
        "Human Rights and Democracy Network",
        "Crime and Justice Desk",
        "",
    ],
)
def test_what_is_not_plainly_several_stays_as_printed(text):
    """One author with a comma, a band, an outlet, a firm, a desk."""
    assert authors_apart(text) == (text,)


def test_only_an_inverted_name_shows_the_surname():
    """A comma after a surname; not one before "Jr." or a lowercase role, or after two names."""
    assert family_first("Doe, Jane") == ("Doe", "Jane")
    assert family_first("de Vries, Piet J.") == ("de Vries", "Piet J.")
    for name in ("Jane Doe", "Roe, Jr.", "Jane Doe, Paris", "Doe, editor", "Doe, Jane, Roe", "김철수"):
        assert family_first(name) is None


def test_the_line_of_a_list_names_one_band_or_two_people():
    """A line that begins with "By", next to a title."""
    cards = "".join(
        f'<li><a href="/news/{n}">A headline of the harbour number {n}</a><time>2026-11-0{n}</time><p>By {who}</p></li>'
        for n, who in enumerate(("Anna and the Band", "Jane Doe and John Roe", "Doe, Jane", "Mina Park"), 1)
    )
    page = Page(url="https://pier.example/news", html=f"<html><body><main><ul>{cards}</ul></main></body></html>")
    assert [item.byline for item in read_listing(page, DateContext(now=NOW)).items] == [
        ("Anna and the Band",),
        ("Jane Doe", "John Roe"),
        ("Doe, Jane",),
        ("Mina Park",),
    ]
