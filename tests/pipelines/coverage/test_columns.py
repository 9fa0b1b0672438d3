"""Outlets that the layout tells: a column of a table, a line of outlet and day above what it tells of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import load_catalogue
from presswatch.records import Block
from tests.pipelines.posts import make_post, outlets_named, shipped_facts


def test_a_column_of_media_names_the_outlets_of_its_rows() -> None:
    """Whatever its cells hold is the outlet, and no other word of the row is."""
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
    told = [(item.outlet, item.article_date.on if item.article_date else None) for item in facts.items]
    assert told == [
        ("La Gazette du Quai", date(2024, 6, 12)),
        ("Radio des Deux Rives", date(2024, 5, 28)),
        ("Le Monde", date(2024, 5, 3)),
    ]


def test_a_line_of_outlet_and_day_tells_of_whom_the_lines_below_speak() -> None:
    """A programme or a word below it is no second outlet."""
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


def test_pieces_under_a_line_that_announces_them_are_coverage_in_a_post_however_long() -> None:
    """A known name before an address is the outlet; without the line that announces them they are anybody's."""
    told = ["We held a press conference on the tram.", "Reactions in the press:", *_ROWS, _LONG]
    facts = shipped_facts("On the details of the tram", told, "en", date(2024, 6, 6))
    assert "Radio Pier" in outlets_named(facts)
    told[1] = "Where to find what we planned:"
    unannounced = outlets_named(shipped_facts("On the details of the tram", told, "en", date(2024, 6, 6)))
    assert "quaynews.example" not in unannounced
    assert "Harbour Weekly" not in unannounced
