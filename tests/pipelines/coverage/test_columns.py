"""Outlets shown by layout: a table column, or a line with outlet and day above the text about the article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import load_catalogue
from presswatch.records import Block
from tests.pipelines.posts import make_post, outlets_named, shipped_facts


def test_a_media_column_names_the_outlets() -> None:
    """In a table with a column of media, each cell of it is an outlet and no other word of the row is one."""
    rows = [
        "Date | Média | Titre",
        "12/06/2024 | La Gazette du Quai | La marée, la méthode et le port",
        "28/05/2024 | Radio des Deux Rives | Invitée du matin : la présidente",
        "03/05/2024 | Le Monde | Sur le quai, on compte les vagues",
    ]
    text = "\n\n".join(["Ils parlent de nous !", *rows])
    places = [(text.index(row), text.index(row) + len(row)) for row in rows]
    blocks = tuple(Block(kind="table", start=start, end=end) for start, end in places)
    post = replace(make_post("Revue de presse", [], "fr", None), text=text, blocks=blocks)
    facts = read_coverage(post, (), load_catalogue())
    given = [(item.outlet, item.article_date.on if item.article_date else None) for item in facts.items]
    assert given == [
        ("La Gazette du Quai", date(2024, 6, 12)),
        ("Radio des Deux Rives", date(2024, 5, 28)),
        ("Le Monde", date(2024, 5, 3)),
    ]


def test_a_line_of_outlet_and_day_covers_the_lines_below() -> None:
    """A programme or another name in the text below such a line is no second outlet."""
    facts = shipped_facts(
        "In the news: members vote",
        [
            "The Guardian (May 16)",
            "Our chair Jo Lund was in the hall as the tally was read. [Read the story](https://www.theguardian.com/a/1).",
            "Reuters (May 17)",
            "Our chief negotiator Mira Holt was interviewed on Morning Edition.",
        ],
        "en",
        date(2023, 5, 18),
    )
    assert outlets_named(facts) == ["The Guardian", "Reuters"]


_LONG = "The tram line needs a tank under our street, and nobody tells us what becomes of the houses beside it. " * 60
_ROWS = [
    "quaynews.example: [https://quaynews.example/tram/a-1](https://quaynews.example/tram/a-1)",
    "Radio Pier: [https://radiopier.example/news/a-2](https://radiopier.example/news/a-2) (a talk)",
    "Harbour Weekly: [https://weekly.example/a/tram-3](https://weekly.example/a/tram-3)",
]


def test_links_below_an_announcing_line_are_coverage_in_long_posts() -> None:
    """In a long post too, a known name before a link is the outlet once a line announces coverage, and not without that
    line.
    """
    given = ["We held a press conference on the tram.", "Reactions in the press:", *_ROWS, _LONG]
    facts = shipped_facts("On the details of the tram", given, "en", date(2024, 6, 6))
    assert "Radio Pier" in outlets_named(facts)
    given[1] = "Where to find what we planned:"
    unannounced = outlets_named(shipped_facts("On the details of the tram", given, "en", date(2024, 6, 6)))
    assert "quaynews.example" not in unannounced
    assert "Harbour Weekly" not in unannounced
