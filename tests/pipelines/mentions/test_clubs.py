"""Sports clubs named like a town, and names followed by an island, a district or another place."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

MATCHER = build_matcher(
    [
        Subject(name="AS Velmora", aliases=("Velmora",)),
        Subject(name="SSC Lanterna", aliases=("Lanterna",)),
        Subject(name="Al Ofok SC", aliases=("الأفق", "نادي الأفق")),
        Subject(name="Corvane"),
        Subject(name="Al Hilal SFC", aliases=("الهلال",)),
    ]
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "La Velmora ha battuto la Lanterna nel derby.", ["Velmora", "Lanterna"]),
        ("it", "Vive a Velmora. Il sindaco di Velmora si dimette.", []),
        ("it", "La Lanterna si vede dal mare, la lanterna brilla.", []),
        ("it", "L'allenatore della Lanterna parla dopo la partita.", ["Lanterna"]),
        ("es", "Vive en Velmora desde niño.", []),
        ("fr", "Il habite le quartier de Velmora.", []),
        ("en", "Prices in Velmora rise. He lives in Velmora.", []),
        ("en", "Fans cheered as Velmora won the derby.", ["Velmora"]),
        ("ar", "أعلن النادي تعاقده مع مدافع الأفق السابق لموسمين.", ["الأفق"]),
        ("ar", "تعادل الأفق سلبيا في مباراة قمة.", ["الأفق"]),
        ("ar", "ظهر الهلال في السماء مساء.", []),
        ("ar", "يسكن في جزيرة الأفق منذ سنوات. غابت الشمس عند الأفق.", []),
        ("en", "They sailed past the villas of Corvane island and the Corvane neighbourhood.", []),
        ("en", "A Corvane district manager said so.", ["Corvane"]),
    ],
)
def test_club_and_town(language: str, text: str, expected: list[str]) -> None:
    """In a sentence about sport the name means the club; after a preposition of place it means the town."""
    assert surfaces(text, MATCHER, language) == expected
