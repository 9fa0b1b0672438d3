"""Russian and Ukrainian names: whose thing it is, rivers and their banks, what is founded, acronyms that are words."""

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
def test_another_case_tells_the_owner(language: str, text: str, expected: list[str]) -> None:
    """A thing that has the name keeps its first case; in another one it is the body's, or a river's bank."""
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
    """A noun that opens the sentence and was founded is a body; one for a kind of body is any of that kind."""
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
    """An acronym between an office and a full name is a body's; Cyrillic ones have no small letters."""
    assert surfaces(text, MATCHER, language) == expected
