"""Names next to a word that joins them to another organization or person, and common words next to naming cues."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import Matcher, build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

SUBJECTS = (
    Subject(name="Seewerk"),
    Subject(name="Shelter"),
    Subject(name="Orchard"),
    Subject(name="Nora Field", kind="person"),
    Subject(name="Вера Лунина", kind="person"),
    Subject(name="林霜", kind="person"),
    Subject(name="先锋", kind="outlet"),
    Subject(name="毎日", kind="outlet"),
    Subject(name="나침반", kind="outlet"),
    Subject(name="Relief Aid for Miners", aliases=("RAM",)),
    Subject(name="Павел Сомов", kind="person"),
    Subject(name="Lotte"),
    Subject(name="Martin Koch", kind="person"),
    Subject(name="고래"),
    Subject(name="Kurier", kind="outlet"),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(SUBJECTS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Seewerk-Stiftung fördert Schulen am Hafen."),
        ("en", "Nora Field-Marsh, a teacher, won the quiz."),
        ("ru", "Вера Лунина-Сомова открыла выставку."),
        ("zh", "他们是改革的先锋，也是榜样。"),
        ("en", "Lotte Brenner sang in Leeds."),
        ("ko", "고래 타이거즈가 홈에서 이겼다."),
        ("zh", "林霜霜在河边。"),
        ("ko", "그 책은 길을 찾는 이들의 나침반이 됐다."),
    ],
)
def test_another_thing(matcher: Matcher, language: str, text: str) -> None:
    """A second surname, an institution named after the organization, or a common word is no mention."""
    assert surfaces(text, matcher, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Das Seewerk-Büro in Kiel bestätigte die Zahl.", ["Seewerk"]),
        ("en", "“Nobody is safe,” said Polly Neate of Shelter, the housing charity.", ["Shelter"]),
        ("en", "Relief Aid for Miners (RAM) sent pumps, RAM said.", ["Relief Aid for Miners", "RAM", "RAM"]),
        ("ru", "Дело Павла Сомова закрыто, Сомов дома.", ["Павла Сомова", "Сомов"]),
        ("de", "Wie das Radio und der Kurier melden, fällt die Abgabe.", ["Kurier"]),
        ("fr", "L’opérateur Orchard va fermer dix agences, a indiqué Orchard lundi.", ["Orchard", "Orchard"]),
        ("es", "La medida es injusta, denunció Orchard este lunes.", ["Orchard"]),
        ("zh", "据《先锋》报道，工厂已停产。", ["先锋"]),
        ("ja", "毎日の記者が港を訪ねた。新聞は三日付。", ["毎日"]),
        ("ko", "주간지 ‘나침반’에 따르면 공장은 멈췄다.", ["나침반"]),
    ],
)
def test_the_organization_itself(matcher: Matcher, language: str, text: str, expected: list[str]) -> None:
    """A part of the organization, a word for its kind or a verb of saying next to the name confirms it."""
    assert surfaces(text, matcher, language) == expected
