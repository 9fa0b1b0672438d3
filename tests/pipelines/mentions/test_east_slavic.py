"""Russian and Ukrainian names: owners in the genitive, river banks, founded organizations, acronyms that are also
words.
"""

from __future__ import annotations

import pytest

from pipelines.mentions.step import build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

MATCHER = build_matcher(
    [
        Subject(name="Vympel", aliases=("Вымпел",)),
        Subject(name="Yuzhanka", kind="outlet", aliases=("Южанка",)),
        Subject(name="Hope Foundation", aliases=("Надежда",)),
        Subject(name="Kontur", aliases=("Контур",)),
        Subject(name="Klub", aliases=("Клуб",)),
        Subject(name="Anker e. V.", aliases=("Anker",)),
        Subject(name="Fener", aliases=("Fener",)),
        Subject(name="Institute of Currents", aliases=("ШАГ",)),
        Subject(name="Shchyro", aliases=("ЩИРО", "Рух ЩИРО")),
    ]
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "На заводе «Вымпел» под Тверью бастуют.", []),
        ("ru", "Кафе Вымпел на углу открыто.", []),
        ("ru", "Отель Надежды Петровны закрыт, роман Надежды не издан.", []),
        ("ru", "Дом стоит на набережной Южанки, в двух шагах от моста.", []),
        ("ru", "Они гуляли вдоль Южанки и на берегу Южанки.", []),
        ("ru", "Главный редактор Южанки Пётр Зимин рассказал о суде.", ["Южанки"]),
    ],
)
def test_oblique_case_marks_the_owner(language: str, text: str, expected: list[str]) -> None:
    """In the nominative after a common noun the name is that thing's own; in another case it means the organization, or
    a river.
    """
    assert surfaces(text, MATCHER, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Контур был нарисован мелом на асфальте.", []),
        ("ru", "Клуб был основан в 1994 году в Перми.", []),
        ("de", "Anker wurde vor Kiel geworfen, der Wind stand gut.", []),
        ("tr", "Fener 1920 yılında söndü.", []),
    ],
)
def test_what_is_founded(language: str, text: str, expected: list[str]) -> None:
    """The subject of "was founded" at the start of a sentence is a mention; a common noun for a kind of organization is
    not.
    """
    assert surfaces(text, MATCHER, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Новый ШАГ Центр закрыли.", []),
        ("uk", "Якщо щиро, я не чекав такого.", []),
        ("uk", "Про це пише Рух ЩИРО.", ["Рух ЩИРО"]),
    ],
)
def test_acronyms_that_are_words(language: str, text: str, expected: list[str]) -> None:
    """An acronym between an office and a full name is a mention; in Cyrillic it must be in capitals."""
    assert surfaces(text, MATCHER, language) == expected
