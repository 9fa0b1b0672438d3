"""Things that the text says are called by the name, streets and houses, times of day, and people with these letters."""

from __future__ import annotations

import pytest

from pipelines.mentions.step import build_matcher
from presswatch.watchlist.entries import Subject
from tests.pipelines.named import surfaces

MATCHER = build_matcher(
    [
        Subject(name="Zarya", kind="outlet", aliases=("Заря",)),
        Subject(name="Horizon"),
        Subject(name="Lantern", kind="outlet"),
        Subject(name="Al-Fajr Foundation", aliases=("الفجر",)),
        Subject(name="Al-Masa", kind="outlet", aliases=("المساء", "صحيفة المساء")),
        Subject(name="World Tide Agency", aliases=("TAMBA",)),
        Subject(name="Museo Corvane", aliases=("Museo Corvane di Torino",)),
        Subject(name="Aid in Time", aliases=("Rescue", "RESCUE")),
        Subject(name="Yakut Vakfı", aliases=("Yakut",)),
        Subject(name="Whose?", kind="outlet"),
        Subject(name="북극협정", kind="topic", aliases=("NPT",)),
        Subject(name="Internationaler Leuchtturmrat", aliases=("ILR",)),
        Subject(name="Lubelski Instytut Wód", aliases=("LIW",)),
        Subject(name="한국탑방송", kind="outlet", aliases=("KTB",)),
        Subject(name="Pavel Sokolov", kind="person", aliases=("Павел Соколов",)),
    ]
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Газета тогда называлась «Заря» и выходила в Твери.", ["Заря"]),
        ("en", "A dog shelter called Horizon took it in.", ["Horizon"]),
        ("en", "The charity was called Horizon.", ["Horizon"]),
        ("fr", "Velding a pris la place de l'association Horizon.", ["Horizon"]),
        ("en", "She ran Horizon, her home for ten years.", ["Horizon"]),
        ("en", "He left Horizon, his film company, in May.", ["Horizon"]),
        ("it", "La riunione salta per via dell'Horizon.", ["Horizon"]),
        ("en", "Horizon, Britain's largest charity for house building, said so.", ["Horizon"]),
    ],
)
def test_things_called_by_the_name(language: str, text: str, expected: list[str]) -> None:
    """A club, a dog, a street or somebody's house called by the name is no mention of the organization."""
    assert surfaces(text, MATCHER, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت الشرطة بعد صلاة الفجر إن الطريق مغلق، وقبل الفجر أعلنت فتحه.", []),
        ("قال الوزير من خلال صحيفة المساء إنه باق.", ["صحيفة المساء"]),
    ],
)
def test_arabic_times(text: str, expected: list[str]) -> None:
    """In Arabic a noun of time or of a part takes the next noun as its complement: "evening hours" is no outlet."""
    assert surfaces(text, MATCHER, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال للنهار إنه باق.", ["للنهار"]),
        ("مشى للنهار طويلا.", []),
        ("نشرت النهار تحقيقا عن المرفأ.", ["النهار"]),
        ("طال النهار في الصيف.", []),
    ],
)
def test_an_arabic_outlet_named_like_a_time(text: str, expected: list[str]) -> None:
    """It is the outlet if somebody spoke to it or it published something."""
    matcher = build_matcher([Subject(name="An-Nahar", kind="outlet", aliases=("النهار",))])
    assert surfaces(text, matcher, "ar") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Canadian Tamba officials met. The Tamba said so.", ["Tamba", "Tamba"]),
        ("en", "Kremlin Tamba talks failed.", ["Tamba"]),
        (
            "it",
            "Il Museo Corvane di Torino, il Museo Corvane di Anna Bassi.",
            ["Museo Corvane di Torino", "Museo Corvane"],
        ),
        ("en", "A rescue takes an hour. Rescue was slow.", []),
        ("tr", "YAKUT FİYATLARI ARTTI", []),
        ("en", "Whose? magazine tested kettles.", ["Whose?"]),
        ("ru", "Заря журнала занялась над городом.", []),
        ("ru", "Математик Павел Соколов молчит. Потом Клэй Соколов ушёл.", ["Павел Соколов"]),
        ("de", "Der ILR tagt. Reformen, die ILR und Bank fordern, und die ILR-Tagung.", ["ILR", "ILR", "ILR"]),
        ("ko", "NPT(북극협정)는 유지된다.", ["NPT", "북극협정"]),
        ("ko", "KTB(한국탑방송)는 보도했다.", ["KTB", "한국탑방송"]),
    ],
)
def test_letters_and_neighbours(language: str, text: str, expected: list[str]) -> None:
    """A given name, a town or a preposition next to the name decides whose name it is."""
    assert surfaces(text, MATCHER, language) == expected
